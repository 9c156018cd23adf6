"""How an expectation is held against the answer of its inquiry: one kind of inquiry a file.

To add a kind: write a module with ``check(answers, inquiry, test) -> Finding`` and name it in ``CHECKS``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backchannel.audit.answers import Answers
from backchannel.audit.checks import channel, game, knew, referent, shift, silence, weigh
from backchannel.audit.finding import Finding
from backchannel.case.expectations import Test
from backchannel.case.inquiries import Inquiry

CHECKS: Mapping[str, Callable[[Answers, Any, Test], Finding]] = {
    "knew": knew.check,
    "channel": channel.check,
    "silence": silence.check,
    "shift": shift.check,
    "referent": referent.check,
    "weigh": weigh.check,
    "game": game.check,
}


def check(answers: Answers, inquiry: Inquiry, test: Test) -> Finding:
    """Return what one test of a thesis came to.

    Args:
        answers: what the case answers.
        inquiry: the inquiry of the test.
        test: what is expected of its answer.
    """
    return CHECKS[inquiry.kind](answers, inquiry, test)
