"""The grammar of dates: an EDTF text, and the minutes it covers.

Levels 0, 1 and 2 of the Extended Date/Time Format (Library of Congress, 2019), and hours with minutes.
Days are counted from 1970-01-01 in the proleptic Gregorian calendar, for any year.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from backchannel.errors import DateError

Minute = float
ToZone = Callable[[int, int], int]

DAY = 1440
LONGEST_TEXT = 200
LONGEST_YEAR = 13
"""Years of up to 13 digits: their minutes fit into 64 bits."""

EXPECTED = "a date such as 1950, 1950-05, 1950-05-14, 1950-05-14T05:30, 1950-05~, 195X or 1949-11/1950-01"
MONTHS = ("January", "February", "March", "April", "May", "June",
          "July", "August", "September", "October", "November", "December")  # fmt: skip

# Seasons and parts of a year: (first month, months). A winter begins in December and ends in the next year.
_SEASONS = [(3, 3), (6, 3), (9, 3), (12, 3)]
_SOUTHERN = [(9, 3), (12, 3), (3, 3), (6, 3)]
_OTHERS = [(1, 3), (4, 3), (7, 3), (10, 3), (1, 4), (5, 4), (9, 4), (1, 6), (7, 6)]
_PARTS = dict(enumerate(_SEASONS + _SEASONS + _SOUTHERN + _OTHERS, 21))

DATE = re.compile(
    r"""[?~%]? (-?[0-9X]{4}) [?~%]?
    (?: - [?~%]? ([0-9X]{2}) [?~%]?
    (?: - [?~%]? ([0-9X]{2}) [?~%]? )? )?
    (?: T ([0-9]{2}) : ([0-9]{2}) (?: : ([0-9]{2}) )? ( Z | [+-][0-9]{2} (?: :[0-9]{2} )? )? [?~%]? )?""",
    re.VERBOSE,
)
_YEAR = re.compile(r"(?:Y(-?[1-9][0-9]*)(?:E([0-9]+))?|(-?[0-9]{4}))(?:S([0-9]+))?[?~%]?")


class Span(NamedTuple):
    """What a text covers: two minutes (both inside), and what the text says about itself."""

    earliest: Minute
    latest: Minute
    approximate: bool
    uncertain: bool
    is_set: bool
    has_hour: bool
    offset: int | None


class _Part(NamedTuple):
    earliest: Minute
    latest: Minute
    offset: int | None = None


def _no(text: str, remedy: str = "", expected: str = EXPECTED) -> DateError:
    return DateError(text, expected, remedy)


def day_number(year: int, month: int, day: int) -> int:
    """Return the days from 1970-01-01 to a day of the proleptic Gregorian calendar.

    Args:
        year: any astronomical year; 0 is 1 BC.
        month: 1 to 12.
        day: 1 to the length of the month.

    Source: H. Hinnant, "chrono-compatible low-level date algorithms" (2013), days_from_civil.

    >>> day_number(1950, 1, 30)
    -7276
    """
    year -= month <= 2
    era, of_era = divmod(year, 400)
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


def civil(day: int) -> tuple[int, int, int]:
    """Return year, month and day of a day number; the inverse of ``day_number``.

    Args:
        day: days since 1970-01-01, of either sign.

    Source: H. Hinnant, as above, civil_from_days.

    >>> civil(-7276)
    (1950, 1, 30)
    """
    era, of_era = divmod(day + 719468, 146097)
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    month = (5 * of_year + 2) // 153
    return era * 400 + year + (month > 9), (month + 2) % 12 + 1, of_year - (153 * month + 2) // 5 + 1


def _month_length(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def read(text: str, widen: int = 0, to_zone: ToZone | None = None) -> Span:
    """Return the minutes that an EDTF text covers.

    Args:
        text: the text; white space around it does not count.
        widen: minutes, 0 or more, by which a date with ``~``, ``?`` or ``%`` is wider at both its ends.
        to_zone: turns a minute and its written offset (minutes) into a minute of the wall clock of the case;
            without it the hour counts as written.

    Raises:
        DateError: the text is no date, names a day that does not exist, or has its ends swapped.

    Source: Library of Congress, Extended Date/Time Format (EDTF) Specification, 4 February 2019.

    >>> read("1950-05-14T05:30")[:2]
    (-10327350, -10327350)
    """
    if widen < 0:
        raise DateError(str(widen), "0 minutes or more by which an approximate date is wider")
    if len(text) > LONGEST_TEXT:
        raise _no(text, "put remarks into a notes column", f"a date of at most {LONGEST_TEXT} characters")
    plain = text.strip()
    if not plain:
        raise _no(text, "write '../..' for a date that is not known at all")
    try:
        part = _whole(plain, widen, to_zone)
    except DateError as error:
        raise _no(text, error.remedy, error.expected) from None
    return Span(
        *part[:2],
        approximate="~" in plain or "%" in plain,
        uncertain="?" in plain or "%" in plain,
        is_set=plain[0] in "[{",
        has_hour="T" in plain,
        offset=part.offset,
    )


def _whole(text: str, widen: int, to_zone: ToZone | None) -> _Part:
    if text[0] + text[-1] not in ("[]", "{}"):
        return _stretch(text, "/", widen, to_zone)
    members = [_stretch(member, "..", widen, to_zone) for member in text[1:-1].split(",")]
    offset = next((member.offset for member in members if member.offset is not None), None)
    return _Part(min(m.earliest for m in members), max(m.latest for m in members), offset)


def _stretch(text: str, between: str, widen: int, to_zone: ToZone | None) -> _Part:
    """Read ``A/B`` of an interval or ``A..B`` of a set, or a date alone."""
    start, joint, stop = text.partition(between)
    if not joint:
        return _date(text, widen, to_zone)
    is_open = ("", "..") if between == "/" else ("",)
    if not start and not stop:
        raise _no(text, "write at least one date, or '../..' if none is known")
    # The order is judged by what is written, so the ends are read unwidened first.
    first = _Part(-math.inf, -math.inf) if start in is_open else _date(start, 0, to_zone)
    last = _Part(math.inf, math.inf) if stop in is_open else _date(stop, 0, to_zone)
    offset = last.offset if first.offset is None else first.offset
    if first.earliest > last.latest:
        remedy = f"the ends are swapped: write '{stop}{between}{start}'"
        if offset is not None and to_zone is None:
            remedy = "set the zone of the case or write both ends in one; without it hours count as written"
        raise _no(text, remedy, "an interval whose first end is not after its last")
    return _Part(first.earliest - _wider(start, widen), last.latest + _wider(stop, widen), offset)


def _wider(text: str, widen: int) -> int:
    return widen if "~" in text or "?" in text or "%" in text else 0


def _date(text: str, widen: int, to_zone: ToZone | None) -> _Part:
    found = DATE.fullmatch(text)
    wider = _wider(text, widen)
    if found is None:
        first, last = _long_year(text)
        return _Part(day_number(first, 1, 1) * DAY - wider, day_number(last + 1, 1, 1) * DAY - 1 + wider)
    year, month, day, hour, minute, second, zone = found.groups()
    if year == "-0000":
        raise _no(text, "write '0000' for the year before year 1")
    first, last = _days(text, year, month, day)
    if hour is None:
        return _Part(first * DAY - wider, last * DAY + DAY - 1 + wider)
    if day is None or "X" in year + month + day:
        raise _no(text, "leave the hour out or write the whole day", "an hour only on a known day")
    if int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
        remedy = "write T00:00 of the next day" if hour == "24" else "correct the hour or leave it out"
        raise _no(text, remedy, "an hour from 00:00 to 23:59")
    moment = first * DAY + int(hour) * 60 + int(minute)
    offset = None if zone is None else read_offset(zone)
    if offset is not None and to_zone is not None:
        moment = to_zone(moment, offset)
    return _Part(moment - wider, moment + wider, offset)


def read_offset(text: str) -> int:
    """Return the minutes east of Greenwich of ``Z``, ``+09`` or ``+09:00``.

    Args:
        text: the offset, from -23:59 to +23:59.

    Raises:
        DateError: the text is no offset.

    >>> read_offset("-04:30")
    -270
    """
    found = re.fullmatch(r"([+-])([01][0-9]|2[0-3])(?::?([0-5][0-9]))?", "+00" if text == "Z" else text)
    if found is None:
        raise DateError(text, "an offset such as Z, +09 or +09:00", "give hours to 23 and minutes to 59")
    sign, hours, minutes = found.groups()
    return (int(hours) * 60 + int(minutes or 0)) * (-1 if sign == "-" else 1)


def _days(text: str, year: str, month: str | None, day: str | None) -> tuple[int, int]:
    """Return the first and the last existing day that fits, with X for any digit; a part left out is X."""
    if month is not None and month.isdigit() and int(month) in _PARTS:
        if day is not None:
            raise _no(
                text, f"{month} is a season or a part of a year: leave the day out, or correct the month"
            )
        start, months = _PARTS[int(month)]
        stop = start + months - 1
        lowest, highest = next(_years(year, up=True)), next(_years(year, up=False))
        return day_number(lowest, start, 1), day_number(highest + stop // 12, stop % 12 + 1, 1) - 1
    fitting_months, fitting_days = _numbers(month or "XX", 12), _numbers(day or "XX", 31)
    if not fitting_months:
        raise _no(
            text, f"there is no month {month}: 01 to 12 are months, 21 to 41 seasons and parts of a year"
        )
    first = _fit(_years(year, up=True), fitting_months, fitting_days)
    last = _fit(_years(year, up=False), fitting_months[::-1], fitting_days[::-1])
    if first is None or last is None:
        remedy = f"there is no day {day} in month {month}"
        if month and "X" not in year + month:
            name, length = MONTHS[int(month) - 1], _month_length(int(year), int(month))
            remedy = f"{name} {year} has {length} days"
        raise _no(text, remedy, "a day that exists")
    return first, last


def _fit(years: Iterator[int], months: tuple[int, ...], days: tuple[int, ...]) -> int | None:
    for year in years:
        for month in months:
            for day in days:
                if day <= _month_length(year, month):
                    return day_number(year, month, day)
    return None


@lru_cache(maxsize=256)
def _numbers(mask: str, top: int) -> tuple[int, ...]:
    pattern = re.compile(mask.replace("X", "."))
    return tuple(n for n in range(1, top + 1) if pattern.fullmatch(f"{n:02}"))


def _years(mask: str, *, up: bool) -> Iterator[int]:
    sign = -1 if mask[0] == "-" else 1
    digits = "0123456789" if up == (sign == 1) else "9876543210"
    for year in product(*(digits if c == "X" else c for c in mask.lstrip("-"))):
        yield sign * int("".join(year))


def _long_year(text: str) -> tuple[int, int]:
    """Return first and last year of ``Y170000002``, ``Y-17E7``, ``1950S2`` and their mixtures."""
    found = _YEAR.fullmatch(text)
    if found is None:
        raise _no(text)
    prefixed, exponent, plain, significant = found.groups()
    if prefixed and len(prefixed.lstrip("-")) + int(exponent or 0) > LONGEST_YEAR:
        raise _no(text, "write an open end '..' instead", f"a year of at most {LONGEST_YEAR} digits")
    year = int(prefixed or plain) * 10 ** int(exponent or 0)
    if prefixed and not exponent and abs(year) < 10_000:
        sign = "-" if year < 0 else ""
        raise _no(text, f"Y stands before years of five or more digits only: write '{sign}{abs(year):04}'")
    if significant is None:
        return year, year
    unsure = len(str(abs(year))) - int(significant)
    if int(significant) < 1 or unsure < 0:
        raise _no(text, "S is followed by how many digits are certain: at least 1, at most all of them")
    low = abs(year) // 10**unsure * 10**unsure
    high = low + 10**unsure - 1
    return (low, high) if year >= 0 else (-high, -low)
