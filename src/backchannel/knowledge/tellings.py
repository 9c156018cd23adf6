"""What each record tells, by whom, to whom, and whether it counts in full: RULES "Who knows".

The rules, in the order in which they are applied to one row of conveys.csv:

1. ``asserts`` tells the claim; ``implies`` tells it for possible only; ``asks`` tells it where asking is the
   claim itself (a request, or an intention of the one who asks); ``denies`` tells the contrary;
   ``withholds``, and any other ``asks``, tell nothing.
2. The tellers are the ``speaker``, else all ``from``. In a talk of two sides without a speaker any of the
   ``from`` may have told it, and all present have heard it by the end of the received span.
3. ``via``, ``to`` and ``cc`` read it, and so do those of the ``from`` who did not speak; nobody is told what
   he alone says. A draft does not reach its ``to``.
4. A recalled or disputed record counts for possible only. So does a row that is somebody's reading, unless
   that reading is the one asked for; the rows of other readings are then left out.
5. An annulled record no longer tells, after its annulment, what it promised (claims of kind commitment): its
   tellers know it if they sent it before, its readers if they read it before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from backchannel.case.model import Case
from backchannel.case.nouns import Claim, Conveys, Record
from backchannel.case.view import received_span, sent_span
from backchannel.case.when import Minute

Content = Literal["claim", "contrary"]
Span = tuple[Minute, Minute]


@dataclass(frozen=True, slots=True)
class Telling:
    """One row of conveys.csv as an act: these tellers tell these readers a claim, or its contrary.

    Args:
        record: id of the record.
        claim: id of the claim.
        content: the claim, or its contrary.
        stance: as in the row.
        tellers: who tells it.
        joint: whether all tellers tell it together; in a talk of two sides without speaker any of them may have.
        readers: who hears or reads it.
        carriers: without whom the record does not arrive.
        sent: first and last minute of the sending.
        received: first and last minute of the arrival.
        doubt: why it counts for possible only; empty where it counts in full.
        reader: whose reading the row is.
    """

    record: str
    claim: str
    content: Content
    stance: str
    tellers: tuple[str, ...]
    joint: bool
    readers: tuple[str, ...]
    carriers: tuple[str, ...]
    sent: Span
    received: Span
    doubt: str
    reader: str


def tellings(case: Case, reading: str = "") -> tuple[Telling, ...]:
    """Return everything that the records of a case tell.

    Args:
        case: the case.
        reading: id of a reference whose rows count in full, those of other readers being left out.
    """
    return tuple(_tellings(case, reading))


def _tellings(case: Case, reading: str) -> Iterator[Telling]:
    for row in case.conveys:
        if reading and row.reader not in ("", reading):
            continue
        record, claim = case.records[row.record], case.claims[row.claim]
        content = _content(row, record, claim)
        if content is None:
            continue
        sides = talk_of_two_sides(record) and not row.speaker
        tellers = row.speaker or record.from_
        listeners = record.from_ if sides else tuple(a for a in record.from_ if a not in tellers)
        hearers = dict.fromkeys(record.via + read_by(record) + listeners)
        readers = tuple(a for a in hearers if sides or tellers != (a,))
        telling = Telling(
            record.id, claim.id, content, row.stance, tellers, not sides, readers, record.via,
            sent_span(record), received_span(case, record), _doubt(row, record, reading), row.reader,
        )  # fmt: skip
        if record.state == "annulled" and claim.kind == "commitment" and content == "claim":
            yield from _in_force(telling, _annulment(case, record, claim))
        else:
            yield telling


def _in_force(telling: Telling, end: Span) -> Iterator[Telling]:
    """Yield what an annulled record told before its end: to its tellers when sent, to its readers when read."""
    if telling.sent[0] > end[1]:
        return
    told, read = (
        telling.doubt or ("" if span[1] < end[0] else "annulled, perhaps before it was read")
        for span in (telling.sent, telling.received)
    )
    if told != read or telling.received[0] > end[1]:
        yield replace(telling, readers=(), doubt=told)
    if telling.received[0] <= end[1]:
        yield replace(telling, doubt=read)


def _content(row: Conveys, record: Record, claim: Claim) -> Content | None:
    if row.stance in ("asserts", "implies"):
        return "claim"
    if row.stance == "denies":
        return "contrary"
    tellers = row.speaker or record.from_
    asked = claim.kind == "request" or (claim.kind == "intention" and bool(set(tellers) & set(claim.origin)))
    return "claim" if row.stance == "asks" and asked else None


def _doubt(row: Conveys, record: Record, reading: str) -> str:
    if record.state == "disputed":
        return "the record is disputed"
    if record.verified == "recalled":
        return "the record is recalled, not read"
    if row.reader and row.reader != reading:
        return f"the reading of {row.reader}"
    return "implied only" if row.stance == "implies" else ""


def talk_of_two_sides(record: Record) -> bool:
    """Return whether sender and addressee share an actor, as in talks in which both sides speak."""
    return bool(set(record.from_) & set(record.to))


def read_by(record: Record) -> tuple[str, ...]:
    """Return the addressees and further readers that a record reaches; a draft does not reach its addressees."""
    return record.cc if record.state == "draft" else record.to + record.cc


def claim_end(claim: Claim) -> Span:
    """Return first and last minute in which a claim may have ceased to be true; infinity if it did not."""
    if claim.until is None:
        return float("inf"), float("inf")
    return claim.until.earliest, claim.until.latest


def _annulment(case: Case, record: Record, claim: Claim) -> Span:
    """Return first and last minute at which a record may have been annulled.

    It is the sending of the first later record that names it under version_of, drafts apart; where there is
    none, the end of the claim. Where one is perhaps later and none is for certain, the end is open.
    """
    first, last = sent_span(record)
    others = [sent_span(r) for r in case.records.values() if r.version_of == record.id and r.state != "draft"]
    perhaps = [span for span in others if span[1] > first]
    if not perhaps:
        return claim_end(claim)
    return min(perhaps)[0], min((span[1] for span in perhaps if span[0] > last), default=float("inf"))
