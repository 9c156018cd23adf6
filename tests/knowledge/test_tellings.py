"""What a record tells, by whom, to whom: one test for each sentence of RULES, "Who knows"."""

import pytest

from backchannel.knowledge.tellings import tellings
from tests.knowledge.cases import bounds, case, fact, rec, says, talk


def the_telling(*rows, reading=""):
    (one,) = tellings(case(*rows), reading)
    return one


# ------------------------------------------------------------------------------------------------- stances


def test_what_is_asserted_is_known_for_certain():
    assert bounds(case(fact(origin="c"), rec("r"), says("r")), "b") == ("05-10", "05-12")


def test_what_is_implied_is_known_possibly():
    one = case(fact(origin="c"), rec("r"), says("r", stance="implies"))
    assert bounds(one, "b") == ("05-10", None)
    assert bounds(one, "a") == ("05-10", None)


def test_asking_for_something_tells_the_request():
    assert bounds(case(fact(kind="request", origin="c"), rec("r"), says("r", stance="asks")), "b") == (
        "05-10",
        "05-12",
    )


def test_asking_leave_tells_the_intention_of_the_one_who_asks():
    assert bounds(case(fact(kind="intention"), rec("r"), says("r", stance="asks")), "b") == ("05-10", "05-12")


def test_asking_after_the_intention_of_another_tells_nothing():
    assert tellings(case(fact(kind="intention", origin="c"), rec("r"), says("r", stance="asks"))) == ()


def test_in_a_talk_it_is_the_speaker_who_asks():
    rows = [fact(kind="intention"), talk("r")]
    assert len(tellings(case(*rows, says("r", stance="asks", speaker="a")))) == 1
    assert tellings(case(*rows, says("r", stance="asks", speaker="b"))) == ()


@pytest.mark.parametrize("kind", ["fact", "commitment", "plan", "assessment"])
def test_asking_after_anything_else_tells_nothing(kind):
    assert tellings(case(fact(kind=kind), rec("r"), says("r", stance="asks"))) == ()


@pytest.mark.parametrize("kind", ["fact", "request", "intention"])
def test_withholding_tells_nothing(kind):
    assert tellings(case(fact(kind=kind), rec("r"), says("r", stance="withholds"))) == ()


def test_a_denial_tells_the_contrary_and_not_the_claim():
    rows = [fact(origin="c"), rec("r"), says("r", stance="denies")]
    assert the_telling(*rows).content == "contrary"
    assert bounds(case(*rows), "b") == (None, None)


# ---------------------------------------------------------------------------------------- tellers, readers


def test_all_of_the_senders_tell_it_from_the_day_of_sending():
    one = case(fact(origin="d"), rec("r", "1950-05-10/1950-05-11", from_="a;c"), says("r"))
    assert bounds(one, "a") == bounds(one, "c") == ("05-10", "05-11")


def test_the_speaker_tells_it_and_the_other_sender_hears_it():
    one = case(fact(origin="d"), rec("r", from_="a;c", received="1950-05-13"), says("r", speaker="c"))
    assert bounds(one, "c") == ("05-10", "05-10")
    assert bounds(one, "a") == ("05-13", "05-13")


def test_in_a_talk_without_speaker_any_may_have_said_it_and_all_know_it_in_the_end():
    rows = [fact(origin="d"), talk("r", "1950-05-10/1950-05-12", received="1950-05-12"), says("r")]
    one = the_telling(*rows)
    assert (one.tellers, one.joint, set(one.readers)) == (("a", "b"), False, {"a", "b"})
    assert bounds(case(*rows), "a") == bounds(case(*rows), "b") == ("05-10", "05-12")


def test_in_a_talk_the_teller_is_possible_only():
    one = case(fact(origin="d"), talk("r", "1950-05-10", received="1950-05-20"), says("r"))
    assert bounds(one, "a") == ("05-10", "05-20")


def test_in_a_talk_with_speaker_he_told_it_for_certain_and_the_other_heard_it():
    rows = [fact(origin="d"), talk("r", "1950-05-10", received="1950-05-20"), says("r", speaker="a")]
    one = the_telling(*rows)
    assert (one.tellers, one.joint, one.readers) == (("a",), True, ("b",))
    assert bounds(case(*rows), "a") == ("05-10", "05-10")
    assert bounds(case(*rows), "b") == ("05-20", "05-20")


@pytest.mark.parametrize("column", ["to", "via", "cc"])
def test_addressees_carriers_and_further_readers_know_from_the_received_span(column):
    columns = {"to": "b", column: "c"}
    one = case(fact(origin="d"), rec("r", received="1950-05-14/1950-05-15", **columns), says("r"))
    assert bounds(one, "c") == ("05-14", "05-15")


def test_a_record_cannot_do_without_its_carriers():
    assert the_telling(fact(), rec("r", via="c;d", cc="g"), says("r")).carriers == ("c", "d")


# --------------------------------------------------------------------------------------------------- dates


def test_an_origin_knows_from_since():
    assert bounds(case(fact(since="1950-05-01/1950-05-03")), "a") == ("05-01", "05-03")


def test_without_since_no_origin_knows_by_itself():
    assert bounds(case(fact(since="")), "a") == (None, None)


def test_a_blank_receipt_runs_from_the_sending_to_its_end_and_the_transit():
    one = case(fact(origin="c"), rec("r", "1950-05-10/1950-05-11"), says("r"))
    assert bounds(one, "b") == ("05-10", "05-13")


def test_of_a_kind_without_transit_the_receipt_is_never_certain():
    one = case(fact(origin="c"), rec("r", kind="speech"), says("r"))
    assert bounds(one, "b") == ("05-10", None)
    assert bounds(one, "a") == ("05-10", "05-10")


def test_a_record_without_date_may_be_of_any_time_and_is_certain_of_none():
    one = case(fact(origin="c"), rec("r", date=""), says("r"))
    assert bounds(one, "a") == bounds(one, "b") == (None, None)
    assert the_telling(fact(origin="c"), rec("r", date=""), says("r")).sent == (float("-inf"), float("inf"))


def test_a_record_without_date_is_known_for_certain_once_it_was_received():
    one = case(fact(origin="c"), rec("r", date="", received="1950-05-14"), says("r"))
    assert bounds(one, "b") == ("05-14", "05-14")
    assert bounds(one, "a") == (None, None)


def test_nothing_arrives_before_it_was_sent():
    one = case(fact(origin="c"), rec("r", "1950-05-10/1950-05-20", received="1950-05"), says("r"))
    assert bounds(one, "b") == ("05-10", "05-31")


# ------------------------------------------------------------------------------------------ readings, doubt


def test_somebodys_reading_counts_for_possible_only():
    one = case(fact(origin="c"), rec("r"), says("r", reader="x"))
    assert bounds(one, "b") == ("05-10", None)
    assert bounds(one, "a") == ("05-10", None)


def test_the_reading_asked_for_counts_in_full():
    one = case(fact(origin="c"), rec("r"), says("r", reader="x"))
    assert bounds(one, "b", reading="x") == ("05-10", "05-12")


def test_under_a_reading_the_rows_of_others_are_left_out():
    one = case(fact(origin="c"), rec("r"), says("r", reader="x"))
    assert bounds(one, "b", reading="y") == (None, None)


def test_under_a_reading_undisputed_rows_stay():
    assert bounds(case(fact(origin="c"), rec("r"), says("r")), "b", reading="y") == ("05-10", "05-12")


@pytest.mark.parametrize("column", [{"verified": "recalled"}, {"state": "disputed"}])
def test_recalled_and_disputed_records_count_for_possible_only(column):
    one = case(fact(origin="c"), rec("r", **column), says("r", reader="x"))
    assert bounds(one, "b", reading="x") == bounds(one, "a", reading="x") == ("05-10", None)


# --------------------------------------------------------------------------------------- drafts, annulments


def test_a_draft_reaches_its_carriers_and_readers_and_not_its_addressee():
    one = case(fact(origin="g"), rec("r", via="c", cc="d", state="draft"), says("r"))
    assert bounds(one, "a") == ("05-10", "05-10")
    assert bounds(one, "c") == bounds(one, "d") == ("05-10", "05-12")
    assert bounds(one, "b") == (None, None)


def annulled(*, received="", until="", kind="commitment", later="", state="sent", stance="asserts"):
    rows = [fact(origin="c", kind=kind, until=until or None), says("r", stance=stance)]
    rows.append(rec("r", state="annulled", received=received or None))
    if later:
        rows.append(rec("s", later, version_of="r", state=state))
    return case(*rows)


def test_an_annulled_promise_read_before_the_annulment_was_known():
    assert bounds(annulled(received="1950-05-12", later="1950-05-20"), "b") == ("05-12", "05-12")


def test_an_annulled_record_tells_nobody_afterwards_what_it_promised():
    assert bounds(annulled(received="1950-05-25", later="1950-05-20"), "b") == (None, None)


def test_who_sent_it_before_the_annulment_knew_what_he_promised():
    assert bounds(annulled(received="1950-05-25", later="1950-05-20"), "a") == ("05-10", "05-10")
    assert bounds(annulled(received="1950-05-15/1950-05-25", later="1950-05-20"), "a") == ("05-10", "05-10")


def test_read_perhaps_after_the_annulment_it_is_possible_only():
    assert bounds(annulled(received="1950-05-15/1950-05-25", later="1950-05-20"), "b") == ("05-15", None)


def test_without_a_later_record_the_end_of_the_promise_is_its_annulment():
    assert bounds(annulled(received="1950-05-25", until="1950-05-20"), "b") == (None, None)
    assert bounds(annulled(received="1950-05-15", until="1950-05-20"), "b") == ("05-15", "05-15")


def test_an_annulment_that_is_perhaps_later_makes_it_possible_only():
    assert bounds(annulled(received="1950-05-12", later="1950-05"), "b") == ("05-12", None)
    assert bounds(annulled(received="1950-05-25", later="1950-05-10/1950-05-20"), "b") == ("05-25", None)


def test_an_earlier_version_and_a_draft_annul_nothing():
    assert bounds(annulled(received="1950-05-25", later="1950-05-02"), "b") == ("05-25", "05-25")
    assert bounds(annulled(received="1950-05-25", later="1950-05-20", state="draft"), "b") == (
        "05-25",
        "05-25",
    )


def test_the_facts_in_an_annulled_record_stay_told():
    assert bounds(annulled(received="1950-05-25", later="1950-05-20", kind="fact"), "b") == ("05-25", "05-25")


def test_a_denial_in_an_annulled_record_promises_nothing():
    (one,) = tellings(annulled(received="1950-05-25", later="1950-05-20", stance="denies"))
    assert (one.content, one.readers, one.doubt) == ("contrary", ("b",), "")


def test_what_has_ended_stays_known():
    one = case(fact(origin="c", until="1950-05-02"), rec("r"), says("r"))
    assert bounds(one, "b") == ("05-10", "05-12")
