"""The records in the order of their dates, each as long as its date is uncertain; of many, how many a month."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from backchannel.audit.prose import listed
from backchannel.case.model import Case, natural
from backchannel.case.nouns import Record
from backchannel.case.view import received_span, sent_span
from backchannel.case.when import When, iso
from backchannel.case.words import in_words
from backchannel.knowledge.spread import INF
from backchannel.knowledge.tellings import talk_of_two_sides
from backchannel.views.charts.asked import claims_asked, time_asked
from backchannel.views.charts.axis import Axis
from backchannel.views.charts.density import density
from backchannel.views.charts.nothing import nothing
from backchannel.views.charts.wanted import Wanted
from backchannel.views.drawing import Canvas
from backchannel.views.lettering import fit, width
from backchannel.views.palette import BLUE, INK, PALE, SOFT
from backchannel.views.picture import Picture

if TYPE_CHECKING:
    from backchannel.audit.answers import Answers

NAME, HEADER = (
    "timeline",
    ("record", "date", "earliest", "latest", "received", "kind", "from", "to", "released"),
)
MOST, MOST_UNDATED = 120, 20
TELLS = ("asserts", "denies", "implies")
WIDE, PLOT, RELEASED, ROW = 960, 318, 866, 17
MARKS = {
    "telegram": "circle", "letter": "ring", "memorandum": "square", "report": "open-square", "directive": "down",
    "minutes": "open-down", "meeting": "diamond", "conversation": "open-diamond", "speech": "triangle",
    "press": "open-triangle", "treaty": "star", "resolution": "cross", "memoir": "plus", "": "bar",
}  # fmt: skip
"""Mark of each kind of record."""


def draw(answers: Answers, wanted: Wanted) -> Picture:
    """Return the records of a time, one row each.

    Above 120 of them, and where nothing is said, those that tell a claim for which the inquiries ask; if these are
    too many as well, how many fall into each month.

    Args:
        answers: of the case.
        wanted: ``during``, ``actors`` and ``claims`` restrict it: to records that one of the actors sent, read or
            carried, and to records that tell one of the claims.
    """
    case = answers.case
    telling = _telling(case, wanted.claims)
    records = sorted(
        (
            r
            for r in case.records.values()
            if (not wanted.actors or _of(r).intersection(wanted.actors))
            and (not wanted.claims or r.id in telling)
        ),
        key=lambda r: (sent_span(r), natural(r.id)),
    )
    span = time_asked(answers.knowledge, wanted)
    dated = [r for r in records if r.date and span and r.date.meets(span)]
    undated = [r for r in records if not r.date]
    if not dated and not undated:
        return nothing(NAME, "Records in the order of their dates", "No record falls into this time.", HEADER)
    if span is None:
        span = When(0, 1, "")  # every record shown is undated
    note = ""
    if len(dated) > MOST and not (wanted.claims or wanted.actors or wanted.during):
        telling = _telling(case, claims_asked(answers.knowledge, wanted, len(case.claims)))
        some = [r for r in dated if r.id in telling]
        if 0 < len(some) <= MOST:
            note = f" Shown are the {len(some)} of {len(dated)} records that tell a claim for which the inquiries ask."
            dated, undated = some, [r for r in undated if r.id in telling]
    if len(dated) > MOST:
        return density(dated, undated, span)
    return _rows(case, dated, undated, span, note)


def _telling(case: Case, claims: Collection[str]) -> set[str]:
    """Return the records that tell one of the claims, or deny it."""
    return {row.record for row in case.conveys if row.claim in claims and row.stance in TELLS}


def _of(record: Record) -> set[str]:
    """Return the actors who sent, read or carried a record."""
    return {*record.from_, *record.to, *record.via, *record.cc}


def row_of(case: Case, record: Record) -> tuple[str, ...]:
    """Return a record as a row of the table behind the picture."""
    sent, received = sent_span(record), received_span(case, record)
    return (
        record.id, record.date.text if record.date else "", iso(sent[0]) or "", iso(sent[1]) or "",
        iso(received[1]) or "", record.kind, ";".join(record.from_), ";".join(record.to),
        record.released.text if record.released else "",
    )  # fmt: skip


def parties(case: Case, record: Record, room: float = 0, size: float = 11) -> str:
    """Return who wrote or spoke to whom, by name.

    Args:
        case: the case.
        record: the record.
        room: pixels; where they are wider, both sides are cut, so that both are seen; 0: as many as it takes.
        size: of the letters, in pixels.
    """
    called = [[case.actors[a].name or a for a in side] for side in (record.from_, record.to)]
    if talk_of_two_sides(record):
        everybody = list(dict.fromkeys(called[0] + called[1]))
        one, joint, other = ", ".join(everybody[:-1]), " and ", everybody[-1]
    else:
        one, joint, other = listed(called[0]) or "unknown", " to ", listed(called[1])
    if not one or not other:
        return fit(one or other, room, size) if room else one or other
    if room and width(one + joint + other, size) > room:
        free = room - width(joint, size)
        one = fit(one, max(free / 2, free - width(other, size)), size)
        other = fit(other, free - width(one, size), size)
    return one + joint + other


def _rows(case: Case, dated: list[Record], undated: list[Record], span: When, note: str = "") -> Picture:
    shown = undated[:MOST_UNDATED]
    when = f": {in_words(span)}" if dated else ""
    title = f"Records in the order of their dates{when}"
    never = sum(1 for r in dated + undated if not r.released)
    description = (
        f"{_count(len(dated))} with a date and {len(undated) or 'none'} without, one row each in the order of their dates, "
        f"a bar as long as the date is uncertain; {never or 'none'} of them {'was' if never < 2 else 'were'} never released."
    )
    canvas = Canvas(NAME, WIDE)
    explained = "The bar: when it was sent; the thin line: until when it may have arrived."
    y = canvas.heading(title, explained + note) + 8
    y = _legend(canvas, y, dated + shown) + 4
    canvas.text(12, y, "from whom to whom", size=10.5, colour=SOFT)
    canvas.text(RELEASED, y, "released", size=10.5, colour=SOFT)
    top = y + 6
    axis = Axis(span.earliest, span.latest, PLOT + 16, RELEASED - 16)
    bottom = top + ROW * len(dated)
    for number in range(1, len(dated), 2):
        canvas.rect(8, top + number * ROW, WIDE - 16, ROW, fill=PALE)
    y = axis.draw(canvas, top, bottom, above=len(dated) > 20) if dated else top
    for number, record in enumerate(dated):
        _row(canvas, case, record, axis, top + number * ROW)
    if undated:
        y += 16
        canvas.text(12, y, "Undated", size=11, bold=True)
        y += 6
        for number, record in enumerate(shown):
            if number % 2:
                canvas.rect(8, y, WIDE - 16, ROW, fill=PALE)
            _row(canvas, case, record, None, y)
            y += ROW
        if len(undated) > len(shown):
            more = f"and {len(undated) - len(shown)} more without a date, in the table"
            canvas.text(12, y + 12, more, size=11, colour=SOFT)
            y += ROW
    canvas.high = round(y + 10)
    rows = tuple(row_of(case, r) for r in dated + undated)
    return Picture(title, description, canvas.svg(title, description), HEADER, rows)


def _count(number: int) -> str:
    return f"{number} record{'' if number == 1 else 's'}" if number else "No record"


def _legend(canvas: Canvas, y: float, records: list[Record]) -> float:
    kinds = {r.kind for r in records}
    entries = [(MARKS[k], INK, k or "kind not stated") for k in MARKS if k in kinds]
    return canvas.legend(12, y + 10, entries)


def _row(canvas: Canvas, case: Case, record: Record, axis: Axis | None, top: float) -> None:
    """Draw one record: its names, mark, bar, whisker, date and year of release."""
    foot, middle = top + 12.5, top + ROW / 2
    canvas.text(12, foot, parties(case, record, PLOT - 22), size=11)
    if record.released:
        canvas.text(RELEASED, foot, _years(record.released), size=11, room=WIDE - RELEASED - 12)
    else:
        canvas.text(RELEASED, foot, "– never", size=11, colour=SOFT)
    tip = f"{record.id}: {record.title or record.kind}, {parties(case, record)}"
    mark = MARKS.get(record.kind, "bar")
    if axis is None or record.date is None:
        canvas.mark(mark, PLOT + 8, middle, tip=tip)
        canvas.text(
            PLOT + 20, foot, record.title or record.id, size=10.5, colour=SOFT, room=RELEASED - PLOT - 36
        )
        return
    left, right = axis.x(record.date.earliest), axis.x(record.date.latest)
    right = max(right, left + 3)
    arrives = received_span(case, record)[1]
    end = max(right, axis.x(arrives))
    if end > right:
        canvas.line(right, middle, end, middle, colour=BLUE, thick=1.5, tip=tip)
    if arrives > axis.last:
        end += 5
        canvas.path(
            f"M{end - 4:.1f},{middle - 3:.1f}L{end:.1f},{middle:.1f}L{end - 4:.1f},{middle + 3:.1f}",
            colour=BLUE,
        )
    elif end > right:
        canvas.line(end, middle - 3, end, middle + 3, colour=BLUE, thick=1.5)
    canvas.rect(left, middle - 4, right - left, 8, fill=BLUE, tip=tip)
    canvas.mark(mark, left - 8, middle, tip=tip)
    _date(canvas, in_words(record.date), left - 16, end + 6, foot)


def _date(canvas: Canvas, words: str, left: float, right: float, foot: float) -> None:
    """Write a date right of the bar, or left of it if there is more room."""
    after, before = RELEASED - 6 - right, left - PLOT
    wide = max(width(words, 10), 130)  # at least as wide as most, so that neighbours stand on the same side
    if after >= wide or after >= before:
        canvas.text(right, foot - 0.5, words, size=10, colour=SOFT, room=max(after, 1))
    else:
        canvas.text(left, foot - 0.5, words, size=10, colour=SOFT, anchor="end", room=max(before, 1))


def _years(released: When) -> str:
    """Return the year of release, or the first and the last that it may be."""
    first, last = ((iso(m) or "").split("-")[0] for m in (released.earliest, released.latest))
    if released.latest == INF:
        return f"from {first}" if first else "unknown"
    return first if first == last else f"{first}–{last[2:] if last[:2] == first[:2] else last}"
