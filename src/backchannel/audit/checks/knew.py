"""``ACTOR knew`` and ``ACTOR not known``."""

from __future__ import annotations

from backchannel.audit.answers import Answers
from backchannel.audit.finding import Finding, Outcome, few, together
from backchannel.audit.prose import cited, listed, names, quoted, since_of
from backchannel.case.expectations import Expectation, Test
from backchannel.case.inquiries import Knew
from backchannel.case.model import Case
from backchannel.case.view import received_span, sent_span
from backchannel.case.when import When
from backchannel.case.words import day_in_words, in_words
from backchannel.knowledge.spread import Knowledge
from backchannel.knowledge.statuses import KNEW, MAY, NO_PATH, OTHERWISE, REACH, Knowing, knowing
from backchannel.knowledge.tellings import read_by


def check(answers: Answers, inquiry: Knew, test: Test) -> Finding:
    """Return whether those who should have known did, and those who should not did not."""
    knowledge = answers.knowledge
    case = knowledge.case
    found = {a: knowing(knowledge, inquiry.claim, a, inquiry.by) for a in inquiry.actors}
    outcomes = [(e, outcome_of(e, found[e.actor])) for e in test.expectations]
    failing = [(e, told(knowledge, inquiry, e.actor)) for e, outcome in outcomes if outcome == "fails"]
    exceptions: tuple[str, ...] = ()
    if all(e.verb == "not known" and few(by, looked_at(case, e.actor, inquiry.by)) for e, by in failing):
        exceptions = tuple(dict.fromkeys(r for _, by in failing for r in by))
    asked = [e.actor for e in test.expectations] or list(inquiry.actors)
    shown = [found[a] for a in dict.fromkeys(asked)]
    return Finding(
        inquiry.id,
        "knew",
        " & ".join(e.text for e in test.expectations),
        together([o for _, o in outcomes]) if outcomes else None,
        _sentence(case, inquiry.by, shown),
        tuple(d for e, outcome in outcomes if outcome == "open" for d in _decides(case, found[e.actor])),
        tuple(dict.fromkeys(r for k in shown if k.status in (KNEW, MAY, OTHERWISE) for r in k.records)),
        exceptions,
        (since_of(case, inquiry.claim), *_readings(shown)),
    )


def outcome_of(expected: Expectation, answer: Knowing) -> Outcome:
    """Return whether one expectation holds: `knew` and `not known` fail for each other, `may have known` decides neither."""
    if answer.status == MAY:
        return "open"
    return "holds" if (answer.status == KNEW) == (expected.verb == "knew") else "fails"


def told(knowledge: Knowledge, inquiry: Knew, actor: str) -> tuple[str, ...]:
    """Return every record by which an actor knew or may have known a claim by then; only `not known` can fail by them."""
    ways = knowledge.ways(inquiry.claim).get(actor, ())
    return tuple(dict.fromkeys(w.record or "origin" for w in ways if w.possibly <= inquiry.by.latest))


def looked_at(case: Case, actor: str, by: When | None) -> int:
    """Return how many records may have reached an actor by a date, as sender, carrier or reader."""
    end = by.latest if by else float("inf")
    sent = sum(actor in r.from_ and sent_span(r)[0] <= end for r in case.records.values())
    read = sum(
        actor in r.via + read_by(r) and actor not in r.from_ and received_span(case, r)[0] <= end
        for r in case.records.values()
    )
    return sent + read


def _sentence(case: Case, by: When, answers: list[Knowing]) -> str:
    claim = quoted(case, answers[0].claim)
    parts = [
        f"{names(case, [a.actor])} knew it, certainly since {day_in_words(a.certainly)} {cited(a.records, 2)}".rstrip()
        for a in answers
        if a.status == KNEW
    ]
    may = [a for a in answers if a.status == MAY]
    parts += [
        f"{names(case, [a.actor])} may have known it ({listed(_doubts(a))}) {cited(a.records, 2)}"
        for a in may
    ]
    for status, words in (
        (OTHERWISE, "had been told the contrary"),
        (REACH, "had it from no record, though a chain of contacts led there"),
        (NO_PATH, "could not have it by any contact"),
    ):
        who = [a.actor for a in answers if a.status == status]
        if who:
            parts.append(f"{names(case, who)} {words}")
    return f"By {in_words(by)}, of {claim}: {'; '.join(parts)}."


def _doubts(answer: Knowing) -> list[str]:
    doubts = dict.fromkeys(w.doubt or f"certain only from {day_in_words(w.certainly)}" for w in answer.ways)
    return list(doubts)[:3]


def _decides(case: Case, answer: Knowing) -> list[str]:
    name = case.actors[answer.actor].name
    return [f"{name}: {w.record or 'origin'}: {w.doubt or 'the date'}" for w in answer.ways]


def _readings(answers: list[Knowing]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(w.doubt for a in answers for w in a.ways if w.doubt.startswith("the reading of"))
    )
