"""What an observer could see: the case without hindsight."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.case.view import view
from backchannel.case.when import When
from tests.knowledge.cases import FEW, case, fact, frame, rec, says


def seen(of, observer, as_of, **more):
    return set(view(of, observer, When.parse(as_of), **more).records)


ONE = case(rec("r", "1950-05-10", via="c", cc="d"))


@pytest.mark.parametrize(
    ("observer", "day", "certain", "possible"),
    [
        ("a", "1950-05-09", False, False),
        ("a", "1950-05-10", True, True),
        ("b", "1950-05-10", False, True),
        ("b", "1950-05-12", True, True),
        ("c", "1950-05-12", True, True),
        ("d", "1950-05-11", False, True),
        ("g", "1951", False, False),
    ],
)
def test_a_sender_sees_it_when_sent_the_others_when_received(observer, day, certain, possible):
    assert ("r" in seen(ONE, observer, day)) is certain
    assert ("r" in seen(ONE, observer, day, possible=True)) is possible


def test_a_draft_is_seen_by_its_author_and_not_by_its_addressee():
    draft = case(rec("r", state="draft", cc="d"))
    assert [bool(seen(draft, who, "1951")) for who in "abd"] == [True, False, True]


def test_what_is_published_or_released_everybody_sees():
    of = case(rec("p", to="public", kind="press"), rec("r", released="1993-06"), rec("s"))
    assert seen(of, "g", "1950-05-10") == {"p"}
    assert seen(of, "public", "1993-06-15") == {"p"}
    assert seen(of, "public", "1993-06-15", possible=True) == {"p", "r"}
    assert seen(of, "g", "1993-06-30") == {"p", "r"}


def test_the_public_sees_a_contact_through_the_record_that_attests_it():
    of = case(
        rec("meeting", attested_by="report"),
        rec("report", attested_by="other", released="1995"),
        rec("other"),
    )
    assert seen(of, "public", "1995-12-31") == {"meeting", "report"}
    assert seen(of, "g", "1995-12-31") == {"report"}


def test_a_claim_that_nothing_in_sight_speaks_of_keeps_its_statement_alone():
    of = case(fact("k"), fact("l", origin="g", since="1950-05-02"), rec("r"), says("r", "k"))
    before, after = (view(of, "b", When.parse(day)).claims for day in ("1950-05-11", "1950-05-12"))
    assert (before["k"].origin, before["k"].since, before["k"].statement) == ((), None, "It is k.")
    assert after["k"] == of.claims["k"]
    assert after["l"].origin == ()
    assert view(of, "g", When.parse("1950-05-02")).claims["l"] == of.claims["l"]
    assert view(of, "g", When.parse("1950-05-01")).claims["l"].origin == ()


def test_rows_of_records_out_of_sight_and_the_frames_are_gone():
    of = case(fact(), rec("r"), says("r"), frame("f", actors="a;b"))
    assert view(of, "b", When.parse("1950-05-11")).conveys == ()
    assert view(of, "b", When.parse("1950-05-12")).conveys == of.conveys
    assert view(of, "b", When.parse("1950-05-12")).frames == {}


@FEW
@given(
    st.lists(
        st.tuples(
            st.sampled_from("abcd"),
            st.sampled_from("abcd"),
            st.integers(1, 28),
            st.sampled_from(["", "1950-05-20", "1993"]),
        )
    ),
    st.sampled_from(["a", "b", "public"]),
    st.integers(1, 28),
    st.integers(1, 28),
)
def test_who_looks_later_sees_no_less(rows, observer, one, two):
    of = case(*(rec(f"r{i}", f"1950-05-{d:02}", f, t, released=r) for i, (f, t, d, r) in enumerate(rows)))
    early, late = sorted((one, two))
    first, second = (seen(of, observer, f"1950-05-{d:02}") for d in (early, late))
    assert first <= second
    assert first <= seen(of, observer, f"1950-05-{early:02}", possible=True)
