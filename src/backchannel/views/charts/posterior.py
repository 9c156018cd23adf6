"""How probable each explanation is: under the four treatments of dependent items, and how far that hangs on judgement."""

from __future__ import annotations

from backchannel.audit.answers import Answers
from backchannel.audit.checks.weigh import WORDS
from backchannel.audit.prose import listed
from backchannel.case.model import Case
from backchannel.reasoning.dependence import TREATMENTS
from backchannel.reasoning.weigh import Weighed
from backchannel.views.charts.nothing import nothing
from backchannel.views.charts.scale import Scale, counted, end, share
from backchannel.views.charts.wanted import Wanted
from backchannel.views.drawing import Canvas
from backchannel.views.lettering import lines
from backchannel.views.palette import BLUE, GREEN, INK, ORANGE, PALE, PURPLE, RULE, SOFT, VERMILION
from backchannel.views.picture import Picture
from backchannel.views.weighing import leader

TITLE = "How probable each explanation is"
HEADER = (
    "hypothesis", "label", "prior", *TREATMENTS, "5 %", "95 %", "robust low", "robust high", "uniform prior", "reliability",
)  # fmt: skip
MARKS = {
    "independent": ("square", VERMILION),
    "sqrt": ("circle", BLUE),
    "one-per-group": ("triangle", GREEN),
    "stated": ("diamond", ORANGE),
}
WIDE, LEFT, RIGHT = 1000, 292, 756
PRIOR, POSTERIOR = 806, 868
"""Where the columns of numbers end."""
ROW, STEP = 54, 7.4
"""Pixels of a row, and between the lines on which its marks stand."""
ENDS = (0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0)


def draw(answers: Answers, wanted: Wanted) -> Picture:  # noqa: ARG001
    """Return the posterior of every explanation with what it hangs on.

    Args:
        answers: of the case.
        wanted: nothing of it is used.
    """
    case = answers.case
    if not case.hypotheses:
        return nothing("posterior", TITLE, "The case has no rival explanations to weigh.", HEADER)
    weighed = answers.weighed()
    mean = weighed.mean()
    names = sorted(mean, key=lambda h: -mean[h])
    rows = tuple(_row(case, weighed, h) for h in names)
    canvas = Canvas("posterior", WIDE)
    y = canvas.heading(TITLE, _note(weighed))
    for sentence in _leaders(case, weighed):
        y = canvas.paragraph(12, y + 2, sentence, WIDE - 24, size=11, bold=True)
    y = _legend(canvas, weighed, y + 12)
    reached = [x for row in rows for x in map(float, filter(None, row[2:]))]
    scale = Scale(0, end(reached, 0.05, ENDS), LEFT, RIGHT)
    y = _frame(canvas, scale, y + 16, len(rows) * ROW)
    for h, row in zip(names, rows, strict=True):
        canvas.line(12, y, WIDE - 12, y, colour=PALE)
        _draw(canvas, scale, y + ROW / 2, weighed, h, row)
        y += ROW
    canvas.line(12, y, WIDE - 12, y, colour=RULE)
    _ticks(canvas, scale, y + 14)
    canvas.text((LEFT + RIGHT) / 2, y + 30, "probability", size=10.5, anchor="middle", colour=SOFT)
    canvas.high = y + 40
    low, high = weighed.interval(names[0])
    description = (
        f"{counted(len(names), 'explanation')} in order of probability after {_items(weighed)}; "
        f"“{rows[0][1]}” stands first with {share(mean[names[0]])} ({share(low)} to {share(high)} in nine tenths of the draws)."
    )
    return Picture(TITLE, description, canvas.svg(TITLE, description), HEADER, rows)


def _row(case: Case, weighed: Weighed, h: str) -> tuple[str, ...]:
    prior = float(weighed.prior[weighed.ledger.hypotheses.index(h)].mean())
    numbers = [
        prior,
        *(weighed.mean(t)[h] for t in TREATMENTS),
        *weighed.interval(h),
        *weighed.bounds(h),
        weighed.from_uniform()[h],
    ]
    reliable = f"{weighed.reliable[h]:.6g}" if weighed.reliable else ""
    return (h, case.hypotheses[h].label or h, *(f"{x:.6g}" for x in numbers), reliable)


def _items(weighed: Weighed) -> str:
    return counted(len(weighed.ledger.evidence), "item of evidence", "items of evidence")


def _note(weighed: Weighed) -> str:
    ledger = weighed.ledger
    if not ledger.evidence:
        return "No item of evidence is weighed: what is shown are the priors."
    judges = f"{'the linear pool of ' if len(ledger.judges) > 1 else ''}{listed(ledger.judges)}"
    return f"{_items(weighed)}, judged by {judges}; {weighed.draws:,} draws, seed {weighed.seed}. The headline, its range and its bounds are those with {WORDS[weighed.treatment]}."


def _leaders(case: Case, weighed: Weighed) -> list[str]:
    """Return a sentence if the explanation that leads changes with the treatment."""
    by: dict[str, list[str]] = {}
    for t in TREATMENTS:
        by.setdefault(leader(weighed.mean(t)), []).append(WORDS[t])
    if len(by) < 2:
        return []
    parts = [f"with {listed(words)} it is “{case.hypotheses[h].label or h}”" for h, words in by.items()]
    return [f"Which explanation leads hangs on how dependent items are counted: {'; '.join(parts)}."]


def _legend(canvas: Canvas, weighed: Weighed, y: float) -> float:
    first = WORDS[weighed.treatment]
    entries = [(*MARKS[t], WORDS[t] + (" (the headline)" if WORDS[t] == first else "")) for t in TREATMENTS]
    entries += [("fill", PALE, "5 to 95 % of the draws"), ("line", SOFT, "robust bounds: the least and the most that the ranges allow")]  # fmt: skip
    entries += [("bar", INK, "prior"), ("ring", INK, "from a prior that favours none")]
    if weighed.reliable:
        entries.append(("cross", PURPLE, "items weakened by how far their records were checked"))
    return canvas.legend(12, y, entries)


def _frame(canvas: Canvas, scale: Scale, y: float, high: float) -> float:
    for x, words in ((PRIOR, "prior"), (POSTERIOR, "posterior"), (WIDE - 12, "5 to 95 %")):
        canvas.text(x, y, words, size=10.5, anchor="end", colour=SOFT)
    _ticks(canvas, scale, y)
    for value in _ruled(scale):
        canvas.line(scale.at(value), y + 5, scale.at(value), y + 5 + high, colour=PALE if value else RULE)
    canvas.line(12, y + 5, WIDE - 12, y + 5, colour=RULE)
    return y + 5


def _ruled(scale: Scale) -> list[float]:
    return [scale.high * i / 4 for i in range(5)]


def _ticks(canvas: Canvas, scale: Scale, y: float) -> None:
    for value in _ruled(scale):
        canvas.text(scale.at(value), y, f"{value:.4g}", size=10.5, anchor="middle", colour=SOFT)


def _draw(canvas: Canvas, scale: Scale, y: float, weighed: Weighed, h: str, row: tuple[str, ...]) -> None:
    label = row[1]
    shown = lines(label, LEFT - 36, 11.5, 3)
    canvas.paragraph(12, y + 4 - 7.2 * (len(shown) - 1), label, LEFT - 36, size=11.5, most=3)
    value = dict(zip(HEADER[2:], (float(x or "nan") for x in row[2:]), strict=True))
    top = y - 2.4 * STEP
    x1, x2 = scale.at(value["5 %"]), scale.at(value["95 %"])
    canvas.rect(x1, top, x2 - x1, 3.9 * STEP, fill=PALE, stroke=RULE, tip=f"{label}: 5 to 95 % of the draws")
    _whisker(canvas, scale, y - STEP / 2, value["robust low"], value["robust high"], label)
    canvas.line(scale.at(value["prior"]), y - 21, scale.at(value["prior"]), y + 24, thick=2.2, tip=f"{label}: prior {share(value['prior'])}")  # fmt: skip
    for i, t in enumerate(TREATMENTS):
        kind, colour = MARKS[t]
        at = top + (0.55 + i * 0.95) * STEP
        size = 4.4 if t == weighed.treatment else 3.4
        canvas.mark(kind, scale.at(value[t]), at, size=size, colour=colour, tip=f"{label}, {WORDS[t]}: {share(value[t])}")  # fmt: skip
    below = y + 2.1 * STEP
    canvas.mark("ring", scale.at(value["uniform prior"]), below, size=3.4, tip=f"{label}, uniform prior: {share(value['uniform prior'])}")  # fmt: skip
    if weighed.reliable:
        canvas.mark("cross", scale.at(value["reliability"]), below + STEP, size=3, colour=PURPLE, tip=f"{label}, by reliability: {share(value['reliability'])}")  # fmt: skip
    canvas.text(PRIOR, y + 4, share(value["prior"]), size=11, anchor="end", colour=SOFT)
    canvas.text(POSTERIOR, y + 4, share(value[weighed.treatment]), size=11.5, anchor="end", bold=True)
    low, high = map(share, weighed.interval(h))
    canvas.text(WIDE - 12, y + 4, f"{low} to {high}", size=11, anchor="end", colour=SOFT)


def _whisker(canvas: Canvas, scale: Scale, y: float, low: float, high: float, label: str) -> None:
    x1, x2 = scale.at(low), scale.at(high)
    canvas.line(x1, y, x2, y, colour=SOFT, tip=f"{label}: robust bounds {share(low)} to {share(high)}")
    for x in (x1, x2):
        canvas.line(x, y - 4, x, y + 4, colour=SOFT)
