"""Pieces of HTML that can be put together in no wrong way: text is escaped, every tag is closed.

What is written is also well-formed XML, so that the strictest of parsers can read the page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from html import escape

UNFIT = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\ufdd0-\ufdef]")
"""Characters that neither HTML nor XML may hold, and halves of characters."""
TURNING = frozenset(("R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "PDF", "PDI", "FSI"))
"""Classes of characters that change the direction of what stands beside them (Unicode Standard Annex 9)."""


WIDEST = 14
"""Columns of a table that fit a printed page."""


class Markup(str):
    """A piece of HTML that is escaped already."""

    __slots__ = ()


def text(words: str) -> Markup:
    r"""Return a text as HTML; one that runs, or turns, from right to left is set apart from its neighbours.

    >>> text("<b> & Co."), text("\u05d0")
    ('&lt;b&gt; &amp; Co.', '<bdi>\u05d0</bdi>')
    """
    if isinstance(words, Markup):
        return words
    safe = escape(fit(words))
    if not words.isascii() and any(unicodedata.bidirectional(c) in TURNING for c in words):
        safe = f"<bdi>{safe}</bdi>"
    return Markup(safe)


def fit(words: str) -> str:
    """Return a text in which every character may stand on a page."""
    return UNFIT.sub("\ufffd", words)


def el(name: str, *parts: str, **attributes: str) -> Markup:
    """Return an element.

    Args:
        name: of the tag.
        parts: what stands in it; plain text is escaped.
        attributes: by name; ``class_`` for class, ``_`` for ``-``; an empty one is left out.

    >>> el("p", "a < b", el("em", "c"), class_="note")
    '<p class="note">a &lt; b<em>c</em></p>'
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(fit(value))}"'
        for key, value in attributes.items()
        if value
    )
    return Markup(f"<{name}{given}>{''.join(map(text, parts))}</{name}>")


def lines(*parts: str) -> Markup:
    """Return pieces below each other; empty ones are left out."""
    return Markup("\n".join(text(p) for p in parts if p))


def joined(parts: Iterable[str], between: str = ", ") -> Markup:
    """Return pieces in a row."""
    return Markup(text(between).join(map(text, parts)))


def link(target: str, *parts: str, **attributes: str) -> Markup:
    """Return a link to a place on the page."""
    return el("a", *parts, href=f"#{target}", **attributes)


def outside(address: str) -> Markup:
    """Return a link to another host, its address readable in print; only for addresses that a browser may follow."""
    return el("a", address, href=address, class_="out", rel="noreferrer")


def anchor(kind: str, name: str) -> str:
    """Return the place of a row on the page, different for every kind and name.

    >>> anchor("record", "1950-05-14-reply"), anchor("work", "a b")
    ('record-1950-05-14-reply', 'work-a~20~b')
    """
    return f"{kind}-" + "".join(
        c if (c.isascii() and c.isalnum()) or c in "-._" else f"~{ord(c):x}~" for c in name
    )


def table(
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    class_: str = "",
    caption: str = "",
    numbers: int = 0,
) -> Markup:
    """Return a table whose head is repeated on every printed page and which scrolls where it is too wide.

    One of more columns than fit a printed page is broken into several below each other.

    Args:
        head: names of the columns.
        rows: as many cells each, the first of them the head of its row.
        class_: of the table.
        caption: above it.
        numbers: from which column on the cells are numbers, set to the right; 0: none.
    """
    body = list(rows)
    parts = -(-(len(head) - 1) // (WIDEST - 1)) or 1
    size = -(-(len(head) - 1) // parts) or 1
    starts = range(1, max(len(head), 2), size)
    return lines(
        *(_part(head, body, range(s, min(s + size, len(head))), class_, caption, numbers) for s in starts)
    )


def _part(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    shown: range,
    class_: str,
    caption: str,
    numbers: int,
) -> Markup:
    """Return a table of the first column and those that are shown of the others."""
    kinds = {i: "n" if numbers and i >= numbers else "" for i in (0, *shown)}
    top = el("tr", *(el("th", head[i], scope="col", class_=kind) for i, kind in kinds.items()))
    body = [
        el("tr", el("th", row[0], scope="row"), *(el("td", row[i], class_=kinds[i]) for i in shown))
        for row in rows
    ]
    above = el("caption", caption) if caption else ""
    whole = el("table", above, el("thead", top), el("tbody", lines(*body)), class_=class_)
    return el("div", whole, class_="scroll", tabindex="0", role="region", aria_label=caption or "Table")


def items(rows: Iterable[str], class_: str = "") -> Markup:
    """Return a list; nothing if there is nothing in it."""
    found = [el("li", row) for row in rows]
    return el("ul", lines(*found), class_=class_) if found else Markup("")


def heading(level: int, words: str, place: str = "") -> Markup:
    """Return a heading, to which other places on the page may lead."""
    return el(f"h{level}", words, id=place)
