"""The verdict on each thesis: RULES "Verdicts".

1. Every test of the thesis is held against the answer of its inquiry; a test without expectation informs.
2. ``contradicted`` if one expectation fails under every reading and is not excused by listed exceptions.
3. ``borne out`` if all hold under every reading.
4. ``borne out with exceptions`` if those that fail do so by at most two records that are at most a fifth of
   those looked at.
5. ``open`` otherwise, with what decides it; ``not testable here`` without any expectation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from backchannel.audit.answers import Answers
from backchannel.audit.checks import check
from backchannel.audit.finding import JUDGED, Finding
from backchannel.audit.prose import compilers
from backchannel.case.result import Result

BORNE_OUT, EXCEPTIONS, OPEN = "borne out", "borne out with exceptions", "open"
CONTRADICTED, NOT_TESTABLE = "contradicted", "not testable here"
VERDICTS = (BORNE_OUT, EXCEPTIONS, OPEN, CONTRADICTED, NOT_TESTABLE)


@dataclass(frozen=True, slots=True)
class Verdict(Result):
    """The verdict on one thesis and everything it rests on.

    Args:
        thesis: id of the thesis.
        statement: the thesis.
        verdict: one of ``VERDICTS``.
        because: the sentences of the findings that carry the verdict.
        decides: what an open verdict hangs on.
        records: the records it rests on.
        exceptions: the records by which it fails, where they are few.
        rests_on: the dates, readings and judgements, and whose they are.
        findings: the outcome of every test.
    """

    thesis: str
    statement: str
    verdict: str
    because: str
    decides: tuple[str, ...]
    records: tuple[str, ...]
    exceptions: tuple[str, ...]
    rests_on: tuple[str, ...]
    findings: tuple[Finding, ...]
    method: ClassVar[str] = "rules: verdicts"

    @property
    def judged(self) -> tuple[str, ...]:
        """Whose judged numbers the verdict hangs on; those that only inform are not among them."""
        tested = (f for f in self.findings if f.outcome is not None)
        return tuple(dict.fromkeys(r for f in tested for r in f.rests_on if r.startswith(JUDGED)))

    def to_dict(self) -> dict[str, Any]:
        """Return the verdict under the keys of the JSON output."""
        return {
            "thesis": self.thesis,
            "statement": self.statement,
            "verdict": self.verdict,
            "because": self.because,
            "decides": list(self.decides),
            "records": list(self.records),
            "exceptions": list(self.exceptions),
            "rests_on": list(self.rests_on),
            "judged": list(self.judged),
            "inquiries": [f.to_dict() for f in self.findings],
        }


def audit(answers: Answers, thesis: str = "") -> tuple[Verdict, ...]:
    """Return the verdict on every thesis of a case.

    Args:
        answers: what the case answers; a test is judged once, however many theses share it.
        thesis: id of one thesis; blank: all.
    """
    case = answers.case
    done: dict[str, Finding] = {}
    out = []
    for row in case.theses.values():
        if thesis not in ("", row.id):
            continue
        findings = []
        for test in case.tests[row.id]:
            key = f"{test.inquiry}: {' & '.join(e.text for e in test.expectations)}"
            if key not in done:
                done[key] = check(answers, case.inquiries[test.inquiry], test)
            findings.append(done[key])
        out.append(judge(row.id, row.statement, tuple(findings), compilers(case)))
    return tuple(out)


def judge(thesis: str, statement: str, findings: tuple[Finding, ...], whose: str = "") -> Verdict:
    """Return the verdict on one thesis from the outcomes of its tests.

    Args:
        thesis: id of the thesis.
        statement: the thesis.
        findings: the outcome of every test.
        whose: who set the dates and readings of the case.
    """
    verdict, carrying = _verdict(findings)
    rests_on = tuple(dict.fromkeys(r for f in findings for r in f.rests_on))
    return Verdict(
        thesis,
        statement,
        verdict,
        " ".join(f.because for f in carrying),
        tuple(dict.fromkeys(d for f in carrying for d in f.decides)),
        tuple(dict.fromkeys(r for f in findings for r in f.records)),
        tuple(dict.fromkeys(r for f in findings for r in f.exceptions)) if verdict == EXCEPTIONS else (),
        (*rests_on, f"as set by {whose}") if rests_on and whose else rests_on,
        findings,
    )


def _verdict(findings: tuple[Finding, ...]) -> tuple[str, tuple[Finding, ...]]:
    """Return the verdict, and the findings whose sentences carry it."""
    tested = tuple(f for f in findings if f.outcome is not None)
    if not tested:
        return NOT_TESTABLE, findings
    failing = tuple(f for f in tested if f.outcome == "fails")
    unexcused = tuple(f for f in failing if not f.exceptions)
    undecided = tuple(f for f in tested if f.outcome == "open")
    if unexcused:
        return CONTRADICTED, unexcused
    if undecided:
        return OPEN, undecided
    return (EXCEPTIONS, failing) if failing else (BORNE_OUT, tested)
