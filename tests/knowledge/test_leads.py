"""Unexplained knowledge, denials against knowledge, anachronisms."""

import pytest

from backchannel.knowledge.leads import anachronisms, denials, leads
from backchannel.knowledge.spread import Knowledge
from tests.knowledge.cases import case, day, fact, member, rec, says, talk

B_TELLS = [rec("r2", "1950-05-10", "b", "d"), says("r2")]


def found(*rows):
    return [(lead.claim, lead.records, lead.tellers) for lead in leads(Knowledge(case(*rows)))]


def told(name, from_, to, date="1950-05-02", stance="asserts", **more):
    return [rec(name, date, from_, to, **more), says(name, stance=stance)]


# --------------------------------------------------------------------------------------------------- leads


def test_who_tells_what_he_could_not_know_is_a_lead():
    assert found(fact(), *B_TELLS) == [("k", ("r2",), ("b",))]


def test_an_origin_a_reader_a_member_and_the_public_can_know():
    assert found(fact(origin="b"), *B_TELLS) == []
    assert found(fact(), *told("r1", "a", "b"), *B_TELLS) == []
    assert found(fact(), *told("r1", "a", "g"), member("g", "b"), *B_TELLS) == []
    assert found(fact(), *told("r1", "a", "public"), *B_TELLS) == []


@pytest.mark.parametrize("stance", ["denies", "withholds", "asks"])
def test_who_was_not_told_it_could_not_know(stance):
    assert found(fact(), *told("r1", "a", "b", stance=stance), *B_TELLS) == [("k", ("r2",), ("b",))]


def test_who_may_have_gathered_it_could_know():
    assert found(fact(), *told("r1", "a", "b", stance="implies"), *B_TELLS) == []


def test_he_could_know_until_the_end_of_the_sending():
    assert found(fact(), *told("r1", "a", "b", "1950-05-10"), *B_TELLS) == []
    assert found(fact(), *told("r1", "a", "b", "1950-05-11"), *B_TELLS) == [("k", ("r2",), ("b",))]


def test_an_origin_before_since_could_not_know():
    assert found(fact(origin="b", since="1950-05-11"), *B_TELLS) == [("k", ("r2",), ("b",))]
    assert found(fact(origin="b", since=""), *B_TELLS) == [("k", ("r2",), ("b",))]


def test_one_teller_who_could_know_is_enough():
    assert found(fact(), rec("r2", from_="a;b", to="d"), says("r2")) == []


def test_one_lead_for_each_record_grouped_by_claim():
    rows = [
        fact(),
        fact("l"),
        *B_TELLS,
        says("r2", "l"),
        says("r2", reader="x"),
        *told("r3", "c", "d", "1950-05-20"),
    ]
    assert found(*rows) == [("k", ("r2", "r3"), ("b", "c")), ("l", ("r2",), ("b",))]


def test_what_is_implied_is_no_lead():
    assert found(fact(), rec("r2", from_="b", to="d"), says("r2", stance="implies")) == []


def test_what_he_told_before_does_not_explain_it():
    assert found(fact(), *told("r1", "b", "c"), *B_TELLS) == [("k", ("r1", "r2"), ("b",))]


def test_nor_does_his_own_word_in_a_talk():
    rows = [fact(), talk("r1", "1950-05-02", "b;c"), says("r1", speaker="b"), *B_TELLS]
    assert found(*rows) == [("k", ("r1", "r2"), ("b",))]


def test_nor_does_his_own_word_to_the_public_or_to_his_own_body():
    assert found(fact(), *told("r1", "b", "public"), *B_TELLS) == [("k", ("r1", "r2"), ("b",))]
    assert found(fact(), *told("r1", "b", "g"), member("g", "b"), *B_TELLS) == [("k", ("r1", "r2"), ("b",))]


def test_the_word_of_another_to_the_public_explains_it_although_his_own_was_first():
    rows = [fact(), *told("r1", "b", "public"), *told("r3", "a", "public", "1950-05-04"), *B_TELLS]
    assert found(*rows) == [("k", ("r1",), ("b",))]


def test_in_a_talk_without_speaker_the_other_may_have_told_him():
    rows = [fact(), talk("r1", "1950-05-02", "b;c"), says("r1"), *B_TELLS]
    assert found(*rows) == [("k", ("r1",), ("b", "c"))]


def test_a_record_does_not_explain_itself():
    assert found(fact(), talk("r1", who="b;c"), says("r1")) == [("k", ("r1",), ("b", "c"))]


def test_a_released_record_explains_later_publications():
    early = told("r1", "a", "c", released="1992-06")
    book = [rec("r2", "1993", "b", "public", kind="press"), says("r2")]
    assert found(fact(), *early, *book) == []
    assert found(fact(), *told("r1", "a", "c", released="1994"), *book) == [("k", ("r2",), ("b",))]
    assert found(fact(), *told("r1", "a", "c", released="1992", stance="denies"), *book) == [
        ("k", ("r2",), ("b",))
    ]


def test_his_own_released_record_does_not():
    book = [rec("r2", "1993", "b", "public", kind="press"), says("r2")]
    assert found(fact(), *told("r1", "b", "c", released="1992"), *book) == [("k", ("r1", "r2"), ("b",))]


def test_a_lead_says_who_told_what_when():
    (lead,) = leads(Knowledge(case(fact(), *B_TELLS)))
    assert lead.sentence == (
        "“It is k” was told by B (first 10 May 1950 [r2]), and no record shows the way to them from its origin "
        "(A; true since 1 May 1950). Either a date is wrong or a document is missing."
    )


def test_a_lead_names_three_tellers():
    (lead,) = leads(Knowledge(case(fact(origin="", since=""), rec("r2", "", "a;b;c;d", "g"), says("r2"))))
    assert "was told by A and B and C and others (first at an unknown date [r2])" in lead.sentence
    assert "(nobody named; true since an unknown date)" in lead.sentence


# ------------------------------------------------------------------------------------------------- denials

KNEW = told("r1", "a", "b")  # b certainly knows from the end of 4 May


def denied(*rows):
    return [(d.record, d.teller, day(d.knew_since), d.by_record) for d in denials(Knowledge(case(*rows)))]


def denial(date, **more):
    return [rec("n", date, "b", "d", **more), says("n", stance="denies")]


def test_a_denial_of_what_he_certainly_knew_before():
    assert denied(fact(), *KNEW, *denial("1950-05-05")) == [("n", "b", "05-04", "r1")]


def test_not_before_the_beginning_of_the_sending():
    assert denied(fact(), *KNEW, *denial("1950-05-04")) == []
    assert denied(fact(), *KNEW, *denial("1950-05-04/1950-05-09")) == []


def test_strictly_before():
    rows = [fact(origin="b", since="1950-05-04T12:00")]
    assert denied(*rows, *denial("1950-05-04T12:00")) == []
    assert denied(*rows, *denial("1950-05-04T12:01")) == [("n", "b", "05-04", "")]


def test_what_he_may_have_known_does_not_count():
    assert denied(fact(), *told("r1", "a", "b", stance="implies"), *denial("1950-05-20")) == []


def test_what_may_have_ended_can_be_denied():
    assert denied(fact(until="1950-05-08/1950-05-20"), *KNEW, *denial("1950-05-08")) == []
    assert denied(fact(until="1950-05-09/1950-05-20"), *KNEW, *denial("1950-05-08")) == [
        ("n", "b", "05-04", "r1")
    ]


def test_a_denial_without_latest_date_still_counts():
    assert denied(fact(), *KNEW, *denial("1950-05-05/..")) == [("n", "b", "05-04", "r1")]


def test_in_a_talk_it_must_be_known_who_denied():
    talked = [talk("n", "1950-05-20", "b;c")]
    assert denied(fact(), *KNEW, *talked, says("n", stance="denies")) == []
    assert denied(fact(), *KNEW, *talked, says("n", stance="denies", speaker="b")) == [
        ("n", "b", "05-04", "r1")
    ]
    assert denied(fact(), *KNEW, *talked, says("n", stance="denies", speaker="c")) == []


def test_a_doubtful_denial_says_so():
    (one,) = denials(Knowledge(case(fact(), *KNEW, *denial("1950-05-20", state="disputed"))))
    assert one.to_dict() == {
        "record": "n",
        "teller": "b",
        "claim": "k",
        "knew_since": "1950-05-04T23:59",
        "by_record": "r1",
        "doubt": "the record is disputed",
    }


def test_a_denial_written_in_two_rows_is_one():
    assert len(denied(fact(), *KNEW, *denial("1950-05-20"), says("n", stance="denies", passage="again"))) == 1


# -------------------------------------------------------------------------------------------- anachronisms


@pytest.mark.parametrize("stance", ["asserts", "implies"])
def test_what_is_told_before_it_can_be_true_is_an_anachronism(stance):
    (one,) = anachronisms(case(fact(since="1950-05-11"), rec("r"), says("r", stance=stance)))
    assert one.severity == "warning"
    assert (one.file, one.column, one.found) == ("conveys.csv", "claim", f"r (1950-05-10) {stance} k")
    assert one.expected == "a record from 1950-05-11 on, when the claim begins"


@pytest.mark.parametrize(
    ("since", "date", "stance"),
    [
        ("1950-05", "1950-05-10", "asserts"),
        ("1950-05-10", "1950-05-10", "asserts"),
        ("1950-05-11", "1950-05-10/1950-05-11", "asserts"),
        ("1950-05-11", "1950-05-10", "denies"),
        ("1950-05-11", "1950-05-10", "withholds"),
        ("", "1950-05-10", "asserts"),
        ("1950-05-11", "", "asserts"),
    ],
)
def test_what_may_have_been_true_or_is_not_told_is_none(since, date, stance):
    assert list(anachronisms(case(fact(since=since), rec("r", date), says("r", stance=stance)))) == []
