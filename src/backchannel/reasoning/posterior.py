"""Posterior probabilities, draw by draw, under all four treatments of dependence at once.

1. Each judged number is drawn from its own stream.
2. Log-likelihoods are summed group by group in sorted order and multiplied by the weight of the group.
3. Log-prior and weighted sums are added and normalised over the hypotheses.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from backchannel.reasoning.dependence import TREATMENTS, weights
from backchannel.reasoning.ledger import Cell, Ledger
from backchannel.reasoning.pert import Floats, log_table
from backchannel.reasoning.streams import Block, draw


class Odds(NamedTuple):
    """The draws of one block as one judge sees the evidence.

    Args:
        prior: [hypothesis, draw], normalised.
        posterior: [treatment, hypothesis, draw].
        uniform: [treatment, hypothesis, draw], from a prior that favours no hypothesis.
    """

    prior: Floats
    posterior: Floats
    uniform: Floats


class Draws:
    """The draws of one block, each made once however many ledgers and judges ask for it.

    Args:
        seed: of the streams.
        block: which draws.
        keep: whether they are remembered; without it each is made anew when it is asked for.
    """

    def __init__(self, seed: int, block: Block, *, keep: bool = True) -> None:
        self.seed, self.block, self.keep = seed, block, keep
        self._made: dict[tuple[Cell, str, str], Floats] = {}

    def of(self, cell: Cell, evidence: str, hypothesis: str) -> Floats:
        """Return the logarithms of a judged probability; of a constant one value."""
        key = (cell, evidence, hypothesis)
        if key in self._made:
            return self._made[key]
        values = log_table(cell.judged, cell.reliability, cell.common)
        drawn = draw(values, (str(self.seed), cell.judge, evidence, hypothesis), self.block)
        if self.keep:
            self._made[key] = drawn
        return drawn


def odds(ledger: Ledger, judge: str, draws: Draws) -> Odds:
    """Return prior and posterior of every hypothesis for one block of draws.

    Args:
        ledger: what is weighed.
        judge: one of its judges.
        draws: the draws of the block.
    """
    shape = (len(ledger.hypotheses), draws.block.size)
    prior = np.zeros(shape)
    for i, h in enumerate(ledger.hypotheses):
        prior[i] = draws.of(Cell(ledger.priors[h], ""), "prior", h)
    total = np.zeros((len(TREATMENTS), *shape))
    groups = ledger.groups.get(judge, {})
    by_treatment = [weights(groups, ledger.strengths, t) for t in TREATMENTS]
    members: dict[tuple[str, str], list[str]] = {}
    for e in ledger.evidence:
        members.setdefault((groups[e], "" if groups[e] else e), []).append(e)
    together, scaled = np.zeros(shape), np.empty(shape)
    for group in sorted(members):
        together[:] = 0
        for e in members[group]:
            for i, h in enumerate(ledger.hypotheses):
                together[i] += draws.of(ledger.cells[judge, e, h], e, h)
        for t, weight in enumerate(by_treatment):
            total[t] += np.multiply(together, weight[members[group][0]], out=scaled)
    prior, posterior = _normalised(prior), _normalised(total + prior)
    uniform = posterior / prior
    uniform /= uniform.sum(axis=-2, keepdims=True)
    return Odds(prior, posterior, uniform)


def _normalised(logs: Floats) -> Floats:
    """Return probabilities from logarithms, over the last axis but one."""
    out: NDArray[np.float64] = logs - logs.max(axis=-2, keepdims=True, initial=-np.inf)
    np.exp(out, out=out)
    out /= out.sum(axis=-2, keepdims=True)
    return out
