"""The five statuses, in their order, and what they rest on."""

import pytest

from backchannel.case.when import When
from backchannel.knowledge.spread import Knowledge
from backchannel.knowledge.statuses import knowing, knowings
from tests.knowledge.cases import case, fact, rec, says, talk

DENIED = [rec("n", "1950-05-05", from_="d"), says("n", stance="denies")]
PLAIN = [rec("w", "1950-05-04"), fact()]
MAYBE = [rec("m", "1950-05-06", from_="c"), says("m", stance="implies")]
SURE = [rec("s", "1950-05-08", from_="c"), says("s")]


def status(*rows, by="1950-05-20", actor="b"):
    return knowing(Knowledge(case(*rows)), "k", actor, When.parse(by)).status


def test_each_status_goes_before_the_next():
    assert status(fact()) == "no path"
    assert status(*PLAIN) == "within reach"
    assert status(*PLAIN, *DENIED) == "told otherwise"
    assert status(*PLAIN, *DENIED, *MAYBE) == "may have known"
    assert status(*PLAIN, *DENIED, *MAYBE, *SURE) == "knew"


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("1950-05-03", "no path"),
        ("1950-05-04", "within reach"),
        ("1950-05-05", "told otherwise"),
        ("1950-05-06", "may have known"),
        ("1950-05-09", "may have known"),
        ("1950-05-10", "knew"),
        ("1950-05", "knew"),
    ],
)
def test_by_a_date_is_by_the_end_of_it(by, expected):
    assert status(*PLAIN, *DENIED, *MAYBE, *SURE, by=by) == expected


def test_an_open_date_makes_nothing_certain():
    assert status(*PLAIN, *MAYBE, by="1950/..") == "may have known"


def test_the_teller_of_a_denial_was_not_told_otherwise():
    rows = [fact(origin="c"), talk("n"), says("n", stance="denies", speaker="a")]
    assert status(*rows, actor="a") == "no path"
    assert status(*rows, actor="b") == "told otherwise"


def test_who_denies_it_with_another_was_not_told_otherwise():
    rows = [fact(origin="c"), rec("n", from_="a;b", to="d", cc="a"), says("n", stance="denies")]
    assert status(*rows, actor="a") == "no path"


def test_in_a_talk_without_speaker_all_were_told_otherwise():
    rows = [fact(origin="c"), talk("n"), says("n", stance="denies")]
    assert status(*rows, actor="a") == status(*rows, actor="b") == "told otherwise"


def test_a_claim_that_has_ended_is_still_known():
    assert status(fact(until="1950-05-02"), *SURE) == "knew"


def test_an_answer_rests_on_the_records_of_its_status():
    knowledge = Knowledge(case(*PLAIN, *DENIED, *MAYBE, *SURE))

    def rests(by):
        return knowing(knowledge, "k", "b", When.parse(by)).records

    assert rests("1950-05-20") == ("s",)
    assert rests("1950-05-07") == ("m",)
    assert rests("1950-05-05") == ("n",)
    assert rests("1950-05-04") == ("w",)
    assert rests("1950-05-03") == ()


def test_the_answer_as_json():
    rows = [fact(origin="c"), rec("r", kind="telegram"), says("r", reader="x")]
    assert knowing(Knowledge(case(*rows)), "k", "b", When.parse("1950-05-20")).to_dict() == {
        "claim": "k",
        "actor": "b",
        "by": "1950-05-20T23:59",
        "status": "may have known",
        "possibly": "1950-05-10T00:00",
        "certainly": None,
        "records": ["r"],
        "through": ["a"],
        "doubts": ["the reading of x"],
        "reach": None,
    }


def test_pairs_of_which_nothing_is_told_are_left_out_unless_asked_for():
    knowledge = Knowledge(case(*DENIED, fact()))
    assert [k.actor for k in knowings(knowledge, ["k"], "abcd")] == ["a", "b"]
    assert [k.actor for k in knowings(knowledge, ["k"], "abcd", every=True)] == ["a", "b", "c", "d"]


def test_within_reach_says_when_contacts_may_and_would_have_brought_it():
    rows = [fact(since="1950-05-02"), rec("w", "1950-05-04", from_="a", to="b")]
    reach = knowing(Knowledge(case(*rows)), "k", "b", When.parse("1950-05-20")).to_dict()["reach"]
    assert reach == {"possibly": "1950-05-04T00:00", "certainly": "1950-05-06T23:59"}
    told_the_same_day = [fact(since="1950-05-04"), rec("w", "1950-05-04", from_="a", to="b")]
    reach = knowing(Knowledge(case(*told_the_same_day)), "k", "b", When.parse("1950-05-20")).to_dict()[
        "reach"
    ]
    assert reach == {"possibly": "1950-05-04T00:00", "certainly": None}
