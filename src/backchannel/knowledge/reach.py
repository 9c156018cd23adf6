"""Capacity: how far a claim could have gone by any contact, whatever the records say it contained.

An upper bound on leaks, kept apart from what is attested. Both bounds are attained at two extreme
realisations of the uncertain dates (earliest arrival in a temporal network, Wu et al., "Path problems in
temporal graphs", VLDB 2014, section 4; with independent windows for sending and receipt):

- possible: a contact carries if the teller may have known by the last minute of the sending, and arrives at
  the latest of that knowledge, the first minute of sending and the first minute of receipt;
- certain: a contact carries only if the teller knew before the first minute of the sending, and arrives at
  the last minute of the receipt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush

from backchannel.case.model import Case
from backchannel.case.view import received_span, sent_span
from backchannel.case.when import Minute
from backchannel.knowledge.tellings import Span, read_by

INF = float("inf")


@dataclass(frozen=True, slots=True, order=True)
class Contact:
    """One actor could tell another something.

    Args:
        teller: who could tell.
        reader: whom.
        sent: first and last minute at which it can have been sent.
        received: first and last minute at which it can have arrived.
        record: the record that attests the contact; empty for a body and its member.
        sure: whether it counts for the certain bound.
    """

    teller: str
    reader: str
    sent: Span
    received: Span
    record: str
    sure: bool = True


Step = Callable[[Minute, Contact], Minute]
"""When a claim that a teller has had since a minute arrives by a contact; infinity if it does not."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """When a claim arrived at an actor, and by which contact; none for those who knew at the start."""

    minute: Minute
    contact: Contact | None


def contacts(case: Case) -> tuple[Contact, ...]:
    """Return every contact of a case: senders to all readers, carriers to the addressees, bodies to members."""
    return tuple(sorted(set(_contacts(case))))


def _contacts(case: Case) -> Iterator[Contact]:
    for r in case.records.values():
        sent, received = sent_span(r), received_span(case, r)
        sure = r.verified != "recalled" and r.state != "disputed"
        readers = read_by(r)
        for teller in r.from_:
            for reader in {*readers, *r.via, *r.from_} - {teller}:
                yield Contact(teller, reader, sent, received, r.id, sure)
        for carrier in r.via:
            for reader in set(readers) - {carrier}:
                yield Contact(carrier, reader, received, received, r.id, sure)
    for m in case.members:
        span = (m.from_.earliest if m.from_ else -INF, m.to.latest if m.to else INF)
        yield Contact(m.group, m.actor, span, span, "", sure=False)


def possible_arrivals(network: Iterable[Contact], known: Mapping[str, Minute]) -> dict[str, Arrival]:
    """Return the earliest possible arrival at every actor.

    Args:
        network: the contacts.
        known: from which minute each knower may have known at the start.
    """

    def step(minute: Minute, c: Contact) -> Minute:
        return max(minute, c.sent[0], c.received[0]) if minute <= c.sent[1] else INF

    return _arrivals(network, known, step)


def certain_arrivals(network: Iterable[Contact], known: Mapping[str, Minute]) -> dict[str, Arrival]:
    """Return the earliest arrival at every actor that no reading of the dates can delay, had each told at once.

    Args:
        network: the contacts.
        known: from which minute each knower certainly knew at the start.
    """

    def step(minute: Minute, c: Contact) -> Minute:
        return c.received[1] if c.sure and minute < c.sent[0] else INF

    return _arrivals(network, known, step)


def _arrivals(network: Iterable[Contact], known: Mapping[str, Minute], step: Step) -> dict[str, Arrival]:
    """Label-setting with a heap: the earliest open arrival is final, for no contact arrives before it is sent."""
    by_teller: dict[str, list[Contact]] = {}
    for c in network:
        by_teller.setdefault(c.teller, []).append(c)
    heap: list[tuple[Minute, str, Contact | None]] = []
    for actor, minute in sorted(known.items()):
        if minute < INF:
            heappush(heap, (minute, actor, None))
    done: dict[str, Arrival] = {}
    best: dict[str, Minute] = dict(known)
    while heap:
        minute, actor, contact = heappop(heap)
        if actor in done:
            continue
        done[actor] = Arrival(minute, contact)
        for c in by_teller.get(actor, ()):
            arrival = step(minute, c)
            if arrival < best.get(c.reader, INF):
                best[c.reader] = arrival
                heappush(heap, (arrival, c.reader, c))
    return done


def chain_to(actor: str, arrivals: Mapping[str, Arrival]) -> tuple[Contact, ...]:
    """Return the contacts by which a claim came to an actor, first contact first."""
    chain: list[Contact] = []
    here = arrivals.get(actor)
    while here is not None and here.contact is not None:
        chain.append(here.contact)
        here = arrivals.get(here.contact.teller)
    return tuple(reversed(chain))
