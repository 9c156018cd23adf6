"""The colours of every picture: Okabe and Ito, "Color universal design" (2008), distinct to the colour-blind.

No picture says anything by colour alone: each series has a mark, a dash or a hatching of its own as well.
"""

from __future__ import annotations

from typing import NamedTuple

INK, SOFT, RULE, PALE, PAPER = "#222222", "#595959", "#BBBBBB", "#EEEEEE", "#FFFFFF"
BLUE, ORANGE, GREEN, VERMILION = "#0072B2", "#E69F00", "#009E73", "#D55E00"
SKY, PURPLE, YELLOW, BLACK = "#56B4E9", "#CC79A7", "#F0E442", "#000000"
COLOURS = (BLUE, VERMILION, GREEN, ORANGE, PURPLE, SKY, BLACK, YELLOW)
"""In the order in which series take them."""
GREYS = (INK, SOFT, RULE, PALE, PAPER)


class Style(NamedTuple):
    """How one series is drawn: colour, mark and dash together, so that any one of them can be missed."""

    colour: str
    mark: str
    dash: str


MARKS = ("circle", "square", "triangle", "diamond", "cross", "plus", "ring", "bar")
DASHES = ("", "6 3", "2 2", "8 3 2 3", "10 4", "4 2 1 2", "1 3", "12 2")


def style(number: int) -> Style:
    """Return the style of the series of that number, counted from 0.

    >>> style(0).mark, style(1).mark
    ('circle', 'square')
    """
    at = number % len(COLOURS)
    return Style(COLOURS[at], MARKS[at], DASHES[at])
