"""The words of the audit: names, lists and dates as a historian would write them."""

from __future__ import annotations

from collections.abc import Iterable

from backchannel.case.model import Case
from backchannel.case.when import When
from backchannel.case.words import in_words


def names(case: Case, actors: Iterable[str]) -> str:
    """Return actors by name, joined as in a sentence."""
    return listed(case.actors[a].name for a in actors)


def listed(words: Iterable[str], joint: str = "and") -> str:
    """Return words joined as in a sentence.

    >>> listed(["Mao", "Zhou", "Liu"])
    'Mao, Zhou and Liu'
    """
    all_words = list(words)
    if len(all_words) < 2:
        return "".join(all_words)
    return f"{', '.join(all_words[:-1])} {joint} {all_words[-1]}"


def cited(records: Iterable[str], most: int = 3) -> str:
    """Return records in brackets, the first few by id.

    >>> cited(["a", "b", "c", "d"])
    '[a; b; c; and 1 more]'
    """
    ids = list(records)
    if not ids:
        return ""
    more = [f"and {len(ids) - most} more"] if len(ids) > most else []
    return f"[{'; '.join(ids[:most] + more)}]"


def on_day(when: When | None) -> str:
    """Return a date in words, or that it is not known."""
    return in_words(when) if when else "an unknown date"


def compilers(case: Case) -> str:
    """Return whose dates and readings those of the case are."""
    return listed(case.settings.about.authors) or "the compilers"


def since_of(case: Case, claim: str) -> str:
    """Return from when the case holds a claim true."""
    noun = case.claims[claim]
    text = noun.since.text if noun.since else "no date"
    return f"{claim} since {text}"


def quoted(case: Case, claim: str) -> str:
    """Return the statement of a claim in quotation marks."""
    return f"“{case.claims[claim].statement.rstrip('.')}”"
