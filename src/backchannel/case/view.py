"""What an observer could see at a date: the case without hindsight.

Mao on 13 May 1950 is an observer; so is a scholar in 1993. Both see the case through the records that had
reached them, and nothing else.
"""

from __future__ import annotations

from dataclasses import replace

from backchannel.case.model import PUBLIC, Case
from backchannel.case.nouns import Claim, Record
from backchannel.case.when import Minute, When


def view(case: Case, observer: str, as_of: When, *, possible: bool = False) -> Case:
    """Return the case as an observer could see it by the end of a date.

    Records are kept that he sent, carried or received, that were addressed to the public, that were
    released, or that a kept record attests. A claim that no kept record speaks of, and of which he is no
    origin himself, keeps its statement and loses origin and dates. What share of a series is known is
    hindsight and left out.

    An item of evidence is kept if he could read all records that it names. One without records only the public
    can use, from the day of its own release, which is also what counts for a reader of what is published.

    Args:
        case: the whole case.
        observer: id of an actor; ``public`` is a reader of what is published.
        as_of: the date.
        possible: keep what he may have seen too; by default only what he certainly saw.
    """
    by = as_of.latest
    seen = {r.id for r in case.records.values() if seen_from(case, r, observer, possible=possible) <= by}
    while True:
        more = {
            r.id
            for r in case.records.values()
            if r.id not in seen and observer == PUBLIC and seen.intersection(r.attested_by)
        }
        if not more:
            break
        seen |= more
    spoken = {c.claim for c in case.conveys if c.record in seen}
    if observer == PUBLIC:
        items = public_by(case, as_of, possible=possible)
    else:
        items = {e.id for e in case.evidence.values() if e.records and seen.issuperset(e.records)}
    return replace(
        case,
        frames={},
        checked={**{r.id: r.verified for r in case.records.values()}, **case.checked},
        evidence={i: e for i, e in case.evidence.items() if i in items},
        likelihoods=tuple(row for row in case.likelihoods if row.evidence in items),
        records={i: r for i, r in case.records.items() if i in seen},
        conveys=tuple(c for c in case.conveys if c.record in seen),
        claims={i: _claim(c, observer, by, known=i in spoken) for i, c in case.claims.items()},
    )


def public_by(case: Case, by: When, *, possible: bool = False) -> set[str]:
    """Return the items of evidence that were public by the end of a date; those without release never are.

    Args:
        case: the case.
        by: the date.
        possible: count an item from the first day on which it may have been released, not from the last.
    """
    return {
        e.id
        for e in case.evidence.values()
        if e.released and (e.released.earliest if possible else e.released.latest) <= by.latest
    }


def seen_from(case: Case, record: Record, observer: str, *, possible: bool = False) -> Minute:
    """Return the minute from which an observer could read a record; infinity if never.

    Args:
        case: the case, for transit times.
        record: the record.
        observer: id of an actor.
        possible: the first minute at which he may have read it, instead of that by which he certainly had.
    """
    ways: list[Minute] = [float("inf")]
    sent, received = sent_span(record), received_span(case, record)
    if observer in record.from_:
        ways.append(sent[0] if possible else sent[1])
    readers = set(record.via + record.cc) | (set() if record.state == "draft" else set(record.to))
    if observer in readers or PUBLIC in readers:
        ways.append(received[0] if possible else received[1])
    if record.released:
        ways.append(record.released.earliest if possible else record.released.latest)
    return min(ways)


def sent_span(record: Record) -> tuple[Minute, Minute]:
    """Return first and last minute in which a record may have been sent; without a date, all time."""
    if record.date is None:
        return float("-inf"), float("inf")
    return record.date.earliest, record.date.latest


def received_span(case: Case, record: Record) -> tuple[Minute, Minute]:
    """Return first and last minute in which a record may have arrived.

    A blank ``received`` runs from the beginning of the sent span to its end plus the transit time of the
    kind; of a kind without transit time the arrival is never certain.
    """
    first, last = sent_span(record)
    if record.received is not None:
        return max(first, record.received.earliest), max(first, record.received.latest)
    transit = case.settings.transit.get(record.kind)
    return first, float("inf") if transit is None else last + transit


def _claim(claim: Claim, observer: str, by: Minute, *, known: bool) -> Claim:
    since = claim.since.earliest if claim.since else float("inf")
    if known or (observer in claim.origin and since <= by):
        return claim
    return replace(claim, origin=(), since=None, until=None)
