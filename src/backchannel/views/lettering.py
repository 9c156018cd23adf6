"""How wide a text is in a picture, and how it is made to fit: estimated, since no font can be asked.

Widths are those of Helvetica, in thousandths of the size, by class of character; Cyrillic and Greek are taken a
little wider than Latin, Chinese, Japanese and Korean characters as wide as they are high.
"""

from __future__ import annotations

import unicodedata

NARROW, WIDE = frozenset("ijlI.,:;'|!()[]/` ft-"), frozenset("mwMWQOGDHNUCRAKVXY@%&—…")


def width(text: str, size: float = 12) -> float:
    """Return about how many pixels wide a text is.

    Args:
        text: the text.
        size: of the letters, in pixels.

    >>> width("毛泽东", 10)
    30.0
    """
    return sum(map(_width, text)) * size / 1000


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1000
    if character in NARROW:
        return 330
    if character in WIDE:
        return 830
    if character.isupper():
        return 720
    return 560 if character < "\u0250" else 640


def fit(text: str, room: float, size: float = 12) -> str:
    """Return a text cut with an ellipsis where it is wider than the room.

    Args:
        text: the text.
        room: pixels.
        size: of the letters, in pixels.

    >>> fit("Kim Il Sung", 200), fit("Kim Il Sung", 40)
    ('Kim Il Sung', 'Kim…')
    """
    if width(text, size) <= room:
        return text
    while text and width(text + "…", size) > room:
        text = text[:-1]
    return text.rstrip() + "…"


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
    for word in text.split():
        piece = word
        while piece:
            longer = f"{out[-1]} {piece}" if out[-1] else piece
            if width(longer, size) <= room:
                out[-1], piece = longer, ""
            elif out[-1]:
                out.append("")
            else:  # one word wider than the room
                cut = max(1, next((i for i in range(len(piece), 0, -1) if width(piece[:i], size) <= room), 1))
                out[-1], piece = piece[:cut], piece[cut:]
    if most and len(out) > most:
        out = [*out[: most - 1], fit(" ".join(out[most - 1 :]), room, size)]
    return out
