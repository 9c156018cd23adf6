"""Weigh the rival explanations: what the evidence makes of their odds, under every treatment and by every judge.

The headline is the linear pool of the judges with equal weights (Stone, "The opinion pool", Annals of Mathematical
Statistics 32, 1961): the mean of their posteriors, and the interval of all their draws taken together, so that
judges who disagree widen it. The logarithmic pool, the geometric mean made to sum to 1, stands beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import partial
from typing import Any, ClassVar

import numpy as np

from backchannel.case.result import Result
from backchannel.reasoning.bounds import bounds, bounds_of
from backchannel.reasoning.decibels import decibels
from backchannel.reasoning.dependence import DEFAULT, TREATMENTS
from backchannel.reasoning.drawn import DRAWS, SEED
from backchannel.reasoning.ledger import Ledger
from backchannel.reasoning.pert import Floats
from backchannel.reasoning.posterior import Draws, Odds, odds
from backchannel.reasoning.statements import Statement, true
from backchannel.reasoning.streams import Block, blocks

LOW, HIGH = 0.05, 0.95
"""The quantiles that are shown."""


@dataclass(frozen=True, slots=True, eq=False)
class Weighed(Result):
    """What the evidence makes of the odds of the rival explanations.

    Args:
        ledger: what was weighed.
        treatment: how dependent items were counted for the headline.
        seed: of the draws.
        draws: how many.
        prior: [hypothesis, draw].
        posterior: by judge, [treatment, hypothesis, draw].
        uniform: by judge, the mean of [treatment, hypothesis] from a prior that favours none.
        reliable: the mean posterior where each item counts as far as its records were checked; may be empty.
        reference: the hypothesis against which items are given in decibels; blank: every pair.
    """

    ledger: Ledger
    treatment: str
    seed: int
    draws: int
    prior: Floats
    posterior: Mapping[str, Floats]
    uniform: Mapping[str, Floats]
    reliable: Mapping[str, float] = field(default_factory=dict)
    reference: str = ""
    method: ClassVar[str] = "rules: weighing; Bayes by draws, PERT between the logits"

    def mean(self, treatment: str = "", judge: str = "") -> dict[str, float]:
        """Return the mean posterior of every hypothesis.

        Args:
            treatment: one of the four; blank: that of the headline.
            judge: one judge; blank: their linear pool.
        """
        means = [self._of(j, treatment).mean(axis=1) for j in self._judges(judge)]
        return self._named(np.mean(means, axis=0) if means else self.prior.mean(axis=1))

    def from_uniform(self, treatment: str = "") -> dict[str, float]:
        """Return the mean posterior from a uniform prior, judges pooled linearly."""
        at = TREATMENTS.index(treatment or self.treatment)
        means = [u[at] for u in self.uniform.values()]
        count = len(self.ledger.hypotheses)
        return self._named(np.mean(means, axis=0) if means else np.full(count, 1 / max(count, 1)))

    def logarithmic(self, treatment: str = "") -> dict[str, float]:
        """Return the mean of the logarithmic pool of the judges."""
        if len(self.posterior) < 2:
            return self.mean(treatment)
        with np.errstate(divide="ignore"):
            logs = np.mean([np.log(self._of(j, treatment)) for j in self.posterior], axis=0)
        pooled = np.exp(logs - logs.max(axis=0))
        return self._named((pooled / pooled.sum(axis=0)).mean(axis=1))

    def interval(self, hypothesis: str) -> tuple[float, float]:
        """Return the 5 and 95 per cent points of a posterior, over all draws of all judges."""
        at = self.ledger.hypotheses.index(hypothesis)
        drawn = [self._of(j)[at] for j in self.posterior] or [self.prior[at]]
        low, high = np.quantile(np.concatenate(drawn), (LOW, HIGH))
        return float(low), float(high)

    def error(self, hypothesis: str) -> float:
        """Return the Monte Carlo standard error of a mean."""
        at = self.ledger.hypotheses.index(hypothesis)
        drawn = [self._of(j)[at] for j in self.posterior] or [self.prior[at]]
        return float(np.mean(drawn, axis=0).std() / np.sqrt(self.draws))

    def bounds(self, hypothesis: str) -> tuple[float, float]:
        """Return the smallest and the largest posterior that any judge's ranges allow, exactly."""
        pairs = [bounds_of(self.ledger, j, self.treatment, (hypothesis,)) for j in self._judges()]
        pairs = pairs or [bounds(self.ledger, "", self.treatment)[hypothesis]]
        return min(low for low, _ in pairs), max(high for _, high in pairs)

    def share(self, statement: Statement, treatment: str = "", judge: str = "") -> float:
        """Return in what share of the draws a statement is true, judges with equal weights.

        Args:
            statement: what is said of the hypotheses.
            treatment: one of the four; blank: that of the headline.
            judge: one judge; blank: all.
        """
        names = self.ledger.hypotheses
        shares = [
            true(statement, names, self.prior, self._of(j, treatment)).mean() for j in self._judges(judge)
        ]
        return (
            float(np.mean(shares)) if shares else float(true(statement, names, self.prior, self.prior).mean())
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the answer under the keys of the JSON output."""
        means = {t: self.mean(t) for t in TREATMENTS}
        prior = self._named(self.prior.mean(axis=1))
        return {
            "treatment": self.treatment,
            "seed": self.seed,
            "draws": self.draws,
            "hypotheses": [
                {"id": h, "prior": prior[h], "mean": means[self.treatment][h]}
                | dict(zip(("low", "high"), self.interval(h), strict=True))
                | dict(zip(("robust_low", "robust_high"), self.bounds(h), strict=True))
                | {"mc_error": self.error(h)}
                for h in self.ledger.hypotheses
            ],
            "treatments": means,
            "uniform": {t: self.from_uniform(t) for t in TREATMENTS},
            "logarithmic": {t: self.logarithmic(t) for t in TREATMENTS},
            "reliability": dict(self.reliable),
            "judges": {j: {t: self.mean(t, j) for t in TREATMENTS} for j in self.posterior},
            "borrowed": dict(self.ledger.borrowed or {}),
            "left_out": dict(self.ledger.left_out or {}),
            "assumed": {e: list(seen) for e, seen in (self.ledger.assumed or {}).items()},
            "evidence": [
                {"id": e, "decibels": self.decibels(e, self.reference)} for e in self.ledger.evidence
            ],
        }

    def decibels(self, evidence: str, reference: str = "") -> dict[str, float]:
        """Return the weight of an item for every pair of hypotheses, or against one of them.

        Args:
            evidence: the item.
            reference: the hypothesis with which all others are compared; blank: every pair, both ways.
        """
        names = self.ledger.hypotheses
        pairs = [(a, b) for a in names for b in ((reference,) if reference else names) if a != b]
        return {f"{a}/{b}": decibels(self.ledger, evidence, a, b) for a, b in pairs}

    def _judges(self, judge: str = "") -> tuple[str, ...]:
        return (judge,) if judge else tuple(self.posterior)

    def _of(self, judge: str, treatment: str = "") -> Floats:
        return np.asarray(self.posterior[judge][TREATMENTS.index(treatment or self.treatment)])

    def _named(self, numbers: Floats) -> dict[str, float]:
        return dict(zip(self.ledger.hypotheses, map(float, numbers), strict=True))


def weigh(
    ledger: Ledger,
    *,
    treatment: str = DEFAULT,
    seed: int = SEED,
    draws: int = DRAWS,
    executor: Executor | None = None,
    made: dict[int, Draws] | None = None,
) -> Weighed:
    """Weigh the hypotheses of a ledger.

    Args:
        ledger: what is weighed.
        treatment: how dependent items are counted for the headline; all four are always given.
        seed: of the draws.
        draws: how many, at least 1.
        executor: runs the blocks of draws, on any number of processes; the bits are the same.
        made: draws made before, by block, to be used again and added to.
    """
    judges = ledger.judges or ("",)
    task = partial(_block, ledger, judges, seed)
    run = executor.map(task, blocks(draws)) if executor else (task(b, made) for b in blocks(draws))
    shape = (len(ledger.hypotheses), draws)
    prior = np.empty(shape)
    posterior = {j: np.empty((len(TREATMENTS), *shape)) for j in judges}
    uniform = {j: np.zeros((len(TREATMENTS), len(ledger.hypotheses))) for j in judges}
    for block, found in zip(blocks(draws), run, strict=True):
        here = slice(block.start, block.start + block.size)
        prior[:, here] = found[judges[0]].prior
        for j in judges:
            posterior[j][..., here] = found[j].posterior
            uniform[j] += found[j].uniform / draws
    return Weighed(ledger, treatment, seed, draws, prior, posterior, uniform)


def _block(
    ledger: Ledger, judges: tuple[str, ...], seed: int, block: Block, made: dict[int, Draws] | None = None
) -> dict[str, Odds]:
    drawn = (
        Draws(seed, block, keep=len(judges) > 1)
        if made is None
        else made.setdefault(block.number, Draws(seed, block))
    )
    found = {j: odds(ledger, j, drawn) for j in judges}
    return {j: o._replace(uniform=o.uniform.sum(axis=-1)) for j, o in found.items()}
