"""``first through ACTOR`` and ``only through ACTOR``."""

from __future__ import annotations

from backchannel.audit.answers import Answers
from backchannel.audit.finding import Finding, Outcome, few
from backchannel.audit.prose import cited, names, on_day, quoted, since_of
from backchannel.case.expectations import Test
from backchannel.case.inquiries import Channel
from backchannel.case.model import Case
from backchannel.knowledge.channels import Route, route


def check(answers: Answers, inquiry: Channel, test: Test) -> Finding:
    """Return whether a claim reached an actor through whom it should."""
    knowledge = answers.knowledge
    case = knowledge.case
    answer = route(knowledge, inquiry.claim, inquiry.to)
    expected = test.expectations[0] if test.expectations else None
    outcome: Outcome | None = None
    exceptions: tuple[str, ...] = ()
    if expected and expected.verb == "first through":
        outcome = _first(answer, expected.actor)
    elif expected:
        around = answer.without.get(expected.actor, tuple(c[-1].record for c in answer.chains))
        outcome = "holds" if expected.actor in answer.gatekeepers else "fails"
        outcome = "open" if outcome == "holds" and not answer.attested else outcome
        exceptions = around if outcome == "fails" and few(around, len(answer.chains)) else ()
    first = tuple(answer.first)
    decides = (
        tuple(f"which came first: {r} ({on_day(case.records[r].date)})" for r in first)
        if outcome == "open"
        else ()
    )
    return Finding(
        inquiry.id, "channel", expected.text if expected else "", outcome, _sentence(case, answer), decides,
        first, exceptions, (since_of(case, inquiry.claim),),
    )  # fmt: skip


def _first(answer: Route, actor: str) -> Outcome:
    if not answer.first:
        return "fails"
    needed = [actor in through for through in answer.first.values()]
    if not any(needed):
        return "fails"
    return "holds" if all(needed) and answer.attested else "open"


def _sentence(case: Case, answer: Route) -> str:
    to, claim = case.actors[answer.to].name, quoted(case, answer.claim)
    if not answer.chains:
        return f"No chain of records brought {claim} to {to}."
    if not answer.first_through:
        through = (
            "from its origin directly"
            if len(answer.first) == 1
            else "by more than one way that may have been the first"
        )
    else:
        through = f"through {names(case, answer.first_through)}"
    first = next(iter(answer.first))
    keepers = (
        f"; nobody but {names(case, answer.gatekeepers)} could bring it"
        if answer.gatekeepers
        else "; later records brought it by other ways too"
        if len(answer.chains) > 1
        else ""
    )
    return f"{claim} first reached {to} {through}, {on_day(case.records[first].date)} {cited(answer.first)}{keepers}."
