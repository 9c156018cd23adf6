"""Silence between two actors on a topic: what was written, and how surprising none would be.

The statistic is the exact hypergeometric probability that, of the n records of the two in the time of the
case of which k are on the topic, none on the topic falls among the n_w of the window (Fisher's exact test,
conditioned on the talk of the two, so immune to how often they wrote at all).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import comb
from typing import Any, ClassVar

from backchannel.case.inquiries import Silence
from backchannel.case.model import Case
from backchannel.case.nouns import Frame, Record
from backchannel.case.result import Result
from backchannel.case.view import sent_span
from backchannel.case.when import When
from backchannel.case.words import in_words

SPEAKS = {"asserts", "denies", "implies", "asks"}
LEVEL = 0.05
TALKS = (1, 2, 3, 5)
"""For how many talks the chance that no record of them is known is given."""
DAY = re.compile(r"(?:probably |about )*[0-9]{1,2} [A-Z]")


@dataclass(frozen=True, slots=True)
class Framed:
    """What a searched series says of an absence: chance of no record if they talked m times."""

    frame: str
    completeness: tuple[float, float]
    no_record: tuple[tuple[int, float, float], ...]

    def to_dict(self) -> dict[str, Any]:
        """Return it under the keys of the JSON output."""
        return {
            "frame": self.frame,
            "completeness": list(self.completeness),
            "no_record_if_they_talked": [
                {"times": m, "low": low, "high": high} for m, low, high in self.no_record
            ],
        }


@dataclass(frozen=True, slots=True)
class Quiet(Result):
    """What passed between two actors on a topic in a time.

    Args:
        records: on the topic and certainly in the window.
        possible: on the topic and possibly in the window.
        withheld: in the window, leaving the topic out although it was on the table.
        contacts: n_w, records of the two that meet the window, on any topic.
        n: records of the two inside the time of the case.
        k: those on the topic.
        p_none: probability that none of the k falls into the window.
        power: whether a silence of this size could surprise at all.
        frames: what the searched series say of the absence.
        sentence: the finding in words.
    """

    records: tuple[str, ...]
    possible: tuple[str, ...]
    withheld: tuple[str, ...]
    contacts: int
    n: int
    k: int
    p_none: float
    power: bool
    frames: tuple[Framed, ...]
    sentence: str
    method: ClassVar[str] = "rules: silence; hypergeometric (Fisher 1935)"

    def to_dict(self) -> dict[str, Any]:
        """Return the answer under the keys of the JSON output."""
        return {
            "records": list(self.records),
            "possible": list(self.possible),
            "withheld": list(self.withheld),
            "contacts": self.contacts,
            "n": self.n,
            "k": self.k,
            "p_none": self.p_none,
            "power": self.power,
            "frames": [f.to_dict() for f in self.frames],
            "sentence": self.sentence,
        }


def silence(case: Case, asked: Silence) -> Quiet:
    """Return what passed between two actors on a topic in a time.

    Args:
        case: the case.
        asked: the two actors (either way, or from one to the other), the topic and the window.
    """
    both = tuple(r for r in _between(case, asked))
    on_topic = set(_speaking(case, asked.topic, SPEAKS))
    meets = [r for r in both if _span(r).meets(asked.during)]
    inside = {r.id for r in meets if r.date and _lies_in(r.date, asked.during)}
    base = [r for r in both if r.date and _lies_in(r.date, case.period)]
    window = [r for r in base if _span(r).meets(asked.during)]
    n, k, n_w = len(base), sum(r.id in on_topic for r in base), len(window)
    records = tuple(r.id for r in meets if r.id in on_topic and r.id in inside)
    possible = tuple(r.id for r in meets if r.id in on_topic and r.id not in inside)
    withholding = set(_speaking(case, asked.topic, {"withholds"})) - on_topic
    withheld = tuple(r.id for r in meets if r.id in withholding)
    power = n_w > 0 and smallest_p(n, k, n_w) <= LEVEL
    p = p_none(n, k, n_w)
    frames = tuple(_frames(case, asked))
    sentence = _sentence(case, asked, records, possible, n_w, p, power=power, frames=frames)
    return Quiet(records, possible, withheld, n_w, n, k, p, power, frames, sentence)


def p_none(n: int, k: int, n_w: int) -> float:
    """Return the probability that none of k records on a topic falls among the n_w of a window, of n in all.

    Args:
        n: records in all, 0 or more.
        k: of these on the topic, 0 to n.
        n_w: of these in the window, 0 to n.

    >>> round(p_none(40, 12, 10), 4), round(p_none(12, 4, 3), 3)
    (0.0155, 0.255)
    """
    return comb(n - n_w, k) / comb(n, k)


def smallest_p(n: int, k: int, n_w: int) -> float:
    """Return the smallest probability that the test can attain with these margins.

    >>> smallest_p(4, 3, 2)
    0.5
    """
    fewest = max(0, k + n_w - n)
    return comb(n_w, fewest) * comb(n - n_w, k - fewest) / comb(n, k)


def _between(case: Case, asked: Silence) -> Iterator[Record]:
    """Yield the records from one to the other; a draft passed between nobody."""
    pairs = {(asked.from_, asked.to)} if asked.from_ else {asked.between, asked.between[::-1]}
    for r in sorted(case.records.values(), key=lambda r: (sent_span(r), r.id)):
        if r.state != "draft" and any(a in r.from_ and b in r.to for a, b in pairs):
            yield r


def _speaking(case: Case, topic: str, stances: Iterable[str]) -> Iterator[str]:
    for row in case.conveys:
        if row.stance in stances and case.claims[row.claim].topic == topic:
            yield row.record


def _span(record: Record) -> When:
    return record.date or When.parse("../..")


def _lies_in(date: When, window: When) -> bool:
    return window.earliest <= date.earliest and date.latest <= window.latest


def _frames(case: Case, asked: Silence) -> Iterator[Framed]:
    pair = {asked.from_, asked.to} if asked.from_ else set(asked.between)
    for f in case.frames.values():
        if (
            pair <= set(f.actors)
            and asked.topic in f.topics
            and f.during
            and _lies_in(asked.during, f.during)
        ):
            yield _framed(f)


def _framed(frame: Frame) -> Framed:
    low = 0.0 if frame.completeness_low is None else frame.completeness_low
    high = 1.0 if frame.completeness_high is None else frame.completeness_high
    return Framed(frame.id, (low, high), tuple((m, (1 - high) ** m, (1 - low) ** m) for m in TALKS))


def _sentence(
    case: Case, asked: Silence, records: tuple[str, ...], possible: tuple[str, ...], n_w: int, p: float, *,
    power: bool, frames: tuple[Framed, ...],
) -> str:  # fmt: skip
    first, second = (asked.from_, asked.to) if asked.from_ else asked.between
    pair = (
        f"from {case.actors[first].name} to {case.actors[second].name}"
        if asked.from_
        else f"between {case.actors[first].name} and {case.actors[second].name}"
    )
    found = f"{_count(len(records), 'record')} on {asked.topic} passed {pair} {_window(asked.during)}"
    found += f", and {_count(len(possible), 'more')} may have" if possible else ""
    found += f" ({_count(n_w, 'record')} of the two on any topic)."
    if not records and not power:
        found += " So few records are known of the two that the silence is of the record, not of the men."
    elif not records:
        found += f" Had the topic been as usual, none would come about with probability {p:.3f}."
    if not records and not frames:
        found += " No searched series covers that time, so this is not testable as absence."
    for f in frames:
        shown = " and ".join(f"{low:.2f}-{high:.2f} for {m}" for m, low, high in f.no_record if m in (1, 3))
        share = f"{f.completeness[0]:.0%} to {f.completeness[1]:.0%}"
        found += f" The series {f.frame} is held {share} complete: the chance that talks left no known record is {shown}."
    return found[0].upper() + found[1:]


def _window(during: When) -> str:
    words = in_words(during)
    if words.startswith(("from ", "until ", "between ", "at ")):
        return words
    return f"{'from' if ' to ' in words else 'on' if DAY.match(words) else 'in'} {words}"


def _count(number: int, word: str) -> str:
    plural = word if number == 1 or word == "more" else f"{word}s"
    return f"{'no' if number == 0 else number} {plural}"
