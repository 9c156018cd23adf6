"""Hours written at different places: comparable only to the day unless a zone is known."""

from __future__ import annotations

from collections.abc import Iterator

from backchannel.case.model import Case
from backchannel.case.nouns import Record
from backchannel.case.when import When
from backchannel.errors import Problem, quote

FARTHEST = 26 * 60
"""Minutes between the clocks of the two places on earth that lie farthest apart."""


def meeting_hours(case: Case) -> Iterator[Problem]:
    """Yield a warning for every two records of different places whose hours lie so close that their order hangs on the zone."""
    if case.settings.reading.zone:
        return
    hours = [
        (when, r)
        for r in case.records.values()
        if r.place
        for when in (r.date, r.received)
        if when and when.has_hour
    ]
    hours.sort(key=lambda pair: (pair[0].earliest, pair[1].id))
    for i, (when, record) in enumerate(hours):
        for other, later in hours[i + 1 :]:
            if other.earliest - when.latest > FARTHEST:
                break
            if later.place != record.place:
                yield _warning(later, other, record, when)


def _warning(later: Record, other: When, record: Record, when: When) -> Problem:
    found = f"{other.text} at {later.place}, {when.text} at {record.place} ({record.id})"
    remedy = "name a zone under [dates], and write the offset of hours of other zones (1950-05-14T05:30+09:00); until then all hours are compared as written"
    return Problem("records.csv", later.line, "date", quote(found), "hours of one zone", remedy, "warning")
