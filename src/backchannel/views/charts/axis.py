"""A time axis: minutes to pixels, and ticks at days, months or years, as they fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import isinf

from backchannel.case.edtf import DAY, civil, day_number
from backchannel.case.when import Minute, When
from backchannel.case.words import day_in_words
from backchannel.views.drawing import Canvas
from backchannel.views.lettering import width
from backchannel.views.palette import PALE, RULE, SOFT

STEPS = (
    *((n, "day", 52) for n in (1, 2, 7)),
    (1, "month in full", 64),
    *((n, "month", 27) for n in (1, 3, 6)),
    *((m * 10**n, "year", 32) for n in range(12) for m in (1, 2, 5)),
)
"""How far apart ticks may stand, and the pixels that a label needs; the first that fits is taken."""
DAYS = {"day": 1, "month": 30.4, "month in full": 30.4, "year": 365.2}
SIZE = 10.5


@dataclass(frozen=True, slots=True)
class Axis:
    """A stretch of time laid out from left to right.

    Args:
        first: minute at the left end, finite.
        last: minute at the right end, finite and later.
        left: pixels.
        right: pixels.
    """

    first: Minute
    last: Minute
    left: float
    right: float

    def x(self, minute: Minute) -> float:
        """Return where a minute lies, moved to the nearer end if outside."""
        share = (min(max(minute, self.first), self.last) - self.first) / (self.last - self.first)
        return self.left + share * (self.right - self.left)

    def ticks(self) -> list[tuple[Minute, str, str]]:
        """Return minute, label and year of every tick; the year is empty where it is that of the tick before.

        >>> half = When.parse("1950-01/1950-06")
        >>> [label for _, label, _ in Axis(half.earliest, half.latest, 0, 600).ticks()]
        ['January', 'February', 'March', 'April', 'May', 'June']
        """
        a_day = DAY / (self.last - self.first) * (self.right - self.left)
        step, unit, _ = next((s for s in STEPS if s[0] * DAYS[s[1]] * a_day >= s[2]), STEPS[-1])
        out: list[tuple[Minute, str, str]] = []
        before = ""
        for day in self._days(step, unit):
            of_month, month, year = day_in_words(day * DAY).split(" ", 2)
            label = {"day": f"{of_month} {month[:3]}", "month": month[:3], "month in full": month}.get(
                unit, year
            )
            out.append((day * DAY, label, year if unit != "year" and year != before else ""))
            before = year
        return out

    def _days(self, step: int, unit: str) -> Iterator[int]:
        """Yield the days of the ticks."""
        start, end = -int(-self.first // DAY), int(self.last // DAY)
        if unit == "day":
            yield from range(start, end + 1, step)
            return
        months = step * 12 if unit == "year" else step
        year, month, _ = civil(start)
        number = -(-(year * 12 + month - 1) // months) * months
        while (day := day_number(number // 12, number % 12 + 1, 1)) <= end:
            if day >= start:
                yield day
            number += months

    def draw(self, canvas: Canvas, top: float, bottom: float, *, above: bool = False) -> float:
        """Draw the ticks as lines from top to bottom with their labels below; return the y below them.

        Args:
            canvas: on which it is drawn.
            top: where the lines begin.
            bottom: where they end.
            above: write the labels above the lines too.
        """
        ticks = self.ticks()
        for minute, _, year in ticks:
            x = self.x(minute)
            canvas.line(x, top, x, bottom + (4 if year else 0), colour=RULE if year else PALE)
        canvas.line(self.left, bottom, self.right, bottom, colour=RULE)
        if not ticks:
            canvas.text(self.left, bottom + 13, day_in_words(self.first), size=SIZE, colour=SOFT)
            return bottom + 20
        lower, free = False, -1.0
        for minute, label, year in ticks:
            x = self.x(minute) + 2
            if x + width(label, SIZE) > canvas.wide - 4:
                continue
            canvas.text(x, bottom + 13, label, size=SIZE, colour=SOFT)
            if above:
                canvas.text(x, top - 6, label, size=SIZE, colour=SOFT)
            if year and free <= x <= canvas.wide - 4 - width(year, SIZE):
                canvas.text(x, bottom + 26, year, size=SIZE, colour=SOFT)
                lower, free = True, x + width(year, SIZE) + 8
        return bottom + (33 if lower else 20)


def stretch(span: When, dates: Iterable[When]) -> When | None:
    """Return a span with its open ends closed by the dates that lie in it; None if nothing closes them.

    Args:
        span: the time wanted.
        dates: of what is to be drawn.

    >>> stretch(When.parse("1950-05/.."), [When.parse("1949"), When.parse("1950-06-25")]).text
    ''
    """
    if not isinf(span.earliest) and not isinf(span.latest):
        return span if span.latest > span.earliest else When(span.earliest, span.earliest + DAY, span.text)
    inside = [d for d in dates if d.meets(span)]
    starts = [m for d in inside for m in (d.earliest, d.latest) if not isinf(m)]
    if not starts:
        return None
    first = min(starts) if isinf(span.earliest) else span.earliest
    last = max(starts) if isinf(span.latest) else span.latest
    return When(first, max(last, first + DAY), "")
