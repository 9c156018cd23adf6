"""The ledger: rival hypotheses, items of evidence, and how probable each item is under each, as each judge sees it.

1. The hypotheses asked for are taken with their priors; blank priors share what the others leave.
2. Judges are taken in the order of the file. A cell that a judge leaves out is borrowed from the first judge who
   has it, and counted; an item that nobody judged under one of the hypotheses is left out, and named.
3. An item judged ``given`` others has their dependence in its number, so it leaves its group.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum
from typing import NamedTuple

from backchannel.case.model import Case, natural
from backchannel.reasoning.dependence import STRENGTH
from backchannel.reasoning.judged import Range
from backchannel.reasoning.reliability import common, worth


class Cell(NamedTuple):
    """One judgement: how probable an item is under a hypothesis.

    Args:
        judged: the probability and its range.
        judge: who judged it; of a borrowed cell the lender.
        reliability: how far the source is trusted, 0 to 1.
        common: the probability of the item where the source is not to be trusted, whatever is true.
    """

    judged: Range
    judge: str
    reliability: float = 1.0
    common: float = 0.0


@dataclass(frozen=True, slots=True)
class Ledger:
    """What is weighed, and by whose judgement.

    Args:
        hypotheses: ids in natural order.
        priors: probability before the evidence, not yet normalised.
        evidence: ids in natural order.
        judges: the first of the file first.
        cells: by judge, evidence and hypothesis; complete.
        groups: by judge, the group of every item; blank for an item on its own.
        strengths: stated strength of dependence of every group, 0 to 1.
        unstated: the groups whose strength is ``STRENGTH`` because the case states none.
        borrowed: by judge, how many of his cells are another's.
        left_out: items that cannot be weighed, and why.
        assumed: items judged as if others were known that are not weighed here, and these others.
    """

    hypotheses: tuple[str, ...]
    priors: Mapping[str, Range]
    evidence: tuple[str, ...]
    judges: tuple[str, ...]
    cells: Mapping[tuple[str, str, str], Cell]
    groups: Mapping[str, Mapping[str, str]]
    strengths: Mapping[str, float]
    unstated: tuple[str, ...] = ()
    borrowed: Mapping[str, int] | None = None
    left_out: Mapping[str, str] | None = None
    assumed: Mapping[str, tuple[str, ...]] | None = None


def ledger(
    case: Case,
    *,
    hypotheses: Collection[str] = (),
    judge: str = "",
    only: Collection[str] | None = None,
    reliable: bool = False,
) -> Ledger:
    """Return the ledger of a case.

    Args:
        case: the case, or the view of an observer.
        hypotheses: ids; none: all.
        judge: one judge; blank: all.
        only: the items that count; None: all.
        reliable: weaken each item by how far its records were checked.
    """
    names = tuple(h for h in case.hypotheses if h in hypotheses or not hypotheses)
    file = _judges(case)
    judges = tuple(j for j in file if j == judge or not judge)
    judged = {(row.judge, row.evidence, row.hypothesis): row for row in case.likelihoods}
    cells: dict[tuple[str, str, str], Cell] = {}
    groups: dict[str, dict[str, str]] = {j: {} for j in judges}
    borrowed = dict.fromkeys(judges, 0)
    left_out: dict[str, str] = {}
    assumed: dict[str, set[str]] = {}
    for item in case.evidence.values():
        if only is not None and item.id not in only:
            continue
        missing = [h for h in names if not any((x, item.id, h) in judged for x in file)]
        if missing:
            left_out[item.id] = f"nobody judged it under {', '.join(missing)}"
            continue
        trust = worth(case, item) if reliable else 1.0
        for j in judges:
            lenders = {
                h: next((x for x in (j, *file) if (x, item.id, h) in judged), "") for h in case.hypotheses
            }
            rows = {h: judged[lender, item.id, h] for h, lender in lenders.items() if lender}
            modes = [row.mode or 0.0 for row in rows.values()]
            for h in names:
                numbers = Range(rows[h].low or 0.0, rows[h].mode or 0.0, rows[h].high or 0.0)
                cells[j, item.id, h] = Cell(numbers, lenders[h], trust, common(modes) if reliable else 0.0)
                borrowed[j] += lenders[h] != j
            given = {e for h in names for e in rows[h].given}
            groups[j][item.id] = "" if given else item.group
            assumed.setdefault(item.id, set()).update(given)
    evidence = tuple(sorted({e for _, e, _ in cells}, key=natural))
    named = sorted({g for by in groups.values() for g in by.values() if g})
    stated = case.settings.groups
    unseen = {e: assumed[e].difference(evidence) for e in evidence}
    return Ledger(
        names,
        _priors(case, names),
        evidence,
        judges,
        cells,
        groups,
        {g: stated.get(g, STRENGTH) for g in named},
        tuple(g for g in named if g not in stated),
        borrowed,
        left_out,
        {e: tuple(sorted(others, key=natural)) for e, others in unseen.items() if others},
    )


def with_path(
    ledger: Ledger, name: str, likelihoods: Mapping[str, float], uses: Collection[str] = ()
) -> Ledger:
    """Return a ledger with one item more: that history took the path it took.

    Args:
        ledger: the ledger without the items from which the stakes of the game were built.
        name: of the item.
        likelihoods: probability of the path under each hypothesis, above 0.
        uses: the items from which the stakes were built, to be named as left out.
    """
    judges = ledger.judges or ("the game",)
    cells = {(j, name, h): Cell(Range(p, p, p), j) for j in judges for h, p in likelihoods.items()}
    return replace(
        ledger,
        judges=judges,
        left_out={
            **(ledger.left_out or {}),
            **dict.fromkeys(uses, "the stakes of the game were built from it"),
        },
        evidence=tuple(sorted((*ledger.evidence, name), key=natural)),
        cells={**ledger.cells, **cells},
        groups={j: {**ledger.groups.get(j, {}), name: ""} for j in judges},
    )


def judges_of(case: Case) -> tuple[str, ...]:
    """Return the judges of a case, the first of the file first."""
    return _judges(case)


def _judges(case: Case) -> tuple[str, ...]:
    first: dict[str, int] = {}
    for row in case.likelihoods:
        first[row.judge] = min(row.line, first.get(row.judge, row.line))
    return tuple(sorted(first, key=lambda j: (first[j], j)))


def _priors(case: Case, names: Sequence[str]) -> dict[str, Range]:
    """Return the priors; those that are blank share equally what the others leave."""
    rows = {h: case.hypotheses[h] for h in case.hypotheses}
    stated = fsum(row.prior for row in rows.values() if row.prior is not None)
    blank = sum(row.prior is None for row in rows.values())
    share = (1 - stated) / blank if blank and stated < 1 - 1e-9 else 1 / max(len(rows), 1)
    out = {}
    for h in names:
        row = rows[h]
        mode = share if row.prior is None else row.prior
        low = mode if row.prior_low is None or row.prior is None else row.prior_low
        high = mode if row.prior_high is None or row.prior is None else row.prior_high
        out[h] = Range(low, mode, high)
    return out
