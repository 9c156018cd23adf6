"""A scale of numbers: values to pixels, and the round numbers at which it is ruled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from backchannel.views.weighing import number


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers laid out along a line.

    Args:
        low: the number at the first end.
        high: the number at the last end, larger.
        first: pixels.
        last: pixels; smaller than the first where the numbers rise upwards.
    """

    low: float
    high: float
    first: float
    last: float

    def at(self, value: float) -> float:
        """Return where a number lies, moved to the nearer end if outside.

        >>> Scale(0, 1, 100, 300).at(0.25), Scale(0, 1, 100, 300).at(float("inf"))
        (150.0, 300.0)
        """
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.first + share * (self.last - self.first)


def end(values: Sequence[float], least: float, ends: Sequence[float]) -> float:
    """Return the first round number that no finite value exceeds.

    Args:
        values: from 0 on; infinite ones are ignored.
        least: a round number below which no scale ends.
        ends: the numbers that are round, in order.

    >>> end([0.29, 0.12], 0.1, (0.1, 0.2, 0.5, 1)), end([], 0.1, (0.1, 0.2))
    (0.5, 0.1)
    """
    most = max([v for v in values if isfinite(v)], default=0.0)
    return next((float(e) for e in ends if e >= max(most, least)), ends[-1])


def share(x: float) -> str:
    """Return a probability in a few letters: that of the tables, but nothing shorter than a ten-thousandth.

    >>> share(0.274), share(0.0004), share(3e-7), share(0.9999997)
    ('0.27', '0.0004', '<0.0001', '>0.9999')
    """
    if 0 < min(x, 1 - x) < 5e-5:
        return "<0.0001" if x < 0.5 else ">0.9999"
    return number(x)


def counted(count: int, one: str, many: str = "") -> str:
    """Return how many there are in words.

    >>> (
    ...     counted(1, "explanation"),
    ...     counted(3, "explanation"),
    ...     counted(0, "item of evidence", "items of evidence"),
    ... )
    ('1 explanation', '3 explanations', 'no items of evidence')
    """
    return f"{count or 'no'} {one if count == 1 else many or one + 's'}"
