"""A canvas on which the charts draw: a few shapes, text that fits, and an SVG that stands by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from backchannel.views.lettering import BOLD, fit, lines, width
from backchannel.views.palette import INK, PAPER

FONT = "Helvetica, Arial, 'DejaVu Sans', 'Noto Sans CJK SC', sans-serif"
HATCH = {"/": 45, "\\": -45, "|": 0, "-": 90}
"""Angle of the lines of each hatching."""
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that may not stand in XML 1.0, section 2.2."""


class Canvas:
    """An SVG drawing in the making; coordinates are pixels from the upper left corner.

    Args:
        name: prefix of the ids in it, so that several drawings can stand on one page.
        wide: pixels.
        high: pixels; may be set again before the end.
    """

    def __init__(self, name: str, wide: float, high: float = 0) -> None:
        self.name = re.sub(r"[^A-Za-z0-9_-]+", "-", name)
        self.wide, self.high = wide, high
        self.parts: list[str] = []
        self.patterns: dict[str, str] = {}

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 12,
        anchor: str = "start",
        colour: str = INK,
        bold: bool = False,
        room: float = 0,
        turn: float = 0,
    ) -> None:
        """Write one line; cut to the room, with the whole text as its tooltip, where it is wider.

        Args:
            x: where it begins, ends or has its middle, as the anchor says.
            y: of the foot of the letters.
            text: nothing is written for a blank one.
            size: of the letters, in pixels.
            anchor: start, middle or end.
            colour: of the palette.
            bold: for titles.
            room: pixels; 0: as many as it takes.
            turn: degrees, clockwise, about the anchor.
        """
        shown = fit(text, room, size * BOLD if bold else size) if room else text
        if not shown.strip():
            return
        more = ' font-weight="bold"' if bold else ""
        if turn:
            more += f' transform="rotate({turn:g} {x:.1f} {y:.1f})"'
        whole = f"<title>{written(text)}</title>" if shown != text else ""
        self.parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" text-anchor="{anchor}" fill="{colour}"{more}>{whole}{written(shown)}</text>'
        )

    def paragraph(
        self,
        x: float,
        y: float,
        text: str,
        room: float,
        *,
        size: float = 12,
        anchor: str = "start",
        colour: str = INK,
        bold: bool = False,
        most: int = 0,
    ) -> float:
        """Write a text in lines that fit the room; return the y below its last line."""
        step = size * 1.25
        for line in lines(text, room, size * BOLD if bold else size, most):
            self.text(x, y, line, size=size, anchor=anchor, colour=colour, bold=bold)
            y += step
        return y

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        colour: str = INK,
        thick: float = 1,
        dash: str = "",
        tip: str = "",
    ) -> None:
        """Draw a straight line."""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self._shape(
            "line",
            f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" stroke-width="{thick:g}"{dashed}',
            tip,
        )

    def path(
        self,
        data: str,
        *,
        colour: str = INK,
        thick: float = 1,
        dash: str = "",
        fill: str = "none",
        tip: str = "",
    ) -> None:
        """Draw a path from SVG path data."""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self._shape(
            "path", f'd="{data}" stroke="{colour}" stroke-width="{thick:g}" fill="{fill}"{dashed}', tip
        )

    def steps(
        self, points: Iterable[tuple[float, float]], *, colour: str = INK, thick: float = 2, dash: str = ""
    ) -> None:
        """Draw a line through points that keeps its level until the next one."""
        data = ""
        for x, y in points:
            data += f"H{x:.1f}V{y:.1f}" if data else f"M{x:.1f},{y:.1f}"
        if data:
            self.path(data, colour=colour, thick=thick, dash=dash)

    def rect(
        self,
        x: float,
        y: float,
        wide: float,
        high: float,
        *,
        fill: str = PAPER,
        stroke: str = "none",
        tip: str = "",
        round_: float = 0,
    ) -> None:
        """Draw a rectangle."""
        corner = f' rx="{round_:g}"' if round_ else ""
        self._shape(
            "rect",
            f'x="{x:.1f}" y="{y:.1f}" width="{max(wide, 0):.1f}" height="{max(high, 0):.1f}" fill="{fill}" stroke="{stroke}"{corner}',
            tip,
        )

    def hatch(self, colour: str, lines: str = "/") -> str:
        """Return a fill of lines of one colour: ``/``, ``\\``, ``|`` or ``-``."""  # noqa: D301
        key = f"{self.name}-{colour.strip('#')}-{HATCH[lines] % 180}"
        self.patterns[key] = (
            f'<pattern id="{key}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate({HATCH[lines]})">'
            f'<rect width="6" height="6" fill="{PAPER}"/><rect width="3" height="6" fill="{colour}"/></pattern>'
        )
        return f"url(#{key})"

    def mark(
        self, kind: str, x: float, y: float, *, size: float = 4, colour: str = INK, tip: str = ""
    ) -> None:
        """Draw a mark, centred.

        Args:
            kind: circle, square, triangle, down, diamond, each also as open-…; ring (an open circle), half (a ring
                of which one half is full), dot, star, cross, plus or bar.
            x: of its middle.
            y: of its middle.
            size: from the middle to the edge, in pixels.
            colour: of the palette.
            tip: its tooltip.
        """
        hollow = kind.startswith("open-") or kind == "ring"
        kind = kind.removeprefix("open-")
        a, b = f"{x:.1f}", f"{y:.1f}"
        left, right, up, down = x - size, x + size, y - size, y + size
        if kind in ("circle", "ring", "dot"):
            fill, radius = (PAPER if hollow else colour), (size / 3 if kind == "dot" else size)
            shape = f'cx="{a}" cy="{b}" r="{radius:.3g}" fill="{fill}" stroke="{colour}" stroke-width="1.5"'
            self._shape("circle", shape, tip)
            return
        data = {
            "square": f"M{left:.1f},{up:.1f}H{right:.1f}V{down:.1f}H{left:.1f}Z",
            "triangle": f"M{a},{up:.1f}L{right:.1f},{down:.1f}H{left:.1f}Z",
            "down": f"M{a},{down:.1f}L{right:.1f},{up:.1f}H{left:.1f}Z",
            "diamond": f"M{a},{up:.1f}L{right:.1f},{b}L{a},{down:.1f}L{left:.1f},{b}Z",
            "half": f"M{a},{up:.1f}A{size:g},{size:g} 0 0 0 {a},{down:.1f}Z",
            "star": f"M{a},{up:.1f}V{down:.1f}M{left:.1f},{y - size / 2:.1f}L{right:.1f},{y + size / 2:.1f}"
            f"M{left:.1f},{y + size / 2:.1f}L{right:.1f},{y - size / 2:.1f}",
            "cross": f"M{left:.1f},{up:.1f}L{right:.1f},{down:.1f}M{left:.1f},{down:.1f}L{right:.1f},{up:.1f}",
            "plus": f"M{a},{up:.1f}V{down:.1f}M{left:.1f},{b}H{right:.1f}",
            "bar": f"M{a},{up:.1f}V{down:.1f}",
        }[kind]
        if kind == "half":
            self.mark("ring", x, y, size=size, colour=colour, tip=tip)
        fill = "none" if kind in ("star", "cross", "plus", "bar") else PAPER if hollow else colour
        self.path(data, colour=colour, thick=1.5 if hollow else 2, fill=fill, tip=tip)

    def heading(self, title: str, note: str = "") -> float:
        """Write the title, and a note in smaller letters, at the top; return the y below."""
        y = self.paragraph(12, 24, title, self.wide - 24, size=15, bold=True)
        return self.paragraph(12, y, note, self.wide - 24, size=11) if note else y

    def legend(self, x: float, y: float, entries: Iterable[tuple[str, str, str]]) -> float:
        """Write a row of (mark, colour, text), broken where it does not fit; return the y below.

        A mark is one that ``mark`` draws, ``fill`` for an area, or ``line``; ``line 6 3`` is a dashed one.
        """
        left = x
        for kind, colour, text in entries:
            room = min(width(text, 11) + 36, self.wide - left - 8)
            if x > left and x + room > self.wide - 8:
                x, y = left, y + 18
            if kind == "fill":
                self.rect(x, y - 9, 14, 10, fill=colour, stroke=INK)
            elif kind.startswith("line"):
                self.line(x - 3, y - 4, x + 15, y - 4, colour=colour, thick=2, dash=kind[5:])
            else:
                self.mark(kind, x + 7, y - 4, colour=colour)
            self.text(x + 20, y, text, size=11, room=room - 20)
            x += room
        return y + 18

    def svg(self, title: str, description: str) -> str:
        """Return the finished drawing.

        Args:
            title: what it is.
            description: one sentence that says what it shows.
        """
        defs = f"<defs>{''.join(self.patterns.values())}</defs>\n" if self.patterns else ""
        body = "\n".join(self.parts)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.wide:g} {self.high:g}" width="{self.wide:g}" height="{self.high:g}" '
            f'role="img" aria-labelledby="{self.name}-title {self.name}-desc" font-family="{FONT}" font-size="12">\n'
            f'<title id="{self.name}-title">{written(title)}</title>\n<desc id="{self.name}-desc">{written(description)}</desc>\n'
            f'{defs}<rect width="{self.wide:g}" height="{self.high:g}" fill="{PAPER}"/>\n{body}\n</svg>\n'
        )

    def _shape(self, name: str, attributes: str, tip: str) -> None:
        end = f"><title>{written(tip)}</title></{name}>" if tip else "/>"
        self.parts.append(f"<{name} {attributes}{end}")


def written(text: str) -> str:
    r"""Return a text as it may stand in XML; what no XML may hold becomes a replacement character.

    >>> written("P’yŏngyang & Кимъ\x00")
    'P’yŏngyang &amp; Кимъ�'
    """
    return escape(NOT_XML.sub("\ufffd", text))
