"""How one claim travelled: time runs to the right, one lane an actor, an arrow for each record that told it on."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from backchannel.case.edtf import DAY
from backchannel.case.inquiries import Channel
from backchannel.case.model import Case
from backchannel.case.when import Minute, When, iso
from backchannel.case.words import day_in_words, in_words
from backchannel.knowledge.spread import INF, Knowledge
from backchannel.views.charts.asked import time_asked
from backchannel.views.charts.axis import Axis
from backchannel.views.charts.nothing import nothing
from backchannel.views.charts.passing import Passing, lanes, passings, spread_out
from backchannel.views.charts.timeline import parties
from backchannel.views.charts.wanted import Wanted
from backchannel.views.drawing import Canvas
from backchannel.views.lettering import fit, width
from backchannel.views.palette import BLUE, INK, ORANGE, PALE, RULE, SOFT
from backchannel.views.picture import Picture

if TYPE_CHECKING:
    from backchannel.audit.answers import Answers

NAME = "transmission"
HEADER = (
    "number",
    "record",
    "kind",
    "sent",
    "received by",
    "tellers",
    "carriers",
    "readers",
    "counts",
    "doubt",
    "drawn",
)
MOST, MOST_LANES, MOST_IN_KEY = 48, 40, 30
LEFT, WIDE, LANE, NUMBERS = 190, 960, 24, 18


def draw(answers: Answers, wanted: Wanted) -> Picture:
    """Return how one claim travelled.

    Args:
        answers: of the case.
        wanted: the first of ``claims``, and ``during``; else the claim of the first inquiry into a channel, or the
            first that a record tells, and the time of the case.
    """
    knowledge = answers.knowledge
    claim = _claim(knowledge, wanted)
    if not claim:
        return nothing(NAME, "How a claim travelled", "No record tells any claim.", HEADER)
    case = answers.case
    told = passings(knowledge, claim)
    span = time_asked(knowledge, wanted)
    title = f"How a claim travelled: “{(case.claims[claim].statement or claim).rstrip('.')}”"
    name = f"{NAME}-{claim}"
    if not told:
        return nothing(name, title, "No record tells this claim.", HEADER)
    inside = [
        p
        for p in told
        if span and p.sent[0] <= span.latest and p.sent[1] >= span.earliest and p.sent[1] < INF
    ]
    if not inside or span is None:
        return nothing(
            name,
            title,
            f"No record with a date in this time tells this claim; {len(told)} do at others.",
            HEADER,
        )
    shown = tuple(inside[:MOST])
    return _drawn(knowledge, claim, title, told, shown, _narrowed(knowledge, claim, span, shown))


def _claim(knowledge: Knowledge, wanted: Wanted) -> str:
    if wanted.claims:
        return wanted.claims[0]
    case = knowledge.case
    asked = (i.claim for i in case.inquiries.values() if isinstance(i, Channel))
    told = (c for c, rows in knowledge.by_claim.items() if any(t.content == "claim" for t in rows))
    return next(asked, "") or next(told, "") or next(iter(case.claims), "")


def _narrowed(knowledge: Knowledge, claim: str, span: When, shown: tuple[Passing, ...]) -> When:
    """Return the part of a span in which the claim travels, with a little before and after."""
    since = knowledge.case.claims[claim].since
    dates = [m for p in shown for m in (*p.sent, *p.received)] + ([since.earliest] if since else [])
    dates = [m for m in dates if span.earliest <= m <= span.latest]
    first, last = min(dates, default=span.earliest), max(dates, default=span.latest)
    margin = max((last - first) * 0.04, DAY)
    first, last = first - margin, last + margin
    return When(max(first, span.earliest), min(last, span.latest), "")


def _drawn(
    knowledge: Knowledge,
    claim: str,
    title: str,
    told: tuple[Passing, ...],
    shown: tuple[Passing, ...],
    span: When,
) -> Picture:
    case = knowledge.case
    actors = lanes(knowledge, claim, shown)
    left_out = len(actors) - MOST_LANES
    actors = actors[:MOST_LANES]
    canvas = Canvas(f"{NAME}-{claim}", WIDE)
    y = canvas.heading(title, _note(told, shown, left_out)) + 8
    y = _legend(canvas, y + 4)
    axis = Axis(span.earliest, span.latest, LEFT, WIDE - 20)
    top = y + NUMBERS
    bottom = top + LANE * len(actors)
    under = axis.draw(canvas, top, bottom)
    middle = {a: top + LANE * (n + 0.5) for n, a in enumerate(actors)}
    for actor in actors:
        _lane(canvas, knowledge, claim, actor, axis, middle[actor])
    wished = [axis.x(max(p.sent[0], axis.first)) for p in shown]
    order = sorted(range(len(shown)), key=lambda i: wished[i])
    placed = dict(zip(order, spread_out([wished[i] for i in order], 16, LEFT + 6, WIDE - 26), strict=True))
    for number, passing in enumerate(shown):
        _arrows(canvas, case, passing, number + 1, placed[number], middle, axis, top)
    canvas.high = round(_key(canvas, case, shown, under + 6) + 8)
    firm = sum(p.certain for p in shown)
    description = (
        f"How “{(case.claims[claim].statement or claim).rstrip('.')}” passed between {len(actors)} actors in {len(shown)} records, "
        f"{firm} of which count for certain, from {day_in_words(span.earliest)} to {day_in_words(span.latest)}."
    )
    rows = tuple(_row(case, n + 1, p, drawn=p in shown) for n, p in enumerate(_in_order(told, shown)))
    return Picture(title, description, canvas.svg(title, description), HEADER, rows)


def _in_order(told: tuple[Passing, ...], shown: tuple[Passing, ...]) -> tuple[Passing, ...]:
    """Return the records drawn, in the order of their numbers, and the others after them."""
    return (*shown, *(p for p in told if p not in shown))


def _note(told: tuple[Passing, ...], shown: tuple[Passing, ...], left_out: int) -> str:
    note = "Records of the same days stand side by side."
    if others := len(told) - len(shown):
        note += f" Left out: {others} record{'s' * (others > 1)} that {'tell' if others > 1 else 'tells'} it at another time or without a date."
        if len(shown) == MOST:
            note = f"The first {MOST} of {len(told)} records that tell it; the others are in the table."
    if left_out > 0:
        note += f" Left out: {left_out} actors who came to know it last."
    return note


def _legend(canvas: Canvas, y: float) -> float:
    return canvas.legend(
        12,
        y,
        (
            ("circle", INK, "teller"), ("down", INK, "reader"), ("open-diamond", INK, "in a talk, who told not recorded"),
            ("star", INK, "origin"), ("line", INK, "counts in full"), ("line 4 3", INK, "possible only"),
            ("fill", canvas.hatch(ORANGE), "may have known"), ("fill", BLUE, "certainly knew"),
        ),
    )  # fmt: skip


def _lane(canvas: Canvas, knowledge: Knowledge, claim: str, actor: str, axis: Axis, y: float) -> None:
    """Draw an actor's lane: his name, since when he possibly and certainly knew, and whether he is an origin."""
    case = knowledge.case
    name = case.actors[actor].name or actor
    if width(name, 11.5) <= LEFT - 24:
        canvas.text(LEFT - 12, y + 4, name, anchor="end", size=11.5)
    else:
        canvas.paragraph(LEFT - 12, y - 2, name, LEFT - 24, size=9, anchor="end", most=2)
    canvas.line(axis.left, y, axis.right, y, colour=RULE)
    possibly, certainly = knowledge.possibly(claim, actor), knowledge.certainly(claim, actor)
    start, full = (axis.right if m > axis.last else axis.x(m) for m in (possibly, certainly))
    if start < full:
        tip = f"{name} may have known since {day_in_words(possibly)}"
        canvas.rect(start, y - 3, max(full - start, 1), 6, fill=canvas.hatch(ORANGE), tip=tip)
    if full < axis.right:
        canvas.rect(
            full,
            y - 3,
            axis.right - full,
            6,
            fill=BLUE,
            tip=f"{name} certainly knew since {day_in_words(certainly)}",
        )
    noun = case.claims[claim]
    if noun.since is not None and actor in noun.origin:
        canvas.mark(
            "star", max(start - 12, axis.left), y, size=6, tip=f"{name}: origin, since {in_words(noun.since)}"
        )


def _arrows(
    canvas: Canvas,
    case: Case,
    passing: Passing,
    number: int,
    x: float,
    middle: dict[str, float],
    axis: Axis,
    top: float,
) -> None:
    """Draw one record: its number, a line over the lanes of all who took part, a mark for each."""
    record = case.records[passing.record]
    tip = f"{number}. {in_words(record.date) if record.date else ''}, {parties(case, record)} ({record.id})"
    met = sorted({middle[a] for a in passing.tellers + passing.readers if a in middle})
    if not met:
        return
    canvas.line(x, top - 3, x, met[0], colour=RULE, dash="1 3")
    canvas.text(x, top - 6, str(number), size=10, anchor="middle")
    for upper, lower in pairwise(met):
        canvas.line(x, upper, x, lower, thick=1.4, dash="" if passing.certain else "4 3", tip=tip)
    told = [middle[a] for a in passing.tellers if a in middle]
    for actor in passing.readers:
        if actor in middle and actor not in passing.tellers:
            y = middle[actor]
            _arrival(canvas, passing, axis, x, y)
            nearest = min(told, key=lambda m: abs(m - y), default=y - 1)
            _head(canvas, x, y, down=nearest < y, tip=tip)
    for actor in passing.tellers:
        if actor in middle:
            canvas.mark("open-diamond" if passing.talk else "circle", x, middle[actor], tip=tip)


def _arrival(canvas: Canvas, passing: Passing, axis: Axis, x: float, y: float) -> None:
    """Draw until when a record may have arrived."""
    end = axis.x(passing.received[1])
    if end > x + 4:
        canvas.line(x, y + 6, end, y + 6, colour=SOFT, thick=1.2)
        canvas.line(end, y + 4, end, y + 8, colour=SOFT, thick=1.2)


def _head(canvas: Canvas, x: float, y: float, *, down: bool, tip: str) -> None:
    """Draw the head of an arrow that ends in a lane."""
    back = -9 if down else 9
    canvas.path(f"M{x:.1f},{y:.1f}L{x - 4:.1f},{y + back:.1f}H{x + 4:.1f}Z", fill=INK, tip=tip)


def _key(canvas: Canvas, case: Case, shown: tuple[Passing, ...], y: float) -> float:
    """Write what the numbers mean, in two columns; of many records only where it is written."""
    if len(shown) > MOST_IN_KEY:
        canvas.text(
            12, y + 10, "The numbers are explained in the table behind the picture.", size=10.5, colour=SOFT
        )
        return y + 14
    canvas.line(12, y, canvas.wide - 12, y, colour=PALE)
    deep = -(-len(shown) // 2)
    for place, passing in enumerate(shown):
        column, row = divmod(place, deep)
        x, foot = 12 + column * 474, y + 16 + row * 15
        record = case.records[passing.record]
        when = in_words(record.date) if record.date else "without date"
        canvas.text(x + 16, foot, str(place + 1), size=10.5, anchor="end", bold=True)
        lead = f"{fit(when, 220, 10.5)}, {record.kind or 'record'}: "
        rest = parties(case, record, 438 - width(lead, 10.5), 10.5)
        canvas.text(x + 24, foot, lead + rest, size=10.5)
    return y + 16 + deep * 15


def _row(case: Case, number: int, passing: Passing, *, drawn: bool) -> tuple[str, ...]:
    record = case.records[passing.record]
    received: Minute = passing.received[1]
    return (
        str(number) if drawn else "", passing.record, record.kind, record.date.text if record.date else "", iso(received) or "",
        ";".join(passing.tellers), ";".join(passing.carriers), ";".join(passing.readers),
        "in full" if passing.certain else "possible only", passing.doubt, "yes" if drawn else "no",
    )  # fmt: skip
