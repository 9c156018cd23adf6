"""How a record of a case is cited: what it is, from whom to whom, when, and under which shelfmark."""

from __future__ import annotations

import re

from backchannel.case.model import Case
from backchannel.case.nouns import Record
from backchannel.case.words import in_words

CHECKED = {
    "text": "text read",
    "abstract": "catalogue entry read",
    "secondary": "known from the literature",
    "recalled": "recalled, to be checked",
    "": "not said how far it was checked",
}


def note(case: Case, record: Record) -> str:
    """Return the note that cites a record.

    Args:
        case: the case, for names and references.
        record: the record; parts that it leaves blank are left out, a missing shelfmark is said.
    """
    who = _names(case, record.from_)
    to = _names(case, record.to)
    date = in_words(record.date) if record.date else "undated"
    via = f", through {_names(case, record.via)}" if record.via else ""
    head = ", ".join(
        part for part in (record.kind, f"{who} to {to}{via}" if who and to else who or to, date) if part
    )
    parts = [f"{record.title or record.id} ({head})", record.archive or "no shelfmark known"]
    if record.attested_by:
        parts.append(f"attested by {_attested(case, record)}")
    if record.released:
        parts.append(f"released {in_words(record.released)}")
    parts.append(CHECKED[record.verified])
    return " ".join(part[0].upper() + part[1:].rstrip(".") + "." for part in parts)


def link(record: Record) -> str:
    """Return the address of a record if it is one that a browser may follow, else nothing."""
    return record.url if re.fullmatch(r"https?://[^\s<>\"]+", record.url) else ""


def _names(case: Case, actors: tuple[str, ...]) -> str:
    names = [case.actors[a].name for a in actors]
    return ", ".join(names[:3]) + (" and others" if len(names) > 3 else "")


def _attested(case: Case, record: Record) -> str:
    shown = []
    for name in record.attested_by:
        if name in case.records:
            shown.append(case.records[name].title or name)
        else:
            shown.append(reference(case, name))
    return "; ".join(shown)


def reference(case: Case, name: str) -> str:
    """Return a short citation of a work of references.json: author, title, year."""
    item = case.references.get(name, {})
    issued = item.get("issued", {})
    parts = issued.get("date-parts", [[]]) if isinstance(issued, dict) else [[]]
    year = str(parts[0][0]) if parts and parts[0] else ""
    shown = ", ".join(p for p in (_authors(case, name), str(item.get("title", "")), year) if p)
    return shown or name


def reader(case: Case, name: str) -> str:
    """Return whose reading a work of references.json holds: its authors and its id."""
    authors = _authors(case, name)
    return f"{authors} ({name})" if authors else name


def _authors(case: Case, name: str) -> str:
    people = [a for a in case.references.get(name, {}).get("author", []) if isinstance(a, dict)]
    return " and ".join(
        str(a.get("family") or a.get("literal")) for a in people if a.get("family") or a.get("literal")
    )
