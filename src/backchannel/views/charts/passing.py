"""The records that pass a claim on, one each, in the order in which they did: what `transmission` draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from backchannel.case.model import natural
from backchannel.case.when import Minute
from backchannel.knowledge.spread import Knowledge
from backchannel.knowledge.tellings import Telling


@dataclass(frozen=True, slots=True)
class Passing:
    """One record that tells a claim.

    Args:
        record: its id.
        tellers: who tells it.
        readers: who hears or reads it, the tellers of a talk of two sides among them.
        carriers: who carries it and so reads it.
        sent: first and last minute of the sending.
        received: first and last minute of the arrival.
        certain: whether any row counts in full.
        talk: whether it is a talk of which nobody records who told.
        doubt: why no row counts in full, or that nobody records who told.
    """

    record: str
    tellers: tuple[str, ...]
    readers: tuple[str, ...]
    carriers: tuple[str, ...]
    sent: tuple[Minute, Minute]
    received: tuple[Minute, Minute]
    certain: bool
    talk: bool
    doubt: str


def passings(knowledge: Knowledge, claim: str) -> tuple[Passing, ...]:
    """Return the records that tell a claim, the contrary apart, earliest first.

    Args:
        knowledge: the knowledge of a case.
        claim: id of a claim.
    """
    by_record: dict[str, list[Telling]] = {}
    for t in knowledge.by_claim[claim]:
        if t.content == "claim":
            by_record.setdefault(t.record, []).append(t)
    found = [_joined(record, rows) for record, rows in by_record.items()]
    return tuple(sorted(found, key=lambda p: (p.sent, p.received, natural(p.record))))


def _joined(record: str, rows: Sequence[Telling]) -> Passing:
    """Return the rows of one record together: those that count in full, or all where none does."""
    full = [t for t in rows if not t.doubt]
    rows = full or rows
    talk = not any(t.joint for t in rows)
    return Passing(
        record=record,
        tellers=tuple(dict.fromkeys(a for t in rows for a in t.tellers)),
        readers=tuple(dict.fromkeys(a for t in rows for a in t.readers)),
        carriers=tuple(dict.fromkeys(a for t in rows for a in t.carriers)),
        sent=(min(t.sent[0] for t in rows), max(t.sent[1] for t in rows)),
        received=(min(t.received[0] for t in rows), max(t.received[1] for t in rows)),
        certain=bool(full),
        talk=talk,
        doubt="; ".join(dict.fromkeys(t.doubt for t in rows if t.doubt))
        or ("who of them said it is not recorded" if talk else ""),
    )


def lanes(knowledge: Knowledge, claim: str, shown: Sequence[Passing]) -> tuple[str, ...]:
    """Return the actors who told, carried or received a claim or are its origin, in the order of first knowing.

    Of those who may have known since the same minute an origin comes first.

    Args:
        knowledge: the knowledge of a case.
        claim: id of a claim.
        shown: the records drawn.
    """
    noun = knowledge.case.claims[claim]
    met = dict.fromkeys(noun.origin if noun.since else ())
    for p in shown:
        met |= dict.fromkeys(p.tellers + p.carriers + p.readers)
    place = {a: i for i, a in enumerate(met)}
    possibly, certainly = ({a: of(claim, a) for a in met} for of in (knowledge.possibly, knowledge.certainly))
    return tuple(sorted(met, key=lambda a: (possibly[a], a not in noun.origin, certainly[a], place[a])))


def spread_out(places: Sequence[float], apart: float, left: float, right: float) -> list[float]:
    """Return places, in order, moved as little as needed to stand apart and between two ends.

    Places that crowd are centred on their middle (pool adjacent violators).

    Args:
        places: ascending, in pixels.
        apart: pixels between neighbours; less where there is no room for it.
        left: the lowest place.
        right: the highest.

    >>> [round(place) for place in spread_out([10, 10, 10, 50], 4, 0, 60)]
    [6, 10, 14, 50]
    """
    apart = min(apart, (right - left) / max(len(places) - 1, 1))
    blocks: list[list[float]] = []  # sum of the wished starts, how many
    for number, place in enumerate(places):
        blocks.append([place - number * apart, 1])
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] > blocks[-1][0] / blocks[-1][1]:
            total, count = blocks.pop()
            blocks[-1][0] += total
            blocks[-1][1] += count
    starts = [total / count for total, count in blocks for _ in range(int(count))]
    top = right - (len(places) - 1) * apart
    return [min(max(s, left), top) + number * apart for number, s in enumerate(starts)]
