"""Weighing once more in plain Python, by products and powers of probabilities, without logarithms and without draws.

It reads the CSV files of a case itself and shares nothing with the program. What it computes is exact up to
rounding: posteriors at single numbers, their pools, and the smallest and largest posterior by trying every corner.
"""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from math import prod, sqrt
from pathlib import Path

TREATMENTS = ("independent", "sqrt", "one-per-group", "stated")
TRUST = {"text": 0.95, "abstract": 0.85, "secondary": 0.8, "recalled": 0.6}

NEVER = date.max

Three = tuple[float, float, float]


@dataclass
class Book:
    """A case as the weighing sees it.

    Args:
        priors: by hypothesis: lowest, most plausible, highest.
        cells: by judge, item and hypothesis, as written, in the order of the file.
        group: by item; blank: on its own.
        given: (judge, item, hypothesis) of the cells that take other items as seen.
        trust: by item, how far its source is trusted.
        released: by item, the last day of its release; ``NEVER``: never.
        strengths: by group, where stated.
    """

    priors: dict[str, Three]
    cells: dict[tuple[str, str, str], Three]
    group: dict[str, str]
    given: set[tuple[str, str, str]] = field(default_factory=set)
    trust: dict[str, float] = field(default_factory=dict)
    released: dict[str, date] = field(default_factory=dict)
    strengths: dict[str, float] = field(default_factory=dict)

    @property
    def judges(self) -> list[str]:
        """The judges, as the file first names them."""
        return list(dict.fromkeys(judge for judge, _, _ in self.cells))

    def lender(self, judge: str, item: str, hypothesis: str) -> str:
        """Return whose cell a judge uses: his own, or that of the first judge who has one; blank: nobody's."""
        for one in (judge, *self.judges):
            if (one, item, hypothesis) in self.cells:
                return one
        return ""

    def weighable(self, hypotheses: list[str], items: list[str] | None = None) -> list[str]:
        """Return the items that somebody judged under every one of these hypotheses."""
        return [
            item
            for item in (self.group if items is None else items)
            if all(self.lender("", item, h) for h in hypotheses)
        ]

    def borrowed(self, judge: str, hypotheses: list[str]) -> int:
        return sum(
            self.lender(judge, item, h) != judge for item in self.weighable(hypotheses) for h in hypotheses
        )


def exponents(book, judge, treatment, hypotheses, items):
    """Return the power to which the likelihoods of each item are raised: k / n of its group."""

    def alone(item):
        return not book.group[item] or any(
            (book.lender(judge, item, h), item, h) in book.given for h in hypotheses
        )

    size: dict[str, int] = {}
    for item in items:
        if not alone(item):
            size[book.group[item]] = size.get(book.group[item], 0) + 1
    found = {}
    for item in items:
        n = 1 if alone(item) else size[book.group[item]]
        s = book.strengths.get(book.group[item], 0.5)
        k = {"independent": n, "sqrt": sqrt(n), "one-per-group": 1, "stated": 1 + (n - 1) * (1 - s)}[
            treatment
        ]
        found[item] = k / n
    return found


def seen_by(book, judge, item, hypothesis, which=1, *, reliable=False):
    """Return a likelihood as a judge sees it: its lowest (0), most plausible (1) or highest (2) number."""
    likelihood = book.cells[book.lender(judge, item, hypothesis), item, hypothesis][which]
    if not reliable:
        return likelihood
    modes = [book.cells[lender, item, h][1] for h in book.priors if (lender := book.lender(judge, item, h))]
    r = book.trust.get(item, 0.8)
    return r * likelihood + (1 - r) * sum(modes) / len(modes)


def normalised(products):
    total = sum(products)
    return [p / total for p in products]


def posterior(book, judge, treatment, hypotheses=None, *, items=None, uniform=False, reliable=False):
    """Return the posterior at the most plausible numbers, by hypothesis."""
    hypotheses = list(book.priors) if hypotheses is None else list(hypotheses)
    items = book.weighable(hypotheses, items)
    powers = exponents(book, judge, treatment, hypotheses, items)
    products = [
        (1 if uniform else book.priors[h][1])
        * prod(seen_by(book, judge, item, h, reliable=reliable) ** powers[item] for item in items)
        for h in hypotheses
    ]
    return dict(zip(hypotheses, normalised(products), strict=True))


def linear(book, treatment, hypotheses=None, **how):
    """Return the mean of the judges' posteriors."""
    each = [posterior(book, judge, treatment, hypotheses, **how) for judge in book.judges]
    return {h: sum(p[h] for p in each) / len(each) for h in each[0]}


def logarithmic(book, treatment, hypotheses=None, **how):
    """Return the geometric mean of the judges' posteriors, made to sum to 1."""
    each = [posterior(book, judge, treatment, hypotheses, **how) for judge in book.judges]
    means = normalised([prod(p[h] for p in each) ** (1 / len(each)) for h in each[0]])
    return dict(zip(each[0], means, strict=True))


def corners(book, judge, treatment, together, hypotheses=None, *, reliable=False):
    """Return the smallest and largest posterior of hypotheses together, over all corners of all ranges."""
    hypotheses = list(book.priors) if hypotheses is None else list(hypotheses)
    items = book.weighable(hypotheses)
    powers = exponents(book, judge, treatment, hypotheses, items)
    each = []
    for h in hypotheses:
        ends = [[book.priors[h][0], book.priors[h][2]]]
        ends += [
            [seen_by(book, judge, item, h, end, reliable=reliable) ** powers[item] for end in (0, 2)]
            for item in items
        ]
        each.append({prod(corner) for corner in product(*ends)})
    smallest, largest = 1.0, 0.0
    for corner in product(*each):
        share = sum(p for h, p in zip(hypotheses, corner, strict=True) if h in together) / sum(corner)
        smallest, largest = min(smallest, share), max(largest, share)
    return smallest, largest


def last_day(text: str) -> date:
    """Return the last day of a release date; of EDTF only what release dates are written in."""
    text = text.rsplit("/", maxsplit=1)[-1].rstrip("~?%")
    if not text:
        return NEVER
    year, *rest = text.split("-")
    number = int(year.replace("X", "9"))
    if not rest:
        return date(number, 12, 31)
    month = int(rest[0])
    if month > 20:  # seasons: spring ends with May, winter with the February of the next year
        number, month = (number + 1, 2) if month == 24 else (number, 5 + 3 * (month - 21))
    if len(rest) == 2:
        return date(number, month, int(rest[1]))
    return date(number + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def public_by(book, day: date):
    """Return the items that were surely public by the end of a day."""
    return [item for item in book.group if book.released[item] <= day]


def rows(path: Path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read(folder: Path) -> Book:
    """Return the case of a folder."""
    verified = {r["id"]: r["verified"] for r in rows(folder / "records.csv")}
    evidence = rows(folder / "evidence.csv")
    judged = rows(folder / "likelihoods.csv")
    settings = tomllib.loads((folder / "case.toml").read_text(encoding="utf-8"))
    return Book(
        priors={
            r["id"]: (float(r["prior_low"]), float(r["prior"]), float(r["prior_high"]))
            for r in rows(folder / "hypotheses.csv")
        },
        cells={
            (r["judge"], r["evidence"], r["hypothesis"]): (
                float(r["low"]),
                float(r["mode"]),
                float(r["high"]),
            )
            for r in judged
        },
        group={r["id"]: r["group"] for r in evidence},
        given={(r["judge"], r["evidence"], r["hypothesis"]) for r in judged if r["given"]},
        trust={
            r["id"]: max(
                [TRUST[verified[record]] for record in r["records"].split(";") if record], default=0.8
            )
            for r in evidence
        },
        released={r["id"]: last_day(r["released"]) for r in evidence},
        strengths=settings.get("groups", {}),
    )
