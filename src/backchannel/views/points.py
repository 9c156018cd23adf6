"""Who knew what at the turning points: the dates, claims and actors that the inquiries of a case ask for."""

from __future__ import annotations

from dataclasses import dataclass

from backchannel.case.inquiries import Channel, Knew
from backchannel.case.when import When
from backchannel.knowledge.spread import Knowledge
from backchannel.knowledge.statuses import KNEW, MAY, NO_PATH, OTHERWISE, REACH, knowing

SIGNS = {KNEW: "●", MAY: "◐", OTHERWISE: "✗", REACH: "○", NO_PATH: "·"}
"""Sign of each status, distinct without colour."""


@dataclass(frozen=True, slots=True)
class Point:
    """The statuses of all asked claims and actors by one date.

    Args:
        by: the date.
        actors: ids, in the order of the columns.
        rows: claim and status of each actor.
    """

    by: When
    actors: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def points(knowledge: Knowledge) -> tuple[Point, ...]:
    """Return who knew what at each date for which an inquiry asks within the time of the case.

    Args:
        knowledge: the knowledge of a case.
    """
    case = knowledge.case
    asked = [i for i in case.inquiries.values() if isinstance(i, Knew) and i.by.latest <= case.period.latest]
    channels = [i for i in case.inquiries.values() if isinstance(i, Channel)]
    claims = tuple(dict.fromkeys([i.claim for i in asked] + [i.claim for i in channels]))
    counts: dict[str, int] = {}
    for i in asked:
        for actor in i.actors:
            counts[actor] = counts.get(actor, 0) + 1
    actors = tuple(sorted(counts, key=lambda a: (-counts[a], a)))
    dates = {i.by.text: i.by for i in sorted(asked, key=lambda i: i.by.latest)}
    return tuple(
        Point(
            by,
            actors,
            tuple((c, tuple(knowing(knowledge, c, a, by).status or "" for a in actors)) for c in claims),
        )
        for by in dates.values()
    )
