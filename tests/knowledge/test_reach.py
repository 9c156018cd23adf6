"""Capacity: the two bounds against every realisation of the dates, and the contacts of a case."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from backchannel.knowledge.reach import Contact, certain_arrivals, chain_to, contacts, possible_arrivals
from backchannel.knowledge.spread import Knowledge
from tests.knowledge.cases import FEW, MORE, a_record, case, fact, member, rec, rows_of_a_case, says, small

INF = float("inf")
ACTORS = "abcde"


def contact(teller, reader, sent, received=None, record="r", sure=True):
    return Contact(teller, reader, sent, received or sent, record, sure)


@st.composite
def a_contact(draw):
    """Return a contact whose receipt can follow every sending.

    Where the received window ended before the sent one, the last sendings would be impossible, and a claim
    learnt after the last receipt would still seem to be carried: the rule looks at the end of the sent
    window only. So the windows are drawn as they are after that has been cut off.
    """
    teller, reader = draw(st.permutations(ACTORS[:4]))[:2]
    first, wide = draw(st.integers(0, 8)), draw(st.integers(0, 3))
    arrives = draw(st.integers(first, first + 4))
    last = max(arrives + draw(st.integers(0, 2)), first + wide)
    return Contact(teller, reader, (first, first + wide), (arrives, last), "r")


def moments(c):
    return [
        (s, r)
        for s in range(c.sent[0], c.sent[1] + 1)
        for r in range(c.received[0], c.received[1] + 1)
        if r >= s
    ]


def flood(realised, start, *, strict):
    """Return when the claim arrives at each actor if these are the dates, by going round until nothing moves."""
    known = {"a": start}
    moved = True
    while moved:
        moved = False
        for c, (sent, received) in realised:
            k = known.get(c.teller, INF)
            if (k < sent if strict else k <= sent) and received < known.get(c.reader, INF):
                known[c.reader] = received
                moved = True
    return known


@MORE
@given(st.lists(a_contact(), min_size=1, max_size=3), st.integers(0, 4))
def test_both_bounds_are_attained_by_some_realisation_and_passed_by_none(network, start):
    every = [list(zip(network, at, strict=True)) for at in product(*map(moments, network))]
    possible, certain = possible_arrivals(network, {"a": start}), certain_arrivals(network, {"a": start})
    loose = [flood(realised, start, strict=False) for realised in every]
    strict = [flood(realised, start, strict=True) for realised in every]
    for actor in ACTORS:
        first = possible[actor].minute if actor in possible else INF
        last = certain[actor].minute if actor in certain else INF
        assert first == min(known.get(actor, INF) for known in loose)
        assert last == max(known.get(actor, INF) for known in strict)


@FEW
@given(st.lists(a_contact(), min_size=4, max_size=5), st.integers(0, 4))
def test_both_bounds_hold_in_larger_networks_at_the_ends_of_the_windows(network, start):
    ends = [
        sorted({(c.sent[0], c.received[1]), *moments(c)[:1], (c.sent[1], max(c.sent[1], c.received[0]))})
        for c in network
    ]
    possible, certain = possible_arrivals(network, {"a": start}), certain_arrivals(network, {"a": start})
    for at in product(*ends):
        realised = list(zip(network, at, strict=True))
        for actor, minute in flood(realised, start, strict=False).items():
            assert possible[actor].minute <= minute
        known = flood(realised, start, strict=True)
        for actor, arrival in certain.items():
            assert known[actor] <= arrival.minute


def test_two_contacts_of_one_minute_chain_possibly_and_not_certainly():
    network = [contact("a", "b", (5, 5)), contact("b", "c", (5, 5))]
    assert possible_arrivals(network, {"a": 0})["c"].minute == 5
    assert "c" not in certain_arrivals(network, {"a": 0})


def test_what_is_known_in_the_last_minute_of_the_sending_may_go_with_it():
    network = [contact("a", "b", (2, 5), (3, 9))]
    assert possible_arrivals(network, {"a": 5})["b"].minute == 5
    assert possible_arrivals(network, {"a": 6}).keys() == {"a"}
    assert certain_arrivals(network, {"a": 1})["b"].minute == 9
    assert certain_arrivals(network, {"a": 2}).keys() == {"a"}


def test_a_contact_that_is_not_sure_is_possible_only():
    network = [contact("a", "b", (5, 5), sure=False)]
    assert possible_arrivals(network, {"a": 0}).keys() == {"a", "b"}
    assert certain_arrivals(network, {"a": 0}).keys() == {"a"}


def test_nobody_who_never_knew_tells():
    assert possible_arrivals([contact("a", "b", (5, 5))], {"a": INF}) == {}


def test_the_chain_is_walked_from_the_first_contact_to_the_last():
    network = [
        contact("a", "b", (1, 1), record="x"),
        contact("b", "c", (2, 2), record="y"),
        contact("a", "c", (4, 4)),
    ]
    assert [c.record for c in chain_to("c", possible_arrivals(network, {"a": 0}))] == ["x", "y"]
    assert chain_to("d", possible_arrivals(network, {"a": 0})) == ()


@MORE
@given(st.lists(a_contact(), max_size=6), st.lists(a_contact(), min_size=1, max_size=2))
def test_more_contacts_never_make_it_later(network, more):
    for arrivals in (possible_arrivals, certain_arrivals):
        before, after = arrivals(network, {"a": 0}), arrivals([*network, *more], {"a": 0})
        assert all(after[actor].minute <= b.minute for actor, b in before.items())


@MORE
@given(rows_of_a_case())
def test_whoever_possibly_knows_is_within_reach(rows):
    knowledge = Knowledge(small(rows))
    for claim in ("k", "l"):
        for actor in knowledge.ways(claim):
            if knowledge.possibly(claim, actor) < INF:
                assert knowledge.reach(claim)[actor].minute <= knowledge.possibly(claim, actor)


@FEW
@given(rows_of_a_case(), st.data())
def test_one_more_record_of_whatever_content_never_makes_reach_later(rows, data):
    before = Knowledge(small(rows)).reach("k")
    after = Knowledge(small([*rows, data.draw(a_record("z", states=("sent", "draft")))])).reach("k")
    assert all(after[actor].minute <= b.minute for actor, b in before.items())


# ------------------------------------------------------------------------------------- the contacts of a case


def pairs(*rows):
    return {(c.teller, c.reader) for c in contacts(case(*rows))}


def test_senders_reach_all_readers_and_each_other_and_carriers_the_addressees():
    found = pairs(rec("r", from_="a;b", to="c", via="d", cc="g"))
    by_senders = {(s, r) for s in "ab" for r in "cdgab" if s != r}
    assert found == by_senders | {("d", "c"), ("d", "g")}


def test_a_draft_does_not_reach_its_addressee():
    assert pairs(rec("r", via="d", cc="c", state="draft")) == {("a", "c"), ("a", "d"), ("d", "c")}


def test_a_body_tells_its_members_while_they_are_members():
    (one,) = contacts(case(member("g", "d", "1950-05-10", "1950-05-12")))
    assert (one.teller, one.reader, one.sure, one.record) == ("g", "d", False, "")
    assert possible_arrivals([one], {"g": 0.0}).keys() == {"g"}
    assert possible_arrivals([one], {"g": one.sent[0] - 5})["d"].minute == one.sent[0]


def test_recalled_and_disputed_records_are_not_sure():
    rows = [rec("p"), rec("q", verified="recalled"), rec("r", state="disputed")]
    assert {c.record: c.sure for c in contacts(case(*rows))} == {"p": True, "q": False, "r": False}


def test_what_a_record_says_of_a_claim_does_not_matter_for_reach():
    rows = [fact(), rec("r", received="1950-05-14"), says("r", stance="withholds")]
    knowledge = Knowledge(case(*rows))
    assert knowledge.possibly("k", "b") == INF
    assert knowledge.reach("k")["b"].contact.record == "r"
