"""A canvas on which the charts draw: a few shapes, text that fits, and an SVG that stands by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from backchannel.views.lettering import fit, lines, width
from backchannel.views.palette import INK, PAPER

FONT = "Helvetica, Arial, 'DejaVu Sans', 'Noto Sans CJK SC', sans-serif"
HATCH = {"/": 45, "\\": -45, "|": 0, "-": 90}
"""Angle of the lines of each hatching."""


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
    ) -> None:
        """Write one line; cut to the room, with the whole text as its tooltip, where it is wider."""
        shown = fit(text, room, size) if room else text
        weight = ' font-weight="bold"' if bold else ""
        whole = f"<title>{escape(text)}</title>" if shown != text else ""
        self.parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" text-anchor="{anchor}" fill="{colour}"{weight}>{whole}{escape(shown)}</text>'
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
        for line in lines(text, room, size, most):
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

    def steps(self, points: Iterable[tuple[float, float]], *, colour: str = INK, thick: float = 2) -> None:
        """Draw a line through points that keeps its level until the next one."""
        data = ""
        for x, y in points:
            data += f"H{x:.1f}V{y:.1f}" if data else f"M{x:.1f},{y:.1f}"
        self.path(data, colour=colour, thick=thick)

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
        """Draw a mark of the palette, centred: circle, square, triangle, diamond, cross, plus, ring or bar."""
        a, b = f"{x:.1f}", f"{y:.1f}"
        left, right, up, down = x - size, x + size, y - size, y + size
        if kind in ("circle", "ring"):
            fill = colour if kind == "circle" else PAPER
            self._shape(
                "circle",
                f'cx="{a}" cy="{b}" r="{size:g}" fill="{fill}" stroke="{colour}" stroke-width="1.5"',
                tip,
            )
            return
        data = {
            "square": f"M{left:.1f},{up:.1f}H{right:.1f}V{down:.1f}H{left:.1f}Z",
            "triangle": f"M{a},{up:.1f}L{right:.1f},{down:.1f}H{left:.1f}Z",
            "diamond": f"M{a},{up:.1f}L{right:.1f},{b}L{a},{down:.1f}L{left:.1f},{b}Z",
            "cross": f"M{left:.1f},{up:.1f}L{right:.1f},{down:.1f}M{left:.1f},{down:.1f}L{right:.1f},{up:.1f}",
            "plus": f"M{a},{up:.1f}V{down:.1f}M{left:.1f},{b}H{right:.1f}",
            "bar": f"M{a},{up:.1f}V{down:.1f}",
        }[kind]
        filled = colour if kind in ("square", "triangle", "diamond") else "none"
        self.path(data, colour=colour, thick=2, fill=filled, tip=tip)

    def heading(self, title: str, note: str = "") -> float:
        """Write the title, and a note in smaller letters, at the top; return the y below."""
        y = self.paragraph(12, 22, title, self.wide - 24, size=15, bold=True)
        return self.paragraph(12, y, note, self.wide - 24, size=11) if note else y

    def legend(self, x: float, y: float, entries: Iterable[tuple[str, str, str]]) -> float:
        """Write a row of (mark, colour, text), broken where it does not fit; return the y below."""
        left = x
        for kind, colour, text in entries:
            room = width(text, 11) + 30
            if x > left and x + room > self.wide - 8:
                x, y = left, y + 18
            if kind in ("fill", "line"):
                if kind == "fill":
                    self.rect(x, y - 9, 14, 10, fill=colour, stroke=INK)
                else:
                    self.line(x, y - 4, x + 14, y - 4, colour=colour, thick=2)
            else:
                self.mark(kind, x + 7, y - 4, colour=colour)
            self.text(x + 19, y, text, size=11)
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
            f'<title id="{self.name}-title">{escape(title)}</title>\n<desc id="{self.name}-desc">{escape(description)}</desc>\n'
            f'{defs}<rect width="{self.wide:g}" height="{self.high:g}" fill="{PAPER}"/>\n{body}\n</svg>\n'
        )

    def _shape(self, name: str, attributes: str, tip: str) -> None:
        end = f"><title>{escape(tip)}</title></{name}>" if tip else "/>"
        self.parts.append(f"<{name} {attributes}{end}")
