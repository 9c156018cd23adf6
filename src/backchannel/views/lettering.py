"""How wide a text is in a picture, and how it is made to fit: estimated, since no font can be asked.

Latin letters have the widths of Helvetica, rounded up to one of a few classes and with a little to spare; other
alphabets are taken wider, Chinese, Japanese and Korean characters as wide as they are high.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import accumulate

BOLD = 1.1
"""How much wider bold letters are: a bold text needs the room of one in this multiple of its size."""
CLASSES = {
    230: "ijl'’‘",
    290: " !,./:;I[]\\tf|·",
    345: '()-`r{}"“”',
    515: "ckJsvxyz*^",
    600: "+<=>~–",
    630: "FTZгт",
    690: "ABEKPSVXY&",
    740: "CDHNRUw",
    800: "GOQ",
    850: "MmжмфыюДЖМФЫЮЩШ",
    920: "%шщ",
    1040: "W@—…→ЖШЩЮ",
}
"""Thousandths of the size, after the metrics of Helvetica (Adobe, 1985)."""
WIDTHS = {character: number for number, characters in CLASSES.items() for character in characters}


def width(text: str, size: float = 12) -> float:
    """Return about how many pixels wide a text is.

    Args:
        text: the text.
        size: of the letters, in pixels; times ``BOLD`` where they are bold.

    >>> width("毛泽东", 10)
    30.0
    """
    return sum(map(_width, text)) * size / 1000


@lru_cache(maxsize=4096)
def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1000
    base = unicodedata.normalize("NFD", character)[0]
    if base in WIDTHS:
        return WIDTHS[base]
    if base < "\u0250":
        return 740 if base.isupper() else 575
    return 780 if base.isupper() else 630


def _fitting(text: str, room: float, size: float) -> int:
    """Return how many characters of a text fit a room."""
    ends = accumulate(map(_width, text))
    return next((i for i, end in enumerate(ends) if end * size / 1000 > room), len(text))


def fit(text: str, room: float, size: float = 12) -> str:
    """Return a text cut with an ellipsis where it is wider than the room.

    Args:
        text: the text.
        room: pixels.
        size: of the letters, in pixels.

    >>> fit("Kim Il Sung", 200), fit("Kim Il Sung", 40)
    ('Kim Il Sung', 'Kim…')
    """
    return text if width(text, size) <= room else _ended(text, room, size)


def _ended(text: str, room: float, size: float) -> str:
    """Return as much of a text as leaves room for an ellipsis, and the ellipsis."""
    return text[: _fitting(text, room - width("…", size), size)].rstrip(" ,;") + "…"


def lines(text: str, room: float, size: float = 12, most: int = 0) -> list[str]:
    """Return a text broken into lines that fit the room, at blanks where there are any.

    Args:
        text: the text.
        room: pixels.
        size: of the letters, in pixels.
        most: how many lines at most, the last cut with an ellipsis; 0: as many as it takes.

    >>> lines("Leave to attack the South", 80)
    ['Leave to', 'attack the', 'South']
    """
    out = [""]
    for piece in text.split():
        rest = piece
        while rest:
            if most and len(out) > most:
                return [*out[: most - 1], _ended(out[most - 1], room, size)]
            longer = f"{out[-1]} {rest}" if out[-1] else rest
            if width(longer, size) <= room:
                out[-1], rest = longer, ""
            elif out[-1]:
                out.append("")
            else:  # one word wider than the room
                cut = max(1, _fitting(rest, room, size))
                out[-1], rest = rest[:cut], rest[cut:]
    return [*out[: most - 1], _ended(out[most - 1], room, size)] if most and len(out) > most else out
