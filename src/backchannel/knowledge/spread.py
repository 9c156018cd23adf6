"""From tellings to knowledge: the ways by which each actor came to know each claim, and their two bounds.

possibly since = the minimum of the first minutes over all ways;
certainly since = the minimum of the last minutes over the ways that count in full.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from heapq import heapify, heappop, heappush
from typing import Literal

from backchannel.case.model import PUBLIC, Case
from backchannel.case.nouns import Member
from backchannel.case.when import Minute
from backchannel.knowledge.reach import Arrival, Contact, certain_arrivals, contacts, possible_arrivals
from backchannel.knowledge.tellings import Telling, tellings

INF = float("inf")
How = Literal["origin", "teller", "reader", "public", "member"]


@dataclass(frozen=True, slots=True, order=True)
class Way:
    """One way by which an actor came to know a claim.

    Args:
        possibly: the first minute at which he may have known it so.
        certainly: the minute from which he certainly did; infinity where the way counts for possible only.
        record: the record by which he knew, empty for an origin.
        how: as origin, as teller, as reader, through the public, as member of a body.
        through: the tellers, or the body.
        doubt: why the way does not count for certain.
    """

    possibly: Minute
    certainly: Minute
    record: str
    how: How
    through: tuple[str, ...] = ()
    doubt: str = ""

    def __str__(self) -> str:
        if self.how == "public":
            return "through the public"
        if self.how == "member":
            return f"as a member of {self.through[0]}"
        if self.how == "reader" and self.through:
            return ";".join(self.through)
        return "as origin" if self.how == "origin" else "own word"


Ways = Mapping[str, tuple[Way, ...]]
"""The ways of every actor to one claim, earliest first."""


@dataclass(frozen=True)
class Knowledge:
    """Who knew what when in a case, under one reading; each claim is computed when it is first asked for.

    Args:
        case: the case, or the view that an observer has of it.
        reading: id of a reference whose rows count in full; empty: readings count for possible only.
    """

    case: Case
    reading: str = ""
    _ways: dict[str, Ways] = field(default_factory=dict, repr=False, compare=False)
    _reach: dict[str, Mapping[str, Arrival]] = field(default_factory=dict, repr=False, compare=False)
    _sure_reach: dict[str, Mapping[str, Arrival]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def tellings(self) -> tuple[Telling, ...]:
        """All that the records tell."""
        return tellings(self.case, self.reading)

    @cached_property
    def by_claim(self) -> Mapping[str, tuple[Telling, ...]]:
        """The tellings of each claim and of its contrary."""
        out: dict[str, list[Telling]] = {c: [] for c in self.case.claims}
        for telling in self.tellings:
            out[telling.claim].append(telling)
        return {c: tuple(rows) for c, rows in out.items()}

    @cached_property
    def network(self) -> tuple[Contact, ...]:
        """Every contact of the case."""
        return contacts(self.case)

    def reach(self, claim: str) -> Mapping[str, Arrival]:
        """Return the earliest possible arrival of a claim at every actor, whatever the contacts contained.

        Args:
            claim: id of a claim of the case.
        """
        if claim not in self._reach:
            known = {a: self.possibly(claim, a) for a in self.ways(claim)}
            self._reach[claim] = possible_arrivals(self.network, known)
        return self._reach[claim]

    def sure_reach(self, claim: str) -> Mapping[str, Arrival]:
        """Return when a claim would have arrived at every actor at the latest, had each knower told it at once.

        Args:
            claim: id of a claim of the case.
        """
        if claim not in self._sure_reach:
            known = {a: self.certainly(claim, a) for a in self.ways(claim)}
            self._sure_reach[claim] = certain_arrivals(self.network, known)
        return self._sure_reach[claim]

    def ways(self, claim: str) -> Ways:
        """Return the ways of every actor to a claim, earliest first.

        Args:
            claim: id of a claim of the case.
        """
        if claim not in self._ways:
            self._ways[claim] = spread(self.case, claim, self.by_claim[claim])
        return self._ways[claim]

    def possibly(self, claim: str, actor: str) -> Minute:
        """Return the first minute at which an actor may have known a claim; infinity if never."""
        return min((w.possibly for w in self.ways(claim).get(actor, ())), default=INF)

    def certainly(self, claim: str, actor: str) -> Minute:
        """Return the minute from which an actor certainly knew a claim; infinity if never."""
        return min((w.certainly for w in self.ways(claim).get(actor, ())), default=INF)


def spread(case: Case, claim: str, rows: tuple[Telling, ...]) -> Ways:
    """Return the ways of every actor to one claim.

    Args:
        case: the case.
        claim: id of the claim.
        rows: its tellings; those of the contrary are passed over.
    """
    ways: dict[str, set[Way]] = {}
    noun = case.claims[claim]
    if noun.since is not None:
        for actor in noun.origin:
            ways.setdefault(actor, set()).add(Way(noun.since.earliest, noun.since.latest, "", "origin"))
    for t in rows:
        if t.content == "claim":
            for actor in t.tellers:
                certain = t.sent[1] if t.joint and not t.doubt else INF
                doubt = t.doubt or ("" if t.joint else "who of them said it is not recorded")
                ways.setdefault(actor, set()).add(Way(t.sent[0], certain, t.record, "teller", (), doubt))
            for actor in t.readers:
                certain = INF if t.doubt else t.received[1]
                others = tuple(a for a in t.tellers if a != actor)
                ways.setdefault(actor, set()).add(
                    Way(t.received[0], certain, t.record, "reader", others, t.doubt)
                )
    _through_bodies(case, ways)
    _through_the_public(case, ways)
    return {actor: tuple(sorted(found)) for actor, found in sorted(ways.items())}


def _through_bodies(case: Case, ways: dict[str, set[Way]]) -> None:
    """A member possibly knows what the body knows, from the later of the two dates, while a member.

    Bodies can be members of bodies. Whoever knew first is looked at first, so that each body has its final
    first way when its members are told, whatever the order of the rows and the names of the bodies.
    """
    members: dict[str, list[Member]] = {}
    for m in case.members:
        members.setdefault(m.group, []).append(m)
    heap = [(min(found), actor) for actor, found in ways.items()]
    heapify(heap)
    done: set[str] = set()
    while heap:
        first, body = heappop(heap)
        if body in done:
            continue
        done.add(body)
        for m in members.get(body, ()):
            date = max(first.possibly, m.from_.earliest if m.from_ else -INF)
            if date <= (m.to.latest if m.to else INF):
                way = Way(date, INF, first.record, "member", (body,), f"as a member of {body}")
                ways.setdefault(m.actor, set()).add(way)
                heappush(heap, (way, m.actor))


def _through_the_public(case: Case, ways: dict[str, set[Way]]) -> None:
    """What the public possibly knows every actor possibly knows, if within the time of the case."""
    first = min(ways.get(PUBLIC, ()), default=None)
    if first is not None and first.possibly <= case.period.latest:
        way = Way(first.possibly, INF, first.record, "public", (PUBLIC,), "through the public")
        for actor in case.actors:
            if actor != PUBLIC:
                ways.setdefault(actor, set()).add(way)
