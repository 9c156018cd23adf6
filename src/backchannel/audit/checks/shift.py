"""``asserts within EDTF``, ``denies within EDTF`` and ``no shift``."""

from __future__ import annotations

from collections.abc import Mapping

from backchannel.audit.answers import Answers
from backchannel.audit.finding import Finding, Outcome, across, few
from backchannel.audit.prose import cited, names, on_day, quoted
from backchannel.case.expectations import Expectation, Test
from backchannel.case.inquiries import Shift
from backchannel.case.model import Case
from backchannel.case.when import Answer
from backchannel.case.words import day_in_words
from backchannel.documents.citations import reader
from backchannel.knowledge.shift import ENOUGH, Stance, Turn, readings, turn

INSIDE: Mapping[Answer, Outcome] = {Answer.YES: "holds", Answer.NO: "fails", Answer.CANNOT_SAY: "open"}


def check(answers: Answers, inquiry: Shift, test: Test) -> Finding:
    """Return whether a stance turned when it should, under every reading of the records."""
    knowledge = answers.knowledge
    case = knowledge.case
    readers = (
        (knowledge.reading,) if knowledge.reading else readings(case, inquiry.actor, inquiry.claim) or ("",)
    )
    turns = {r: turn(case, inquiry.actor, inquiry.claim, r) for r in readers}
    expected = test.expectations[0] if test.expectations else None
    outcomes = {r: _outcome(case, expected, t) for r, t in turns.items()} if expected else {}
    outcome = across(list(outcomes.values())) if outcomes else None
    contrary = (
        [r for t in turns.values() for r in _contrary(t)] if expected and expected.verb == "no shift" else []
    )
    whole = turn(case, inquiry.actor, inquiry.claim, knowledge.reading)
    excepted = outcome == "fails" and few(contrary, len(whole.stances))
    return Finding(
        inquiry.id,
        "shift",
        expected.text if expected else "",
        outcome,
        " ".join(_sentence(case, t) for t in turns.values()),
        tuple(_decides(case, turns[r], o) for r, o in outcomes.items()) if outcome == "open" else (),
        tuple(s.record for s in whole.stances),
        tuple(dict.fromkeys(contrary)) if excepted else (),
        tuple(f"the reading of {reader(case, r)}" for r in readers if r),
    )


def _outcome(case: Case, expected: Expectation, t: Turn) -> Outcome:
    if expected.verb == "no shift":
        if t.stances and t.old == t.new and not _contrary(t):
            return "holds"
        return "fails" if t.bayes_factor is not None and t.bayes_factor >= ENOUGH else "open"
    if t.bayes_factor is None or t.bayes_factor < ENOUGH or t.first_new is None or expected.span is None:
        return "open"
    if not expected.verb.startswith(str(t.new)):
        return "fails"
    date = case.records[t.first_new.record].date
    inside = date.within(expected.span) if date else Answer.CANNOT_SAY
    return INSIDE[inside]


def _contrary(t: Turn) -> list[str]:
    """Return the records of the rarer stance."""
    if not t.stances:
        return []
    asserting = [s.record for s in t.stances if s.asserts]
    denying = [s.record for s in t.stances if not s.asserts]
    return min(asserting, denying, key=len)


def _decides(case: Case, t: Turn, outcome: Outcome) -> str:
    whose = f"by the reading of {reader(case, t.reading)}" if t.reading else "by the records"
    if t.bayes_factor is None:
        return "no record of the stance"
    if t.bayes_factor < ENOUGH:
        return f"{whose} one change is {t.bayes_factor:.1f} times as likely as none, less than {ENOUGH:g}"
    return (
        f"{whose} it {outcome}"
        if outcome != "open"
        else f"{whose} the date of the first new record leaves it open"
    )


def _sentence(case: Case, t: Turn) -> str:
    actor, claim = names(case, [t.actor]), quoted(case, t.claim)
    by = f"By the reading of {reader(case, t.reading)}, " if t.reading else ""
    if not t.stances:
        return f"No record shows {actor} asserting or denying {claim}."
    if t.last_old is None or t.first_new is None:
        return f"{by}{actor} {t.old} {claim} in {len(t.stances)} record(s), none to the contrary {cited(s.record for s in t.stances)}."
    between = f"between {_day(case, t.last_old)} {cited([t.last_old.record])}, when he last {_past(t.old)} it, and {_day(case, t.first_new)} {cited([t.first_new.record])}, when he first {_past(t.new)} it"
    factor = f"Bayes factor {t.bayes_factor:.1f}" if t.bayes_factor is not None else "no Bayes factor"
    return f"{by}{actor} turned on {claim} {between} ({factor}; 5-95 %: {day_in_words(t.low)} to {day_in_words(t.high)})."


def _day(case: Case, stance: Stance) -> str:
    return on_day(case.records[stance.record].date)


def _past(stance: str | None) -> str:
    return {"asserts": "asserted", "denies": "denied"}.get(stance or "", "spoke of")
