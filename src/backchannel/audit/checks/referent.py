"""``several``, ``CLAIM alone`` and ``includes CLAIM``."""

from __future__ import annotations

from backchannel.audit.answers import Answers
from backchannel.audit.finding import Finding, Outcome
from backchannel.audit.prose import listed, names, on_day, quoted, since_of
from backchannel.case.expectations import Expectation, Test
from backchannel.case.inquiries import Referent
from backchannel.case.model import Case
from backchannel.case.words import day_in_words, in_words
from backchannel.knowledge.referent import Meanings, meanings


def check(answers: Answers, inquiry: Referent, test: Test) -> Finding:
    """Return whether a phrase can mean what it should."""
    knowledge = answers.knowledge
    case = knowledge.case
    expected = test.expectations[0] if test.expectations else None
    if inquiry.record not in case.records:
        because = f"The record of “{inquiry.phrase}” [{inquiry.record}] cannot be seen here"
        decides = (because,) if expected else ()
        text = expected.text if expected else ""
        return Finding(inquiry.id, "referent", text, "open" if expected else None, f"{because}.", decides)
    answer = meanings(knowledge, inquiry)
    outcome = _outcome(answer, expected) if expected else None
    named = [expected.claim] if expected and "claim" in expected.names else []
    shown = [c for c in answer.candidates + answer.possible if c.claim in named] or list(answer.candidates)
    open_for = tuple(f"{c.claim}: {c.doubt}" for c in answer.possible if c.claim in named or not named)
    because = _sentence(case, inquiry, answer)
    if named:
        because = _named(case, inquiry, named[0], outcome) + " " + because
    return Finding(
        inquiry.id, "referent", expected.text if expected else "", outcome, because,
        open_for if outcome == "open" else (), tuple(dict.fromkeys(r for c in shown for r in c.records[:1])),
        (), tuple(since_of(case, c.claim) for c in shown),
    )  # fmt: skip


def _outcome(answer: Meanings, expected: Expectation) -> Outcome:
    certain, possible = [c.claim for c in answer.candidates], [c.claim for c in answer.possible]
    if expected.verb == "several":
        if len(certain) > 1:
            return "holds"
        return "open" if len(certain) + len(possible) > 1 else "fails"
    if expected.verb == "includes":
        return "holds" if expected.claim in certain else "open" if expected.claim in possible else "fails"
    others = [c for c in certain if c != expected.claim]
    if others or expected.claim not in certain + possible:
        return "fails"
    return "holds" if expected.claim in certain and not possible else "open"


def _sentence(case: Case, inquiry: Referent, answer: Meanings) -> str:
    actor = names(case, [inquiry.actor])
    since = f"true since after {day_in_words(answer.after)}" + (
        f" (his last contrary stance [{answer.contrary}])" if answer.contrary else ""
    )
    certain = listed(quoted(case, c.claim) for c in answer.candidates) or "nothing"
    more = (
        f"; possibly also {listed(quoted(case, c.claim) for c in answer.possible)}" if answer.possible else ""
    )
    return (
        f"By {in_words(answer.by)} “{answer.phrase}” can mean, of what {actor} certainly knew and was {since}: "
        f"{certain}{more}."
    )


def _named(case: Case, inquiry: Referent, claim: str, outcome: Outcome | None) -> str:
    """Return whether the phrase can mean the claim that a thesis names."""
    can = {"holds": "can", "open": "can perhaps"}.get(outcome or "", "cannot")
    since = on_day(case.claims[claim].since)
    return f"“{inquiry.phrase}” {can} mean {quoted(case, claim)}, true since {since}."
