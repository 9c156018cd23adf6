"""The documents in time: when they were written, and what a reader could conclude as they came out."""

from __future__ import annotations

from backchannel.audit.answers import Answers
from backchannel.views.charts.wanted import Wanted
from backchannel.views.page.figures import Figures
from backchannel.views.page.markup import Markup, el, heading, lines


def time(answers: Answers, figures: Figures) -> Markup:
    """Return the section with the timeline and the replay."""
    case = answers.case
    weighed = len(case.hypotheses) > 1 and any(e.released for e in case.evidence.values())
    return lines(
        heading(2, "The documents in time", "time"),
        figures.here("timeline", Wanted()) if case.records else el("p", "The case has no record."),
        figures.here("replay", Wanted()) if weighed else "",
    )
