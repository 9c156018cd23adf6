"""How far a source can be trusted to show what it is cited for, by how far its records were checked.

An item from a source that is trusted with probability r is worth L' = r L + (1 - r) c, where c is what would be
seen of an untrustworthy source whatever is true: the mean of the most plausible probabilities over all hypotheses.
"""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.case.model import Case
from backchannel.case.nouns import Evidence

TRUST = {"text": 0.95, "abstract": 0.85, "secondary": 0.8, "recalled": 0.6}
"""By ``verified`` of a record."""
WITHOUT_RECORDS = 0.8


def worth(case: Case, item: Evidence) -> float:
    """Return how far an item is trusted: as its best record; 0.8 if it names none.

    Args:
        case: the case.
        item: the item.
    """
    checked = (
        case.checked.get(r) or case.records[r].verified
        for r in item.records
        if r in case.checked or r in case.records
    )
    return max((TRUST.get(how, TRUST["recalled"]) for how in checked), default=WITHOUT_RECORDS)


def common(modes: Sequence[float]) -> float:
    """Return the probability of an item whatever is true: the mean over the hypotheses.

    >>> common([0.2, 0.4])
    0.30000000000000004
    """
    return sum(modes) / len(modes)
