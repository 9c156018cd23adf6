"""The kinds of cell: how a text is read, what it must be, how that is said.

A cell reads one text of a table, or one value of ``case.toml``, into a typed value. The same object
writes the sentence of the reference documentation, so that both always agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from backchannel.case.when import When, Zone, duration
from backchannel.errors import DateError, did_you_mean, quote

LONGEST_CELL = 1_000_000
"""Characters; a longer cell is a file pasted into a table by mistake."""
NEAREST_TO_CERTAIN = 1e-9
"""Distance that a number keeps from the ends that are left out, if those are impossible and certain."""

_SLUG = re.compile(r"[^\W_]+(?:[-_.][^\W_]+)*", re.UNICODE)


class MisreadError(ValueError):
    """A text is not what its cell expects."""

    def __init__(self, found: str, expected: str, remedy: str = "") -> None:
        self.found, self.expected, self.remedy = found, expected, remedy
        super().__init__(f"found {found!r}; expected {expected}")


@dataclass(frozen=True, slots=True)
class Reading:
    """How dates of this case are read.

    Args:
        zone: zone of hours that are written without one, or None.
        approximate: minutes by which ``~`` and ``?`` widen a date, 0 or more.
    """

    zone: Zone | None = None
    approximate: int = 0


class Cell(Protocol):
    """What every kind of cell can do."""

    def describe(self) -> str:
        """Return what may stand in the cell, in words."""
        ...

    def read(self, text: str, how: Reading) -> object:
        """Return the value of a text; of an empty one, the value for unknown.

        Raises:
            MisreadError: the text is not what the cell expects.
        """
        ...


@dataclass(frozen=True, slots=True)
class Text:
    """Free text."""

    def describe(self) -> str:
        return "text"

    def read(self, text: str, how: Reading) -> str:
        return text


@dataclass(frozen=True, slots=True)
class Slug:
    """An id: letters and digits in lower case, joined by ``-``, ``_`` or ``.``."""

    def describe(self) -> str:
        return "id: lower-case letters and digits joined by `-`"

    def read(self, text: str, how: Reading) -> str:
        if text and (not _SLUG.fullmatch(text) or text != text.lower() or len(text) > 120):
            plain = re.sub(r"[\W_]+", "-", text[:120].lower()).strip("-")
            remedy = f"write it as '{plain}'" if plain else "give it a name in letters and digits"
            raise MisreadError(
                quote(text), "an id of at most 120 lower-case letters and digits joined by '-'", remedy
            )
        return text


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a fixed list of words; blank is the default."""

    words: tuple[str, ...]
    default: str = ""

    def describe(self) -> str:
        words = ", ".join(f"`{w}`" for w in self.words)
        return f"one of {words}" + (f"; blank is `{self.default}`" if self.default else "")

    def read(self, text: str, how: Reading) -> str:
        if not text:
            return self.default
        if text not in self.words:
            raise MisreadError(
                quote(text), f"one of: {', '.join(self.words)}", did_you_mean(text, self.words)
            )
        return text


@dataclass(frozen=True, slots=True)
class Date:
    """A date in EDTF, to the minute where known; blank is unknown."""

    def describe(self) -> str:
        return "date (EDTF, or `YYYY-MM-DDThh:mm`)"

    def read(self, text: str, how: Reading) -> When | None:
        if not text:
            return None
        try:
            return When.parse(text, zone=how.zone, approximate=how.approximate)
        except DateError as error:
            raise MisreadError(quote(text), error.expected, error.remedy) from None


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time such as ``2d``; blank is the default."""

    default: str = "0d"

    def describe(self) -> str:
        return f"length of time: a whole number and `m`, `h`, `d` or `w`; blank is `{self.default}`"

    def read(self, text: str, how: Reading) -> int:
        try:
            return duration(text or self.default)
        except DateError as error:
            raise MisreadError(quote(text), error.expected, error.remedy) from None


@dataclass(frozen=True, slots=True)
class TimeZone:
    """A zone such as ``Asia/Pyongyang`` or ``+09:00``; blank is none."""

    def describe(self) -> str:
        return "time zone: an IANA name or an offset such as `+09:00`"

    def read(self, text: str, how: Reading) -> Zone | None:
        if not text:
            return None
        try:
            return Zone.parse(text)
        except DateError as error:
            raise MisreadError(quote(text), error.expected, error.remedy) from None


@dataclass(frozen=True, slots=True)
class Number:
    """A number between two bounds; blank is None.

    ``open_ends`` leaves out the bounds themselves and what is nearer to them than ``NEAREST_TO_CERTAIN``.
    """

    low: float = 0.0
    high: float = 1.0
    open_ends: bool = False

    def describe(self) -> str:
        ends = "not " if self.open_ends else ""
        return f"number from {self.low:g} to {self.high:g}, {ends}including the ends"

    def read(self, text: str, how: Reading) -> float | None:
        if not text:
            return None
        try:
            value = float(text)
        except ValueError:
            remedy = "write the decimal point as '.'" if "," in text else "write it in digits, e.g. 0.35"
            raise MisreadError(quote(text), self.describe(), remedy) from None
        inside = self.low < value < self.high if self.open_ends else self.low <= value <= self.high
        if not inside:
            certain = self.open_ends and value in (self.low, self.high)
            remedy = (
                "nothing is impossible or certain here: write 0.01 or 0.99"
                if certain
                else "correct the number"
            )
            raise MisreadError(quote(text), self.describe(), remedy)
        near = NEAREST_TO_CERTAIN
        if self.open_ends and not self.low + near <= value <= self.high - near:
            remedy = "nothing here is that nearly impossible or certain: write 0.001 or 0.999"
            raise MisreadError(
                quote(text), f"{self.describe()}, and at least 0.000000001 away from them", remedy
            )
        return value


@dataclass(frozen=True, slots=True)
class Texts:
    """Several texts, separated by ``;``."""

    def describe(self) -> str:
        return "texts, separated by `;`"

    def read(self, text: str, how: Reading) -> tuple[str, ...]:
        return tuple(split(text))


@dataclass(frozen=True, slots=True)
class Ref:
    """The id of a row of another table."""

    tables: tuple[str, ...]

    def describe(self) -> str:
        return "id of " + " or ".join(f"`{t}`" for t in self.tables)

    def read(self, text: str, how: Reading) -> str:
        return text


@dataclass(frozen=True, slots=True)
class Refs:
    """Ids of rows of another table, separated by ``;``."""

    tables: tuple[str, ...]

    def describe(self) -> str:
        return "ids of " + " or ".join(f"`{t}`" for t in self.tables) + ", separated by `;`"

    def read(self, text: str, how: Reading) -> tuple[str, ...]:
        return tuple(split(text))


def split(text: str) -> Iterable[str]:
    """Return the values of a cell that holds several, without blanks.

    >>> list(split("shtykov; zhou-enlai;"))
    ['shtykov', 'zhou-enlai']
    """
    return (part.strip() for part in text.split(";") if part.strip())
