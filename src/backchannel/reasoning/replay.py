"""The posterior as the documents came out: what a reader of all that was published could have concluded, and when."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, ClassVar

from backchannel.case.model import Case
from backchannel.case.result import Result
from backchannel.case.when import When, iso
from backchannel.reasoning.dependence import DEFAULT
from backchannel.reasoning.drawn import DRAWS_OF_AN_AUDIT, SEED
from backchannel.reasoning.ledger import ledger
from backchannel.reasoning.posterior import Draws
from backchannel.reasoning.weigh import weigh


@dataclass(frozen=True, slots=True)
class Release(Result):
    """What the public could conclude from one release date on.

    Args:
        date: the last minute by which the items were surely released.
        released: the items that became public then.
        known: how many items are public by then.
        hypotheses: mean posterior of every hypothesis.
        error: largest Monte Carlo standard error of these means.
        draws: how many.
    """

    date: When
    released: tuple[str, ...]
    known: int
    hypotheses: dict[str, float]
    error: float
    draws: int
    method: ClassVar[str] = "rules: weighing, release"

    def to_dict(self) -> dict[str, Any]:
        """Return the release under the keys of the JSON output."""
        return {
            "date": str(iso(self.date.latest))[:10],
            "released": list(self.released),
            "known": self.known,
            "hypotheses": self.hypotheses,
            "mc_error": self.error,
            "draws": self.draws,
        }


def replay(
    case: Case,
    *,
    hypotheses: Collection[str] = (),
    treatment: str = DEFAULT,
    judge: str = "",
    seed: int = SEED,
    draws: int = DRAWS_OF_AN_AUDIT,
    made: dict[int, Draws] | None = None,
) -> tuple[Release, ...]:
    """Return the posterior at each date on which evidence became public, earliest first.

    Args:
        case: the case.
        hypotheses: ids; none: all.
        treatment: how dependent items are counted.
        judge: one judge; blank: their linear pool.
        seed: of the draws, the same at every date, so that what changes is the evidence alone.
        draws: how many at each date.
        made: draws made before, by block, to be used again and added to.
    """
    dates: dict[float, list[str]] = {}
    when: dict[float, When] = {}
    for item in case.evidence.values():
        if item.released and item.released.latest != float("inf"):
            dates.setdefault(item.released.latest, []).append(item.id)
            when.setdefault(item.released.latest, item.released)
    known: list[str] = []
    out = []
    for latest in sorted(dates):
        known += dates[latest]
        found = ledger(case, hypotheses=hypotheses, judge=judge, only=frozenset(known))
        weighed = weigh(found, treatment=treatment, seed=seed, draws=draws, made=made)
        error = max((weighed.error(h) for h in found.hypotheses), default=0.0)
        out.append(Release(when[latest], tuple(dates[latest]), len(known), weighed.mean(), error, draws))
    return tuple(out)
