"""What could be concluded as the documents came out: a small picture for each explanation, all on the same axes."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, isinf

from backchannel.audit.answers import Answers
from backchannel.audit.checks.weigh import WORDS
from backchannel.case.edtf import DAY, civil
from backchannel.case.when import Minute
from backchannel.reasoning.dependence import DEFAULT
from backchannel.reasoning.replay import Release
from backchannel.views.charts.nothing import nothing
from backchannel.views.charts.scale import Scale, counted, end, share
from backchannel.views.charts.wanted import Wanted
from backchannel.views.drawing import Canvas
from backchannel.views.lettering import width
from backchannel.views.palette import BLUE, INK, PALE, RULE, SKY, SOFT
from backchannel.views.picture import Picture
from backchannel.views.weighing import leader

TITLE = "What could be concluded as the documents came out"
WIDE, HIGH = 1000, 96
"""Pixels of the picture, and of the plot of one explanation."""
LEFT, LAST = 40, 56
"""Pixels beside a plot: for the numbers of its axis, and for its last value."""
ENDS = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0)
APART = 13
"""Pixels between two dates."""


def draw(answers: Answers, wanted: Wanted) -> Picture:  # noqa: ARG001
    """Return the probability of every explanation from one date of release to the next.

    Args:
        answers: of the case.
        wanted: nothing of it is used.
    """
    case = answers.case
    header = ("by", "items public", "released", *(f"probability of {h}" for h in case.hypotheses))
    if not case.hypotheses:
        return nothing("replay", TITLE, "The case has no rival explanations to weigh.", header)
    releases = answers.replayed()
    if not releases:
        return nothing("replay", TITLE, "No item of evidence has a date of release.", header)
    weighed = answers.weighed()
    prior = dict(zip(weighed.ledger.hypotheses, map(float, weighed.prior.mean(axis=1)), strict=True))
    last = releases[-1].hypotheses
    names = sorted(last, key=lambda h: -last[h])
    most = end([*prior.values(), *(x for r in releases for x in r.hypotheses.values())], 0.05, ENDS)
    canvas = Canvas("replay", WIDE)
    y = canvas.heading(TITLE, _note(releases, len(case.evidence)))
    y = canvas.legend(
        12, y + 8,
        [("line", BLUE, "probability"), ("fill", canvas.hatch(SKY), "it is the most probable of all"), ("line 4 3", SOFT, "prior")],
    )  # fmt: skip
    count = 2 if len(names) in (4, 8) else min(3, len(names))
    across = (WIDE - 24) / count
    panel = HIGH + 46
    leaders = [leader(r.hypotheses) for r in releases]
    for i, h in enumerate(names):
        left, top = 12 + across * (i % count), y + 4 + panel * (i // count)
        x = Scale(0, len(releases), left + LEFT, left + across - LAST)
        label = case.hypotheses[h].label or h
        canvas.paragraph(left, top + 11, label, across - 16, size=11, bold=True, most=2)
        box = Scale(0, most, top + 34 + HIGH, top + 34)
        _panel(canvas, x, box, prior[h], [r.hypotheses[h] for r in releases], [one == h for one in leaders])
        if i + count >= len(names):
            _dates(canvas, x, top + 34 + HIGH, releases)
    canvas.high = y + 4 + panel * ceil(len(names) / count) + 74
    rows = tuple(
        (r.to_dict()["date"], str(r.known), ";".join(r.released), *(f"{r.hypotheses[h]:.6g}" for h in case.hypotheses))
        for r in releases
    )  # fmt: skip
    first = case.hypotheses[names[0]].label or names[0]
    description = f"The probability of {counted(len(names), 'explanation')} at {counted(len(releases), 'date')} on which evidence became public; at the last “{first}” stands first with {share(last[names[0]])}."
    return Picture(TITLE, description, canvas.svg(TITLE, description), header, rows)


def _note(releases: Sequence[Release], items: int) -> str:
    first, last = (r.to_dict()["date"][:4] for r in (releases[0], releases[-1]))
    never = items - releases[-1].known
    return (
        f"What a reader of all that was public could conclude, with {WORDS[DEFAULT]}. One step a date of release, from {first} to {last}: the axis counts the dates and is not to scale in time. "
        "Each date is the last by which the items were surely public; the number above it says how many items were public by then."
        + (f" Never released: {never} of {items} items of evidence." if never else "")
        + f" Monte Carlo error at most {max(r.error for r in releases):.1g}."
    )


def _panel(
    canvas: Canvas, x: Scale, y: Scale, prior: float, values: Sequence[float], leads: Sequence[bool]
) -> None:
    left, right = x.first, x.last
    for value in (0, y.high / 2, y.high):
        canvas.line(left, y.at(value), right, y.at(value), colour=PALE if value else RULE)
        canvas.text(left - 6, y.at(value) + 4, f"{value:.4g}", size=10, anchor="end", colour=SOFT)
    for i, ahead in enumerate(leads):
        if ahead:
            top = y.at(values[i])
            canvas.rect(x.at(i), top, x.at(i + 1) - x.at(i), y.at(0) - top, fill=canvas.hatch(SKY))
    canvas.line(left, y.at(prior), right, y.at(prior), colour=SOFT, thick=1.3, dash="4 3", tip=f"prior {share(prior)}")  # fmt: skip
    points = [(x.at(i), y.at(value)) for i, value in enumerate(values)]
    canvas.steps([*points, (right, points[-1][1])], colour=BLUE, thick=2.2)
    canvas.text(right + 6, points[-1][1] + 4, share(values[-1]), size=11, bold=True)


def _dates(canvas: Canvas, x: Scale, y: float, releases: Sequence[Release]) -> None:
    """Write the dates and the numbers of items under a column; not every one if they would not fit."""
    step = x.at(1) - x.first
    every = ceil(max(APART, width(str(releases[-1].known), 8.5) + 3) / step)
    shown = range(0, len(releases), every)
    for i in shown:
        at = x.at(i)
        canvas.line(at, y, at, y + 4, colour=SOFT)
        known = str(releases[i].known)
        canvas.text(at + 1, y + 15, known, size=8.5 if step * every < 22 else 10, colour=INK, anchor="middle")
        canvas.text(
            at + 4, y + 26, short(releases[i].date.latest), size=9.5, colour=SOFT, anchor="end", turn=-55
        )


def short(minute: Minute) -> str:
    """Return the last day of a span: a year or a month alone where it ends with the day.

    >>> from backchannel.case.when import When
    >>> [short(When.parse(text).latest) for text in ("1995", "1995-02", "1995-02-03")]
    ['1995', '1995-02', '1995-02-03']
    """
    if isinf(minute):
        return "open"
    day = int(minute) // DAY
    today, tomorrow = civil(day), civil(day + 1)
    parts = [str(today[0]), f"{today[1]:02}", f"{today[2]:02}"]
    return "-".join(parts[: 1 if today[0] != tomorrow[0] else 2 if today[1] != tomorrow[1] else 3])
