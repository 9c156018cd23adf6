"""Chains, the first to tell, gatekeepers, who was passed over; against enumeration of all chains."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from backchannel.knowledge.channels import route
from backchannel.knowledge.spread import Knowledge
from tests.knowledge.cases import (
    MORE,
    NAMES,
    case,
    fact,
    rec,
    rows_of_a_case,
    rows_of_a_network,
    says,
    small,
    talk,
)

INF = float("inf")


def the_route(*rows, to="d", claim="k"):
    return route(Knowledge(case(*rows)), claim, to)


def told(name, from_, to, date="1950-05-10", stance="asserts", **more):
    return [rec(name, date, from_, to, **more), says(name, stance=stance)]


def by_records(answer):
    return [[hop.record for hop in chain] for chain in answer.chains]


RELAY = [fact(), *told("r1", "a", "b", "1950-05-02"), *told("r2", "b", "d", "1950-05-10")]


def test_a_chain_begins_with_an_origin_and_ends_with_the_actor():
    answer = the_route(*RELAY)
    assert by_records(answer) == [["r1", "r2"]]
    assert [(hop.tellers, hop.to) for hop in answer.chains[0]] == [(("a",), ("b",)), (("b",), ("d",))]
    assert answer.first_through == answer.gatekeepers == ("b",)


def test_what_is_implied_asked_denied_or_withheld_makes_no_chain():
    for stance in ("implies", "asks", "denies", "withholds"):
        assert the_route(fact(), *told("r1", "a", "d", stance=stance)).chains == ()


def test_without_since_there_is_no_beginning():
    assert the_route(fact(since=""), *told("r1", "a", "d")).chains == ()


def test_a_link_before_the_teller_could_know_makes_no_chain():
    rows = [fact(), *told("r1", "a", "b", "1950-05-12"), *told("r2", "b", "d", "1950-05-10")]
    answer = the_route(*rows)
    assert (answer.chains, answer.first_through, answer.gatekeepers) == ((), (), ())


def test_a_teller_may_have_known_until_the_last_minute_of_the_sending():
    rows = [fact(), *told("r1", "a", "b", "1950-05-12"), *told("r2", "b", "d", "1950-05-10/1950-05-12")]
    assert by_records(the_route(*rows)) == [["r1", "r2"]]


def test_who_only_makes_it_later_was_on_the_earliest_chain():
    """The letter of c may have been told by him days later too, but then that of h was first."""
    rows = [fact(), *told("r1", "a", "b", "1950-05-02"), *told("r2", "b", "c", "1950-05-03")]
    rows += [*told("r3", "c", "d", "1950-05-04/1950-05-30"), *told("r4", "a", "c", "1950-05-20")]
    answer = the_route(*rows, *told("r5", "a", "d", "1950-05-10"))
    assert dict(answer.first) == {"r3": ("b", "c"), "r5": ()}
    assert dict(answer.without) == {"b": ("r3", "r5"), "c": ("r5",)}


def test_a_record_cannot_do_without_any_of_its_carriers():
    answer = the_route(fact(), *told("r1", "a", "d", via="b;c"))
    assert answer.first_through == answer.gatekeepers == ("b", "c")


def test_a_joint_letter_cannot_do_without_any_of_its_senders():
    answer = the_route(fact(), *told("r1", "a", "b", "1950-05-02"), *told("r2", "b;c", "d"))
    assert answer.gatekeepers == ("b", "c")


def test_in_a_talk_any_of_those_who_knew_may_have_told():
    rows = [fact(), *told("r1", "a", "b;c", "1950-05-02"), talk("r2", who="b;c;d"), says("r2")]
    answer = the_route(*rows)
    assert (by_records(answer), answer.gatekeepers) == ([["r1", "r2"]], ())


def test_origins_and_the_actor_are_no_gatekeepers():
    assert the_route(fact(), *told("r1", "a", "d")).gatekeepers == ()
    answer = the_route(*RELAY, to="b")
    assert (answer.gatekeepers, answer.first_through) == ((), ())


def test_who_stands_on_the_earliest_chain_only_is_first_and_no_gatekeeper():
    answer = the_route(*RELAY, *told("r3", "a", "c", "1950-05-20"), *told("r4", "c", "d", "1950-05-25"))
    assert (answer.first_through, answer.gatekeepers) == (("b",), ())
    assert dict(answer.first) == {"r2": ("b",)}
    assert dict(answer.without) == {"b": ("r4",), "c": ("r2",)}


def test_where_either_may_have_been_first_only_those_on_both_chains_are():
    rows = [*told("r3", "a", "c", "1950-05-09"), *told("r4", "c", "d", "1950-05-11")]
    answer = the_route(*RELAY, *rows)
    assert dict(answer.first) == {"r2": ("b",), "r4": ("c",)}
    assert answer.first_through == ()


def test_of_one_record_in_which_two_tell_it_neither_is_needed():
    rows = [fact(), *told("r1", "a", "b;c", "1950-05-02"), talk("r2", who="b;c;d")]
    answer = the_route(*rows, says("r2", speaker="b"), says("r2", speaker="c"))
    assert answer.first_through == answer.gatekeepers == ()
    assert dict(answer.without) == {"b": ("r2",), "c": ("r2",)}


def test_a_record_that_is_possible_only_does_not_say_when_it_was_first():
    answer = the_route(
        fact(), *told("r1", "a", "d", verified="recalled"), *told("r2", "a", "d", "1950-05-20")
    )
    assert answer.attested
    assert list(answer.first) == ["r1", "r2"]
    assert not the_route(fact(), *told("r1", "a", "d", verified="recalled")).attested


def test_one_talk_of_the_day_is_walked_back_to_the_one_who_knew():
    """The other one, who comes first in the alphabet, heard it in that very minute."""
    rows = [fact(origin="d", since="1950-05-10"), talk("r1", who="a;d"), says("r1")]
    answer = the_route(*rows, *told("r2", "a", "c"), to="c")
    assert [(hop.record, hop.tellers) for hop in answer.chains[0]] == [("r1", ("d",)), ("r2", ("a",))]


def test_letters_that_cross_on_one_day_are_walked_back_to_the_origin():
    rows = [
        fact(origin="h", since="1950-05-10"),
        *told("r1", "a;h", "b"),
        *told("r2", "b", "a"),
        *told("r3", "a", "c"),
    ]
    assert by_records(the_route(*rows, to="c")) == [["r1", "r2", "r3"]]


def test_what_the_actor_tells_himself_brings_him_nothing():
    rows = [*RELAY, talk("r3", "1950-05-20", "c;d"), says("r3")]
    assert by_records(the_route(*rows)) == [["r1", "r2"]]
    assert the_route(*rows, to="a").chains == ()


def test_passed_over_are_later_contacts_of_one_who_certainly_knew_that_do_not_tell_it():
    rows = [*RELAY, rec("p", "1950-05-06", "b", "d"), rec("q", "1950-05-20", "b", "c", via="d")]
    found = [(p.record, p.knower, p.already_knew) for p in the_route(*rows).passed_over]
    assert found == [("p", "b", False), ("q", "b", True)]


def test_nobody_is_passed_over_by_who_may_have_known_who_knew_later_or_by_a_draft():
    rows = [
        rec("p", "1950-05-04", "b", "d"),  # r1 arrives on that day
        rec("q", "1950-05-20", "c", "d"),  # never knew
        rec("r", "1950-05-20", "b", "d", state="draft"),
        rec("s", "1950-05-20", "b", "c"),
    ]
    assert the_route(*RELAY, *rows).passed_over == ()


def test_a_record_that_implies_it_passes_nobody_over():
    rows = [rec("p", "1950-05-20", "b", "d"), says("p", stance="implies")]
    assert the_route(*RELAY, *rows).passed_over == ()


def test_the_answer_as_json():
    shown = the_route(*RELAY).to_dict()
    assert shown["chains"][0][1] == {
        "record": "r2",
        "from": ["b"],
        "to": ["d"],
        "sent": "1950-05-10T00:00",
        "received": "1950-05-12T23:59",
    }
    assert (shown["first_through"], shown["first"], shown["gatekeepers"]) == (["b"], {"r2": ["b"]}, ["b"])


# ------------------------------------------------------------------------------------- all chains


def every_chain(knowledge, claim, to):
    """Yield arrival, last telling and the actors that each chain cannot do without; no telling twice."""
    noun = knowledge.case.claims[claim]
    rows = [t for t in knowledge.by_claim[claim] if t.content == "claim" and t.stance != "implies"]

    def further(actor, minute, actors, used):
        for t in rows:
            if t in used or actor not in t.tellers or minute > t.sent[1]:
                continue
            arrival = max(minute, t.sent[0], t.received[0])
            needed = actors | set(t.carriers) | (set(t.tellers) if t.joint else {actor})
            for reader in t.readers:
                if reader == to:
                    yield arrival, t, needed
                else:
                    yield from further(reader, arrival, needed, {*used, t})

    for origin in noun.origin if noun.since else ():
        if origin != to:
            yield from further(origin, noun.since.earliest, set(), set())


@MORE
@given(st.one_of(rows_of_a_case(), rows_of_a_network(), rows_of_a_network()), st.sampled_from(NAMES))
def test_gatekeepers_and_first_through_are_those_on_every_chain(rows, to):
    knowledge = Knowledge(small(rows))
    answer = route(knowledge, "k", to)
    chains = list(every_chain(knowledge, "k", to))
    apart = {*knowledge.case.claims["k"].origin, to}
    sure = min((t.received[1] for _, t, _ in chains if not t.doubt), default=INF)
    earliest = [(t, actors) for arrival, t, actors in chains if arrival <= sure]
    assert answer.attested == (sure < INF)
    assert {chain[-1].record for chain in answer.chains} == {t.record for _, t, _ in chains}
    assert set(answer.gatekeepers) == (
        set.intersection(*(a for *_, a in chains)) - apart if chains else set()
    )
    assert set(answer.first) == {t.record for t, _ in earliest}
    assert set(answer.first_through) == (
        set.intersection(*(a for _, a in earliest)) - apart if earliest else set()
    )
    for record, needed in answer.first.items():
        of_record = [actors for t, actors in earliest if t.record == record]
        assert set(needed) == set.intersection(*of_record) - apart


@MORE
@given(rows_of_a_network(), st.sampled_from(NAMES))
def test_every_chain_is_one_that_can_have_been(rows, to):
    knowledge = Knowledge(small(rows))
    origins = set(knowledge.case.claims["k"].origin)
    for chain in route(knowledge, "k", to).chains:
        assert origins.intersection(chain[0].tellers)
        assert chain[-1].to == (to,)
        for hop, following in pairwise(chain):
            assert hop.received[0] <= following.sent[1]
            assert set(hop.to) <= set(following.tellers)
