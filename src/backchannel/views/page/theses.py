"""Every thesis opened: what was asked, what was expected, what came out, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from backchannel.audit.finding import Finding
from backchannel.audit.prose import quoted
from backchannel.audit.verdicts import Verdict
from backchannel.case.expectations import Test
from backchannel.case.inquiries import Channel, Inquiry, Knew, Play, Weigh
from backchannel.case.model import Case
from backchannel.case.words import in_words
from backchannel.views.charts.wanted import Wanted
from backchannel.views.page.asked import expected, question
from backchannel.views.page.figures import Figures, seen
from backchannel.views.page.head import short
from backchannel.views.page.links import Links
from backchannel.views.page.markup import Markup, anchor, el, heading, items, joined, lines, link, text
from backchannel.views.page.signs import outcome_badge, plain, verdict_badge

JUDGED = "judged numbers: "
FEW = 12
"""Items of evidence that are named one by one although they are all that there are."""
WHERE = (("likelihoods", "evidence"), ("priors", "hypotheses"), ("stakes", "games"))
"""Words of a judged number, and the place on the page where the numbers stand."""


def theses(verdicts: Sequence[Verdict], links: Links, figures: Figures) -> Markup:
    """Return every thesis with its tests."""
    if not verdicts:
        return Markup("")
    parts = [heading(2, "The theses", "theses")]
    parts += [_one(v, links, figures) for v in verdicts]
    return lines(*parts)


def _one(v: Verdict, links: Links, figures: Figures) -> Markup:
    case, place = links.case, anchor("thesis", v.thesis)
    links.at(place, short(v.thesis))
    row = case.theses.get(v.thesis)
    source = joined(["Source: ", links.work(row.source), "."], "") if row and row.source else ""
    tests = case.tests.get(v.thesis, ())
    return el(
        "section",
        lines(
            el("h3", f"{short(v.thesis)} ", verdict_badge(v.verdict), id=place),
            el("blockquote", v.statement),
            el("p", source, class_="see") if source else "",
            el("p", row.note, class_="note") if row and row.note else "",
            _hangs(v),
            *(_test(f, t, links) for f, t in zip_longest(v.findings, tests[: len(v.findings)]) if f),
            _named("What decides", [plain(v, d, links) for d in v.decides], links),
            _named("Exceptions", v.exceptions, links),
            _rests(v, links),
            *_figures(v, case, figures),
        ),
        class_="thesis",
    )


def _hangs(v: Verdict) -> Markup:
    """Return the line that says that a verdict hangs on judged numbers."""
    deciding = _judged(f for f in v.findings if f.outcome)
    beside = [r for r in _judged(v.findings) if r not in deciding]
    out = []
    if deciding:
        out.append(
            el("p", el("b", "Hangs on judged numbers: "), *_places(deciding), ".", class_="mark judged")
        )
    if beside:
        words = "Judged numbers beside the verdict, which does not hang on them: "
        out.append(el("p", words, *_places(beside), ".", class_="see"))
    return lines(*out)


def _judged(findings: Iterable[Finding]) -> list[str]:
    found = [r.removeprefix(JUDGED) for f in findings for r in f.rests_on if r.startswith(JUDGED)]
    return list(dict.fromkeys(found))


def _places(judged: Iterable[str]) -> list[str]:
    out: list[str] = []
    for words in judged:
        place = next((p for w, p in WHERE if words.startswith(w)), "")
        out += ["; "] * bool(out) + [link(place, words) if place else words]
    return out


def _test(f: Finding, test: Test | None, links: Links) -> Markup:
    case = links.case
    inquiry = case.inquiries.get(f.inquiry)
    asked = question(case, inquiry) if inquiry else f.inquiry
    wanted = expected(case, test) if test and test.expectations else f.expectation
    result: list[str] = ["Expected: ", el("span", wanted, class_="expected"), ". "] if wanted else ["Nothing is expected. "]  # fmt: skip
    written = f"{f.inquiry}: {f.expectation}" if f.expectation else f.inquiry
    grounds = []
    if f.records:
        grounds.append(joined(["Records: ", links.records(f.records), "."], ""))
    if f.exceptions:
        grounds.append(joined(["Exceptions: ", joined(links.record(r) for r in f.exceptions), "."], ""))
    if f.evidence:
        grounds.append(joined([link("evidence", "Evidence"), ": ", _items(f, links), "."], ""))
    return el(
        "section",
        lines(
            el("p", links.prose(asked), class_="asked"),
            el("p", *result, outcome_badge(f)),
            el("p", links.prose(f.because)),
            el("p", joined([*grounds, el("code", written)], " "), class_="grounds"),
        ),
        class_="test",
    )


def _named(name: str, rows: Sequence[str], links: Links) -> Markup:
    if not rows:
        return Markup("")
    shown = [links.told(r) for r in rows]
    if len(shown) > 1:
        return lines(el("p", el("b", f"{name}:"), class_="few"), items(shown, "few"))
    return el("p", el("b", f"{name}: "), shown[0], ".", class_="few")


def _items(f: Finding, links: Links) -> Markup:
    whole = links.evidence(f.evidence)
    if len(f.evidence) > FEW and set(f.evidence) == set(links.case.evidence):
        return Markup(f"all {len(f.evidence)} items")
    return whole


def _rests(v: Verdict, links: Links) -> Markup:
    """Return the dates and readings on which a verdict rests; a claim is named by its statement."""
    case, shown = links.case, []
    for words in v.rests_on:
        claim, since, date = words.partition(" since ")
        if words.startswith(JUDGED):
            continue
        if since and claim in case.claims:
            start = case.claims[claim].since
            day = f"from {in_words(start)} on" if start else date
            shown.append(
                text(f"{quoted(case, claim)} is true {day}" if start else f"{quoted(case, claim)} has {day}")
            )
        else:
            shown.append(links.told(words))
    return el("p", el("b", "Rests on: "), joined(shown, "; "), ".", class_="few") if shown else Markup("")


def _figures(v: Verdict, case: Case, figures: Figures) -> list[Markup]:
    """Return the figures that the tests of a thesis call for; those that stand elsewhere are linked."""
    called = [c for f in v.findings for c in _called_for(case, case.inquiries.get(f.inquiry))]
    placed: list[Markup] = []
    elsewhere: list[Markup] = []
    for name, wanted, here in dict.fromkeys(called):
        figure = figures.place(name, wanted) if here else Markup("")
        if figure:
            placed.append(figure)
        else:
            elsewhere.append(figures.see(name, wanted))
    return [seen(elsewhere), *placed]


def _called_for(case: Case, inquiry: Inquiry | None) -> list[tuple[str, Wanted, bool]]:
    """Return the charts that show the answer of an inquiry, and whether they are placed with the thesis."""
    match inquiry:
        case Channel():
            return [("transmission", Wanted(claims=(inquiry.claim,)), True)]
        case Knew() if inquiry.by.latest <= case.period.latest:
            return [("grid", Wanted(), False)]
        case Weigh() if len(case.hypotheses) > 1 and case.evidence:
            return [("posterior", Wanted(), True), ("decibels", Wanted(), True)]
        case Play() if inquiry.game in case.games:
            return [("tree", Wanted(game=inquiry.game), True)]
    return []
