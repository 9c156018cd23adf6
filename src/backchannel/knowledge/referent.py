"""What a phrase can refer to: facts and assessments that its speaker knew, true since his last contrary stance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from backchannel.case.inquiries import Referent
from backchannel.case.nouns import Claim
from backchannel.case.result import Result
from backchannel.case.when import Minute, When, iso
from backchannel.knowledge.spread import Knowledge
from backchannel.knowledge.statuses import knowing
from backchannel.knowledge.tellings import claim_end


@dataclass(frozen=True, slots=True)
class Candidate:
    """One claim that the phrase can mean.

    Args:
        claim: id of the claim.
        since: from when it is true.
        known_from: from when the speaker certainly knew it; for a possible candidate, may have known it.
        records: by which he knew it.
        doubt: why it is possible only; empty for a certain candidate.
    """

    claim: str
    since: When
    known_from: Minute
    records: tuple[str, ...]
    doubt: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return it under the keys of the JSON output."""
        return {
            "claim": self.claim,
            "since": iso(self.since.earliest),
            "known_from": iso(self.known_from),
            "records": list(self.records),
            "doubt": self.doubt or None,
        }


@dataclass(frozen=True, slots=True)
class Meanings(Result):
    """What a phrase can mean.

    Args:
        phrase: the phrase.
        by: the date for which it is asked.
        after: the later of the two dates before which nothing counts: that of the inquiry, and that of the
            speaker's last contrary stance.
        contrary: the record of that stance, empty if there is none.
        candidates: what it can mean, certainly known to him.
        possible: what it can mean if he knew it, or if it is as young as that.
    """

    phrase: str
    by: When
    after: Minute
    contrary: str
    candidates: tuple[Candidate, ...]
    possible: tuple[Candidate, ...]
    method: ClassVar[str] = "rules: referent"

    def to_dict(self) -> dict[str, Any]:
        """Return the answer under the keys of the JSON output."""
        return {
            "phrase": self.phrase,
            "by": iso(self.by.latest),
            "after": iso(self.after),
            "last_contrary_stance": self.contrary or None,
            "candidates": [c.to_dict() for c in self.candidates],
            "possible": [c.to_dict() for c in self.possible],
        }


def meanings(knowledge: Knowledge, asked: Referent) -> Meanings:
    """Return what a phrase can mean.

    Args:
        knowledge: the knowledge of a case.
        asked: the phrase, its record, its speaker and the dates.
    """
    case = knowledge.case
    record = case.records[asked.record]
    by = asked.by or record.date or When.parse("../..")
    certain_end, possible_end, contrary = _last_contrary(knowledge, asked, by)
    first, last = max(asked.after.latest, certain_end), max(asked.after.earliest, possible_end)
    certain: list[Candidate] = []
    possible: list[Candidate] = []
    for claim in case.claims.values():
        if claim.kind not in ("fact", "assessment") or (asked.topics and claim.topic not in asked.topics):
            continue
        for candidate in _candidate(knowledge, asked, claim, by, first, last):
            (possible if candidate.doubt else certain).append(candidate)
    return Meanings(asked.phrase, by, first, contrary, tuple(certain), tuple(possible))


def _last_contrary(knowledge: Knowledge, asked: Referent, by: When) -> tuple[Minute, Minute, str]:
    """Return when the actor's last denial of what the phrase's record asserts ended, when it began, and its record.

    Of several denials whose dates overlap, the last end and the last beginning may be those of different ones.
    """
    asserted = {
        t.claim
        for t in knowledge.tellings
        if t.record == asked.record and t.stance == "asserts" and t.content == "claim"
    }
    denied = [
        (t.sent[1], t.sent[0], t.record)
        for claim in asserted
        for t in knowledge.by_claim[claim]
        if t.content == "contrary" and t.joint and asked.actor in t.tellers and t.sent[1] <= by.latest
    ]
    end, _, record = max(denied, default=(float("-inf"), float("-inf"), ""))
    return end, max((first for _, first, _ in denied), default=float("-inf")), record


def _candidate(
    knowledge: Knowledge, asked: Referent, claim: Claim, by: When, first: Minute, last: Minute
) -> Iterator[Candidate]:
    if claim.since is None or claim.since.latest <= last or claim_end(claim)[1] < by.earliest:
        return
    known = knowing(knowledge, claim.id, asked.actor, by)
    if known.status not in ("knew", "may have known"):
        return
    doubts = []
    if known.status != "knew":
        doubts += [w.doubt or "not certain by then" for w in known.ways][:1]
    if claim.since.earliest <= first:
        doubts.append(f"perhaps true already before (since {claim.since.text})")
    if claim.until and claim.until.earliest <= by.latest:
        doubts.append("perhaps no longer true")
    moment = known.certainly if known.status == "knew" else known.possibly
    yield Candidate(claim.id, claim.since, moment, known.records, "; ".join(doubts))
