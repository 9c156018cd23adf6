"""Expectations against answers, kind by kind, and the verdicts that follow: RULES "Verdicts"."""

from __future__ import annotations

import pytest

from backchannel.audit.answers import Answers
from backchannel.audit.checks import check
from backchannel.audit.finding import Finding, few
from backchannel.audit.verdicts import judge
from backchannel.case import expectations
from backchannel.case.inquiries import Channel, Knew, Shift
from backchannel.knowledge.spread import Knowledge
from tests.knowledge.cases import case, fact, member, phrase, quiet, rec, row, says

KNOWN = {
    "actors.csv": dict.fromkeys("abcdgh"),
    "claims.csv": dict.fromkeys("kl"),
    "hypotheses.csv": {"x": 1, "y": 1},
}


def found(inquiry, expected, *rows, reading=""):
    """Return the finding of one expectation in a case of these rows."""
    test = expectations.read_test(
        f"{inquiry.id}: {expected}" if expected else inquiry.id, {inquiry.id: inquiry}, KNOWN
    )
    return check(Answers(Knowledge(case(*rows), reading)), inquiry, test)


def knew(actors="b", by="1950-05-20"):
    return row(Knew, id="q", claim="k", actors=actors, by=by)


TOLD = [fact(), rec("r"), says("r")]
MAYBE = [fact(), rec("r"), says("r", stance="implies")]
MANY = [rec(f"s{i}", "1950-05-02") for i in range(12)]


# ------------------------------------------------------------------------------------------------------ knew


@pytest.mark.parametrize(
    ("rows", "expected", "outcome"),
    [
        (TOLD, "b knew", "holds"),
        (TOLD, "b not known", "fails"),
        (MAYBE, "b knew", "open"),
        (MAYBE, "b not known", "open"),
        ([fact()], "b knew", "fails"),
        ([fact()], "b not known", "holds"),
        ([fact(), rec("n", from_="c"), says("n", stance="denies")], "b not known", "holds"),
        ([fact(), rec("w")], "b not known", "holds"),
    ],
)
def test_knew_and_not_known(rows, expected, outcome):
    assert found(knew(), expected, *rows).outcome == outcome


def test_joined_expectations_fail_with_one_and_are_open_with_one():
    rows = [*TOLD, rec("s", to="c"), says("s", stance="implies")]
    assert found(knew("b;c"), "b knew & c knew", *rows).outcome == "open"
    assert found(knew("b;c"), "b not known & c knew", *rows).outcome == "fails"


def test_not_known_fails_by_exceptions_where_few_of_many_records_tell_it():
    assert found(knew(), "b not known", *TOLD, *MANY[:3]).exceptions == ()
    assert found(knew(), "b not known", *TOLD, *MANY[:4]).exceptions == ("r",)


def test_possible_tellings_use_up_the_exceptions_too():
    rows = [*TOLD, *MANY, rec("t"), says("t", stance="implies"), rec("u"), says("u", stance="implies")]
    assert found(knew(), "b not known", *rows).exceptions == ()
    assert found(knew(), "b not known", *rows[:-2]).exceptions == ("r", "t")


def test_knew_has_no_exceptions():
    assert found(knew(), "b knew", fact(), *MANY).exceptions == ()


def test_an_open_answer_names_what_decides():
    rows = [fact(), rec("r"), says("r", reader="x"), member("g", "b"), rec("s", to="g"), says("s")]
    decides = found(knew(), "b knew", *rows).decides
    assert decides == ("B: r: the reading of x", "B: s: as a member of g")


def test_a_reading_taken_decides():
    rows = [fact(), rec("r"), says("r", reader="x")]
    assert found(knew(), "b knew", *rows, reading="x").outcome == "holds"
    assert found(knew(), "b knew", *rows, reading="y").outcome == "fails"


# --------------------------------------------------------------------------------------------------- channel

CHANNEL = row(Channel, id="q", claim="k", to="b")
THROUGH_C = [fact(), rec("r", "1950-05-02", to="c"), says("r"), rec("s", "1950-05-10", from_="c"), says("s")]


@pytest.mark.parametrize(
    ("more", "expected", "outcome"),
    [
        ([], "first through c", "holds"),
        ([], "first through d", "fails"),
        ([], "only through c", "holds"),
        ([rec("t", "1950-05-20"), says("t")], "first through c", "holds"),
        ([rec("t", "1950-05-20"), says("t")], "only through c", "fails"),
        ([rec("t", "1950-05-03"), says("t")], "first through c", "fails"),
        ([rec("t", "1950-05-11"), says("t")], "first through c", "open"),
    ],
)
def test_first_and_only_through(more, expected, outcome):
    assert found(CHANNEL, expected, *THROUGH_C, *more).outcome == outcome


def test_without_a_chain_nothing_came_through_anybody():
    assert found(CHANNEL, "first through c", fact()).outcome == "fails"
    assert "No chain" in found(CHANNEL, "", fact()).because


def test_what_is_told_for_possible_only_leaves_the_channel_open():
    rows = [*THROUGH_C[:-1], says("s", reader="x")]
    assert found(CHANNEL, "first through c", *rows).outcome == "open"
    assert found(CHANNEL, "only through c", *rows).outcome == "open"


def test_only_through_fails_by_exceptions_where_few_of_many_records_come_round():
    again = [x for i in range(8) for x in (rec(f"u{i}", "1950-05-12", from_="c"), says(f"u{i}"))]
    round_about = [rec("t", "1950-05-20"), says("t")]
    assert found(CHANNEL, "only through c", *THROUGH_C, *again, *round_about).exceptions == ("t",)
    assert found(CHANNEL, "only through c", *THROUGH_C, *round_about).exceptions == ()


# --------------------------------------------------------------------------------------------------- silence

ON = [fact(topic="t"), rec("r", "1950-05-10"), says("r")]
PERHAPS = [fact(topic="t"), rec("r", "1950-04-30/1950-05-01"), says("r")]


@pytest.mark.parametrize(
    ("rows", "none", "some"),
    [([fact(topic="t")], "holds", "fails"), (PERHAPS, "open", "open"), (ON, "fails", "holds")],
)
def test_none_and_some(rows, none, some):
    assert found(quiet(), "none", *rows).outcome == none
    assert found(quiet(), "some", *rows).outcome == some


def test_none_fails_by_exceptions_set_against_all_records_of_the_two():
    earlier = [rec(f"s{i}", "1950-03-02") for i in range(4)]
    assert found(quiet(), "none", *ON, *earlier).exceptions == ("r",)
    assert found(quiet(), "none", *ON, *earlier[:3]).exceptions == ()
    assert found(quiet(), "some", *ON, *earlier).exceptions == ()


def test_a_silence_that_is_open_names_the_record_whose_date_decides():
    assert found(quiet(), "none", *PERHAPS).decides == (
        "r: its date (1950-04-30/1950-05-01) meets the time and may lie outside it",
    )


# ----------------------------------------------------------------------------------------------------- shift

SHIFT = row(Shift, id="q", actor="a", claim="k")


def stances(*signs, start=1):
    rows = [fact(since="")]
    for i, sign in enumerate(signs):
        rows += [
            rec(f"r{i}", f"1950-05-{start + i:02}"),
            says(f"r{i}", stance="asserts" if sign == "+" else "denies"),
        ]
    return rows


@pytest.mark.parametrize(
    ("signs", "expected", "outcome"),
    [
        ("---+++", "asserts within 1950-05-03/1950-05-04", "holds"),
        ("---+++", "asserts within 1950-05-01/1950-05-03", "fails"),
        ("---+++", "denies within 1950-05", "fails"),
        ("+++---", "denies within 1950-05", "holds"),
        ("--++", "asserts within 1950-05", "open"),
        ("", "asserts within 1950", "open"),
        ("++++", "no shift", "holds"),
        ("---+++", "no shift", "fails"),
        ("-+", "no shift", "open"),
    ],
)
def test_when_a_stance_should_turn(signs, expected, outcome):
    assert found(SHIFT, expected, *stances(*signs)).outcome == outcome


def test_no_shift_fails_by_exceptions_where_few_of_many_stances_differ():
    assert found(SHIFT, "no shift", *stances(*"---------++")).exceptions == ("r9", "r10")
    assert found(SHIFT, "no shift", *stances(*"---+++")).exceptions == ()


def test_a_turn_that_only_one_reading_sees_is_open_and_both_are_named():
    rows = [
        *stances(*"---"),
        rec("t", "1950-05-10"),
        says("t", reader="x"),
        fact("l", since=""),
        says("t", "l", reader="y"),
    ]
    later = [x for i in (20, 21, 22) for x in (rec(f"u{i}", f"1950-05-{i}"), says(f"u{i}"))]
    finding = found(SHIFT, "asserts within 1950-05-10", *rows, *later)
    assert finding.outcome == "open"
    assert finding.decides == ("by the reading of x it holds", "by the reading of y it fails")
    assert finding.rests_on == ("the reading of x", "the reading of y")


# -------------------------------------------------------------------------------------------------- referent

PHRASE = [rec("p", "1950-06-01", to="b")]


@pytest.mark.parametrize(
    ("facts", "expected", "outcome"),
    [
        ([fact("k"), fact("l")], "several", "holds"),
        ([fact("k")], "several", "fails"),
        ([fact("k"), fact("l", since="1949-12-31/1950-01-02")], "several", "open"),
        ([fact("k")], "k alone", "holds"),
        ([fact("k"), fact("l")], "k alone", "fails"),
        ([fact("k"), fact("l", since="1949-12-31/1950-01-02")], "k alone", "open"),
        ([fact("k")], "includes k", "holds"),
        ([fact("k", since="1949")], "includes k", "fails"),
        ([fact("k", since="1949-12-31/1950-01-02")], "includes k", "open"),
    ],
)
def test_what_a_phrase_should_mean(facts, expected, outcome):
    assert found(phrase(), expected, *PHRASE, *facts).outcome == outcome


def test_a_phrase_whose_record_is_out_of_sight_stays_open():
    finding = found(phrase(), "several", fact("k"))
    assert (finding.outcome, finding.decides) == (
        "open",
        ("The record of “the new situation” [p] cannot be seen here",),
    )


# -------------------------------------------------------------------------------------------------- verdicts


def finding(outcome, *exceptions):
    return Finding(
        "q", "knew", "x", outcome, f"It {outcome}.", ("why",) if outcome == "open" else (), ("r",), exceptions
    )


@pytest.mark.parametrize(
    ("findings", "verdict", "because"),
    [
        ([], "not testable here", ""),
        ([finding(None)], "not testable here", "It None."),
        ([finding("holds"), finding(None)], "borne out", "It holds."),
        ([finding("holds"), finding("fails", "r")], "borne out with exceptions", "It fails."),
        ([finding("holds"), finding("open")], "open", "It open."),
        ([finding("open"), finding("fails")], "contradicted", "It fails."),
        ([finding("fails", "r"), finding("open")], "open", "It open."),
        ([finding("fails", "r"), finding("fails")], "contradicted", "It fails."),
    ],
)
def test_the_verdict_is_the_conjunction(findings, verdict, because):
    judged = judge("t", "A thesis.", tuple(findings))
    assert (judged.verdict, judged.because) == (verdict, because)
    assert judged.exceptions == (("r",) if verdict == "borne out with exceptions" else ())
    assert judged.decides == (("why",) if verdict == "open" else ())


def test_a_verdict_says_whose_dates_it_rests_on():
    resting = Finding("q", "knew", "x", "holds", "It holds.", rests_on=("k since 1950",))
    assert judge("t", "", (resting,), "Ada").rests_on == ("k since 1950", "as set by Ada")
    assert judge("t", "", (finding("holds"),), "Ada").rests_on == ()


@pytest.mark.parametrize(
    ("failing", "of", "excused"), [(0, 9, False), (1, 5, True), (1, 4, False), (2, 10, True), (3, 99, False)]
)
def test_exceptions_are_two_at_most_and_a_fifth_at_most(failing, of, excused):
    assert few(["r"] * failing, of) is excused
