"""Items of one group say the same thing more than once; four ways to count them.

Of n items of a group only k count: each log-likelihood is multiplied by k / n. Which k is right cannot be known,
so a result is always shown under all four.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import sqrt

TREATMENTS = ("independent", "sqrt", "one-per-group", "stated")
DEFAULT = "sqrt"
STRENGTH = 0.5
"""Strength of dependence of a group for which none is stated."""


def weights(groups: Mapping[str, str], strengths: Mapping[str, float], treatment: str) -> dict[str, float]:
    """Return the weight of each item: k / n of its group, 1 for an item on its own.

    Args:
        groups: group of each item; blank for an item on its own.
        strengths: stated strength of dependence by group, 0 (independent) to 1 (the same thing); 0.5 if missing.
        treatment: one of ``TREATMENTS``: k is n, the square root of n, 1, or 1 + (n - 1)(1 - strength).

    >>> weights({"a": "port", "b": "port", "c": ""}, {"port": 0.5}, "one-per-group")
    {'a': 0.5, 'b': 0.5, 'c': 1.0}
    """
    sizes = Counter(group for group in groups.values() if group)
    return {
        item: _effective(sizes[group], strengths.get(group, STRENGTH), treatment) / sizes[group]
        if group
        else 1.0
        for item, group in groups.items()
    }


def _effective(n: int, strength: float, treatment: str) -> float:
    match treatment:
        case "independent":
            return n
        case "sqrt":
            return sqrt(n)
        case "one-per-group":
            return 1.0
        case "stated":
            return 1 + (n - 1) * (1 - strength)
    raise ValueError(f"{treatment!r} is none of {', '.join(TREATMENTS)}")
