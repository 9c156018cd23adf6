"""Judged numbers as they stand in a game file, read leniently: what has another shape is passed over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from backchannel.reasoning.judged import Range

NOTHING = 1e-9
"""A probability or a difference of payoffs (as a share of the scale) that counts as nothing."""


def as_dict(value: object) -> Mapping[str, Any]:
    """Return a mapping; anything else is an empty one."""
    return value if isinstance(value, dict) else {}


def triple(value: object) -> Range | None:
    """Return three numbers in order as a judged number; anything else is None.

    >>> triple([1, 2, 4]), triple([2, 1, 4]), triple("much")
    (Range(low=1.0, mode=2.0, high=4.0), None, None)
    """
    if not isinstance(value, list) or len(value) != 3:
        return None
    if not all(isinstance(x, int | float) for x in value):
        return None
    return Range(*map(float, value)) if value[0] <= value[1] <= value[2] else None


def ranges(value: object) -> dict[str, Range]:
    """Return the judged numbers of a mapping by name."""
    found = ((name, triple(row)) for name, row in as_dict(value).items())
    return {name: judged for name, judged in found if judged is not None}
