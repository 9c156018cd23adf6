"""What a phrase can mean: each clause of the rule."""

import pytest

from backchannel.knowledge.referent import meanings
from backchannel.knowledge.spread import Knowledge
from tests.knowledge.cases import case, day, fact, phrase, rec, says

P = rec("p", "1950-05-14", "a", "b")


def asked(*rows, **more):
    return meanings(Knowledge(case(P, *rows)), phrase(**more))


def found(*rows, **more):
    answer = asked(*rows, **more)
    return [c.claim for c in answer.candidates], [c.claim for c in answer.possible]


KNOWN, POSSIBLE, NONE = (["k"], []), ([], ["k"]), ([], [])


@pytest.mark.parametrize("kind", ["fact", "assessment"])
def test_facts_and_assessments_that_he_knew(kind):
    assert found(fact(kind=kind)) == KNOWN


@pytest.mark.parametrize("kind", ["intention", "commitment", "plan", "request"])
def test_nothing_else(kind):
    assert found(fact(kind=kind)) == NONE


def test_of_the_listed_topics_or_of_any():
    assert found(fact(topic="t"), topics="t;u") == KNOWN
    assert found(fact(topic="t"), topics="u") == NONE
    assert found(fact(topic="t")) == KNOWN


def test_known_to_the_one_who_used_it_when_he_did():
    assert found(fact(origin="c")) == NONE
    assert found(fact(origin="c"), rec("r", "1950-05-10", "c", "a"), says("r")) == KNOWN
    assert found(fact(origin="c"), rec("r", "1950-05-15", "c", "a"), says("r")) == NONE
    assert found(fact(origin="c"), rec("r", "1950-05-15", "c", "a"), says("r"), by="1950-06-01") == KNOWN


def test_what_he_may_have_known_stands_apart():
    rows = [fact(origin="c"), rec("r", "1950-05-10", "c", "a"), says("r", stance="implies")]
    assert found(*rows) == POSSIBLE
    assert asked(*rows).possible[0].doubt == "implied only"
    assert found(fact(origin="c"), rec("r", "1950-05-13", "c", "a"), says("r")) == POSSIBLE


def test_what_he_was_told_to_be_false_or_could_only_have_heard_is_none():
    assert found(fact(origin="c"), rec("r", "1950-05-10", "c", "a"), says("r", stance="denies")) == NONE
    assert found(fact(origin="c"), rec("r", "1950-05-10", "c", "a")) == NONE


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        ("1950-03-11", KNOWN),
        ("1950-03-10", POSSIBLE),  # of the same day nobody can say which came first
        ("1950-03-10/1950-03-11", POSSIBLE),
        ("1950-03-10T00:00", NONE),
        ("1950-03-09", NONE),
        ("", NONE),
    ],
)
def test_true_since_after_the_date_of_the_inquiry(since, expected):
    assert found(fact(since=since), after="1950-03-10") == expected


CONTRARY = [
    fact("turned", kind="plan"),
    says("p", "turned"),
    rec("n", "1950-03-10", "a", "c"),
    says("n", "turned", stance="denies"),
]


@pytest.mark.parametrize(
    ("since", "expected"),
    [("1950-03-11", KNOWN), ("1950-03-10", POSSIBLE), ("1950-03-10T00:00", NONE), ("1950-03-09", NONE)],
)
def test_true_since_after_his_last_contrary_stance(since, expected):
    assert found(fact(since=since), *CONTRARY) == expected


def test_the_later_of_the_two_dates_counts():
    answer = asked(fact(since="1950-04-01"), *CONTRARY)
    assert (answer.contrary, day(answer.after)) == ("n", "03-10")
    assert found(fact(since="1950-04-01"), *CONTRARY, after="1950-04-02") == NONE
    assert day(asked(*CONTRARY, after="1950-04-02").after) == "04-02"


def test_the_stance_of_another_on_another_claim_or_after_the_phrase_is_no_contrary():
    claim, told, *_ = CONTRARY
    for rows in (
        [rec("n", "1950-05-10", "c", "d"), says("n", "turned", stance="denies")],
        [rec("n", "1950-05-10", "a", "d"), fact("else"), says("n", "else", stance="denies")],
        [rec("n", "1950-05-20", "a", "d"), says("n", "turned", stance="denies")],
        [rec("n", "1950-05-10", "a", "d"), says("n", "turned", stance="withholds")],
    ):
        answer = asked(fact(since="1950-04-01"), claim, told, *rows)
        assert (answer.contrary, "k" in [c.claim for c in answer.candidates]) == ("", True)


def test_only_what_the_record_of_the_phrase_asserts_can_have_been_contrary():
    claim, _, *denial = CONTRARY
    assert asked(claim, says("p", "turned", stance="implies"), *denial).contrary == ""
    assert asked(*CONTRARY).contrary == "n"


def test_of_overlapping_denials_the_last_lies_after_the_beginning_of_each():
    rows = [
        *CONTRARY[:2],
        rec("m", "1950-03-01/1950-03-20", "a", "c"),
        rec("n", "1950-03-15/1950-03-18", "a", "c"),
    ]
    rows += [says("m", "turned", stance="denies"), says("n", "turned", stance="denies")]
    assert found(fact(since="1950-03-10"), *rows) == NONE
    assert found(fact(since="1950-03-19"), *rows) == POSSIBLE
    assert found(fact(since="1950-03-21"), *rows) == KNOWN


def test_what_had_ended_is_none_and_what_may_have_ended_is_possible():
    assert found(fact(until="1950-05-13")) == NONE
    assert found(fact(until="1950-05-13/1950-05-20")) == POSSIBLE
    assert found(fact(until="1950-05-15")) == KNOWN


def test_a_phrase_without_date_can_mean_whatever_he_ever_knew_for_certain():
    rows = [fact(), fact("l", origin="c"), rec("r", "1950-05-20", "c", "a"), says("r", "l", stance="implies")]
    answer = meanings(Knowledge(case(rec("p", ""), *rows)), phrase())
    assert [c.claim for c in answer.candidates] == ["k"]
    assert [(c.claim, c.doubt) for c in answer.possible] == [("l", "implied only")]


def test_the_answer_as_json():
    rows = [fact(origin="c"), rec("r", "1950-05-10", "c", "a"), says("r"), *CONTRARY]
    assert asked(*rows).to_dict() == {
        "phrase": "the new situation",
        "by": "1950-05-14T23:59",
        "after": "1950-03-10T23:59",
        "last_contrary_stance": "n",
        "candidates": [
            {
                "claim": "k",
                "since": "1950-05-01T00:00",
                "known_from": "1950-05-12T23:59",
                "records": ["r"],
                "doubt": None,
            }
        ],
        "possible": [],
    }
