"""The weighing of the rival explanations as a person reads it on a terminal: ratios first, posteriors second."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import ascii_uppercase

from backchannel.case.model import Case
from backchannel.errors import one_line
from backchannel.reasoning.dependence import TREATMENTS
from backchannel.reasoning.replay import Release
from backchannel.reasoning.weigh import Weighed
from backchannel.views.columns import columns, wrapped

LINE = 110
ABREAST = 12
"""Hypotheses that stand side by side in a table: the most probable."""


def letters(hypotheses: Sequence[str]) -> dict[str, str]:
    """Return a short sign for each hypothesis: A, B and so on to Z, then A2.

    >>> letters(["china", "other"])
    {'china': 'A', 'other': 'B'}
    """
    return {
        h: ascii_uppercase[i % 26] + (str(i // 26 + 1) if i >= 26 else "") for i, h in enumerate(hypotheses)
    }


def number(x: float) -> str:
    """Return a probability for a table: two digits, four where it is near 0 or 1.

    >>> number(0.274), number(0.0004), number(0.00001), number(0.99999)
    ('0.27', '0.0004', '<0.0001', '>0.9999')
    """
    near = min(x, 1 - x)
    if 0 < near < 5e-5:
        return "<0.0001" if x < 0.5 else ">0.9999"
    return f"{x:.2f}" if near >= 0.005 or near <= 0 else f"{x:.4f}"


def leader(means: Mapping[str, float]) -> str:
    """Return the most probable hypothesis, the first by name if several are."""
    return min(means, key=lambda h: (-means[h], h), default="")


def leads(means: Mapping[str, float], error: float) -> str:
    """Return the hypothesis that leads; blank if the next is nearer than twice the Monte Carlo error.

    Args:
        means: posterior of every hypothesis.
        error: of a mean.

    >>> leads({"china": 0.4, "other": 0.3}, 0.001), leads({"china": 0.3, "other": 0.3}, 0.0)
    ('china', '')
    """
    first = leader(means)
    next_ = max((p for h, p in means.items() if h != first), default=0.0)
    return first if first and means[first] - next_ > max(2 * error, 1e-9) else ""


def _legend(case: Case, sign: Mapping[str, str]) -> list[str]:
    return [f"  {s}  {one_line(case.hypotheses[h].label or h)}  [{h}]" for h, s in sign.items()]


def weigh(case: Case, w: Weighed) -> str:
    """Return what the evidence makes of the odds.

    Args:
        case: the case.
        w: the weighing; without a reference the items are compared with the most probable hypothesis.
    """
    names = w.ledger.hypotheses
    sign, mean = letters(names), w.mean()
    reference = w.reference or leader(mean)
    judges = ", ".join(w.ledger.judges) or "no judge"
    pool = "the linear pool of " if len(w.ledger.judges) > 1 else ""
    out = [
        wrapped(
            f"{len(w.ledger.evidence)} items of evidence, {len(names)} hypotheses; judged by {pool}{judges}; dependence: {w.treatment}; {w.draws:,} draws, seed {w.seed}.",
            LINE,
        ),
        "",
        *_legend(case, sign),
    ]
    if not w.ledger.evidence:
        out += ["", "No item of evidence can be weighed here: what follows are the priors."]
    if w.ledger.evidence and len(names) > 1:
        out += ["", *_ratios(w, sign, reference)]
    rows = [
        [
            sign[h],
            number(float(w.prior[i].mean())),
            number(mean[h]),
            " to ".join(map(number, w.interval(h))),
            " to ".join(map(number, w.bounds(h))),
            f"{w.error(h):.0e}",
        ]
        for i, h in enumerate(names)
    ]
    out += [
        "",
        "Posterior probability (5-95 % of the draws; robust: the most that the ranges allow either way)",
    ]
    out.append(columns(["", "prior", "posterior", "5-95 %", "robust", "Monte Carlo error"], rows, LINE))
    out += ["", "The same by other treatments, judges and priors", _beside(w, sign)]
    return "\n".join([*out, *_notes(w)])


def _abreast(w: Weighed) -> list[str]:
    """Return the hypotheses that find room beside each other, in their own order."""
    mean = w.mean()
    first = sorted(mean, key=lambda h: (-mean[h], h))[:ABREAST]
    return [h for h in w.ledger.hypotheses if h in first]


def _ratios(w: Weighed, sign: Mapping[str, str], reference: str) -> list[str]:
    others = [h for h in _abreast(w) if h != reference]
    rows = []
    for e in w.ledger.evidence:
        found = w.decibels(e, reference)
        rows.append([*(f"{found[f'{h}/{reference}']:+.1f}" for h in others), e])
    head = f"Weight of each item in decibels against {sign[reference]} (+3: odds doubled for the other; -10: ten times for {sign[reference]})"
    return [head, columns([*(sign[h] for h in others), "evidence"], rows, LINE)]


def _beside(w: Weighed, sign: Mapping[str, str]) -> str:
    names = _abreast(w)
    lines: list[tuple[str, Mapping[str, float]]] = [(t, w.mean(t)) for t in TREATMENTS]
    lines += [(f"{t}, uniform prior", w.from_uniform(t)) for t in TREATMENTS]
    if len(w.ledger.judges) > 1:
        lines += [(f"{w.treatment}, {j} alone", w.mean(judge=j)) for j in w.ledger.judges]
        lines.append((f"{w.treatment}, logarithmic pool", w.logarithmic()))
    if w.reliable:
        lines.append((f"{w.treatment}, weakened by how far the records were checked", w.reliable))
    error = max(map(w.error, names), default=0.0)
    rows = [[*(number(by[h]) for h in names), sign.get(leads(by, error), "-"), text] for text, by in lines]
    return columns([*(sign[h] for h in names), "leads", ""], rows, LINE + 20)


def _notes(w: Weighed) -> list[str]:
    ledger = w.ledger
    out = [f"{j} leaves {n} cells out; they are borrowed." for j, n in (ledger.borrowed or {}).items() if n]
    reasons: dict[str, list[str]] = {}
    for e, why in (ledger.left_out or {}).items():
        reasons.setdefault(why, []).append(e)
    out += [f"left out ({why}): {', '.join(items)}." for why, items in reasons.items()]
    out += [f"{e} is judged as if {', '.join(seen)} were known, which is not weighed here." for e, seen in (ledger.assumed or {}).items()]  # fmt: skip
    if len(ledger.hypotheses) > ABREAST:
        out.append(
            f"{ABREAST} of {len(ledger.hypotheses)} hypotheses stand side by side, the most probable; --json has all."
        )
    if ledger.unstated:
        out.append(f"No strength of dependence is stated for {', '.join(ledger.unstated)}; 0.5 is taken.")
    return ["", *(wrapped(f"Note: {line}", LINE) for line in out)] if out else []


def replay(case: Case, releases: Sequence[Release]) -> str:
    """Return the posterior at each date on which evidence became public."""
    if not releases:
        return "No item of evidence has a date of release."
    names = list(releases[0].hypotheses)
    sign = letters(names)
    rows = [
        [
            r.to_dict()["date"],
            *(number(r.hypotheses[h]) for h in names),
            sign.get(leads(r.hypotheses, r.error), "-"),
            ", ".join(r.released),
        ]
        for r in releases
    ]
    error = max(r.error for r in releases)
    return "\n".join(
        [
            "What a reader of all that was published could conclude, from each date of release on:",
            *_legend(case, sign),
            "",
            columns(["by", *(sign[h] for h in names), "leads", "released"], rows, LINE + 40),
            "",
            f"{releases[-1].draws:,} draws at each date; Monte Carlo error at most {error:.0e}.{_never(case, releases[-1])}",
        ]
    )


def _never(case: Case, last: Release) -> str:
    count = len(case.evidence) - last.known
    if not count:
        return ""
    were = "are" if count > 1 else "is"
    return f" {count} of {len(case.evidence)} items {were} not public to this day and not counted here."
