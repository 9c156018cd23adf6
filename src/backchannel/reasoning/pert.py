"""PERT: the distribution of a judged number that lies between low and high, most plausibly at mode.

Source: Clark, "The PERT model for the distribution of an activity time", Operations Research 10 (1962): a beta
distribution on [low, high] with exponents ``a = 1 + 4 (mode - low) / (high - low)`` and ``b = 6 - a``.

A distribution is held as a table of ``SIZE`` equally probable values, its quantiles in the middle of as many equal
steps of probability, so that a draw is one look into the table:

1. with x = sin(t)^2 the density of t is sin(t)^(2a-1) cos(t)^(2b-1), bounded and smooth on [0, pi/2];
2. its running integral by the trapezoid rule is the distribution function;
3. the quantiles are read off by linear interpolation;
4. all this is done for ``SHAPES`` places of the mode between low and high, and interpolated between two of them.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from backchannel.reasoning.judged import Range

Floats = NDArray[np.float64]
SIZE = 4096
"""Values of a table; the distribution function of a draw is that of PERT within 1/8192."""
STEPS = 4096
"""Steps of the integration."""
SHAPES = 512
"""Steps of the place of the mode between low and high, between which the quantiles are interpolated."""
LAMBDA = 4.0
"""Weight of the mode."""


def table(judged: Range) -> Floats:
    """Return the quantiles of a judged number, lowest first; a constant has one.

    Args:
        judged: low <= mode <= high, in any unit.

    Returns:
        ``SIZE`` values, or one.

    >>> float(table(Range(0.5, 0.5, 0.5))[0])
    0.5
    >>> weights = table(Range(8, 9, 10))
    >>> round(float(weights.mean()), 6), bool(weights.min() > 8), bool(weights.max() < 10)
    (9.0, True, True)
    """
    if judged.constant:
        return np.array([judged.mode], dtype=float)
    place = SHAPES * (judged.mode - judged.low) / (judged.high - judged.low)
    below = min(int(place), SHAPES - 1)
    x = _shape(below) + (place - below) * (_shape(below + 1) - _shape(below))
    return np.asarray(judged.low + x * (judged.high - judged.low))


@lru_cache(maxsize=SHAPES + 1)
def _shape(number: int) -> Floats:
    """Return the quantiles on [0, 1] where the mode lies so many steps from low to high."""
    share = number / SHAPES
    t = np.linspace(0, np.pi / 2, STEPS + 1)
    sin, cos = np.sin(t), np.cos(t)
    cos[-1] = 0.0
    density = sin ** (1 + 2 * LAMBDA * share) * cos ** (1 + 2 * LAMBDA * (1 - share))
    below = np.zeros(STEPS + 1)
    np.cumsum(density[1:] + density[:-1], out=below[1:])
    middle = (np.arange(SIZE) + 0.5) / SIZE
    return np.asarray(np.sin(np.interp(middle, below / below[-1], t)) ** 2)


@lru_cache(maxsize=4096)
def log_table(judged: Range, reliability: float = 1.0, common: float = 0.0) -> Floats:
    """Return the quantiles of the logarithm of a judged probability p, PERT between the logits.

    Args:
        judged: probabilities; 0 and 1 only as constants.
        reliability: how far the source is trusted, 0 to 1; below 1, p counts as r p + (1 - r) c.
        common: c, the probability where the source is not to be trusted.

    Returns:
        natural logarithms of probabilities, not to be written to.

    >>> float(log_table(Range(1, 1, 1))[0])
    0.0
    """
    if judged.constant:
        likely = np.array([judged.mode], dtype=float)
    else:
        logits = table(Range(*(float(np.log(p) - np.log1p(-p)) for p in judged)))
        likely = 1 / (1 + np.exp(-logits))
    with np.errstate(divide="ignore"):
        out = np.log(likely if reliability == 1 else reliability * likely + (1 - reliability) * common)
    out.flags.writeable = False
    return np.asarray(out)
