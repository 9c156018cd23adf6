"""Through whom a claim reached an actor: chains, the first to tell, gatekeepers, who was passed over.

A chain is a sequence of asserting records, each told by somebody who may have known by then, beginning with
an origin of the claim. The world without an actor is the case without the records that he tells or carries;
he is a gatekeeper if the claim never arrives in that world.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Any, ClassVar

from backchannel.case.result import Result
from backchannel.case.view import sent_span
from backchannel.case.when import Minute, iso
from backchannel.knowledge.spread import INF, Knowledge
from backchannel.knowledge.tellings import Telling, read_by


@dataclass(frozen=True, slots=True)
class Hop:
    """One record of a chain: who told, who of the readers told it on."""

    record: str
    tellers: tuple[str, ...]
    to: tuple[str, ...]
    sent: tuple[Minute, Minute]
    received: tuple[Minute, Minute]

    def to_dict(self) -> dict[str, Any]:
        """Return the hop under the keys of the JSON output."""
        return {
            "record": self.record,
            "from": list(self.tellers),
            "to": list(self.to),
            "sent": iso(self.sent[0]),
            "received": iso(self.received[1]),
        }


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A knower had contact with the actor, and the record of it does not tell the claim."""

    record: str
    knower: str
    date: Minute
    already_knew: bool

    def to_dict(self) -> dict[str, Any]:
        """Return it under the keys of the JSON output."""
        return {
            "record": self.record,
            "from": self.knower,
            "date": iso(self.date),
            "already_knew": self.already_knew,
        }


@dataclass(frozen=True, slots=True)
class Route(Result):
    """How a claim reached an actor.

    Args:
        claim: id of the claim.
        to: id of the actor.
        chains: for every record that tells him, the earliest chain by which it could; earliest first.
        first_through: actors on every chain of the earliest arrival, origins and the actor apart.
        first: for every record that can have been the first, the actors that it could not do without.
        attested: whether any record tells him in full, not for possible only.
        without: for every actor in between, the records that still tell him in the world without that actor.
        gatekeepers: actors without whom the claim never arrives.
        passed_over: contacts of knowers with him that do not tell it.
    """

    claim: str
    to: str
    chains: tuple[tuple[Hop, ...], ...]
    first_through: tuple[str, ...]
    first: Mapping[str, tuple[str, ...]]
    attested: bool
    without: Mapping[str, tuple[str, ...]]
    gatekeepers: tuple[str, ...]
    passed_over: tuple[PassedOver, ...]
    method: ClassVar[str] = "rules: who knows, chains"

    def to_dict(self) -> dict[str, Any]:
        """Return the answer under the keys of the JSON output."""
        return {
            "claim": self.claim,
            "to": self.to,
            "chains": [[hop.to_dict() for hop in chain] for chain in self.chains],
            "first_through": list(self.first_through),
            "first": {record: list(needed) for record, needed in self.first.items()},
            "gatekeepers": list(self.gatekeepers),
            "passed_over": [p.to_dict() for p in self.passed_over],
        }


@dataclass(frozen=True, slots=True)
class _World:
    """Earliest possible arrival of the claim at every actor and by every telling."""

    actors: Mapping[str, tuple[Minute, Telling | None]]
    tellings: Mapping[Telling, Minute]


def route(knowledge: Knowledge, claim: str, to: str) -> Route:
    """Return how a claim reached an actor.

    Args:
        knowledge: the knowledge of a case.
        claim: id of a claim.
        to: id of the actor.
    """
    rows = [t for t in knowledge.by_claim[claim] if t.content == "claim" and t.stance != "implies"]
    noun = knowledge.case.claims[claim]
    start = dict.fromkeys(noun.origin, noun.since.earliest) if noun.since else {}
    world = _world(rows, start, without="")
    last = sorted((m, t.received[1], t.record, t) for t, m in world.tellings.items() if to in t.readers)
    sure = min((t.received[1] for _, _, _, t in last if not t.doubt), default=INF)
    first = [t for m, _, _, t in last if m <= sure]
    needed: dict[str, list[str]] = {t.record: [] for t in first}
    without: dict[str, tuple[str, ...]] = {}
    between = {a for t in world.tellings for a in t.tellers + t.carriers} - set(noun.origin) - {to}
    for actor in sorted(between):
        other = _world(rows, start, without=actor)
        without[actor] = tuple(sorted(t.record for t in other.tellings if to in t.readers))
        for t in first:
            if t not in other.tellings or other.tellings[t] > sure:
                needed[t.record].append(actor)
    every = set.intersection(*(set(v) for v in needed.values())) if needed else set()
    chains = tuple(_chain(t, to, world) for _, _, _, t in last)
    gatekeepers = tuple(a for a, records in without.items() if last and not records)
    return Route(
        claim, to, chains, tuple(sorted(every)), {r: tuple(v) for r, v in needed.items()}, sure < INF, without,
        gatekeepers, tuple(_passed_over(knowledge, claim, to)),
    )  # fmt: skip


def _world(rows: Iterable[Telling], start: Mapping[str, Minute], without: str) -> _World:
    by_teller: dict[str, list[Telling]] = {}
    for t in rows:
        if without in t.carriers or (t.joint and without in t.tellers):
            continue
        for teller in t.tellers:
            if teller != without:
                by_teller.setdefault(teller, []).append(t)
    heap: list[tuple[Minute, str, str]] = []
    labels: dict[str, tuple[Minute, Telling | None]] = {}
    for actor, minute in sorted(start.items()):
        if actor != without:
            labels[actor] = (minute, None)
            heappush(heap, (minute, actor, ""))
    arrived: dict[Telling, Minute] = {}
    done: set[str] = set()
    while heap:
        minute, actor, _ = heappop(heap)
        if actor in done:
            continue
        done.add(actor)
        for t in by_teller.get(actor, ()):
            if minute > t.sent[1] or t in arrived:
                continue
            arrived[t] = max(minute, t.sent[0], t.received[0])
            for reader in t.readers:
                if reader != without and arrived[t] < labels.get(reader, (INF, None))[0]:
                    labels[reader] = (arrived[t], t)
                    heappush(heap, (arrived[t], reader, t.record))
    return _World(labels, arrived)


def _chain(last: Telling, to: str, world: _World) -> tuple[Hop, ...]:
    hops: list[Hop] = []
    telling: Telling | None = last
    onward: tuple[str, ...] = (to,)
    while telling is not None:
        knowing = tuple(a for a in telling.tellers if world.actors.get(a, (INF, None))[0] <= telling.sent[1])
        hops.append(Hop(telling.record, knowing, onward, telling.sent, telling.received))
        before = min((world.actors[a][0], a) for a in knowing)[1]
        telling = world.actors[before][1]
        onward = tuple(a for a in knowing if telling and a in telling.readers) or (before,)
    return tuple(reversed(hops))


def _passed_over(knowledge: Knowledge, claim: str, to: str) -> Iterator[PassedOver]:
    case = knowledge.case
    telling = {t.record for t in knowledge.by_claim[claim] if t.content == "claim"}
    knew = knowledge.certainly(claim, to)
    for r in sorted(case.records.values(), key=lambda r: (sent_span(r), r.id)):
        if r.id in telling or to not in r.via + read_by(r):
            continue
        for knower in r.from_:
            if knower != to and knowledge.certainly(claim, knower) < sent_span(r)[0]:
                yield PassedOver(r.id, knower, sent_span(r)[0], knew < sent_span(r)[0])
