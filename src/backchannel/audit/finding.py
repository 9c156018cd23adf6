"""What the test of a thesis came to: it holds, it fails, or it stays open, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

Outcome = Literal["holds", "fails", "open"]
MOST_EXCEPTIONS = 2
LARGEST_SHARE = 5
"""Exceptions are at most one in so many of the records looked at."""


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
        rests_on: the dates and readings it rests on, and whose they are.
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
        }


def few(failing: Sequence[str], looked_at: int) -> bool:
    """Return whether records by which an expectation fails are exceptions: at most two, at most a fifth.

    >>> few(["a", "b"], 10), few(["a", "b"], 9), few([], 9)
    (True, False, False)
    """
    return 0 < len(failing) <= MOST_EXCEPTIONS and len(failing) * LARGEST_SHARE <= looked_at


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
