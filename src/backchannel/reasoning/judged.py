"""A judged number: what somebody holds most plausible, and between which limits."""

from __future__ import annotations

from typing import NamedTuple


class Range(NamedTuple):
    """A judged number: the lowest and the highest held reasonable, and the most plausible."""

    low: float
    mode: float
    high: float

    @property
    def constant(self) -> bool:
        """Whether it is one number without doubt."""
        return self.low == self.high
