"""The signs and words of verdicts and outcomes, distinct without colour, and the one sentence that says why."""

from __future__ import annotations

import re
import textwrap

from backchannel.audit.finding import Finding
from backchannel.audit.verdicts import BORNE_OUT, CONTRADICTED, EXCEPTIONS, NOT_TESTABLE, OPEN, Verdict
from backchannel.views.page.asked import expected
from backchannel.views.page.links import Links
from backchannel.views.page.markup import Markup, el, joined, text

SIGNS = {BORNE_OUT: "✓", EXCEPTIONS: "✓*", OPEN: "?", CONTRADICTED: "✗", NOT_TESTABLE: "–"}
OUTCOMES = {"holds": "✓", "open": "?", "fails": "✗", "informs": "·", "true by construction": "="}
LONGEST = 230
"""Letters of the reason in the audit table."""


def verdict_badge(verdict: str) -> Markup:
    """Return a verdict as sign and word."""
    return el("span", el("span", SIGNS[verdict], class_="sign"), f" {verdict}", class_=_class(verdict))


def outcome(finding: Finding) -> str:
    """Return what a test came to, in a word."""
    return finding.outcome or ("true by construction" if finding.expectation else "informs")


def outcome_badge(finding: Finding) -> Markup:
    """Return the outcome of a test as sign and word."""
    word = outcome(finding)
    excused = " by exceptions" if finding.exceptions else ""
    return el("span", el("span", OUTCOMES[word], class_="sign"), f" {word}{excused}", class_=_class(word))


def _class(word: str) -> str:
    return f"badge {word.replace(' ', '-')}"


def why(verdict: Verdict, links: Links) -> Markup:
    """Return in one sentence what carries a verdict."""
    if verdict.exceptions:
        return joined(["Except ", joined((links.told(r) for r in verdict.exceptions), "; "), "."], "")
    if verdict.verdict == NOT_TESTABLE:
        return joined(["Nothing is expected of what was asked."])
    if verdict.decides and verdict.verdict == OPEN:
        more = len(verdict.decides) - 1
        rest = f"; and {more} more" if more else ""
        return joined(
            ["What decides: ", links.told(_short(plain(verdict, verdict.decides[0], links))), f"{rest}."], ""
        )
    return text(_short(first_sentence(bare(verdict.because))))


def plain(verdict: Verdict, decides: str, links: Links) -> str:
    """Return one thing that decides, the expectation in it in words instead of names."""
    decides = decides.rstrip(".")
    tests = links.case.tests.get(verdict.thesis, ())
    for f, test in zip(verdict.findings, tests, strict=False):
        written = f"{f.inquiry}: “{f.expectation}”"
        if f.expectation and decides.startswith(written):
            return f"whether {expected(links.case, test)}{decides.removeprefix(written)}"
    return decides


def bare(words: str) -> str:
    """Return a sentence without the records in brackets."""
    return re.sub(r" ?\[[^\[\]]*\]", "", words)


def first_sentence(words: str) -> str:
    """Return the first sentence of several; the point of an initial ends none.

    >>> first_sentence("By then L. P. Mann knew “all.” He left.")
    'By then L. P. Mann knew “all.”'
    """
    found = re.match(r".*?(?<!\b[A-Z])[.!?]”?(?= +[A-Z“]|$)", words)
    return found[0] if found else words


def _short(words: str) -> str:
    return textwrap.shorten(words, LONGEST, placeholder=" …")
