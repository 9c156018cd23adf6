"""How far each item of evidence speaks for one explanation against another, in decibels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isfinite, isnan

from backchannel.audit.answers import Answers
from backchannel.audit.checks.weigh import WORDS
from backchannel.audit.prose import listed
from backchannel.case.model import Case
from backchannel.reasoning.ledger import Ledger
from backchannel.views.charts.bars import Bar, in_blocks, items, pair, sizes_of, sums
from backchannel.views.charts.nothing import nothing
from backchannel.views.charts.scale import Scale, counted, end
from backchannel.views.charts.wanted import Wanted
from backchannel.views.drawing import Canvas
from backchannel.views.lettering import lines
from backchannel.views.palette import BLUE, INK, PALE, PAPER, RULE, SOFT, VERMILION
from backchannel.views.picture import Picture

TITLE = "The weight of each item of evidence"
HEADER = ("evidence", "group", "statement", "decibels", "lowest by a judge", "highest by a judge")
WIDE, GROUP, TEXT, LEFT = 1000, 112, 126, 478
"""Pixels: of the picture, and where the brackets, the items and the bars begin."""
ROW, MOST = 31, 60
"""Pixels of a row, and how many items are drawn."""
NUMBER = 62
"""Pixels left beside the bars for their numbers."""
ENDS = (3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 40, 50, 70, 100, 150, 200, 300, 500, 1e3, 1e4, 1e5)
RULED = (3, 6, 10, 20, 30, 50, 100, 200, 300, 500, 1000, 10_000, 100_000)


def draw(answers: Answers, wanted: Wanted) -> Picture:
    """Return the weight of every item between two explanations.

    Args:
        answers: of the case.
        wanted: ``hypothesis`` and ``against``; blank: the most probable ones.
    """
    case = answers.case
    if len(case.hypotheses) < 2:
        return nothing("decibels", TITLE, "The case has no two explanations to compare.", HEADER)
    weighed = answers.weighed()
    own, other = pair(weighed, wanted)
    title = f"{TITLE}: “{_label(case, own)}” against “{_label(case, other)}”"
    if own == other:
        return nothing("decibels", title, "An explanation cannot be compared with itself.", HEADER)
    ledger = weighed.ledger
    if not ledger.evidence:
        return nothing("decibels", title, "No item of evidence is weighed.", HEADER)
    bars, totals = items(case, ledger, own, other), sums(ledger, own, other)
    shown = set(sorted(ledger.evidence, key=lambda e: -abs(bars[e].weight))[:MOST])
    blocks = in_blocks(ledger, {e: b for e, b in bars.items() if e in shown})
    canvas = Canvas("decibels", WIDE)
    y = _head(canvas, case, ledger, (own, other), title)
    y = _items(canvas, y + 22, blocks, sizes_of(ledger))
    y = _totals(canvas, y + 48, totals, weighed.treatment)
    canvas.high = y + 22
    rows = tuple(_cells(b) for block in in_blocks(ledger, bars) for b in block) + tuple(map(_cells, totals))
    total = next(s for s in totals if s.id == weighed.treatment)
    description = f"{counted(len(bars), 'item of evidence', 'items of evidence')} weighed between two explanations; the sum, with {WORDS[weighed.treatment]}, {_verdict(case, total.weight, own, other)}."
    return Picture(title, description, canvas.svg(title, description), HEADER, rows)


def _verdict(case: Case, total: float, own: str, other: str) -> str:
    size = _signed(abs(total)).lstrip("+")
    if isnan(total) or size == "0.0":
        return "speaks for neither"
    return f"speaks for “{_label(case, own if total > 0 else other)}” by {size} decibels"


def _label(case: Case, hypothesis: str) -> str:
    return case.hypotheses[hypothesis].label or hypothesis


def _head(canvas: Canvas, case: Case, ledger: Ledger, names: tuple[str, str], title: str) -> float:
    own, other = names
    judges = listed(ledger.judges)
    note = f"3 decibels double the odds, 10 multiply them by ten. Weights by {'the mean of ' if len(ledger.judges) > 1 else ''}{judges}, at the most plausible numbers. Items in one bracket are not independent."
    if len(ledger.evidence) > MOST:
        note += f" The {MOST} heaviest of {len(ledger.evidence)} items are shown; the sums count all."
    y = canvas.heading(title, note)
    entries = [
        ("fill", canvas.hatch(BLUE, "/"), f"speaks for “{_label(case, own)}”"),
        ("fill", canvas.hatch(VERMILION, "\\"), f"speaks for “{_label(case, other)}”"),
    ]
    if len(ledger.judges) > 1:
        entries.append(("line", INK, "from the lowest to the highest judge"))
    return canvas.legend(12, y + 8, entries)


def _scale(bars: Sequence[Bar]) -> Scale:
    values = [x for b in bars for x in (b.weight, b.low, b.high)]
    below, above = end([-x for x in values], 3, ENDS), end(values, 3, ENDS)
    return Scale(-below, above, LEFT + NUMBER, WIDE - 12 - NUMBER)


def _rule(canvas: Canvas, scale: Scale, top: float, bottom: float) -> None:
    """Rule the scale at round numbers that stand far enough apart."""
    zero = scale.at(0)
    for at in (top - 6, bottom + 14):
        canvas.text(zero, at, "0", size=10.5, anchor="middle", colour=SOFT)
        canvas.text(WIDE - 12, at, "dB", size=10.5, anchor="end", colour=SOFT)
    for sign in (1, -1):
        free = zero
        for value in RULED:
            x = scale.at(sign * value)
            if value > (scale.high if sign > 0 else -scale.low) or abs(x - free) < 30:
                continue
            free = x
            canvas.line(x, top, x, bottom, colour=PALE)
            for at in (top - 6, bottom + 14):
                canvas.text(x, at, _signed(sign * value, 0), size=10.5, anchor="middle", colour=SOFT)
    canvas.line(zero, top, zero, bottom, colour=SOFT)


def _items(canvas: Canvas, y: float, blocks: list[list[Bar]], sizes: Mapping[str, int]) -> float:
    scale = _scale([b for block in blocks for b in block])
    _rule(canvas, scale, y, y + sum(len(block) * ROW for block in blocks))
    for block in blocks:
        top, group = y, block[0].group
        canvas.line(12, y, WIDE - 12, y, colour=RULE)
        for b in block:
            canvas.text(TEXT, y + 13, b.id, size=10.5, room=LEFT - TEXT - 8)
            canvas.text(TEXT, y + 25, b.words, size=9.5, colour=SOFT, room=LEFT - TEXT - 8)
            _bar(canvas, scale, y + ROW / 2, b)
            y += ROW
        if group:
            part = "" if len(block) == sizes[group] else f" ({len(block)} of {sizes[group]})"
            _bracket(canvas, top, y, group + part)
    canvas.line(12, y, WIDE - 12, y, colour=RULE)
    return y


def _bracket(canvas: Canvas, top: float, bottom: float, words: str) -> None:
    most = 2 if bottom - top < 2 * ROW else 4
    count = len(lines(words, GROUP - 18, 10.5, most))
    middle = (top + bottom) / 2 + 4 - 6.6 * (count - 1)
    canvas.paragraph(12, middle, words, GROUP - 18, size=10.5, colour=INK, most=most)
    x = GROUP
    canvas.path(f"M{x + 6:.1f},{top + 4:.1f}H{x:.1f}V{bottom - 4:.1f}H{x + 6:.1f}", colour=INK, thick=1.3)


def _bar(canvas: Canvas, scale: Scale, y: float, b: Bar, more: str = "") -> None:
    zero = scale.at(0)
    if isnan(b.weight):
        canvas.text(zero + 6, y + 4, "not defined: infinite on both sides", size=10.5, colour=SOFT)
        return
    x = scale.at(b.weight)
    colour, lean = (BLUE, "/") if b.weight > 0 else (VERMILION, "\\")
    tip = f"{b.id}: {_signed(b.weight)} dB"
    if b.weight:
        canvas.rect(min(x, zero), y - 7, abs(x - zero), 14, fill=canvas.hatch(colour, lean), stroke=colour, tip=tip)  # fmt: skip
    ends = [x]
    if b.low < b.high:
        x1, x2 = scale.at(b.low), scale.at(b.high)
        canvas.line(x1, y, x2, y, colour=PAPER, thick=4)
        canvas.line(x1, y, x2, y, thick=1.3, tip=f"by judges {_signed(b.low)} to {_signed(b.high)} dB")
        for cap in (x1, x2):
            canvas.line(cap, y - 4, cap, y + 4, thick=1.3)
        ends += [x1, x2]
    right = b.weight >= 0
    at = max(ends) + 6 if right else min(ends) - 6
    canvas.text(at, y + 4, _signed(b.weight) + more, size=11, anchor="start" if right else "end")


def _totals(canvas: Canvas, y: float, totals: list[Bar], headline: str) -> float:
    scale = _scale(totals)
    canvas.text(12, y - 6, "All items together, on a scale of their own", size=11.5, bold=True)
    _rule(canvas, scale, y, y + 26 * len(totals))
    for s in totals:
        canvas.line(12, y, WIDE - 12, y, colour=RULE)
        words = s.words + (" (the headline)" if s.id == headline else "")
        canvas.text(12, y + 17, words, size=11, bold=s.id == headline, room=LEFT - 20)
        _bar(canvas, scale, y + 13, s)
        y += 26
    canvas.line(12, y, WIDE - 12, y, colour=RULE)
    return y


def _signed(x: float, digits: int = 1) -> str:
    """Return a number with its sign, written as it is printed.

    >>> _signed(2.96), _signed(-0.04), _signed(float("-inf"))
    ('+3.0', '0.0', '−∞')
    """
    text = f"{x:+.{digits}f}" if isfinite(x) else "not defined" if isnan(x) else "+∞" if x > 0 else "-∞"
    return text[1:] if text.strip("+-0.") == "" else text.replace("-", "−")


def _cells(b: Bar) -> tuple[str, ...]:
    return (b.id, b.group, b.words, *(f"{x:.2f}" for x in (b.weight, b.low, b.high)))
