"""``none`` and ``some``."""

from __future__ import annotations

from backchannel.audit.answers import Answers
from backchannel.audit.finding import Finding, Outcome, few
from backchannel.case.expectations import Test
from backchannel.case.inquiries import Silence
from backchannel.knowledge.silence import Quiet, silence


def check(answers: Answers, inquiry: Silence, test: Test) -> Finding:
    """Return whether two actors were as silent, or not, as expected."""
    knowledge = answers.knowledge
    case = knowledge.case
    answer = silence(case, inquiry)
    found = answer.records + answer.possible
    expected = test.expectations[0] if test.expectations else None
    outcome = _outcome(answer, expected.verb) if expected else None
    excepted = (
        outcome == "fails" and expected is not None and expected.verb == "none" and few(found, answer.n)
    )
    because = answer.sentence
    if found:
        because += " " + "; ".join(
            f"{case.records[r].title} ({case.records[r].date}) [{r}]" for r in found[:4]
        )
        because += f"; and {len(found) - 4} more." if len(found) > 4 else "."
    decides = tuple(
        f"{r}: its date ({case.records[r].date}) meets the time and may lie outside it"
        for r in answer.possible
    )
    return Finding(
        inquiry.id, "silence", expected.text if expected else "", outcome, because,
        decides if outcome == "open" else (), found, found if excepted else (),
        tuple(f"frame {f.frame}: completeness {f.completeness[0]:g} to {f.completeness[1]:g}" for f in answer.frames),
    )  # fmt: skip


def _outcome(answer: Quiet, verb: str) -> Outcome:
    """`none` holds without possible records and fails with a certain one; `some` the other way round."""
    if answer.records:
        return "fails" if verb == "none" else "holds"
    if answer.possible:
        return "open"
    return "holds" if verb == "none" else "fails"
