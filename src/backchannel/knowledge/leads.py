"""Where the record contradicts itself: unexplained knowledge, anachronisms, denials against knowledge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from backchannel.case.model import Case
from backchannel.case.result import Result
from backchannel.case.when import Minute, When, iso
from backchannel.case.words import in_words
from backchannel.errors import Problem
from backchannel.knowledge.spread import INF, Knowledge, spread
from backchannel.knowledge.tellings import Telling


@dataclass(frozen=True, slots=True)
class Lead(Result):
    """Records that tell a claim which none of their tellers could know: a date is wrong, or a document is missing."""

    claim: str
    records: tuple[str, ...]
    tellers: tuple[str, ...]
    sentence: str
    method: ClassVar[str] = "rules: who knows, leads"

    def to_dict(self) -> dict[str, Any]:
        """Return the lead under the keys of the JSON output."""
        return {
            "claim": self.claim,
            "records": list(self.records),
            "tellers": list(self.tellers),
            "sentence": self.sentence,
        }


@dataclass(frozen=True, slots=True)
class Denial(Result):
    """Somebody denies what he certainly knew."""

    record: str
    teller: str
    claim: str
    knew_since: Minute
    by_record: str
    doubt: str
    method: ClassVar[str] = "rules: who knows, denial against knowledge"

    def to_dict(self) -> dict[str, Any]:
        """Return the denial under the keys of the JSON output."""
        return {
            "record": self.record,
            "teller": self.teller,
            "claim": self.claim,
            "knew_since": iso(self.knew_since),
            "by_record": self.by_record or None,
            "doubt": self.doubt or None,
        }


def leads(knowledge: Knowledge) -> tuple[Lead, ...]:
    """Return the unexplained knowledge of a case, one lead a claim.

    A teller may know a claim as its origin, by reading or hearing it, through the public, as a member, or
    from a record that had been released by then; what he tells himself does not explain his knowledge.
    """
    found: dict[str, list[Telling]] = {}
    for t in knowledge.tellings:
        if t.content == "claim" and t.stance != "implies" and not _explained(knowledge, t):
            found.setdefault(t.claim, []).append(t)
    return tuple(_lead(knowledge.case, claim, rows) for claim, rows in found.items())


def _explained(knowledge: Knowledge, telling: Telling) -> bool:
    return any(_could_know(knowledge, telling, teller) for teller in telling.tellers)


def _could_know(knowledge: Knowledge, telling: Telling, teller: str) -> bool:
    """Return whether others than he, by other records, had possibly told a teller by the end of the sending."""
    by = telling.sent[1]
    others = tuple(
        t
        for t in knowledge.by_claim[telling.claim]
        if t.content == "claim" and t.record != telling.record and t.tellers != (teller,)
    )
    released = (knowledge.case.records[t.record].released for t in others)
    if any(date is not None and date.earliest <= by for date in released):
        return True
    ways = knowledge.ways(telling.claim).get(teller, ())
    if not any(w.possibly <= by and w.how != "teller" for w in ways):
        return False
    ways = spread(knowledge.case, telling.claim, others).get(teller, ())
    return any(w.possibly <= by and w.how != "teller" for w in ways)


def _lead(case: Case, claim: str, rows: list[Telling]) -> Lead:
    rows = sorted(rows, key=lambda t: (t.sent, t.record))
    records = tuple(dict.fromkeys(t.record for t in rows))
    tellers = tuple(dict.fromkeys(a for t in rows for a in t.tellers))
    names = [case.actors[a].name for a in tellers[:3]] + ["others"] * (len(tellers) > 3)
    first = case.records[records[0]]
    date = in_words(first.date) if first.date else "at an unknown date"
    noun = case.claims[claim]
    since = f"true since {in_words(noun.since)}" if noun.since else "true since an unknown date"
    origin = " and ".join(case.actors[a].name for a in noun.origin) or "nobody named"
    sentence = (
        f"“{noun.statement.rstrip('.')}” was told by {' and '.join(names)} (first {date} [{records[0]}]), and no "
        f"record shows the way to them from its origin ({origin}; {since}). Either a date is wrong or a "
        "document is missing."
    )
    return Lead(claim, records, tellers, sentence)


def denials(knowledge: Knowledge) -> tuple[Denial, ...]:
    """Return every denial of something that its teller certainly knew before, and that had not ended by then."""
    out = []
    for t in knowledge.tellings:
        noun = knowledge.case.claims[t.claim]
        if t.content != "contrary" or not t.joint or (noun.until and noun.until.earliest <= t.sent[1]):
            continue
        for teller in t.tellers:
            ways = [w for w in knowledge.ways(t.claim).get(teller, ()) if w.certainly < t.sent[0]]
            if ways:
                first = min(ways, key=lambda w: (w.certainly, w.record))
                out.append(Denial(t.record, teller, t.claim, first.certainly, first.record, t.doubt))
    return tuple(sorted(dict.fromkeys(out), key=lambda d: (d.record, d.claim, d.teller, d.doubt)))


def anachronisms(case: Case) -> Iterator[Problem]:
    """Yield a warning for every record that tells a claim before it can have been true."""
    for row in case.conveys:
        since, record = case.claims[row.claim].since, case.records[row.record]
        if row.stance in ("asserts", "implies") and since and record.date and _before(record.date, since):
            found = f"{row.record} ({record.date.text}) {row.stance} {row.claim}"
            expected = f"a record from {since.text} on, when the claim begins"
            remedy = "correct the date of the record, the since of the claim, or the row"
            yield Problem("conveys.csv", row.line, "claim", found, expected, remedy, "warning")


def _before(date: When, since: When) -> bool:
    return date.latest < since.earliest and since.earliest < INF
