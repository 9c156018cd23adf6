"""Dates in the English of a historian."""

from __future__ import annotations

import math
import re

from backchannel.case import edtf
from backchannel.case.edtf import DAY, MONTHS, Minute
from backchannel.case.when import SEASONS, When
from backchannel.errors import DateError

PARTS_OF_A_YEAR = (
    *(hemisphere + season for hemisphere in ("", "northern ", "southern ") for season in SEASONS),
    *(f"the {nth} quarter of" for nth in ("first", "second", "third", "fourth")),
    *(f"the {nth} third of" for nth in ("first", "second", "third")),
    *("the first half of", "the second half of"),
)


def day_in_words(minute: Minute) -> str:
    """Return the day of a minute in English.

    Args:
        minute: minutes since 1970-01-01T00:00, or an infinity.

    >>> day_in_words(-10327350)
    '14 May 1950'
    """
    if math.isinf(minute):
        return "an unknown date"
    year, month, day = edtf.civil(int(minute) // DAY)
    return f"{day} {MONTHS[month - 1]} {_year_in_words(year)}"


def in_words(when: When) -> str:
    """Return a date in the English of a historian; hours are given as they are written.

    Args:
        when: any date; where its text is no date the text itself is returned.

    >>> in_words(When.parse("1949-04-28~")), in_words(When.parse("[1949-03-07,1949-03-11]"))
    ('about 28 April 1949', 'between 7 and 11 March 1949')
    """
    text = when.text.strip()
    if math.isinf(when.earliest) and math.isinf(when.latest):
        return "at an unknown date"
    if not text:
        first, last = ("" if math.isinf(m) else day_in_words(m) for m in (when.earliest, when.latest))
        return _joined(first, last, "to")
    try:
        edtf.read(text)
    except DateError:
        return text
    is_set = text[0] in "[{"
    ends = (text[1:-1].replace("..", ",") if is_set else text.replace("/", ",")).split(",")
    if len(ends) > 2:
        return f"{'one' if text[0] == '[' else 'all'} of the dates {text[1:-1].replace(',', ', ')}"
    words = ["" if end in ("", "..") else _date_in_words(end) for end in ends]
    if text[0] == "[" and len(words) == 2 and all(words):
        return f"between {_joined(words[0], words[1], 'and')}"
    return _joined(words[0], words[-1], "and" if is_set and "," in text else "to")


def _joined(one: str, two: str, joint: str) -> str:
    """Join two dates in words, a shared month and year written once; an empty one is an open end."""
    if not one or not two or one == two:
        return one if one == two else f"until {two}" if two else f"from {one} on"
    shape = r"((?:probably |about )*)([0-9]+ )?([A-Z][a-z]+ )((?:AD )?[0-9]+(?: BC)?)"
    a, b = re.fullmatch(shape, one), re.fullmatch(shape, two)
    if a and b and bool(a[2]) == bool(b[2]) and a[4] == b[4]:
        one = a[1] + (a[2] or "") + ("" if a[2] and a[3] == b[3] else a[3])
    return f"{one.strip()} {joint} {two}"


def _date_in_words(text: str) -> str:
    bare = re.sub("[?~%]", "", text)
    doubt = "probably " * ("?" in text or "%" in text) + "about " * ("~" in text or "%" in text)
    found = edtf.DATE.fullmatch(bare)
    if found is None:
        return doubt + (f"the year {bare[1:]}" if re.fullmatch("Y[0-9]+", bare) else bare)
    year, month, day, hour, minute, _, zone = found.groups()
    if re.fullmatch("[0-9]{3}X", bare):
        return f"{doubt}the {year[:3]}0s"
    if day == "XX" and "X" not in bare[:-3]:
        return f"{doubt}a day in {_date_in_words(bare[:-3])}"
    if "X" in bare:
        return doubt + bare
    words = _year_in_words(int(year))
    if month in ("24", "28", "30") and int(year) >= 1000:  # these end in the next year
        words += f"\u2013{int(year[2:]) + 1:02}" if year[2:] != "99" else f"\u2013{int(year) + 1}"
    if month:
        words = f"{MONTHS[int(month) - 1] if int(month) <= 12 else PARTS_OF_A_YEAR[int(month) - 21]} {words}"
    if day:
        words = f"{int(day)} {words}"
    if hour:
        words += f" at {hour}:{minute}" + (f" ({zone})" if zone else "")
    return doubt + words


def _year_in_words(year: int) -> str:
    if year <= 0:
        return f"{1 - year} BC"
    return f"AD {year}" if year < 1000 else str(year)
