"""The weighing on the page: every number with a link to the rows that it comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from backchannel.audit.answers import Answers
from backchannel.audit.checks.weigh import WORDS
from backchannel.reasoning.dependence import TREATMENTS, weights
from backchannel.reasoning.weigh import Weighed
from backchannel.views.charts.wanted import Wanted
from backchannel.views.page.figures import Figures
from backchannel.views.page.links import Links
from backchannel.views.page.markup import Markup, anchor, el, heading, items, joined, lines, link, table
from backchannel.views.weighing import leader, leads, number

TITLE = "Weighing the rival explanations"


def weighing(answers: Answers, links: Links, figures: Figures) -> Markup:
    """Return the section on the rival explanations."""
    links.at("weighing", "the weighing")
    if not answers.case.hypotheses:
        nothing = "The case has no rival explanations in hypotheses.csv, so nothing is weighed."
        return lines(heading(2, TITLE, "weighing"), el("p", nothing))
    w = answers.weighed()
    drawn = [figures.here(c, Wanted()) for c in ("posterior", "decibels")] if _comparable(w) else []
    return lines(
        heading(2, TITLE, "weighing"),
        el("p", _opening(w)),
        _hypotheses(w, links),
        _beside(w, links),
        *(_ratios(w, links) if _comparable(w) else ()),
        *drawn,
        items(_notes(w, links), "few"),
    )


def _comparable(w: Weighed) -> bool:
    return len(w.ledger.hypotheses) > 1 and bool(w.ledger.evidence)


def _opening(w: Weighed) -> str:
    count, judges = len(w.ledger.evidence), w.ledger.judges
    if not judges:
        return "Nothing was judged under these explanations; what follows are the priors alone."
    pooled = (
        f"judges {', '.join(judges)}, pooled with equal weights" if len(judges) > 1 else f"judge {judges[0]}"
    )
    return (
        f"{count} item{'s' * (count != 1)} of evidence under {len(w.ledger.hypotheses)} explanations that exclude each other; {pooled}; "
        f"of items that depend on each other {WORDS[w.treatment]}. The numbers are judgements, each with its reason; what they make of the odds is arithmetic."
    )


def _hypotheses(w: Weighed, links: Links) -> Markup:
    mean = w.mean()
    rows = []
    for i, h in enumerate(w.ledger.hypotheses):
        low, high = w.interval(h)
        least, most = w.bounds(h)
        rows.append(
            [
                links.hypothesis(h, whole=True),
                link(anchor("hypothesis", h), number(float(w.prior[i].mean()))),
                link("ratios", number(mean[h])) if _comparable(w) else number(mean[h]),
                f"{number(low)} to {number(high)}",
                f"{bound(least)} to {bound(most)}",
                link("errors", bound(w.error(h))),
            ]
        )
    head = ["Explanation", "Prior", "Posterior", "5–95 %", "Robust bounds", "Monte Carlo error"]
    caption = "The explanations before and after the evidence (robust bounds: the least and the most that the judged ranges allow)"
    return table(head, rows, numbers=1, caption=caption)


def _beside(w: Weighed, links: Links) -> Markup:
    names = w.ledger.hypotheses
    rows: list[tuple[str, Mapping[str, float]]] = [(_capital(WORDS[t]), w.mean(t)) for t in TREATMENTS]
    rows += [(f"Uniform prior, {WORDS[t]}", w.from_uniform(t)) for t in TREATMENTS]
    if len(w.ledger.judges) > 1:
        rows += [(f"Judge {j} alone", w.mean(judge=j)) for j in w.ledger.judges]
        rows.append(("Judges pooled by the geometric mean", w.logarithmic()))
    if w.reliable:
        rows.append(("Weakened by how far the records were checked", w.reliable))
    error = max(map(w.error, names), default=0.0)
    shown = [
        [words, *(number(by[h]) for h in names), links.signs.get(leads(by, error), "–")] for words, by in rows
    ]
    head = ["Posterior", *(links.hypothesis(h) for h in names), "Leads"]
    return table(
        head, shown, class_="small", numbers=1, caption="The same under other treatments, priors and judges"
    )


def _ratios(w: Weighed, links: Links) -> Sequence[Markup]:
    """Return the weight of every item against the leading explanation, and their sums."""
    first = leader(w.mean())
    others = [h for h in w.ledger.hypotheses if h != first]
    found = {e: w.decibels(e, first) for e in w.ledger.evidence}
    rows = [
        [
            joined([links.item(e), _statement(links, e)], " "),
            *(link(anchor("evidence", e), _signed(found[e][f"{h}/{first}"])) for h in others),
        ]
        for e in w.ledger.evidence
    ]
    judge = next(iter(w.ledger.judges), "")
    for treatment in TREATMENTS:
        share = weights(w.ledger.groups.get(judge, {}), w.ledger.strengths, treatment)
        sums = [sum(share.get(e, 1.0) * found[e][f"{h}/{first}"] for e in w.ledger.evidence) for h in others]
        rows.append([el("b", f"Sum, {WORDS[treatment]}"), *(el("b", _signed(s)) for s in sums)])
    head = ["Item", *(links.hypothesis(h) for h in others)]
    words = joined(
        [
            "How far each item speaks for an explanation against the leading one, ",
            links.hypothesis(first, whole=True),
            ", in decibels: +3 doubles the odds of the other, −10 makes the leading one ten times as probable. Each number leads to the judgements and their reasons.",
        ],
        "",
    )
    grouped = f" The sums count dependent items as grouped by {judge}." if len(w.ledger.judges) > 1 else ""
    return (
        heading(3, "Weight of each item", "ratios"),
        el("p", words, grouped),
        table(head, rows, class_="small", numbers=1),
    )


def _statement(links: Links, name: str) -> str:
    item = links.case.evidence.get(name)
    return (item.statement or name) if item else name


def bound(x: float) -> str:
    """Return a number from 0 to 1 that may lie very near to either.

    >>> bound(7e-9), bound(0.0005), bound(1 - 1e-7), bound(0.27)
    ('<0.0001', '0.0005', '>0.9999', '0.27')
    """
    return "<0.0001" if 0 < x < 5e-5 else ">0.9999" if 1 - 5e-5 < x < 1 else number(x)


def _signed(x: float) -> str:
    """Return a number with its sign, nought without.

    >>> _signed(-0.04), _signed(-3.21)
    ('0.0', '−3.2')
    """
    shown = f"{x:+.1f}"
    return "0.0" if shown in ("+0.0", "-0.0") else shown.replace("-", "−")


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _notes(w: Weighed, links: Links) -> list[Markup]:
    ledger = w.ledger
    out = [joined([f"{j} leaves {n} cells out; they are borrowed from the first judge who has them."]) for j, n in (ledger.borrowed or {}).items() if n]  # fmt: skip
    out += [
        joined([links.item(e), f" is left out: {why}."], "") for e, why in (ledger.left_out or {}).items()
    ]
    out += [
        joined(
            [
                links.item(e),
                " is judged as if ",
                links.evidence(seen),
                " were known, which is not weighed here.",
            ],
            "",
        )
        for e, seen in (ledger.assumed or {}).items()
    ]
    if ledger.unstated:
        out.append(joined([f"No strength of dependence is stated for {', '.join(ledger.unstated)}; 0.5 is taken."]))  # fmt: skip
    return out
