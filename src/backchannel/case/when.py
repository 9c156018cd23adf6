"""The date of a case: a span of minutes, the text it was read from, and comparison with three answers."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from enum import Enum
from functools import lru_cache
from zoneinfo import ZoneInfo

from backchannel.case import edtf
from backchannel.case.edtf import DAY, MONTHS, Minute
from backchannel.errors import DateError

__all__ = ["Answer", "Minute", "When", "Zone", "duration", "iso"]

SEASONS = ("spring", "summer", "autumn", "winter")
MONTH_NAMES = {name.lower(): n for n, name in (*enumerate(MONTHS, 1), *enumerate(SEASONS, 21), (23, "fall"))}
REWRITES = (
    (r"(.+?)\s+([0-9]{2}:.+)", r"\1T\2"),
    (r"([0-9]{4})([0-9]{2})([0-9]{2})", r"\1-\2-\3"),
    (r"([0-9]{5,})", r"Y\1"),
    (r"([0-9]{3})0s", r"\1X"),
    (r"([0-9]{4}) ?- ?([0-9]{4})", r"\1/\2"),
    (r"(?:circa|ca?|about)\.? ?([0-9-]+)", r"\1~"),
)


class Answer(Enum):
    """What two dates let one say; it has no truth value, so that "cannot say" is never taken for a yes."""

    YES = "yes"
    NO = "no"
    CANNOT_SAY = "cannot say"

    def __bool__(self) -> bool:
        raise TypeError("an Answer is yes, no or cannot say: compare it, as in `a.before(b) is Answer.YES`")


@dataclass(frozen=True, slots=True)
class Zone:
    """The wall clock of a case: its name, and the rules that go with it."""

    name: str
    rules: tzinfo

    def __str__(self) -> str:
        return self.name

    @classmethod
    def parse(cls, text: str) -> Zone:
        """Return the zone that a text names.

        Args:
            text: a name of the IANA time zone database (``Asia/Seoul``) or an offset (``+09:00``).

        Raises:
            DateError: no such zone.

        >>> Zone.parse("+09:00").offset_at(0)
        540
        """
        name = text.strip()
        if name[:1] in ("+", "-") or name == "Z":
            return cls(name, timezone(timedelta(minutes=edtf.read_offset(name))))
        try:
            return cls(name, ZoneInfo(name))
        except (KeyError, ValueError, OSError):
            expected = "a time zone of the IANA database, such as Asia/Seoul, or an offset such as +09:00"
            raise DateError(text, expected, "write area and city, or leave the zone out") from None

    def offset_at(self, local: int) -> int:
        """Return the minutes east of Greenwich at a minute of the wall clock.

        An hour that the clocks repeat counts as its first passing; seconds of old local times are dropped.

        Args:
            local: minutes since 1970-01-01T00:00 on the wall clock; beyond the years 1 to 9999 they count as
                the nearest of these.

        >>> Zone.parse("Asia/Seoul").offset_at(0)
        540
        """
        return (_clock(local).replace(tzinfo=self.rules).utcoffset() or timedelta()) // timedelta(minutes=1)

    def from_offset(self, minute: int, offset: int) -> int:
        """Return a minute of another clock on the wall clock of this zone.

        Args:
            minute: minutes since 1970-01-01T00:00 on the other clock.
            offset: minutes east of Greenwich of the other clock.

        >>> Zone.parse("+09:00").from_offset(0, 0)
        540
        """
        here = _clock(minute - offset).astimezone(self.rules)
        return minute - offset + (here.utcoffset() or timedelta()) // timedelta(minutes=1)


def _clock(minute: int) -> datetime:
    """Return a minute as a datetime, kept two days clear of the ends of what a datetime can hold."""
    lowest, highest = edtf.day_number(1, 1, 3) * DAY, edtf.day_number(9999, 12, 29) * DAY
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(minutes=min(max(minute, lowest), highest))


@dataclass(frozen=True, slots=True)
class When:
    """A closed span of minutes, and the text it was read from.

    Args:
        earliest: its first minute, counted from 1970-01-01T00:00 (proleptic Gregorian); -infinity where open.
        latest: its last minute; +infinity where open.
        text: exactly what stood there.
        approximate: a ``~`` or ``%`` stands in it.
        uncertain: a ``?`` or ``%`` stands in it.
        is_set: it was ``[..]`` or ``{..}``, of which the span is the hull.
        has_hour: an hour stands in it.
        offset: minutes east of Greenwich, the first that is written.
    """

    earliest: Minute
    latest: Minute
    text: str
    approximate: bool = False
    uncertain: bool = False
    is_set: bool = False
    has_hour: bool = False
    offset: int | None = None

    def __str__(self) -> str:
        return self.text

    @classmethod
    def parse(cls, text: str, *, zone: Zone | None = None, approximate: int = 0) -> When:
        """Return the date that a text says.

        Args:
            text: an EDTF date of level 0, 1 or 2, or one with hour and minute; at most 200 characters.
            zone: the wall clock onto which hours with a written offset are brought; without it every hour
                counts as written.
            approximate: minutes, 0 or more, by which a date with ``~``, ``?`` or ``%`` is wider at both ends.

        Raises:
            DateError: the text is no date, or one that cannot be.

        Source: Library of Congress, Extended Date/Time Format (EDTF) Specification, 4 February 2019.

        >>> iso(When.parse("1950-02").latest)
        '1950-02-28T23:59'
        """
        try:
            return _parse(text, zone, approximate)
        except DateError as error:
            raise DateError(text, error.expected, error.remedy or _remedy(text.strip())) from None

    def before(self, other: When) -> Answer:
        """Say whether this lies before the other.

        Yes if its latest minute is earlier than the other's earliest; no if its earliest is not earlier than
        the other's latest; else one cannot say.

        >>> When.parse("1950-01").before(When.parse("1950-01-30"))
        <Answer.CANNOT_SAY: 'cannot say'>
        """
        if self.latest < other.earliest:
            return Answer.YES
        return Answer.NO if self.earliest >= other.latest else Answer.CANNOT_SAY

    def after(self, other: When) -> Answer:
        """Say whether this lies after the other: exactly ``other.before(self)``.

        >>> When.parse("1950-02").after(When.parse("1950-01-30"))
        <Answer.YES: 'yes'>
        """
        return other.before(self)

    def within(self, other: When) -> Answer:
        """Say whether the one minute meant by this lies in the other, a closed window taken as it is.

        Yes if every minute of this lies in it; no if none does; else one cannot say.

        >>> When.parse("1950-01-30").within(When.parse("1950-01"))
        <Answer.YES: 'yes'>
        """
        if other.earliest <= self.earliest and self.latest <= other.latest:
            return Answer.YES
        return Answer.CANNOT_SAY if self.meets(other) else Answer.NO

    def meets(self, other: When) -> bool:
        """Return whether the two spans share a minute.

        >>> When.parse("1950-01/1950-02").meets(When.parse("1950-02-28"))
        True
        """
        return self.earliest <= other.latest and other.earliest <= self.latest


@lru_cache(maxsize=1 << 16)
def _parse(text: str, zone: Zone | None, approximate: int) -> When:
    span = edtf.read(text, approximate, zone.from_offset if zone else None)
    return When(span.earliest, span.latest, text, *span[2:])


def iso(minute: Minute) -> str | None:
    """Return a minute as ``YYYY-MM-DDThh:mm``, or None where it is infinite.

    Years of more than four digits stand alone (``Y170000002``): EDTF gives them neither month nor day.

    Args:
        minute: minutes since 1970-01-01T00:00, or an infinity.

    >>> iso(-10327350)
    '1950-05-14T05:30'
    """
    if math.isinf(minute):
        return None
    day, rest = divmod(int(minute), DAY)
    year, month, of_month = edtf.civil(day)
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{'-' * (year < 0)}{abs(year):04}-{month:02}-{of_month:02}T{rest // 60:02}:{rest % 60:02}"


def duration(text: str) -> int:
    """Return the minutes of a duration.

    Args:
        text: a whole number of weeks, days, hours or minutes (``1w``, ``2d``, ``12h``, ``30m``), 0 to 999999.

    Raises:
        DateError: anything else.

    >>> duration("2d")
    2880
    """
    found = re.fullmatch(r"([0-9]{1,6})([wdhm])", text.strip())
    if found is None:
        remedy = (
            "write a whole number and w, d, h or m, without a space: 36h for a day and a half, 0d for none"
        )
        raise DateError(
            text, "a duration such as 2d, 12h, 30m or 1w, never negative and without a fraction", remedy
        )
    return int(found[1]) * {"w": 7 * DAY, "d": DAY, "h": 60, "m": 1}[found[2]]


def _remedy(text: str) -> str:
    """Return what to write instead, tried out before it is offered."""
    for candidate in _rewritten(text):
        try:
            edtf.read(candidate)
        except DateError:
            continue
        return f"{'put a T between day and hour: ' if 'T' in candidate else ''}write '{candidate}'"
    return "write year, month and day in this order, with hyphens and leading zeros"


def _rewritten(text: str) -> Iterator[str]:
    text = unicodedata.normalize("NFKC", text).translate(
        dict.fromkeys((0x2010, 0x2012, 0x2013, 0x2014, 0x2212), "-")
    )
    text = "".join(str(unicodedata.decimal(c, c)) for c in text)
    yield from (text, text.upper(), text.replace(" ", ""))
    yield from (re.sub(pattern, new, text) for pattern, new in REWRITES if re.fullmatch(pattern, text))
    numbers = [int(n) for n in re.findall("[0-9]{1,4}", text)]
    if not numbers or not re.fullmatch(r"[\w .,/-]+", text):
        return
    year, rest = max(numbers), [n for n in numbers if n != max(numbers)]
    if word := "".join(re.findall("[a-z]+", text.lower())):
        months = [n for name, n in MONTH_NAMES.items() if len(word) > 2 and name.startswith(word)]
        if not months:
            return
        rest = [months[0], *rest]
    elif len(rest) == 2 and numbers[0] != year:
        if rest[0] > 12 or "." in text:
            rest.reverse()
        elif rest[1] <= 12:  # of 05/06/1950 nobody knows which is the month
            return
    yield "-".join([f"{year:04}", *(f"{n:02}" for n in rest)])
