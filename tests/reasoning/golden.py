"""The numbers of the Korean case at the modes, as the oracle computes them; run it to write them down anew.

``python tests/reasoning/golden.py`` rewrites ``korea_posteriors.csv`` and ``korea_decibels.csv`` beside it. Do
that only after the case has changed, and read the difference.
"""

from __future__ import annotations

import csv
import sys
from datetime import date
from decimal import Decimal, getcontext
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
KOREA = ROOT / "cases" / "korea-1950"

PAIRS = {
    "compiler": {
        "e02-turn-in-these-weeks": [("treaty-loss", "other"), ("treaty-loss", "us-stays-out"), ("us-stays-out", "kims-push")],
        "e10-1945-port-memo": [("treaty-loss", "us-stays-out"), ("treaty-loss", "bind-china")],
        "e14-secrecy-order-2-feb": [("bind-china", "alliance-confidence"), ("alliance-confidence", "bind-china"), ("treaty-loss", "us-stays-out")],
        "e18-april-stated-reasons": [("us-stays-out", "divert-america"), ("china-as-substitute", "us-stays-out")],
        "e26-absence-entanglement-plan": [("us-stays-out", "divert-america"), ("other", "divert-america")],
    },
    "sceptic": {
        "e14-secrecy-order-2-feb": [("bind-china", "alliance-confidence")],
        "e26-absence-entanglement-plan": [("us-stays-out", "divert-america")],
        "e02-turn-in-these-weeks": [("treaty-loss", "other")],
    },
}  # fmt: skip


def mode(book, judge, item, hypothesis):
    """Return the text of a mode, exactly as a decimal number."""
    return Decimal(str(book.cells[book.lender(judge, item, hypothesis), item, hypothesis][1]))


def decibels(book):
    """Yield the decibels of some items, in forty decimal digits before they are rounded to twelve."""
    getcontext().prec = 40
    for judge, items in PAIRS.items():
        for item, pairs in items.items():
            for one, other in pairs:
                own, against = mode(book, judge, item, one), mode(book, judge, item, other)
                yield {
                    "judge": judge,
                    "evidence": item,
                    "hypothesis": one,
                    "against": other,
                    "mode": str(own),
                    "mode_against": str(against),
                    "decibels": f"{10 * (own / against).log10():.12f}",
                }


def posteriors(book, oracle):
    """Yield every posterior: by judge and pool, treatment, prior, reliability, subset and date of release."""
    china = ["alliance-confidence", "china-as-substitute", "treaty-loss", "bind-china"]
    variants = {
        "": {},
        "uniform prior": {"uniform": True},
        "reliability": {"reliable": True},
        "china motives": {"hypotheses": china},
        "china motives, reliability": {"hypotheses": china, "reliable": True},
        "by 1992-12-31": {"items": oracle.public_by(book, date(1992, 12, 31))},
        "by 1996-12-31": {"items": oracle.public_by(book, date(1996, 12, 31))},
    }
    for variant, how in variants.items():
        for treatment in oracle.TREATMENTS:
            found = {judge: oracle.posterior(book, judge, treatment, **how) for judge in book.judges}
            found["linear pool"] = oracle.linear(book, treatment, **how)
            found["logarithmic pool"] = oracle.logarithmic(book, treatment, **how)
            for whose, numbers in found.items():
                for hypothesis, number in numbers.items():
                    yield {
                        "variant": variant,
                        "judge": whose,
                        "treatment": treatment,
                        "hypothesis": hypothesis,
                        "posterior": repr(number),
                    }


def write(name, rows):
    rows = list(rows)
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        out.writeheader()
        out.writerows(rows)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    from tests.reasoning import oracle

    korea = oracle.read(KOREA)
    write("korea_decibels.csv", decibels(korea))
    write("korea_posteriors.csv", posteriors(korea, oracle))
