"""What can be said of rival hypotheses after weighing, true or false in each draw."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from backchannel.reasoning.pert import Floats

SLACK = 1e-9
"""Odds that differ by a smaller share are equal: rounding must not decide."""


class Statement(NamedTuple):
    """Something about hypotheses, each side one or several taken together.

    Args:
        verb: ``leads``, ``raised``, ``lowered``, ``over`` or ``above``.
        together: the hypotheses of which it is said.
        others: those with which they are compared, for ``over``.
        number: the probability, for ``above``.
    """

    verb: str
    together: tuple[str, ...]
    others: tuple[str, ...] = ()
    number: float = 0.0


def true(
    statement: Statement, hypotheses: Sequence[str], prior: Floats, posterior: Floats
) -> NDArray[np.bool_]:
    """Return in which draws a statement is true.

    ``leads``: above each of the others. ``raised``: posterior odds above prior odds.

    Args:
        statement: what is said.
        hypotheses: the ids of the rows.
        prior: [hypothesis, draw].
        posterior: [hypothesis, draw].
    """
    mine, rest, others = (
        [i for i, h in enumerate(hypotheses) if (h in names) is inside]
        for names, inside in (
            (statement.together, True),
            (statement.together, False),
            (statement.others, True),
        )
    )
    after, more = posterior[mine].sum(axis=0), 1 + SLACK
    match statement.verb:
        case "leads":
            return np.asarray(after > posterior[rest].max(axis=0, initial=0.0) * more)
        case "over":
            return np.asarray(after > posterior[others].sum(axis=0) * more)
        case "above":
            return np.asarray(after > statement.number * more)
    # posterior odds against prior odds, multiplied out so that nothing is divided by 0
    now, then = after * prior[rest].sum(axis=0), prior[mine].sum(axis=0) * posterior[rest].sum(axis=0)
    match statement.verb:
        case "raised":
            return np.asarray(now > then * more)
        case "lowered":
            return np.asarray(then > now * more)
    raise ValueError(f"{statement.verb!r} is none of leads, raised, lowered, over, above")
