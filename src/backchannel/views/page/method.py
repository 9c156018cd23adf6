"""The method: the rules in our own words, the settings, the versions, the errors of the draws, what is odd in the case."""

from __future__ import annotations

import platform
from collections.abc import Sequence

import numpy as np

from backchannel.audit.answers import Answers
from backchannel.audit.finding import ENOUGH, LARGEST_SHARE, MOST_EXCEPTIONS
from backchannel.errors import Problem, UsageError
from backchannel.knowledge.shift import DRAWS as SHIFT_DRAWS
from backchannel.knowledge.shift import SEED as SHIFT_SEED
from backchannel.reasoning.reliability import TRUST, WITHOUT_RECORDS
from backchannel.views.page.markup import Markup, el, heading, items, lines, table

MOST = 200
"""Warnings that are printed."""
RULES = (
    (
        "Dates",
        "A date is the closed span of all its minutes, so that a month is any minute in it; “by” a date means by the end of it. One date lies before another only if its last minute does; else it cannot be said. What is about or perhaps a date is wider by the days stated below. Where no receipt is recorded it lies between the sending and its end plus the transit time of its kind.",
    ),
    (
        "Who knows",
        "Who writes a claim knows it from the sending; who carries, signs or receives it from the receipt; its origin from the day on which it is true. The earliest of these days at their lower ends is when somebody possibly knew, the earliest at their upper ends when he certainly did. Only a record that asserts makes knowledge certain: what is implied, recalled, disputed, one scholar's reading, public, or known to a body of which one is a member counts for possible only. Who was told the contrary, or could have had it from a contact of which no record tells, did not know.",
    ),
    (
        "Silence",
        "If no record on a topic passed between two people in a time, it is asked how probable that is by chance, given how many records of the two are known in all and how many of them are on the topic. Where so few are known that even no record could not surprise, the silence is of the record and not of the men. Only a series that was searched turns an absence into evidence.",
    ),
    (
        "Turn of a stance",
        f"The records in which somebody asserts or denies a claim are put in order, uncertain dates drawn {SHIFT_DRAWS:,} times with seed {SHIFT_SEED}; one turn is compared with none. A Bayes factor below 3 leaves it open. The last record of the old and the first of the new stance are always named.",
    ),
    (
        "What a phrase can mean",
        "Facts and assessments of the topics asked for that the speaker certainly knew when he used it, and that came to be true after his last contrary stance; what he possibly knew is named apart.",
    ),
    (
        "Weighing",
        "The explanations exclude each other. A judge says of each item how probable it is under each of them, as a lowest, most plausible and highest value; a value is drawn between these (a PERT distribution on the scale of the logarithm of the odds), priors likewise, and Bayes's rule gives the posterior of each draw. The headline is the mean over the judges with equal weights; the interval holds the middle nine tenths of all draws of all judges. Decibels are ten times the logarithm of the ratio of the most plausible values. Robust bounds are the least and the most that the ranges allow, without any draw.",
    ),
    (
        "Dependence",
        "Items of one group depend on each other and must not be counted in full. Of a group of n items the weight is that of n, of the square root of n, of one, or of what the stated strength leaves; all four are computed, and a thesis must hold under all. An item judged as given others has their dependence in its number and stands alone.",
    ),
    (
        "Reliability",
        "Beside the verdict each item is weakened by how far its best record was checked: {trust}; without records {without}. What an untrustworthy source would show is taken as the mean over the explanations.",
    ),
    (
        "Games",
        "Each player values an outcome by the sum of his stakes, each times how far the outcome serves it, and a chance by his own belief. From the ends of the tree back every player takes what is best for him there (a subgame-perfect equilibrium); ties are followed both ways. Stakes and chances are drawn from their judged ranges, and a move or the path holds as often as it is one of equilibrium. What a game supposes somebody to know is held against the records by the date of the move.",
    ),
    (
        "Verdicts",
        f"A thesis is all of its expectations together. One that rests on draws holds if it is true in at least {100 * ENOUGH:.0f} % of them, and fails if true in at most {100 - 100 * ENOUGH:.0f} %, under every treatment; else it is open. A thesis is contradicted if one expectation fails under every reading, borne out if all hold, borne out with exceptions if it fails by at most {MOST_EXCEPTIONS} records that are at most one in {LARGEST_SHARE} of those looked at, and open otherwise. What is true by the construction of a variant is not counted.",
    ),
)


def method(answers: Answers, warnings: Sequence[Problem], version: str) -> Markup:
    """Return the appendix on method."""
    trust = ", ".join(f"{word} {share:g}" for word, share in TRUST.items())
    rules = [
        lines(
            el("dt", name),
            el("dd", words.replace("{trust}", trust).replace("{without}", f"{WITHOUT_RECORDS:g}")),
        )
        for name, words in RULES
    ]
    odd = [el("code", str(w)) for w in warnings[:MOST]]
    more = el("p", f"And {len(warnings) - MOST:,} more.") if len(warnings) > MOST else ""
    return lines(
        heading(2, "Method", "method"),
        el("p", "The rules by which everything on this page was computed. Nothing computed is stored in the case."),
        el("dl", lines(*rules), class_="rules"),
        heading(3, "Settings and versions", "settings"),
        table(["Setting", "Value"], _settings(answers, version), class_="small"),
        heading(3, "Errors of the draws", "errors"),
        el("p", _errors(answers)),
        heading(3, "What is odd in the case", "warnings"),
        items(odd, "few") or el("p", "Nothing."),
        more,
    )  # fmt: skip


def _settings(answers: Answers, version: str) -> list[list[str]]:
    settings = answers.case.settings
    transit = ", ".join(f"{kind} {_days(minutes)}" for kind, minutes in settings.transit.items())
    groups = ", ".join(f"{name} {strength:g}" for name, strength in settings.groups.items())
    zone = settings.reading.zone
    return [
        ["Transit times", transit or "none stated"],
        ["About, perhaps", f"wider by {_days(settings.reading.approximate)} at both ends"],
        ["Hours", f"of {zone}" if zone else "as written"],
        ["Strength of dependence by group", groups or "none stated"],
        ["Seed", str(answers.seed)],
        ["Draws", f"{answers.draws:,}"],
        ["Program", f"backchannel {version}"],
        ["Python, NumPy", f"{platform.python_version()}, {np.__version__}"],
    ]


def _days(minutes: int) -> str:
    return f"{minutes / 1440:g} d"


def _errors(answers: Answers) -> str:
    """Return the largest Monte Carlo errors on the page, and what a share of 95 per cent can err by."""
    parts = [f"A share of {100 * ENOUGH:.0f} % of {answers.draws:,} draws has a standard error of {100 * (ENOUGH * (1 - ENOUGH) / answers.draws) ** 0.5:.2f} %."]  # fmt: skip
    if answers.case.hypotheses:
        w = answers.weighed()
        parts.append(
            f"The largest of a mean posterior is {max(w.error(h) for h in w.ledger.hypotheses):.4f}."
        )
    shares = []
    for name in answers.case.games:
        try:
            shares.append(answers.played(name).mc_error)
        except UsageError:
            continue
    if shares:
        parts.append(f"The largest of the share of a path is {100 * max(shares):.2f} %.")
    parts.append("The same seed and number of draws give the same numbers, whatever the number of processes.")
    return " ".join(parts)
