"""Values of one row that must stand in order: low before high, beginning before end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from backchannel.case import nouns
from backchannel.case.when import Answer, When

Disorder = tuple[str, str, str, str]
"""Column, what was found, what was expected, what to do."""


def out_of_order(row: object) -> Iterator[Disorder]:
    """Yield what stands in the wrong order in a row: two dates, or numbers that should rise (said once)."""
    match row:
        case nouns.Record(date=date, received=received):
            yield from _dates("received", date, received, "not before the date of the record")
        case nouns.Claim(since=since, until=until):
            yield from _dates("until", since, until, "not before since")
        case nouns.Member(from_=start, to=end):
            yield from _dates("to", start, end, "not before from")
        case nouns.Hypothesis(prior_low=low, prior=mode, prior_high=high):
            yield from _numbers(("prior_low", "prior", "prior_high"), (low, mode, high))
        case nouns.Likelihood(low=low, mode=mode, high=high):
            yield from _numbers(("low", "mode", "high"), (low, mode, high))
        case nouns.Frame(completeness_low=low, completeness_high=high):
            yield from _numbers(("completeness_low", "completeness_high"), (low, high))


def _dates(name: str, first: When | None, second: When | None, expected: str) -> Iterator[Disorder]:
    if first and second and second.before(first) is Answer.YES:
        yield name, f"{second.text} (the other is {first.text})", expected, "correct one of the two dates"


def _numbers(names: tuple[str, ...], values: tuple[float | None, ...]) -> Iterator[Disorder]:
    known = [(n, v) for n, v in zip(names, values, strict=True) if v is not None]
    wrong = next((right for (_, low), (right, high) in pairwise(known) if low > high), "")
    if wrong:
        found = ", ".join(f"{name} {value:g}" for name, value in known)
        yield wrong, found, " <= ".join(names), "put them in order"
