"""Who knew a claim by a date: the status of an actor, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from backchannel.case.result import Result
from backchannel.case.when import Minute, When, iso
from backchannel.knowledge.reach import chain_to
from backchannel.knowledge.spread import INF, Knowledge, Way
from backchannel.knowledge.tellings import Telling

KNEW, MAY, OTHERWISE, REACH, NO_PATH = "knew", "may have known", "told otherwise", "within reach", "no path"


@dataclass(frozen=True, slots=True)
class Knowing(Result):
    """What an actor knew of a claim, by a date if one was asked.

    Args:
        claim: id of the claim.
        actor: id of the actor.
        by: the date, or None.
        status: one of the five statuses; None without a date.
        possibly: first minute at which he may have known.
        certainly: minute from which he certainly knew.
        records: the records on which the status rests, earliest first.
        ways: the ways on which it rests.
        reach: where he is within reach only, the first minute at which contacts may have brought it, and the
            minute by which they would have if everybody had told it at once; infinity if not for certain.
    """

    claim: str
    actor: str
    by: When | None
    status: str | None
    possibly: Minute
    certainly: Minute
    records: tuple[str, ...]
    ways: tuple[Way, ...]
    reach: tuple[Minute, Minute] | None = None
    method: ClassVar[str] = "rules: who knows"

    def to_dict(self) -> dict[str, Any]:
        """Return the answer under the keys of the JSON output."""
        return {
            "claim": self.claim,
            "actor": self.actor,
            "by": iso(self.by.latest) if self.by else None,
            "status": self.status,
            "possibly": iso(self.possibly),
            "certainly": iso(self.certainly),
            "records": list(self.records),
            "through": list(dict.fromkeys(str(w) for w in self.ways)),
            "doubts": list(dict.fromkeys(w.doubt for w in self.ways if w.doubt)),
            "reach": {"possibly": iso(self.reach[0]), "certainly": iso(self.reach[1])}
            if self.reach
            else None,
        }


def knowing(knowledge: Knowledge, claim: str, actor: str, by: When | None = None) -> Knowing:
    """Return what an actor knew of a claim.

    Args:
        knowledge: the knowledge of a case.
        claim: id of a claim.
        actor: id of an actor.
        by: the date; by the end of it. None asks for the two bounds only.
    """
    ways = knowledge.ways(claim).get(actor, ())
    possibly, certainly = knowledge.possibly(claim, actor), knowledge.certainly(claim, actor)
    if by is None:
        heard = tuple(dict.fromkeys(t.record for t in contraries(knowledge, claim, actor)))
        return Knowing(claim, actor, None, None, possibly, certainly, _records(ways) or heard, ways)
    status, rests, records = _status(knowledge, claim, actor, by.latest, ways)
    reach = None
    if status == REACH:
        sure = knowledge.sure_reach(claim).get(actor)
        reach = (knowledge.reach(claim)[actor].minute, sure.minute if sure else INF)
    return Knowing(claim, actor, by, status, possibly, certainly, records, rests, reach)


def _status(
    knowledge: Knowledge, claim: str, actor: str, by: Minute, ways: tuple[Way, ...]
) -> tuple[str, tuple[Way, ...], tuple[str, ...]]:
    certain = tuple(w for w in ways if w.certainly <= by and w.certainly < INF)
    if certain:
        return KNEW, certain, _records(certain)
    possible = tuple(w for w in ways if w.possibly <= by)
    if possible:
        return MAY, possible, _records(possible)
    denials = [t for t in contraries(knowledge, claim, actor) if t.received[0] <= by]
    if denials:
        return OTHERWISE, (), tuple(dict.fromkeys(t.record for t in denials))
    arrivals = knowledge.reach(claim)
    if actor in arrivals and arrivals[actor].minute <= by:
        chain = chain_to(actor, arrivals)
        return REACH, (), tuple(dict.fromkeys(c.record for c in chain if c.record))
    return NO_PATH, (), ()


def contraries(knowledge: Knowledge, claim: str, actor: str) -> Iterator[Telling]:
    """Yield the tellings by which an actor was told the contrary of a claim by others."""
    for t in knowledge.by_claim[claim]:
        if t.content == "contrary" and actor in t.readers and not (t.joint and actor in t.tellers):
            yield t


def knowings(
    knowledge: Knowledge,
    claims: Iterable[str],
    actors: Iterable[str],
    by: When | None = None,
    *,
    every: bool = False,
) -> tuple[Knowing, ...]:
    """Return what is known of each pair of claim and actor.

    Args:
        knowledge: the knowledge of a case.
        claims: ids of claims.
        actors: ids of actors.
        by: the date, or None.
        every: also the pairs of which no record tells anything.
    """
    asked = tuple(actors)
    out = []
    for claim in claims:
        for actor in asked:
            told = actor in knowledge.ways(claim) or any(contraries(knowledge, claim, actor))
            if every or told:
                out.append(knowing(knowledge, claim, actor, by))
    return tuple(out)


def _records(ways: Iterable[Way]) -> tuple[str, ...]:
    ordered = sorted(ways, key=lambda w: (w.certainly if w.certainly < INF else w.possibly, w.record))
    return tuple(dict.fromkeys(w.record for w in ordered if w.record))
