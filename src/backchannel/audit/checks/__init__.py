"""How an expectation is held against the answer of its inquiry: one kind of inquiry a file.

To add a kind: write a module with ``check(knowledge, inquiry, test) -> Finding`` and name it in ``CHECKS``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backchannel.audit.checks import channel, knew, not_yet, referent, shift, silence
from backchannel.audit.finding import Finding
from backchannel.case.expectations import Test
from backchannel.case.inquiries import Inquiry
from backchannel.knowledge.spread import Knowledge

CHECKS: Mapping[str, Callable[[Knowledge, Any, Test], Finding]] = {
    "knew": knew.check,
    "channel": channel.check,
    "silence": silence.check,
    "shift": shift.check,
    "referent": referent.check,
    "weigh": not_yet.check,
    "game": not_yet.check,
}


def check(knowledge: Knowledge, inquiry: Inquiry, test: Test) -> Finding:
    """Return what one test of a thesis came to.

    Args:
        knowledge: the knowledge of a case.
        inquiry: the inquiry of the test.
        test: what is expected of its answer.
    """
    return CHECKS[inquiry.kind](knowledge, inquiry, test)
