"""Through the public, through bodies; and what must hold in any case: more records, wider dates, other orders."""

import json
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backchannel.case.nouns import Claim, Conveys, Member, Record
from backchannel.case.when import When
from backchannel.knowledge.channels import route
from backchannel.knowledge.leads import denials, leads
from backchannel.knowledge.referent import meanings
from backchannel.knowledge.shift import turn
from backchannel.knowledge.silence import silence
from backchannel.knowledge.spread import Knowledge
from backchannel.knowledge.statuses import knowings
from backchannel.knowledge.tellings import tellings
from tests.knowledge.cases import (
    FEW,
    MORE,
    NAMES,
    a_record,
    a_row,
    bounds,
    case,
    fact,
    member,
    phrase,
    quiet,
    rec,
    rows_of_a_case,
    rows_of_a_network,
    rows_of_an_annulment,
    says,
    small,
)

INF = float("inf")
PRESS = [fact(origin="c"), rec("r", to="public", kind="press"), says("r")]


# ------------------------------------------------------------------------------------- public, bodies


def test_what_the_public_knows_every_actor_possibly_knows():
    assert bounds(case(*PRESS), "public") == ("05-10", "05-10")
    assert bounds(case(*PRESS), "d") == ("05-10", None)


@pytest.mark.parametrize(("end", "known"), [("1950-05-10", "05-10"), ("1950-05-09", None)])
def test_the_public_tells_nobody_after_the_time_of_the_case(end, known):
    assert bounds(case(*PRESS, period=f"1949/{end}"), "d") == (known, None)


def test_the_way_through_the_public_is_shown():
    (way,) = Knowledge(case(*PRESS)).ways("k")["d"]
    assert (str(way), way.record) == ("through the public", "r")


TOLD = [fact(origin="c"), rec("r", to="g"), says("r")]


def test_a_member_possibly_knows_what_the_body_knows():
    one = case(*TOLD, member("g", "d"))
    assert bounds(one, "g") == ("05-10", "05-12")
    assert bounds(one, "d") == ("05-10", None)
    (way,) = Knowledge(one).ways("k")["d"]
    assert str(way) == "as a member of g"


def test_a_later_member_knows_from_his_entry():
    assert bounds(case(*TOLD, member("g", "d", "1950-06/1950-07")), "d") == ("06-01", None)


@pytest.mark.parametrize(
    ("end", "known"), [("1950-05-10", "05-10"), ("1950-05", "05-10"), ("1950-05-09", None)]
)
def test_a_former_member_learns_nothing_more(end, known):
    assert bounds(case(*TOLD, member("g", "d", to=end)), "d") == (known, None)


def test_bodies_can_be_members_of_bodies():
    one = case(*TOLD, member("g", "h", "1950-05-20"), member("h", "d", "1950-05-15"))
    assert bounds(one, "h") == bounds(one, "d") == ("05-20", None)


def test_a_body_does_not_know_what_its_member_knows():
    assert bounds(case(fact(origin="c"), rec("r"), says("r"), member("g", "b")), "g") == (None, None)


def test_only_the_final_first_date_of_a_body_is_passed_on():
    rows = [fact(origin="c"), rec("r", to="a;h"), says("r"), rec("s", "1950-06-01", to="g"), says("s")]
    one = case(*rows, member("g", "d"), member("h", "g"))
    (way,) = Knowledge(one).ways("k")["d"]
    assert (way.record, bounds(one, "d")) == ("r", ("05-10", None))


def test_bodies_in_a_circle_come_to_an_end():
    assert bounds(case(*TOLD, member("g", "h"), member("h", "g")), "h") == ("05-10", None)


def test_possibly_is_the_first_of_all_ways_and_certainly_the_first_of_the_certain_ones():
    rows = [fact(origin="c"), rec("q", "1950-05-02", verified="recalled"), says("q")]
    one = case(*rows, rec("r"), says("r"), rec("s", "1950-05-20"), says("s"))
    assert bounds(one, "b") == ("05-02", "05-12")


# ------------------------------------------------------------------------------------- brute force


@FEW
@given(rows_of_a_case(most=2))
def test_the_two_bounds_are_the_extremes_over_all_dates(rows):
    """Every minute of every window is tried; members and the public, who know nothing for certain, stand above."""
    one = small([r for r in rows if not isinstance(r, Member)], telegram="1m", letter="2m")
    told = [t for t in tellings(one) if t.claim == "k" and t.content == "claim"]
    assume(all(t.sent[0] > -INF and t.received[1] < INF and "public" not in t.readers for t in told))
    windows = {t.record: _moments(t.sent, t.received) for t in told}
    since = one.claims["k"].since
    starts = range(since.earliest, since.latest + 1) if since else [INF]
    realised = [
        (_known(one, told, start, dict(zip(windows, at, strict=True))))
        for start, *at in product(starts, *windows.values())
    ]
    knowledge = Knowledge(one)
    for a in NAMES:
        assert knowledge.possibly("k", a) == min(possibly.get(a, INF) for possibly, _ in realised)
        assert knowledge.certainly("k", a) == max(certainly.get(a, INF) for _, certainly in realised)


def _moments(sent, received):
    minutes = (range(first, last + 1) for first, last in (sent, received))
    return [(s, r) for s, r in product(*minutes) if r >= s]


def _known(one, told, start, at):
    """Return since when each actor knew if these were the dates: by any row, and by those that count in full."""
    possibly = dict.fromkeys(one.claims["k"].origin, start)
    certainly = dict(possibly)
    for t in told:
        sent, received = at[t.record]
        for actors, minute, sure in ((t.tellers, sent, t.joint), (t.readers, received, True)):
            for a in actors:
                possibly[a] = min(possibly.get(a, INF), minute)
                if sure and not t.doubt:
                    certainly[a] = min(certainly.get(a, INF), minute)
    return possibly, certainly


# ------------------------------------------------------------------------------------- what must always hold


def all_bounds(one, reading=""):
    knowledge = Knowledge(one, reading)
    pairs = product(one.claims, one.actors)
    return {(c, a): (knowledge.possibly(c, a), knowledge.certainly(c, a)) for c, a in pairs}


@MORE
@given(rows_of_a_case(), st.sampled_from(("", "x")))
def test_possibly_is_never_later_than_certainly(rows, reading):
    assert all(possibly <= certainly for possibly, certainly in all_bounds(small(rows), reading).values())


@MORE
@given(rows_of_a_case(), st.data())
def test_one_more_record_never_makes_anybody_learn_later(rows, data):
    before = all_bounds(small(rows))
    new = data.draw(a_record("z", states=("sent", "draft", "disputed")))
    said = data.draw(st.lists(a_row("z", stances=("asserts", "implies")), min_size=1, max_size=2))
    after = all_bounds(small([*rows, new, *said]))
    for pair, (possibly, certainly) in before.items():
        assert after[pair][0] <= possibly
        assert after[pair][1] <= certainly


@MORE
@given(st.one_of(rows_of_a_case(), rows_of_an_annulment()), st.data())
def test_a_wider_date_never_makes_certain_earlier_or_possible_later(rows, data):
    dated = [
        (i, name)
        for i, r in enumerate(rows)
        for name in {Record: ("date", "received"), Claim: ("since", "until")}.get(type(r), ())
        if getattr(r, name)
    ]
    if not dated:
        return
    i, name = data.draw(st.sampled_from(dated))
    old = getattr(rows[i], name)
    wide = When(
        old.earliest - data.draw(st.integers(0, 9)), old.latest + data.draw(st.integers(0, 9)), "wider"
    )
    wider = [*rows[:i], replace(rows[i], **{name: wide}), *rows[i + 1 :]]
    before, after = all_bounds(small(rows)), all_bounds(small(wider))
    for pair, (possibly, certainly) in before.items():
        assert after[pair][0] <= possibly
        assert after[pair][1] >= certainly


def everything(one):
    """Return all that is computed of a case, as text."""
    knowledge = Knowledge(one)
    by = When(20, 20, "20")
    asked = phrase(record="r0", after=When(0, 3, "0+3"))
    return json.dumps(
        [
            [k.to_dict() for k in knowings(knowledge, one.claims, one.actors, by, every=True)],
            [
                [route(knowledge, c, a).to_dict(), route(knowledge, c, a).without]
                for c in one.claims
                for a in NAMES
            ],
            silence(one, quiet(during=When(5, 15, "5+10"))).to_dict(),
            turn(one, "a", "k", draws=20).to_dict(),
            meanings(knowledge, asked).to_dict(),
            [lead.to_dict() for lead in leads(knowledge)],
            [denial.to_dict() for denial in denials(knowledge)],
        ]
    )


@FEW
@given(st.one_of(rows_of_a_case(), rows_of_a_network()), st.data())
def test_the_order_of_the_rows_changes_nothing(rows, data):
    unique = list({(type(r), repr(r)): r for r in rows}.values())
    assert everything(small(unique)) == everything(small(data.draw(st.permutations(unique))))


@FEW
@given(rows_of_a_case())
def test_a_row_written_twice_tells_nothing_new(rows):
    said = [r for r in rows if isinstance(r, Conveys)]
    assert everything(small(rows)) == everything(small([*rows, *said]))
