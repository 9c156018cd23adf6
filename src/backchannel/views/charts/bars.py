"""The weights that the chart of decibels draws: of each item, of all together, and how they are ordered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from backchannel.audit.checks.weigh import WORDS
from backchannel.case.model import Case
from backchannel.reasoning.decibels import decibels
from backchannel.reasoning.dependence import DEFAULT, TREATMENTS, weights
from backchannel.reasoning.ledger import Ledger
from backchannel.reasoning.weigh import Weighed
from backchannel.views.charts.wanted import Wanted


class Bar(NamedTuple):
    """A weight in decibels and its range over the judges.

    Args:
        id: of the item, or the treatment under which all are added up.
        group: to which it belongs with others; blank for an item on its own.
        words: what it says.
        weight: decibels by all judges together.
        low: by the judge who gives it the least.
        high: by the judge who gives it the most.
    """

    id: str
    group: str
    words: str
    weight: float
    low: float
    high: float


def pair(weighed: Weighed, wanted: Wanted) -> tuple[str, str]:
    """Return the two explanations that are compared: those wanted, else the most probable."""
    mean = weighed.mean()
    ranked = sorted(mean, key=lambda h: -mean[h])
    own = wanted.hypothesis or next(h for h in ranked if h != wanted.against)
    return own, wanted.against or next(h for h in ranked if h != own)


def sizes_of(ledger: Ledger) -> Counter[str]:
    """Return how many items each group has."""
    return Counter(ledger.groups[ledger.judges[0]][e] for e in ledger.evidence)


def items(case: Case, ledger: Ledger, own: str, other: str) -> dict[str, Bar]:
    """Return the weight of every item, with its group where others of it are weighed."""
    sizes = sizes_of(ledger)
    out = {}
    for e in ledger.evidence:
        group = ledger.groups[ledger.judges[0]][e]
        by = [decibels(ledger, e, own, other, j) for j in ledger.judges]
        words = case.evidence[e].statement if e in case.evidence else ""
        named = group if sizes[group] > 1 else ""
        out[e] = Bar(e, named, words, decibels(ledger, e, own, other), min(by), max(by))
    return out


def sums(ledger: Ledger, own: str, other: str) -> list[Bar]:
    """Return the weight of all items together under each treatment of dependent items."""
    pooled = {e: decibels(ledger, e, own, other) for e in ledger.evidence}
    by_judge = [{e: decibels(ledger, e, own, other, j) for e in ledger.evidence} for j in ledger.judges]
    out = []
    for t in TREATMENTS:
        counted = weights(ledger.groups[ledger.judges[0]], ledger.strengths, t)
        total, *by = (sum(counted[e] * x for e, x in row.items()) for row in (pooled, *by_judge))
        out.append(Bar(t, "", f"Sum, {WORDS[t]}", total, min(by), max(by)))
    return out


def in_blocks(ledger: Ledger, bars: Mapping[str, Bar]) -> list[list[Bar]]:
    """Return the items group by group, the heaviest first in each; an item on its own is a group of one."""
    counted = weights(ledger.groups[ledger.judges[0]], ledger.strengths, DEFAULT)
    by: dict[str, list[Bar]] = {}
    for b in bars.values():
        by.setdefault(b.group or f"\0{b.id}", []).append(b)
    blocks = [sorted(block, key=lambda b: -b.weight) for block in by.values()]
    return sorted(blocks, key=lambda block: -sum(counted[b.id] * b.weight for b in block))
