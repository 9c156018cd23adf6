"""What the test of a thesis came to: it holds, it fails, or it stays open, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

Outcome = Literal["holds", "fails", "open"]
MOST_EXCEPTIONS = 2
LARGEST_SHARE = 5
"""Exceptions are at most one in so many of the records looked at."""
JUDGED = "judged numbers"
"""How the basis of a finding begins that rests on numbers somebody judged."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one test of a thesis.

    Args:
        inquiry: id of the inquiry.
        kind: its kind.
        expectation: as written; empty where the inquiry only informs.
        outcome: whether the expectation holds; None where there is none.
        because: a sentence.
        decides: what the outcome hangs on, where it stays open.
        records: the records it rests on.
        exceptions: records by which it fails, few enough to be listed.
        rests_on: the dates, readings and judgements it rests on, and whose they are.
        evidence: the items of evidence that were weighed.
    """

    inquiry: str
    kind: str
    expectation: str
    outcome: Outcome | None
    because: str
    decides: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the finding under the keys of the JSON output."""
        return {
            "inquiry": self.inquiry,
            "kind": self.kind,
            "expectation": self.expectation or None,
            "outcome": self.outcome,
            "because": self.because,
            "decides": list(self.decides),
            "records": list(self.records),
            "exceptions": list(self.exceptions),
            "rests_on": list(self.rests_on),
            "evidence": list(self.evidence),
        }


def few(failing: Sequence[str], looked_at: int) -> bool:
    """Return whether records by which an expectation fails are exceptions: at most two, at most a fifth.

    >>> few(["a", "b"], 10), few(["a", "b"], 9), few([], 9)
    (True, False, False)
    """
    return 0 < len(failing) <= MOST_EXCEPTIONS and len(failing) * LARGEST_SHARE <= looked_at


ENOUGH = 0.95
"""An expectation holds if it is true in at least this share of the draws, and fails if false in as many."""


def by_share(lowest: float, highest: float) -> Outcome:
    """Return whether something is true in enough draws, false in enough, or neither.

    Args:
        lowest: smallest share of draws in which it is true, over all treatments.
        highest: largest share.

    >>> by_share(0.96, 0.99), by_share(0.01, 0.05), by_share(0.9, 0.99)
    ('holds', 'fails', 'open')
    """
    if lowest >= ENOUGH:
        return "holds"
    return "fails" if highest <= 1 - ENOUGH + 1e-12 else "open"


def near_limit(share: float, draws: int) -> bool:
    """Return whether a share of draws lies within twice its Monte Carlo error of a limit of the rule.

    Args:
        share: of the draws in which something is true, 0 to 1.
        draws: how many.

    >>> near_limit(0.9495, 10_000), near_limit(0.94, 10_000)
    (True, False)
    """
    error = (share * (1 - share) / draws) ** 0.5
    return bool(0 < min(abs(share - ENOUGH), abs(share - 1 + ENOUGH)) < 2 * error)


def together(outcomes: Sequence[Outcome]) -> Outcome:
    """Return the outcome of a conjunction: it fails with one that fails, and holds if all hold.

    >>> together(["holds", "open"]), together(["open", "fails"])
    ('open', 'fails')
    """
    if "fails" in outcomes:
        return "fails"
    return "open" if "open" in outcomes else "holds"


def across(outcomes: Sequence[Outcome]) -> Outcome:
    """Return the outcome under several readings: open unless all agree.

    >>> across(["holds", "fails"]), across(["holds", "holds"])
    ('open', 'holds')
    """
    return outcomes[0] if len(set(outcomes)) == 1 else "open"
