"""What is cited on the page, and where it stands: numbers for records, letters for explanations, links for all.

The page is written twice. The first writing finds what is cited; the second knows it, and numbers the records by
their dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from textwrap import shorten

from backchannel.case.model import Case
from backchannel.case.view import sent_span
from backchannel.documents.citations import reference
from backchannel.views.page.markup import Markup, anchor, el, joined, link, text
from backchannel.views.weighing import letters

WORD, NAMED = re.compile(r"([\w.-]*\w)"), re.compile(r"[-\d]")
"""A word, and what makes one the name of a record rather than a word of the language."""
MOST = 60
"""Links in a row; of more, the first so many and how many there are."""


class Links:
    """The links of one writing of the page.

    Args:
        case: the case, or the view of an observer.
        before: the links of the first writing; None in the first.
    """

    def __init__(self, case: Case, before: Links | None = None) -> None:
        self.case = case
        self.cited: dict[str, dict[str, str]] = {}
        self.works: dict[str, None] = {}
        self.items: dict[str, None] = {}
        self.place: tuple[str, str] = ("", "")
        self.signs = letters(tuple(case.hypotheses))
        self._item_numbers = {e: n for n, e in enumerate(case.evidence, 1)}
        self._numbers = {r: n for n, r in enumerate(before.in_order(), 1)} if before else {}

    def at(self, target: str, words: str) -> None:
        """Say where the page is being written, for the lists of where a record is cited."""
        self.place = (target, words)

    def in_order(self) -> list[str]:
        """Return the records cited, by date."""
        return sorted(self.cited, key=lambda r: (sent_span(self.case.records[r]), r))

    def number(self, record: str) -> str:
        """Return the number of a record on the page."""
        return str(self._numbers.get(record, 0))

    def record(self, name: str) -> Markup:
        """Return the link to a record by its number; one that the case does not have is named."""
        if name not in self.case.records:
            return text(name)
        places = self.cited.setdefault(name, {})
        if self.place[0]:
            places.setdefault(*self.place)
        title = self.case.records[name].title or name
        return link(anchor("record", name), self.number(name), class_="r", title=title)

    def records(self, names: Iterable[str], most: int = MOST) -> Markup:
        """Return links to records in a row, by date; empty where there are none."""
        rows = self.case.records
        known = [n for n in dict.fromkeys(names) if n in rows]
        shown = sorted(known[:most], key=lambda r: (sent_span(rows[r]), r))
        more = [f"and {len(known) - most:,} more"] if len(known) > most else []
        return joined([*(self.record(n) for n in shown), *more])

    def prose(self, words: str) -> Markup:
        """Return a sentence in which the records named in brackets are links."""
        parts: list[str] = []
        for i, part in enumerate(re.split(r" ?\[([^\[\]]+)\]", words)):
            names = part.split("; ")
            if i % 2 and names[0] in self.case.records:
                shown = joined(self.record(n) for n in names)
                parts.append(Markup(f"\u00a0[{shown}]"))
            else:
                parts.append(f" [{part}]" if i % 2 else part)
        return joined(parts, "")

    def told(self, words: str) -> Markup:
        """Return words in which records stand by their names, each of them a link: its number, and its title."""
        if words in self.case.records:
            title = self.case.records[words].title or words
            return joined(["[", self.record(words), "] ", shorten(title, 90, placeholder=" …")], "")
        parts = [
            joined(["[", self.record(part), "]"], "")
            if i % 2 and part in self.case.records and NAMED.search(part)
            else part
            for i, part in enumerate(WORD.split(words))
        ]
        return joined(parts, "")

    def item(self, name: str) -> Markup:
        """Return the link to an item of evidence by its number."""
        if name not in self.case.evidence:
            return text(name)
        self.items.setdefault(name)
        return link(anchor("evidence", name), self.item_number(name), class_="r", title=name)

    def item_number(self, name: str) -> str:
        """Return the number of an item of evidence on the page."""
        return f"E{self._item_numbers[name]}"

    def evidence(self, names: Iterable[str], most: int = MOST) -> Markup:
        """Return links to items of evidence in a row."""
        known = [n for n in names if n in self.case.evidence]
        more = [f"and {len(known) - most:,} more"] if len(known) > most else []
        return joined([*(self.item(n) for n in known[:most]), *more])

    def hypothesis(self, name: str, *, whole: bool = False) -> Markup:
        """Return the link to a rival explanation: its letter, and its label if wanted."""
        if name not in self.case.hypotheses:
            return text(name)
        label = self.case.hypotheses[name].label or name
        words = (el("b", self.signs[name]), f" {label}") if whole else (self.signs[name],)
        return link(anchor("hypothesis", name), *words, title="" if whole else label)

    def work(self, name: str) -> Markup:
        """Return the link to a work of the literature by author, title and year."""
        if name not in self.case.references:
            return text(name)
        self.works.setdefault(name)
        return link(anchor("work", name), reference(self.case, name))
