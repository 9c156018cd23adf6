"""Hours written at different places: comparable only to the day unless a zone is known."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heappop, heappush
from typing import NamedTuple

from backchannel.case.model import Case
from backchannel.case.nouns import Record
from backchannel.case.when import Minute, When
from backchannel.errors import Problem, quote

FARTHEST = 26 * 60
"""Minutes between the clocks of the two places on earth that lie farthest apart."""


class _Hour(NamedTuple):
    latest: Minute
    number: int
    when: When
    record: Record
    column: str


def meeting_hours(case: Case) -> Iterator[Problem]:
    """Yield a warning for every record whose hour lies so close to earlier ones of other places that their order hangs on the zone.

    It names the last of these; how many more there are is said.
    """
    if case.settings.reading.zone:
        return
    hours = [
        (when, r, column)
        for r in case.records.values()
        if r.place
        for when, column in ((r.date, "date"), (r.received, "received"))
        if when and when.has_hour
    ]
    hours.sort(key=lambda hour: (hour[0].earliest, hour[1].id))
    ending: list[_Hour] = []
    near: dict[str, dict[int, _Hour]] = {}
    for number, (when, record, column) in enumerate(hours):
        while ending and when.earliest - ending[0].latest > FARTHEST:
            past = heappop(ending)
            del near[past.record.place][past.number]
            if not near[past.record.place]:
                del near[past.record.place]
        this = _Hour(when.latest, number, when, record, column)
        elsewhere = [of for place, of in near.items() if place != record.place]
        if elsewhere:
            last = max((next(reversed(of.values())) for of in elsewhere), key=lambda hour: hour.number)
            yield _warning(this, last, sum(map(len, elsewhere)) - 1)
        heappush(ending, this)
        near.setdefault(record.place, {})[number] = this


def _warning(later: _Hour, earlier: _Hour, more: int) -> Problem:
    record, other = later.record, earlier.record
    others = f" and {more} more" if more else ""
    found = f"{later.when.text} at {record.place}, {earlier.when.text} at {other.place} ({other.id}){others}"
    remedy = "name a zone under [dates], and write the offset of hours of other zones (1950-05-14T05:30+09:00); until then all hours are compared as written"
    return Problem(
        "records.csv", record.line, later.column, quote(found), "hours of one zone", remedy, "warning"
    )
