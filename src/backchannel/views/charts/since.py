"""Since when who knew: for each claim a lane an actor, hatched while possible, full once certain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backchannel.case.when import Minute, iso
from backchannel.case.words import day_in_words, in_words
from backchannel.knowledge.spread import INF
from backchannel.views.charts.asked import actors_asked, claims_asked, left_out, time_asked
from backchannel.views.charts.axis import Axis
from backchannel.views.charts.nothing import nothing
from backchannel.views.charts.wanted import Wanted
from backchannel.views.drawing import Canvas
from backchannel.views.palette import BLUE, ORANGE, PAPER, RULE
from backchannel.views.picture import Picture

if TYPE_CHECKING:
    from backchannel.audit.answers import Answers

NAME, HEADER = "since", ("claim", "statement", "actor", "possibly since", "certainly since")
MOST_CLAIMS, MOST_ACTORS = 6, 8
LEFT, WIDE, LANE = 190, 900, 20


def draw(answers: Answers, wanted: Wanted) -> Picture:
    """Return the picture of since when some actors knew some claims.

    Args:
        answers: of the case.
        wanted: ``claims``, ``actors`` and ``during``; else the claims and actors for which the inquiries ask most
            often, and the time of the case.
    """
    knowledge, case = answers.knowledge, answers.case
    claims = claims_asked(knowledge, wanted, MOST_CLAIMS)
    actors = actors_asked(knowledge, wanted, claims, MOST_ACTORS)
    span = time_asked(knowledge, wanted)
    if not claims or not actors or span is None:
        sentence = "The case has no claim." if not case.claims else "No record tells any claim."
        return nothing(NAME, "Since when they knew", sentence, HEADER)
    title = f"Since when they knew: {in_words(span)}"
    known = {(c, a): (knowledge.possibly(c, a), knowledge.certainly(c, a)) for c in claims for a in actors}
    canvas = Canvas(f"{NAME}-{claims[0]}", WIDE)
    y = canvas.heading(title, left_out(knowledge, wanted, claims, actors)) + 4
    axis = Axis(span.earliest, span.latest, LEFT, WIDE - 20)
    hatch = canvas.hatch(ORANGE)
    y = (
        canvas.legend(
            12,
            y + 4,
            (
                ("fill", hatch, "may have known"),
                ("fill", BLUE, "certainly knew"),
                ("line", RULE, "told by no record"),
            ),
        )
        + 2
    )
    top, under = y, len(canvas.parts)
    for claim in claims:
        heading, place = y, len(canvas.parts)
        y = canvas.paragraph(12, y + 10, case.claims[claim].statement or claim, WIDE - 32, bold=True) - 6
        if not any(low < INF for (c, _), (low, _) in known.items() if c == claim):
            y = canvas.paragraph(LEFT, y + 9, _nobody(answers, claim), WIDE - LEFT - 20, size=11) - 6
        canvas.rect(0, heading - 4, WIDE, y - heading + 4, fill=PAPER)
        canvas.parts.insert(place, canvas.parts.pop())  # behind the heading, over the lines of the axis
        for actor in actors:
            name = case.actors[actor].name or actor
            canvas.text(LEFT - 10, y + 12, name, anchor="end", room=LEFT - 22)
            _lane(canvas, name, known[claim, actor], axis, y, hatch)
            y += LANE
        y += 12
    lanes, canvas.parts = canvas.parts[under:], canvas.parts[:under]
    canvas.high = round(axis.draw(canvas, top, y - 4) + 6)
    canvas.parts += lanes
    description = _described(known, span.latest, f"{len(claims)} claim{'s' * (len(claims) > 1)}", len(actors))
    rows = tuple(
        (c, case.claims[c].statement, a, iso(low) or "", iso(high) or "")
        for (c, a), (low, high) in known.items()
    )
    return Picture(title, description, canvas.svg(title, description), HEADER, rows)


def _nobody(answers: Answers, claim: str) -> str:
    """Return why nobody of those shown knew a claim."""
    told = any(t.content == "claim" for t in answers.knowledge.by_claim[claim])
    return "None of them is told this claim by any record." if told else "No record tells this claim."


def _lane(canvas: Canvas, name: str, since: tuple[Minute, Minute], axis: Axis, y: float, hatch: str) -> None:
    """Draw since when one actor possibly and certainly knew one claim."""
    possibly, certainly = since
    canvas.line(axis.left, y + 8, axis.right, y + 8, colour=RULE, thick=2)
    start, full = (axis.right if m > axis.last else axis.x(m) for m in since)
    if start < full:
        tip = f"{name} may have known since {day_in_words(possibly)}"
        canvas.rect(start, y + 2, max(full - start, 1), 12, fill=hatch, stroke=ORANGE, tip=tip)
    if full < axis.right:
        tip = f"{name} certainly knew since {day_in_words(certainly)}"
        canvas.rect(full, y + 2, axis.right - full, 12, fill=BLUE, tip=tip)


def _described(
    known: dict[tuple[str, str], tuple[Minute, Minute]], end: Minute, claims: str, actors: int
) -> str:
    """Return a sentence that says how many cases are certain, possible, neither, by the end of the time."""
    sure = sum(high <= end for _, high in known.values())
    maybe = sum(low <= end for low, _ in known.values()) - sure
    return (
        f"For {claims} and {actors} actor{'s' * (actors > 1)}, since when each certainly knew ({sure} of "
        f"{len(known)} cases by the end), may have known ({maybe}) or was told by no record ({len(known) - sure - maybe})."
    )
