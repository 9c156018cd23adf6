"""When an actor's recorded stance on a claim turned: one change point in his denials and assertions.

Model: each record of a stance is a Bernoulli draw; before and after one change the rates have Beta(1, 1)
priors, and the change is equally likely in each gap between two records. The marginal likelihoods are in
closed form (Chib, "Estimation and comparison of multiple change-point models", Journal of Econometrics 86,
1998, section 2, with one change); uncertain dates are integrated over by drawing them within their spans.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import comb, sqrt
from random import Random
from typing import Any, ClassVar

from backchannel.case.model import Case
from backchannel.case.nouns import Conveys, Record
from backchannel.case.result import Result
from backchannel.case.view import sent_span
from backchannel.case.when import Minute, iso
from backchannel.knowledge.tellings import talk_of_two_sides

DRAWS = 1000
SEED = 1950
ENOUGH = 3.0
"""Bayes factor below which a change is not held shown."""


@dataclass(frozen=True, slots=True, order=True)
class Stance:
    """What an actor's record says of a claim: asserted or denied, and when."""

    first: Minute
    last: Minute
    record: str
    asserts: bool
    reader: str = ""


@dataclass(frozen=True, slots=True)
class Turn(Result):
    """When a stance turned.

    Args:
        actor: id of the actor.
        claim: id of the claim.
        reading: whose reading was taken; empty: every reading counts.
        old: ``denies`` or ``asserts``, before; None without a record.
        new: the stance after; the same as before where nothing turned.
        last_old: the last record of the old stance before the turn; the turn lies after its first minute.
        first_new: the first record of the new stance; the turn lies before its last minute.
        median: median of the posterior over the date of the turn.
        low: its 5 % quantile.
        high: its 95 % quantile.
        bayes_factor: one change against none.
        stances: the records, earliest first.
        seed: seed of the draws of uncertain dates.
        draws: how many.
        error: Monte Carlo standard error of the Bayes factor.
    """

    actor: str
    claim: str
    reading: str
    old: str | None
    new: str | None
    last_old: Stance | None
    first_new: Stance | None
    median: Minute
    low: Minute
    high: Minute
    bayes_factor: float | None
    stances: tuple[Stance, ...]
    seed: int
    draws: int
    error: float
    method: ClassVar[str] = "rules: shift; Bernoulli change point (Chib 1998)"

    def to_dict(self) -> dict[str, Any]:
        """Return the answer under the keys of the JSON output."""
        return {
            "from": self.old,
            "to": self.new,
            "last_old": iso(self.last_old.first) if self.last_old else None,
            "first_new": iso(self.first_new.last) if self.first_new else None,
            "last_old_record": self.last_old.record if self.last_old else None,
            "first_new_record": self.first_new.record if self.first_new else None,
            "median": iso(self.median),
            "low": iso(self.low),
            "high": iso(self.high),
            "bayes_factor": self.bayes_factor,
            "records": [s.record for s in self.stances],
            "stances": ["asserts" if s.asserts else "denies" for s in self.stances],
            "reading": self.reading or None,
            "seed": self.seed,
            "draws": self.draws,
            "mc_error": self.error,
        }


def readings(case: Case, actor: str, claim: str) -> tuple[str, ...]:
    """Return the readers whose interpretation bears on an actor's stance: of this claim, or of the records that carry it."""
    told = {
        row.record for row in case.conveys if row.claim == claim and row.reader and _tells(case, row, actor)
    }
    return tuple(sorted({row.reader for row in case.conveys if row.record in told and row.reader}))


def turn(
    case: Case, actor: str, claim: str, reading: str = "", *, seed: int = SEED, draws: int = DRAWS
) -> Turn:
    """Return when an actor's recorded stance on a claim turned.

    Args:
        case: the case.
        actor: id of the actor.
        claim: id of the claim.
        reading: count only the rows of this reader and undisputed ones; empty: every row.
        seed: of the draws of uncertain dates.
        draws: how many, 1 or more.
    """
    stances = tuple(sorted(_stances(case, actor, claim, reading)))
    if not stances:
        nan = float("inf")
        return Turn(actor, claim, reading, None, None, None, None, nan, nan, nan, None, (), seed, draws, 0.0)
    values = [s.asserts for s in stances]
    weights = gap_weights(values)
    gap = max(range(len(weights)), key=lambda i: weights[i]) + 1 if weights else len(values)
    old, new = _sides(values, gap)
    last_old = next((s for s in reversed(stances[:gap]) if s.asserts is old), None)
    first_new = next((s for s in stances[gap:] if s.asserts is new), None) if old is not new else None
    random = Random(seed)  # noqa: S311
    factors, dates = [], []
    for _ in range(draws if weights else 0):
        factor, date = _draw(stances, random)
        factors.append(factor)
        dates.append(date)
    low, median, high = (_quantile(dates, factors, q) for q in (0.05, 0.5, 0.95))
    mean = sum(factors) / len(factors) if factors else None
    error = sqrt(sum((f - mean) ** 2 for f in factors)) / len(factors) if mean is not None else 0.0
    error = round(error, 12)
    return Turn(
        actor,
        claim,
        reading,
        _word(old),
        _word(new),
        last_old,
        first_new,
        median,
        low,
        high,
        mean,
        stances,
        seed,
        draws,
        error,
    )


def _stances(case: Case, actor: str, claim: str, reading: str) -> Iterator[Stance]:
    """Yield one stance for each family of versions that the actor told; contradictory rows of one record cancel out."""
    families: dict[str, list[Stance]] = {}
    for record, value, reader in _told(case, actor, claim, reading):
        first, last = sent_span(record)
        if abs(first) < float("inf") and abs(last) < float("inf"):
            families.setdefault(_family(case, record), []).append(
                Stance(first, last, record.id, value, reader)
            )
    for stances in families.values():
        stances.sort(key=lambda s: (case.records[s.record].state == "draft", s))
        chosen = stances[0].record
        values = {s.asserts for s in stances if s.record == chosen}
        if len(values) == 1:
            yield stances[0]


def _told(case: Case, actor: str, claim: str, reading: str) -> Iterator[tuple[Record, bool, str]]:
    for row in case.conveys:
        other = reading and row.reader not in ("", reading)
        if (
            row.claim == claim
            and row.stance in ("asserts", "denies")
            and not other
            and _tells(case, row, actor)
        ):
            yield case.records[row.record], row.stance == "asserts", row.reader


def _tells(case: Case, row: Conveys, actor: str) -> bool:
    """Return whether a row is the actor's own word; in a talk of two sides without speaker nobody can say."""
    record = case.records[row.record]
    return actor in row.speaker if row.speaker else actor in record.from_ and not talk_of_two_sides(record)


def _family(case: Case, record: Record) -> str:
    while record.version_of in case.records:
        record = case.records[record.version_of]
    return record.id


def gap_weights(values: Sequence[bool]) -> tuple[float, ...]:
    """Return, for every gap between two stances, the ratio of one change there to no change.

    The mean of the ratios is the Bayes factor of one change against none.

    Args:
        values: the stances in order of time.

    >>> [round(w, 2) for w in gap_weights([False, False, True, True])]
    [1.25, 3.33, 1.25]
    """
    n, ones = len(values), sum(values)
    out, before = [], 0
    for i in range(1, n):
        before += values[i - 1]
        out.append(_ways(n, ones) / (_ways(i, before) * _ways(n - i, ones - before)))
    return tuple(out)


def _ways(n: int, ones: int) -> int:
    """Inverse of the integral of p^ones (1-p)^(n-ones) over a uniform p, a whole number."""
    return (n + 1) * comb(n, ones)


def _draw(stances: Sequence[Stance], random: Random) -> tuple[float, float]:
    drawn = sorted((random.uniform(s.first, s.last), s.asserts) for s in stances)
    weights = gap_weights([value for _, value in drawn])
    gap = random.choices(range(len(weights)), weights)[0]
    return sum(weights) / len(weights), int(random.uniform(drawn[gap][0], drawn[gap + 1][0]))


def _quantile(dates: Sequence[float], weights: Sequence[float], share: float) -> float:
    """Return the date below which a share of the weight lies; draws in which a change is likelier count for more."""
    left = share * sum(weights)
    for date, weight in sorted(zip(dates, weights, strict=True)):
        left -= weight
        if left <= 0:
            return date
    return float("inf")


def _sides(values: Sequence[bool], gap: int) -> tuple[bool, bool]:
    before, after = values[:gap], values[gap:]
    old = 2 * sum(before) > len(before) or (2 * sum(before) == len(before) and before[0])
    if not after:
        return old, old
    return old, 2 * sum(after) > len(after) or (2 * sum(after) == len(after) and after[-1])


def _word(asserts: bool) -> str:  # noqa: FBT001
    return "asserts" if asserts else "denies"
