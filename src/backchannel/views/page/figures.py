"""The figures of the page: each drawn once, placed where it is first needed, linked from everywhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable

from backchannel.audit.answers import Answers
from backchannel.views.charts import CHARTS
from backchannel.views.charts.wanted import Wanted
from backchannel.views.page.links import Links
from backchannel.views.page.markup import Markup, el, fit, heading, joined, lines, link, table
from backchannel.views.picture import Picture

Key = tuple[str, Wanted]
ANY = Wanted()
"""Whatever the chart chooses, mostly after the inquiries."""
BROAD = 1000
"""Pixels from which a drawing has a page of its own, laid across, in print."""
MOST_ROWS = 400


class Figures:
    """The figures of one writing of the page.

    Args:
        answers: what the case answers.
        links: the links of this writing.
        before: the figures of the first writing; None in the first.
    """

    def __init__(self, answers: Answers, links: Links, before: Figures | None = None) -> None:
        self.answers, self.links = answers, links
        self.drawn: dict[Key, Picture] = before.drawn if before else {}
        self.known: dict[Key, int] = before.placed if before else {}
        self.placed: dict[Key, int] = {}

    def place(self, chart: str, wanted: Wanted = ANY) -> Markup:
        """Return a figure where it stands nowhere yet, else nothing."""
        key = (chart, wanted)
        if chart not in CHARTS:
            return Markup("")
        if key in self.placed:
            return Markup("")
        number = self.placed[key] = len(self.placed) + 1
        if key not in self.drawn:
            self.drawn[key] = CHARTS[chart].draw(self.answers, wanted)
        picture = self.drawn[key]
        words = [el("b", f"Figure {number}. {_ended(picture.title)}"), " ", picture.description]
        if picture.rows:
            words += [" ", link(f"table-{number}", f"The numbers: table {number}.")]
        place = f"figure-{number}"
        drawing = el("div", _drawing(picture, place), class_="drawing", tabindex="0", role="region", aria_label=picture.title)  # fmt: skip
        return el("figure", drawing, el("figcaption", *words), id=place, class_=_shape(picture))

    def here(self, chart: str, wanted: Wanted = ANY) -> Markup:
        """Return a figure, or a link to it where it stands already."""
        return self.place(chart, wanted) or seen([self.see(chart, wanted)])

    def see(self, chart: str, wanted: Wanted = ANY) -> Markup:
        """Return a link to a figure, wherever it stands; nothing if it stands nowhere."""
        number = self.placed.get((chart, wanted)) or self.known.get((chart, wanted))
        if not number:
            return Markup("")
        return link(f"figure-{number}", f"figure {number}")

    def tables(self) -> Markup:
        """Return the tables behind the figures, each with a link back."""
        parts = []
        for key, number in self.placed.items():
            picture = self.drawn[key]
            if not picture.rows:
                continue
            parts.append(heading(3, f"Table {number}. {_ended(picture.title)}", f"table-{number}"))
            parts.append(
                el("p", "Drawn in ", link(f"figure-{number}", f"figure {number}"), ".", class_="see")
            )
            rows = [[self._cell(c) for c in row] for row in picture.rows[:MOST_ROWS]]
            parts.append(table(picture.header, rows, class_="small behind"))
            if len(picture.rows) > MOST_ROWS:
                parts.append(el("p", f"And {len(picture.rows) - MOST_ROWS:,} rows more.", class_="see"))
        return lines(*parts)

    def _cell(self, words: str) -> str:
        """Return a cell; a record that is cited on the page has its number beside its name."""
        if words in self.links.cited:
            return lines(words, self.links.record(words))
        return words


def seen(links: Iterable[Markup]) -> Markup:
    """Return a line that leads to figures; nothing where there are none."""
    known = [found for found in dict.fromkeys(links) if found]
    return el("p", "See ", joined(known), ".", class_="see") if known else Markup("")


def _ended(words: str) -> str:
    return words if words.endswith((".", "?", "!")) else f"{words}."


def _shape(picture: Picture) -> str:
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', picture.svg)
    return "broad" if found and float(found[1]) >= BROAD and float(found[1]) > float(found[2]) else ""


def _drawing(picture: Picture, place: str) -> Markup:
    """Return a drawing whose ids bear the name of its figure, so that one chart can stand on a page twice."""
    svg = re.sub(r'\bid="', f'id="{place}-', fit(picture.svg.strip()))
    svg = re.sub(r"url\(#", f"url(#{place}-", svg)
    svg = re.sub(
        r'aria-labelledby="([^"]*)"',
        lambda m: 'aria-labelledby="' + " ".join(f"{place}-{name}" for name in m[1].split()) + '"',
        svg,
    )
    return Markup(svg)
