"""Aligned columns of text for a terminal; wide (Chinese, Korean) characters count as two."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Sequence


def width(text: str) -> int:
    """Return how many columns a text takes on a terminal.

    >>> width("Mao"), width("毛泽东")
    (3, 6)
    """
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def columns(header: Sequence[str], rows: Iterable[Sequence[str]], line_length: int = 120) -> str:
    """Return rows as aligned columns; the last column is wrapped to the line length.

    Args:
        header: names of the columns.
        rows: as many cells each.
        line_length: characters.
    """
    table = [list(header), *(list(r) for r in rows)]
    widths = [max(width(r[i]) for r in table) for i in range(len(header) - 1)]
    indent = sum(widths) + 2 * len(widths)
    out = []
    for number, row in enumerate(table):
        left = "".join(cell + " " * (widths[i] - width(cell) + 2) for i, cell in enumerate(row[:-1]))
        last = textwrap.wrap(
            row[-1], max(line_length - indent, 30), break_long_words=False, break_on_hyphens=False
        ) or [""]
        out.append((left + last[0]).rstrip())
        out += [" " * indent + more for more in last[1:]]
        if number == 0:
            out.append("-" * min(line_length, max(indent + width(header[-1]), 20)))
    return "\n".join(out)


def wrapped(text: str, line_length: int = 100, indent: str = "") -> str:
    """Return a paragraph wrapped for a terminal."""
    return textwrap.fill(
        text,
        line_length,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
