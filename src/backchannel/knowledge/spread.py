"""From tellings to knowledge: the ways by which each actor came to know each claim, and their two bounds.

possibly since = the minimum of the first minutes over all ways;
certainly since = the minimum of the last minutes over the ways that count in full.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from backchannel.case.model import PUBLIC, Case
from backchannel.case.nouns import Member
from backchannel.case.when import Minute
from backchannel.knowledge.reach import Arrival, Contact, contacts, possible_arrivals
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

    Bodies can be members of bodies, so the first dates are found before the ways are written: what is written
    depends neither on the order of the rows nor on the names of the bodies.
    """
    first = {actor: min(found) for actor, found in ways.items()}
    dates = {actor: way.possibly for actor, way in first.items()}
    while later := {
        m.actor: d for m in case.members if (d := _as_member(m, dates)) < dates.get(m.actor, INF)
    }:
        dates |= later
    by = {a: (way.certainly, way.record) for a, way in first.items() if way.possibly == dates[a]}
    while sooner := {
        m.actor: (INF, by[m.group][1])
        for m in case.members
        if m.group in by
        and _as_member(m, dates) == dates.get(m.actor, INF)
        and (INF, by[m.group][1]) < by.get(m.actor, (INF, "\uffff"))
    }:
        by |= sooner
    for m in case.members:
        date = _as_member(m, dates)
        if date < INF:
            way = Way(date, INF, by[m.group][1], "member", (m.group,), f"as a member of {m.group}")
            ways.setdefault(m.actor, set()).add(way)


def _as_member(member: Member, dates: Mapping[str, Minute]) -> Minute:
    """Return when a member may have known what his body may have known; infinity if only when he had left."""
    date = max(dates.get(member.group, INF), member.from_.earliest if member.from_ else -INF)
    return date if date <= (member.to.latest if member.to else INF) else INF


def _through_the_public(case: Case, ways: dict[str, set[Way]]) -> None:
    """What the public possibly knows every actor possibly knows, if within the time of the case."""
    first = min(ways.get(PUBLIC, ()), default=None)
    if first is not None and first.possibly <= case.period.latest:
        way = Way(first.possibly, INF, first.record, "public", (PUBLIC,), "through the public")
        for actor in case.actors:
            if actor != PUBLIC:
                ways.setdefault(actor, set()).add(way)
