"""Robust bounds: the smallest and the largest posterior over every judgement held reasonable.

The posterior of a hypothesis rises with its own prior and likelihoods and falls with those of the others, so over a
box of likelihoods and unnormalised priors it is largest where its own are highest and the others' lowest
(Berger, "Robust Bayesian analysis: sensitivity to the prior", 1990, section 3, on classes of priors).
"""

from __future__ import annotations

from collections.abc import Collection
from math import exp, inf, log

from backchannel.reasoning.dependence import weights
from backchannel.reasoning.ledger import Ledger


def bounds(ledger: Ledger, judge: str, treatment: str) -> dict[str, tuple[float, float]]:
    """Return the smallest and the largest posterior of every hypothesis, exactly.

    Args:
        ledger: what is weighed.
        judge: one of its judges.
        treatment: how dependent items are counted.
    """
    ends = _ends(ledger, judge, treatment)
    return {h: _between(ends, (h,)) for h in ledger.hypotheses}


def bounds_of(ledger: Ledger, judge: str, treatment: str, together: Collection[str]) -> tuple[float, float]:
    """Return the smallest and the largest posterior of several hypotheses together, exactly.

    Args:
        ledger: what is weighed.
        judge: one of its judges.
        treatment: how dependent items are counted.
        together: hypotheses that count as one.
    """
    return _between(_ends(ledger, judge, treatment), together)


def _ends(ledger: Ledger, judge: str, treatment: str) -> dict[str, tuple[float, float]]:
    """Return the lowest and the highest logarithm of each unnormalised posterior."""
    weight = weights(ledger.groups.get(judge, {}), ledger.strengths, treatment)
    out = {}
    for h in ledger.hypotheses:
        low, high = _log(ledger.priors[h].low), _log(ledger.priors[h].high)
        for e in ledger.evidence:
            cell = ledger.cells[judge, e, h]
            r, rest = cell.reliability, (1 - cell.reliability) * cell.common
            low += weight[e] * _log(r * cell.judged.low + rest)
            high += weight[e] * _log(r * cell.judged.high + rest)
        out[h] = (low, high)
    return out


def _between(ends: dict[str, tuple[float, float]], together: Collection[str]) -> tuple[float, float]:
    def share(own: int) -> float:
        logs = {h: pair[own if h in together else 1 - own] for h, pair in ends.items()}
        most = max(logs.values(), default=0.0)
        likely = {h: exp(x - most) if most > -inf else 0.0 for h, x in logs.items()}
        whole = sum(likely.values())
        return sum(likely[h] for h in likely if h in together) / whole if whole else float("nan")

    return share(0), share(1)


def _log(probability: float) -> float:
    return log(probability) if probability > 0 else -inf
