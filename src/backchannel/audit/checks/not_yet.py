"""Inquiries whose stage is not built yet: they say so, and an expectation of them stays open."""

from __future__ import annotations

from backchannel.audit.finding import Finding
from backchannel.case.expectations import Test
from backchannel.case.inquiries import Play, Weigh
from backchannel.knowledge.spread import Knowledge

WHAT = {"weigh": "the weighing of the rival explanations", "game": "the game"}


def check(knowledge: Knowledge, inquiry: Weigh | Play, test: Test) -> Finding:  # noqa: ARG001
    """Return an open finding that names what is missing."""
    text = " & ".join(e.text for e in test.expectations)
    because = f"{WHAT[inquiry.kind]} is not computed yet".capitalize()
    because += f", so that “{text}” cannot be judged." if text else "."
    decides = (f"{inquiry.id}: not computed yet",) if text else ()
    return Finding(inquiry.id, inquiry.kind, text, "open" if text else None, because, decides)
