"""``H leads``, ``H raised``, ``H lowered``, ``H over H2`` and ``A|B above 0.5``.

True in at least 95 % of the draws under all four treatments of dependence, it holds; true in at most 5 % under all,
it fails; otherwise it is open, and the treatments that keep it so are named.
"""

from __future__ import annotations

from collections.abc import Mapping

from backchannel.audit.answers import Answers
from backchannel.audit.finding import ENOUGH, JUDGED, Finding, by_share, near_limit
from backchannel.audit.prose import listed
from backchannel.case.expectations import Expectation, Test
from backchannel.case.inquiries import Weigh
from backchannel.case.model import Case
from backchannel.case.words import in_words
from backchannel.reasoning.dependence import TREATMENTS
from backchannel.reasoning.statements import Statement
from backchannel.reasoning.weigh import Weighed

WORDS = {
    "independent": "each item counted in full",
    "sqrt": "the square root of a group counted",
    "one-per-group": "one item of a group counted",
    "stated": "the stated dependence of a group",
}
"""The treatments as they are told to a reader."""


def check(answers: Answers, inquiry: Weigh, test: Test) -> Finding:
    """Return whether the evidence does to the odds of a hypothesis what it should, under all four treatments."""
    case, weighed = answers.case, answers.weighed(inquiry.hypotheses, inquiry.at, beside=False)
    if not weighed.ledger.hypotheses:
        missing = "The case has no rival explanations to weigh."
        return Finding(inquiry.id, "weigh", "", "open" if test.expectations else None, missing, (missing,))
    opening = f"From what was public by {in_words(inquiry.at)}: " if inquiry.at else ""
    dated = ("released: the dates from which the items of evidence were public",) if inquiry.at else ()
    basis = (*_basis(case, weighed), *dated)
    if not test.expectations:
        return Finding(inquiry.id, "weigh", "", None, opening + _ranking(case, weighed), evidence=weighed.ledger.evidence, rests_on=basis)  # fmt: skip
    expected = test.expectations[0]
    said = statement(expected)
    shares = {t: weighed.share(said, t) for t in TREATMENTS}
    outcome = by_share(min(shares.values()), max(shares.values()))
    return Finding(
        inquiry.id,
        "weigh",
        expected.text,
        outcome,
        f"{opening}{_sentence(case, weighed, expected, said)} {_shares(shares)}{_near(shares, weighed.draws)}{_by_judge(weighed, said)}",
        (_decides(inquiry.id, expected.text, shares),) if outcome == "open" else (),
        rests_on=basis,
        evidence=weighed.ledger.evidence,
    )


def statement(expected: Expectation) -> Statement:
    """Return an expectation as a statement about hypotheses."""
    names = expected.names
    others = tuple(names["other"].split("|")) if "other" in names else ()
    return Statement(
        expected.verb, tuple(names["hypothesis"].split("|")), others, float(names.get("number", 0))
    )


def label(case: Case, hypotheses: str) -> str:
    """Return hypotheses, joined by ``|``, by their labels in quotation marks."""
    return listed((f"“{case.hypotheses[h].label or h}”" for h in hypotheses.split("|")), "or")


def _sentence(case: Case, weighed: Weighed, expected: Expectation, said: Statement) -> str:
    names = weighed.ledger.hypotheses
    mean, prior = weighed.mean(), dict(zip(names, map(float, weighed.prior.mean(axis=1)), strict=True))
    after, before = (sum(x[h] for h in names if h in said.together) for x in (mean, prior))
    text = f"{label(case, expected.names['hypothesis'])} had a probability of {before:.2f} before the evidence and has {after:.2f} after it"
    if said.others:
        other = sum(mean[h] for h in names if h in said.others)
        text += f", against {other:.2f} for {label(case, expected.names['other'])}"
    elif said.verb == "leads":
        rest = [h for h in names if h not in said.together]
        first = max(rest, key=lambda h: mean[h], default="")
        text += (
            f"; the strongest of the others is {label(case, first)} with {mean[first]:.2f}" if first else ""
        )
    return f"{text}."


def _shares(shares: Mapping[str, float]) -> str:
    parts = [f"{_share(share)} with {WORDS[t]}" for t, share in shares.items()]
    return f"Share of the draws in which that is so: {listed(parts)}."


def _share(share: float) -> str:
    """Return a share with two digits, or with four where two would carry it across a limit of the rule."""
    shown = round(share, 2)
    across = (share >= ENOUGH) != (shown >= ENOUGH) or (share <= 1 - ENOUGH) != (shown <= 1 - ENOUGH)
    return f"{share:.4f}" if across else f"{share:.2f}"


def _by_judge(weighed: Weighed, said: Statement) -> str:
    judges = list(weighed.posterior)
    if len(judges) < 2:
        return ""
    shares = {j: [weighed.share(said, t, j) for t in TREATMENTS] for j in judges}
    parts = [f"{_share(min(s))} to {_share(max(s))} by {j}" for j, s in shares.items()]
    return f" Judge by judge: {listed(parts)}."


def _decides(inquiry: str, text: str, shares: Mapping[str, float]) -> str:
    agreed = all(1 - ENOUGH < s < ENOUGH for s in shares.values())
    each = ", ".join(f"{_share(s)} ({t})" for t, s in shares.items())
    return f"{inquiry}: “{text}” is {'undecided' if agreed else 'fragile'}, true in {each} of the draws"


def _near(shares: Mapping[str, float], draws: int) -> str:
    """Name the treatments whose share more draws may carry over a limit of the rule."""
    close = [t for t, s in shares.items() if near_limit(s, draws)]
    if not close:
        return ""
    return f" With {listed(WORDS[t] for t in close)} the share lies within twice its Monte Carlo error of the limit."


def _ranking(case: Case, weighed: Weighed) -> str:
    mean = weighed.mean()
    first = sorted(mean, key=lambda h: (-mean[h], h))
    shown = listed(f"{label(case, h)} {mean[h]:.2f}" for h in first[:3])
    leaders = {t: max(by, key=lambda h: (by[h], h)) for t in TREATMENTS for by in [weighed.mean(t)]}
    text = f"{len(weighed.ledger.evidence)} items of evidence give {shown}"
    text += f" and the other {len(first) - 3} {sum(mean[h] for h in first[3:]):.2f}" if len(first) > 3 else ""
    if len(set(leaders.values())) > 1:
        by = listed(f"{label(case, h)} with {WORDS[t]}" for t, h in leaders.items())
        text += f"; which leads hangs on the treatment of dependent items: {by}"
    return f"{text}."


def _basis(case: Case, weighed: Weighed) -> tuple[str, ...]:
    ledger = weighed.ledger
    borrowed = ledger.borrowed or {}
    out = [f"{JUDGED}: likelihoods by {listed(ledger.judges)}"] if ledger.judges else []
    whose = listed(case.settings.about.authors) or "the compilers"
    out.append(f"{JUDGED}: priors by {whose}")
    out += [f"{n} likelihoods that {j} leaves out are borrowed" for j, n in borrowed.items() if n]
    if ledger.unstated:
        out.append("strength of dependence of a group not stated, taken as 0.5")
    if ledger.left_out:
        out.append(f"left out, not judged under every hypothesis: {listed(ledger.left_out)}")
    return tuple(out)
