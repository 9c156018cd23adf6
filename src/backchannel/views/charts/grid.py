"""Who knew what at one date: actors across, claims down, one sign a status."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from backchannel.case.when import When, iso
from backchannel.case.words import in_words
from backchannel.knowledge.statuses import KNEW, MAY, NO_PATH, OTHERWISE, REACH, Knowing, knowing
from backchannel.views.charts.asked import actors_asked, claims_asked, date_asked, left_out
from backchannel.views.charts.nothing import nothing
from backchannel.views.charts.wanted import Wanted
from backchannel.views.drawing import Canvas
from backchannel.views.lettering import lines, width
from backchannel.views.palette import BLUE, INK, ORANGE, PALE, RULE, SOFT, VERMILION
from backchannel.views.picture import Picture

if TYPE_CHECKING:
    from backchannel.audit.answers import Answers

NAME, HEADER = (
    "grid",
    ("claim", "statement", "actor", "status", "possibly since", "certainly since", "records"),
)
MOST_CLAIMS, MOST_ACTORS = 20, 12
LEFT, WIDE, SIZE, STEP, NAMES = 330, 960, 11, 14, 170.0
SIGNS = {
    KNEW: ("circle", BLUE), MAY: ("half", ORANGE), OTHERWISE: ("cross", VERMILION), REACH: ("ring", INK), NO_PATH: ("dot", SOFT)
}  # fmt: skip
"""Mark and colour of each status, after the signs of the report: ● ◐ ✗ ○ ·"""


def draw(answers: Answers, wanted: Wanted) -> Picture:
    """Return the grid of who knew what by a date.

    Args:
        answers: of the case.
        wanted: ``claims``, ``actors`` and ``by``; else the claims and actors for which the inquiries ask, and the
            last date for which they do within the time of the case.
    """
    knowledge = answers.knowledge
    claims = claims_asked(knowledge, wanted, MOST_CLAIMS)
    actors = actors_asked(knowledge, wanted, claims, MOST_ACTORS)
    by = date_asked(knowledge, wanted)
    title = f"Who knew what {_by(by)}"
    if not claims or not actors:
        missing = "The case has no claim." if not answers.case.claims else "No record tells any claim."
        return nothing(NAME, title, missing, HEADER)
    cells = {(c, a): knowing(knowledge, c, a, by) for c in claims for a in actors}
    return _grid(answers, wanted, by, cells)


def _by(by: When) -> str:
    return f"by {in_words(by)}" if iso(by.latest) else "in the end"


def _grid(answers: Answers, wanted: Wanted, by: When, cells: dict[tuple[str, str], Knowing]) -> Picture:
    case = answers.case
    claims, actors = (tuple(dict.fromkeys(key[n] for key in cells)) for n in (0, 1))
    title = f"Who knew what {_by(by)}"
    counts = Counter(k.status for k in cells.values())
    told = ", ".join(f"{counts[s]} “{s}”" for s in SIGNS if counts[s])
    description = f"Of {_count(claims, 'claim')} (down) and {_count(actors, 'actor')} (across), the status {_by(by)}: {told}."
    called = [case.actors[a].name or a for a in actors]
    column = min(84.0, max(46.0, (WIDE - LEFT - 12) / len(actors)))
    slanted = any(_too_long(name, column) for name in called)
    rooms = [min(width(name, SIZE), NAMES) * 0.71 for name in called]
    if slanted:
        column = min(64.0, max(34.0, (WIDE - LEFT - max(rooms)) / len(actors)))
    right = LEFT + column * len(actors)
    ends = [LEFT + column * (n + 0.5) + room + 20 for n, room in enumerate(rooms)] if slanted else []
    canvas = Canvas(f"{NAME}-{iso(by.latest) or 'end'}"[:15], round(max(right + 12, 620, *ends)))
    y = canvas.heading(title, left_out(answers.knowledge, wanted, claims, actors)) + 8
    y = canvas.legend(12, y + 4, [(mark, colour, status) for status, (mark, colour) in SIGNS.items()])
    top = y + _head(canvas, called, column, y, slanted=slanted)
    y = top
    for claim in claims:
        statement = case.claims[claim].statement or claim
        wrapped = lines(statement, LEFT - 30, SIZE, 4)
        high = len(wrapped) * STEP + 10
        canvas.line(12, y, right, y, colour=RULE)
        canvas.paragraph(12, y + 15, statement, LEFT - 30, size=SIZE, most=4)
        for number, actor in enumerate(actors):
            known = cells[claim, actor]
            mark, colour = SIGNS[known.status or NO_PATH]
            since = iso(known.certainly) or iso(known.possibly)
            tip = f"{called[number]}: {known.status}" + (f", since {since}" if since else "")
            canvas.mark(mark, LEFT + column * (number + 0.5), y + high / 2, size=5.5, colour=colour, tip=tip)
        y += high
    canvas.line(12, y, right, y, colour=RULE)
    for number in range(len(actors) + 1):
        canvas.line(LEFT + column * number, top, LEFT + column * number, y, colour=PALE)
    canvas.high = round(y + 12)
    rows = tuple(_row(case.claims[c].statement, k) for (c, _), k in cells.items())
    return Picture(title, description, canvas.svg(title, description), HEADER, rows)


def _count(rows: tuple[str, ...], what: str) -> str:
    return f"{len(rows)} {what}{'s' * (len(rows) != 1)}"


def _too_long(name: str, column: float) -> bool:
    """Return whether a name does not fit above its column in four lines, no word broken."""
    room = column - 6
    return any(width(word, SIZE) > room for word in name.split()) or len(lines(name, room, SIZE)) > 4


def _head(canvas: Canvas, called: list[str], column: float, y: float, *, slanted: bool) -> float:
    """Write the names of the actors above their columns; return how high they are."""
    if slanted:
        rooms = [min(width(name, SIZE), NAMES) for name in called]
        high = max(rooms) * 0.71 + 16
        for number, name in enumerate(called):
            x = LEFT + column * (number + 0.5) + 3
            canvas.text(x, y + high - 6, name, size=SIZE, room=NAMES, turn=-45)
        return high
    most = max(len(lines(name, column - 6, SIZE)) for name in called)
    for number, name in enumerate(called):
        head = y + 12 + STEP * (most - len(lines(name, column - 6, SIZE)))
        canvas.paragraph(LEFT + column * (number + 0.5), head, name, column - 6, size=SIZE, anchor="middle")
    return most * STEP + 6


def _row(statement: str, known: Knowing) -> tuple[str, ...]:
    return (
        known.claim, statement, known.actor, known.status or "", iso(known.possibly) or "", iso(known.certainly) or "",
        ";".join(known.records),
    )  # fmt: skip
