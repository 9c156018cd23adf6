"""The report of an audit in Markdown; every statement carries its records as footnotes with their shelfmarks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from backchannel import __version__
from backchannel.audit.finding import LARGEST_SHARE, MOST_EXCEPTIONS
from backchannel.audit.verdicts import EXCEPTIONS, Verdict
from backchannel.case.model import Case
from backchannel.case.nouns import Record
from backchannel.case.view import sent_span
from backchannel.case.words import day_in_words, in_words
from backchannel.documents.citations import link, note
from backchannel.errors import Problem
from backchannel.knowledge.leads import Denial, Lead
from backchannel.knowledge.shift import DRAWS, SEED
from backchannel.views.points import SIGNS, Point


@dataclass
class _Notes:
    """The footnotes of one report, in the order in which they are first cited."""

    case: Case
    cited: dict[str, int] = field(default_factory=dict)

    def mark(self, records: Iterable[str]) -> str:
        """Return the footnote marks of records."""
        known = [r for r in records if r in self.case.records]
        return "".join(f"[^{self.cited.setdefault(r, len(self.cited) + 1)}]" for r in known)

    def prose(self, text: str, records: Iterable[str]) -> str:
        """Return a sentence in which the records named in brackets are footnotes; the others follow at its end."""
        parts: list[str] = []
        named: set[str] = set()
        for i, part in enumerate(re.split(r" ?\[([^\[\]]+)\]", text)):
            ids = part.split("; ")
            if i % 2 and ids[0] in self.case.records:
                named.update(ids)
                parts.append(self.mark(ids))
            else:
                parts.append(escape(f" [{part}]" if i % 2 else part, trim=False))
        return "".join(parts) + self.mark(r for r in records if r not in named)

    def text(self) -> str:
        """Return the footnotes."""
        return "\n".join(f"[^{n}]: {self._note(self.case.records[r])}" for r, n in self.cited.items())

    def _note(self, record: Record) -> str:
        address = link(record)
        return escape(note(self.case, record)) + (f" <{address}>" if address else "")


def report(
    case: Case,
    verdicts: Sequence[Verdict],
    grid: Sequence[Point],
    leads: Sequence[Lead],
    denials: Sequence[Denial],
    warnings: Sequence[Problem] = (),
    seen: str = "",
) -> str:
    """Return the report.

    Args:
        case: the case.
        verdicts: the verdict on every thesis.
        grid: who knew what at the turning points.
        leads: unexplained knowledge.
        denials: denials against knowledge.
        warnings: what is odd in the case.
        seen: whose view of the case it is, in words.
    """
    notes = _Notes(case)
    about = case.settings.about
    head = [f"# {escape(about.title)}", ""]
    head += [f"*{escape(about.question)}*", ""] if about.question else []
    head += [f"The case {seen}.", ""] if seen else []
    parts = [
        "\n".join(head),
        _audit(verdicts, notes),
        _theses(verdicts, notes),
        _exceptions(verdicts, notes),
        _grid(case, grid),
        _leads(leads, notes),
        _denials(case, denials, notes),
        _timeline(case, notes),
        _method(case, warnings),
    ]
    return "\n\n".join(part.strip() for part in parts if part) + "\n\n## Records\n\n" + notes.text() + "\n"


def escape(text: str, *, trim: bool = True) -> str:
    """Return a text of the case so that Markdown shows it as it is, on one line."""
    for sign in "\\`*_[]<>|#":
        text = text.replace(sign, "\\" + sign)
    text = re.sub(r"\s+", " ", text)
    return text.strip() if trim else text


def _audit(verdicts: Sequence[Verdict], notes: _Notes) -> str:
    if not verdicts:
        return "## Audit\n\nNo thesis stands in theses.csv."
    rows = [
        f"| {v.thesis} | {escape(v.statement)} | {v.verdict} | {notes.mark(v.records[:6])} |"
        for v in verdicts
    ]
    return "\n".join(
        ["## Audit", "", "| thesis | statement | verdict | records |", "|---|---|---|---|", *rows]
    )


def _theses(verdicts: Sequence[Verdict], notes: _Notes) -> str:
    out = ["## The theses", ""] if verdicts else []
    for v in verdicts:
        out += [f"### {v.thesis}: {v.verdict}", "", f"> {escape(v.statement)}", ""]
        for f in v.findings:
            expected = (
                f", expected “{escape(f.expectation)}”: **{f.outcome}**" if f.outcome else ", to inform"
            )
            excused = " (by exceptions)" if f.exceptions else ""
            out.append(f"- {f.inquiry}{expected}{excused}. {notes.prose(f.because, f.records)}")
        if v.decides:
            out += ["", "What decides: " + escape("; ".join(v.decides)) + "."]
        if v.rests_on:
            out += ["", "Rests on: " + escape("; ".join(v.rests_on)) + "."]
        out.append("")
    return "\n".join(out)


def _exceptions(verdicts: Sequence[Verdict], notes: _Notes) -> str:
    rows = [
        f"- {v.thesis}: {escape(r)}{notes.mark([r])}"
        for v in verdicts
        if v.verdict == EXCEPTIONS
        for r in v.exceptions
    ]
    return "\n".join(["## Exceptions", "", *(rows or ["None."])])


def _grid(case: Case, grid: Sequence[Point]) -> str:
    if not grid:
        return ""
    legend = ", ".join(f"{sign} {status}" for status, sign in SIGNS.items())
    out = ["## Who knew what at the turning points", "", legend + "."]
    for point in grid:
        names = " | ".join(escape(case.actors[a].name) for a in point.actors)
        out += [
            "",
            f"### By {in_words(point.by)}",
            "",
            f"| claim | {names} |",
            "|---|" + "---|" * len(point.actors),
        ]
        out += [
            f"| {escape(case.claims[claim].statement)} | {' | '.join(SIGNS[s] for s in row)} |"
            for claim, row in point.rows
        ]
    return "\n".join(out)


def _leads(leads: Sequence[Lead], notes: _Notes) -> str:
    rows = [f"- {notes.prose(lead.sentence, lead.records)}" for lead in leads]
    return "\n".join(
        ["## Leads", "", "Somebody tells what no record shows that he could know.", "", *(rows or ["None."])]
    )


def _denials(case: Case, denials: Sequence[Denial], notes: _Notes) -> str:
    rows = [
        f"- {escape(case.actors[d.teller].name)} denies “{escape(case.claims[d.claim].statement)}”{notes.mark([d.record])}, "
        f"which he certainly knew since {day_in_words(d.knew_since)}{notes.mark([d.by_record])}."
        for d in denials
    ]
    return "\n".join(["## Denials against knowledge", "", *(rows or ["None."])])


def _timeline(case: Case, notes: _Notes) -> str:
    rows = sorted(case.records.values(), key=lambda r: (sent_span(r), r.id))
    out = ["## Timeline", "", "| date | kind | from | to | record | released |", "|---|---|---|---|---|---|"]
    for r in rows:
        who, to = (", ".join(escape(case.actors[a].name) for a in ids) for ids in (r.from_, r.to))
        date = escape(in_words(r.date)) if r.date else "undated"
        released = escape(in_words(r.released)) if r.released else ""
        out.append(
            f"| {date} | {r.kind} | {who} | {to} | {escape(r.title or r.id)}{notes.mark([r.id])} | {released} |"
        )
    return "\n".join(out)


def _method(case: Case, warnings: Sequence[Problem]) -> str:
    transit = ", ".join(f"{kind} {minutes / 1440:g} d" for kind, minutes in case.settings.transit.items())
    approximate = case.settings.reading.approximate / 1440
    lines = [
        f"- Computed by backchannel {__version__}; nothing here is stored in the case.",
        "- A date is the closed interval of its minutes; “by” a date means by the end of it.",
        f"- Where a receipt is not recorded it runs from the sending to its end plus: {transit or 'nothing stated'}.",
        f"- “About” and “perhaps” widen a date by {approximate:g} days.",
        "- Certain knowledge needs a record that asserts; what is implied, recalled, disputed, one scholar's reading, public or known to a body of which one is a member counts for possible only.",
        f"- A thesis is borne out with exceptions if it fails by at most {MOST_EXCEPTIONS} records that are at most one in {LARGEST_SHARE} of those looked at.",
        f"- Uncertain dates of a shift are drawn {DRAWS} times with seed {SEED}.",
        f"- Dates, claims and readings are those of {escape(', '.join(case.settings.about.authors)) or 'the compilers'}; they are listed with every thesis.",
    ]
    lines += [f"- Odd in the case: {escape(str(w))}" for w in warnings]
    return "\n".join(["## Method", "", *lines])
