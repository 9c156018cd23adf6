"""Commands on the whole case: check, explain, audit, timeline."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from backchannel.cli.options import Answer, case_argument, json_option, question, show
from backchannel.reasoning.drawn import DRAWS_OF_AN_AUDIT, SEED

if TYPE_CHECKING:
    from backchannel.api import Opened


@click.command(epilog="\b\nExample:\n  backchannel check cases/korea-1950")
@case_argument
@json_option
def check(case: str, as_json: bool) -> None:
    """Everything that is wrong or odd in a case, by file and line."""
    from backchannel import api

    problems = api.check(case)
    errors = sum(p.severity == "error" for p in problems)
    counts = f"{_count(errors, 'error')}, {_count(len(problems) - errors, 'warning')}"
    show([p.to_dict() for p in problems], "\n".join([*map(str, problems), counts]), as_json=as_json)
    sys.exit(1 if errors else 0)


def _count(number: int, word: str) -> str:
    return f"{number} {word}" + "s" * (number != 1)


@click.command(
    epilog="\b\nExample:\n  backchannel explain cases/korea-1950\n"
    "  backchannel explain cases/korea-1950 --observer public --as-of 1993"
)
@question
def explain(found: Opened) -> Answer:
    """Audit the argument of a case: a summary here, the whole in _out/report.md and, to print, _out/report.html."""
    from backchannel import api

    result = api.explain(found)
    data = {
        "report": str(result.report),
        "page": str(result.page),
        "verdicts": [v.to_dict() for v in result.verdicts],
    }
    return data, f"{result.summary}\n\nThe whole report: {result.report}; to print: {result.page}"


@click.command(
    epilog="\b\nExamples:\n  backchannel report cases/korea-1950\n"
    "  backchannel report cases/korea-1950 --observer public --as-of 1996"
)
@question
@click.option("--seed", default=SEED, show_default=True, help="Seed of the draws.")
@click.option("--draws", default=DRAWS_OF_AN_AUDIT, show_default=True, help="Draws of the judged numbers.")
def report(found: Opened, seed: int, draws: int) -> Answer:
    """Write the printable page _out/report.html: the audit, every thesis, pictures, sources, method."""
    from backchannel import api

    place = api.report(found, seed=seed, draws=draws)
    return {"page": str(place), "seed": seed, "draws": draws}, f"The page: {place}"


@click.command(epilog="\b\nExample:\n  backchannel audit cases/korea-1950 --json")
@question
@click.option("--thesis", default="", metavar="THESIS", help="Only this thesis.")
def audit(found: Opened, thesis: str) -> Answer:
    """The verdict on every thesis, with what it rests on."""
    from backchannel import api
    from backchannel.views import theses

    result = api.audit_theses(found, thesis)
    return [v.to_dict() for v in result], theses.audit(result)


@click.command(
    epilog="\b\nExample:\n  backchannel timeline cases/korea-1950 --observer mao --as-of 1950-05-13"
)
@question
def timeline(found: Opened) -> Answer:
    """The records in the order of their dates."""
    from backchannel import api
    from backchannel.views import answers

    result = api.timeline(found)
    return list(result), answers.timeline(result, found.case)
