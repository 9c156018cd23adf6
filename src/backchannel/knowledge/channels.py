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
    """Earliest possible arrival of the claim: at every actor, by which telling; by every telling, told by whom."""

    actors: Mapping[str, tuple[Minute, Telling | None]]
    tellings: Mapping[Telling, tuple[Minute, str]]


def route(knowledge: Knowledge, claim: str, to: str) -> Route:
    """Return how a claim reached an actor.

    Args:
        knowledge: the knowledge of a case.
        claim: id of a claim.
        to: id of the actor.
    """
    rows = [t for t in knowledge.by_claim[claim] if t.content == "claim" and t.stance != "implies"]
    rows.sort(key=_order)
    noun = knowledge.case.claims[claim]
    start = dict.fromkeys(noun.origin, noun.since.earliest) if noun.since else {}
    world = _world(rows, start, to)
    last = sorted(
        (t for t in world.tellings if to in t.readers),
        key=lambda t: (world.tellings[t][0], t.received[1], t.record, _order(t)),
    )
    sure = min((t.received[1] for t in last if not t.doubt), default=INF)
    first = tuple(dict.fromkeys(t.record for t in last if world.tellings[t][0] <= sure))
    needed: dict[str, list[str]] = {record: [] for record in first}
    without: dict[str, tuple[str, ...]] = {}
    between = {a for t in world.tellings for a in t.tellers + t.carriers} - set(noun.origin) - {to}
    for actor in sorted(between):
        other = {t: minute for t, (minute, _) in _world(rows, start, to, actor).tellings.items()}
        without[actor] = tuple(sorted({t.record for t in other if to in t.readers}))
        in_time = {t.record for t, minute in other.items() if to in t.readers and minute <= sure}
        for record in first:
            if record not in in_time:
                needed[record].append(actor)
    every = set.intersection(*(set(v) for v in needed.values())) if needed else set()
    chains = tuple(_chain(t, to, world) for t in last)
    gatekeepers = tuple(a for a, records in without.items() if last and not records)
    return Route(
        claim, to, chains, tuple(sorted(every)), {r: tuple(v) for r, v in needed.items()}, sure < INF, without,
        gatekeepers, tuple(_passed_over(knowledge, claim, to)),
    )  # fmt: skip


def _order(t: Telling) -> tuple[object, ...]:
    """Sort key of tellings of one claim: no two that differ have the same."""
    return t.record, t.tellers, t.reader, t.stance, t.doubt, t.readers


def _world(rows: Iterable[Telling], start: Mapping[str, Minute], to: str, without: str = "") -> _World:
    """Return the world without an actor; in every world a claim has arrived when it is where it was going."""
    by_teller = _by_teller(rows, to, without)
    heap: list[tuple[Minute, str]] = []
    labels: dict[str, tuple[Minute, Telling | None]] = {}
    for actor, minute in sorted(start.items()):
        if actor != without:
            labels[actor] = (minute, None)
            heappush(heap, (minute, actor))
    arrived: dict[Telling, tuple[Minute, str]] = {}
    done: set[str] = set()
    while heap:
        minute, actor = heappop(heap)
        if actor in done:
            continue
        done.add(actor)
        for t in by_teller.get(actor, ()):
            if minute > t.sent[1] or t in arrived:
                continue
            arrival = max(minute, t.sent[0], t.received[0])
            arrived[t] = arrival, actor
            for reader in t.readers:
                if reader != without and arrival < labels.get(reader, (INF, None))[0]:
                    labels[reader] = arrival, t
                    heappush(heap, (arrival, reader))
    return _World(labels, arrived)


def _by_teller(rows: Iterable[Telling], to: str, without: str) -> Mapping[str, Iterable[Telling]]:
    out: dict[str, list[Telling]] = {}
    for t in rows:
        if without in t.carriers or (t.joint and without in t.tellers):
            continue
        for teller in t.tellers:
            if teller not in (without, to):
                out.setdefault(teller, []).append(t)
    return out


def _chain(last: Telling, to: str, world: _World) -> tuple[Hop, ...]:
    """Return the earliest chain that ends with a telling, walked back from teller to teller."""
    hops: list[Hop] = []
    telling: Telling | None = last
    onward: tuple[str, ...] = (to,)
    while telling is not None:
        teller = world.tellings[telling][1]
        others = {a for a in telling.tellers if a != to and _knew_otherwise(a, telling, world)}
        knowing = tuple(a for a in telling.tellers if a == teller or a in others)
        hops.append(Hop(telling.record, knowing, onward, telling.sent, telling.received))
        telling = world.actors[teller][1]
        onward = tuple(a for a in knowing if telling and a in telling.readers) or (teller,)
    return tuple(reversed(hops))


def _knew_otherwise(actor: str, telling: Telling, world: _World) -> bool:
    """Return whether an actor may have known by the sending of a telling, and not by that telling itself."""
    if actor not in world.actors or world.actors[actor][0] > telling.sent[1]:
        return False
    by = world.actors[actor][1]
    while by is not None and by != telling:
        by = world.actors[world.tellings[by][1]][1]
    return by is None


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
