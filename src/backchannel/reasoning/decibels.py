"""The weight of one item of evidence between two hypotheses, in decibels.

Ten times the common logarithm of the ratio of the most plausible likelihoods: 3 dB double the odds, 10 dB multiply
them by ten (Good, "Probability and the Weighing of Evidence", 1950, chapter 6; Fairfield and Charman, "Explicit
Bayesian analysis for process tracing", Political Analysis 25, 2017).
"""

from __future__ import annotations

from collections.abc import Collection
from math import inf, log10

from backchannel.reasoning.ledger import Ledger


def decibels(ledger: Ledger, evidence: str, hypothesis: str, against: str, judge: str = "") -> float:
    """Return how far an item speaks for one hypothesis against another; below 0 it speaks the other way.

    Args:
        ledger: what is weighed.
        evidence: the item.
        hypothesis: for which.
        against: against which.
        judge: one judge; blank: the mean of all the judges' probabilities.

    >>> round(ratio_in_decibels(2, 1), 2)
    3.01
    """
    judges: Collection[str] = (judge,) if judge else ledger.judges
    own, other = (
        sum(ledger.cells[j, evidence, h].judged.mode for j in judges) for h in (hypothesis, against)
    )
    return ratio_in_decibels(own, other)


def ratio_in_decibels(own: float, other: float) -> float:
    """Return the ratio of two likelihoods in decibels; one that is 0 gives an infinite weight.

    Args:
        own: likelihood of the evidence under the one hypothesis.
        other: likelihood under the other.
    """
    if own == other:
        return 0.0
    return -inf if own == 0 else inf if other == 0 else 10 * log10(own / other)
