"""How many records fall into each month, or year, of a time: certainly, and possibly."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from backchannel.case.edtf import DAY, civil, day_number
from backchannel.case.nouns import Record
from backchannel.case.view import sent_span
from backchannel.case.when import When
from backchannel.case.words import day_in_words, in_words
from backchannel.views.charts.axis import Axis
from backchannel.views.drawing import Canvas
from backchannel.views.palette import BLUE, ORANGE, PALE, SOFT
from backchannel.views.picture import Picture

NAME, MOST = "timeline", 240
UNITS = (
    ("month", 1),
    ("year", 12),
    ("decade", 120),
    ("century", 1200),
    *((f"{10**n} years", 12 * 10**n) for n in range(3, 12)),
)


def density(dated: Sequence[Record], undated: Sequence[Record], span: When) -> Picture:
    """Return a picture of how many records fall into each month; of long times, each year, decade or century.

    A record certainly falls into a month that its sent span does not leave, possibly into each that it meets.

    Args:
        dated: the records with a date, each meeting the span.
        undated: the records without.
        span: the time shown, finite.
    """
    unit, edges = _bins(span)
    starts = edges[:-1]
    sure, maybe = _counts([sent_span(r) for r in dated], edges)
    title = f"Records by {unit}: {in_words(span)}"
    most = max(range(len(sure)), key=lambda i: (maybe[i], -i))
    description = (
        f"Of {len(dated):,} records with a date and {f'{len(undated):,}' if undated else 'none'} without, how many fall into each {unit}, "
        f"certainly and possibly: at most {maybe[most]:,}, from {day_in_words(starts[most])} on."
    )
    note = f"There are too many records for a row each, so they are counted by {unit}"
    note += (
        f"; {len(undated):,} without a date {'is' if len(undated) == 1 else 'are'} left out."
        if undated
        else "."
    )
    canvas = Canvas(NAME, 960)
    y = canvas.heading(title, note) + 12
    possible = canvas.hatch(ORANGE)
    y = (
        canvas.legend(12, y + 6, (("fill", BLUE, f"certainly in the {unit}"), ("fill", possible, "possibly")))
        + 10
    )
    axis = Axis(span.earliest, span.latest, 64, 944)
    top, bottom = y, y + 260
    end = axis.draw(canvas, top, bottom)
    step = _step(max(maybe))
    high = max(maybe) / (bottom - top - 8)
    for value in range(0, max(maybe) + 1, step):
        at = bottom - value / high
        canvas.line(axis.left, at, axis.right, at, colour=PALE)
        canvas.text(axis.left - 6, at + 4, f"{value:,}", size=10.5, anchor="end", colour=SOFT)
    for start, edge, certain, all_ in zip(starts, edges[1:], sure, maybe, strict=True):
        left, right = axis.x(start), axis.x(edge)
        gap = min(1.0, (right - left) / 4)
        tip = f"from {day_in_words(start)}: {certain:,} certainly, {all_:,} possibly"
        if all_ > certain:
            canvas.rect(
                left + gap,
                bottom - all_ / high,
                right - left - 2 * gap,
                (all_ - certain) / high,
                fill=possible,
                stroke=ORANGE,
                tip=tip,
            )
        if certain:
            canvas.rect(
                left + gap,
                bottom - certain / high,
                right - left - 2 * gap,
                certain / high,
                fill=BLUE,
                tip=tip,
            )
    canvas.high = end + 8
    rows = tuple(
        (day_in_words(max(s, span.earliest)), str(certain), str(all_))
        for s, certain, all_ in zip(starts, sure, maybe, strict=True)
    )
    return Picture(
        title, description, canvas.svg(title, description), (f"{unit} from", "certain", "possible"), rows
    )


def _bins(span: When) -> tuple[str, list[int]]:
    """Return a unit and the first minutes of its stretches, from the beginning of the span past its end."""
    (first_year, first_month, _), (last_year, last_month, _) = (
        civil(int(m // DAY)) for m in (span.earliest, span.latest)
    )
    first, last = first_year * 12 + first_month - 1, last_year * 12 + last_month - 1
    name, months = next((u for u in UNITS if (last - first) / u[1] <= MOST), UNITS[-1])
    numbers = range(first // months * months, last + months + 1, months)
    return name, [day_number(n // 12, n % 12 + 1, 1) * DAY for n in numbers]


def _counts(spans: Sequence[tuple[float, float]], edges: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return for each stretch between two edges how many spans certainly and possibly lie in it."""
    number = len(edges) - 1
    sure, change = [0] * number, [0] * (number + 1)
    for first, last in spans:
        a, b = (bisect_right(edges, m) - 1 for m in (first, last))
        if a == b:
            sure[a] += 1
        change[max(a, 0)] += 1
        change[min(b, number - 1) + 1] -= 1
    return sure, list(accumulate(change[:-1]))


def _step(most: int) -> int:
    """Return the distance of about five round numbers up to the largest count.

    >>> _step(27), _step(3)
    (5, 1)
    """
    steps = (m * int(f"1{'0' * n}") for n in range(12) for m in (1, 2, 5))
    return next(step for step in steps if most <= 6 * step)
