"""The head of the page: what it is, what was read, as whom, what came out; and the audit in one table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from backchannel.audit.answers import Answers
from backchannel.audit.verdicts import VERDICTS, Verdict
from backchannel.case.model import Case
from backchannel.case.words import in_words
from backchannel.views.page.links import Links
from backchannel.views.page.markup import Markup, anchor, el, heading, joined, lines, link, table
from backchannel.views.page.signs import verdict_badge, why

COUNTED = (
    ("records", "record"),
    ("claims", "claim"),
    ("actors", "actor"),
    ("theses", "thesis"),
    ("hypotheses", "rival explanation"),
    ("evidence", "item of evidence"),
    ("likelihoods", "judged likelihood"),
    ("games", "game"),
)
PLURALS = {"thesis": "theses", "item of evidence": "items of evidence"}


def head(answers: Answers, verdicts: Sequence[Verdict], seen: str, version: str) -> Markup:
    """Return title, question, provenance, counts and verdicts."""
    case, about = answers.case, answers.case.settings.about
    counts = Counter(v.verdict for v in verdicts)
    shown = [joined([str(counts[v]), verdict_badge(v)], " ") for v in VERDICTS if counts[v]]
    facts = [
        ("Compiled by", ", ".join(about.authors)),
        ("Licence", about.licence),
        ("Time", in_words(about.period)),
        ("Read", _read(case)),
        ("Seen", f"{seen[0].upper()}{seen[1:]}" if seen else ""),
        ("Verdicts", joined(shown)),
        ("Computed", f"by backchannel {version}, {answers.draws:,} draws with seed {answers.seed}"),
    ]
    rows = [lines(el("dt", name), el("dd", value)) for name, value in facts if value]
    return lines(
        el("h1", about.title or "A case without a title"),
        el("p", about.question, class_="question") if about.question else "",
        el("dl", lines(*rows), class_="facts"),
        *(el("p", part.strip()) for part in about.summary.split("\n\n") if part.strip()),
        _caution(seen),
    )


def _read(case: Case) -> str:
    parts = []
    for field, word in COUNTED:
        count = len(getattr(case, field))
        if count:
            parts.append(f"{count:,} {word if count == 1 else PLURALS.get(word, f'{word}s')}")
    return ", ".join(parts) or "nothing yet"


def _caution(seen: str) -> Markup:
    if not seen:
        return Markup("")
    return el("p", "A verdict says what could have been shown from these records, not what was so.", class_="mark")  # fmt: skip


def audit(verdicts: Sequence[Verdict], links: Links) -> Markup:
    """Return the table of all theses with their verdicts."""
    if not verdicts:
        return lines(
            heading(2, "The audit", "audit"),
            el("p", "No thesis stands in theses.csv, so nothing is audited here."),
        )
    rows = []
    for v in verdicts:
        place = anchor("thesis", v.thesis)
        links.at("audit", "the audit")
        rows.append([link(place, short(v.thesis)), v.statement, verdict_badge(v.verdict), why(v, links)])
    return lines(
        heading(2, "The audit", "audit"),
        table(["Thesis", "What it says", "Verdict", "Why"], rows, class_="audit"),
        el("p", "Numbers as [12] lead to the ", link("records", "records"), ".", class_="see"),
    )


def short(thesis: str) -> str:
    """Return the number of a thesis: its id up to the first hyphen.

    >>> short("t04-the-phrase-is-a-mystery")
    't04'
    """
    return thesis.split("-", maxsplit=1)[0]
