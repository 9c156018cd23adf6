"""A picture of who knew since when: for each claim a lane an actor, hatched while possible, full once certain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from backchannel.case.when import Minute, When
from backchannel.case.words import day_in_words, in_words
from backchannel.knowledge.spread import INF, Knowledge

BLUE, ORANGE, GREY, INK = "#0072B2", "#E69F00", "#DDDDDD", "#222222"
"""Blue and orange of the palette of Okabe and Ito (2008); the hatching tells them apart without colour."""
LEFT, RIGHT, LANE, HEAD = 190, 20, 22, 30


def picture(
    knowledge: Knowledge, claims: Sequence[str], actors: Sequence[str], span: When, width: int = 900
) -> str:
    """Return an SVG picture of since when some actors knew some claims.

    Args:
        knowledge: the knowledge of a case.
        claims: ids of claims, one block each.
        actors: ids of actors, one lane each in every block.
        span: the time shown, with two finite ends.
        width: pixels.
    """
    case = knowledge.case
    title = f"Since when they knew: {in_words(span)}"
    described = "; ".join(_described(knowledge, c, actors) for c in claims)
    height = HEAD + len(claims) * (LANE * (len(actors) + 1) + 14) + 50
    out = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
            'role="img" aria-labelledby="title desc" font-family="Helvetica, Arial, sans-serif" font-size="12">'
        ),
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">{escape(described)}</desc>',
        (
            f'<defs><pattern id="possible" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
            f'<rect width="6" height="6" fill="white"/><rect width="3" height="6" fill="{ORANGE}"/></pattern></defs>'
        ),
        f'<rect width="{width}" height="{height}" fill="white"/>',
        f'<text x="8" y="19" font-size="14" font-weight="bold" fill="{INK}">{escape(title)}</text>',
    ]
    y = HEAD
    for claim in claims:
        y += 14
        out.append(
            f'<text x="8" y="{y + 9}" font-weight="bold" fill="{INK}">{escape(case.claims[claim].statement)}</text>'
        )
        y += LANE - 6
        for actor in actors:
            out += _lane(knowledge, claim, actor, span, y, width)
            y += LANE
    out += [*_axis(span, y, width), "</svg>"]
    return "\n".join(out) + "\n"


def _lane(knowledge: Knowledge, claim: str, actor: str, span: When, y: int, width: int) -> Iterator[str]:
    possibly, certainly = knowledge.possibly(claim, actor), knowledge.certainly(claim, actor)
    name = escape(knowledge.case.actors[actor].name)
    left, right = LEFT, width - RIGHT
    yield f'<text x="{LEFT - 10}" y="{y + 12}" text-anchor="end" fill="{INK}">{name}</text>'
    yield f'<rect x="{left}" y="{y + 6}" width="{right - left}" height="3" fill="{GREY}"/>'
    start, full = _x(possibly, span, width), _x(certainly, span, width)
    if start < right:
        yield (
            f'<rect x="{start:.1f}" y="{y + 1}" width="{min(full, right) - start:.1f}" height="13" fill="url(#possible)" '
            f'stroke="{ORANGE}"><title>{name} may have known since {day_in_words(possibly)}</title></rect>'
        )
    if full < right:
        yield (
            f'<rect x="{full:.1f}" y="{y + 1}" width="{right - full:.1f}" height="13" fill="{BLUE}">'
            f"<title>{name} certainly knew since {day_in_words(certainly)}</title></rect>"
        )


def _x(minute: Minute, span: When, width: int) -> float:
    if minute == INF:
        return width
    share = (minute - span.earliest) / (span.latest - span.earliest)
    return LEFT + max(0.0, min(1.0, share)) * (width - RIGHT - LEFT)


def _axis(span: When, y: int, width: int) -> Iterator[str]:
    """Yield a tick for the first of every month, and the legend."""
    year, month = (int(part) for part in span.text[:7].split("-"))
    while (first := When.parse(f"{year:04}-{month:02}-01")).earliest <= span.latest:
        if first.earliest >= span.earliest:
            x = _x(first.earliest, span, width)
            words = in_words(When.parse(f"{year:04}-{month:02}"))
            yield f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{HEAD + 8}" y2="{y + 4}" stroke="{INK}" stroke-opacity="0.15"/>'
            yield f'<text x="{x:.1f}" y="{y + 16}" font-size="11" fill="{INK}">{words}</text>'
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    yield f'<rect x="{LEFT}" y="{y + 28}" width="20" height="11" fill="url(#possible)" stroke="{ORANGE}"/>'
    yield f'<text x="{LEFT + 26}" y="{y + 38}" font-size="11" fill="{INK}">may have known</text>'
    yield f'<rect x="{LEFT + 130}" y="{y + 28}" width="20" height="11" fill="{BLUE}"/>'
    yield f'<text x="{LEFT + 156}" y="{y + 38}" font-size="11" fill="{INK}">certainly knew</text>'


def _described(knowledge: Knowledge, claim: str, actors: Sequence[str]) -> str:
    parts = []
    for actor in actors:
        name, since = knowledge.case.actors[actor].name, knowledge.certainly(claim, actor)
        parts.append(f"{name} {'never for certain' if since == INF else 'since ' + day_in_words(since)}")
    return f"{knowledge.case.claims[claim].statement} Certainly known: {', '.join(parts)}"
