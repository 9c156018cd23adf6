"""Commands on the whole case: check, explain, audit, timeline."""

from __future__ import annotations

import sys

import click

from backchannel.cli.options import case_argument, json_option, opened, show, view_options


@click.command(epilog="\b\nExample:\n  backchannel check cases/korea-1950")
@case_argument
@json_option
def check(case: str, as_json: bool) -> None:
    """Everything that is wrong or odd in a case, by file and line."""
    from backchannel import api

    problems = api.check(case)
    errors = sum(p.severity == "error" for p in problems)
    text = "\n".join(
        [*map(str, problems), f"{_count(errors, 'error')}, {_count(len(problems) - errors, 'warning')}"]
    )
    show([p.to_dict() for p in problems], text, as_json=as_json)
    sys.exit(1 if errors else 0)


def _count(number: int, word: str) -> str:
    return f"{number} {word}" + "s" * (number != 1)


@click.command(
    epilog="\b\nExample:\n  backchannel explain cases/korea-1950\n  backchannel explain cases/korea-1950 --observer public --as-of 1993"
)
@case_argument
@view_options
@json_option
def explain(case: str, observer: str, as_of: str, reading: str, possible: bool, as_json: bool) -> None:
    """Audit the argument of a case: a summary here, the whole in _out/report.md."""
    from backchannel import api

    result = api.explain(opened(case, observer, as_of, reading, possible=possible))
    data = {"report": str(result.report), "verdicts": [v.to_dict() for v in result.verdicts]}
    show(data, result.summary, as_json=as_json)
    click.echo(f"\nThe whole report: {result.report}", err=True)


@click.command(epilog="\b\nExample:\n  backchannel audit cases/korea-1950 --json")
@case_argument
@click.option("--thesis", default="", metavar="THESIS", help="Only this thesis.")
@view_options
@json_option
def audit(
    case: str, thesis: str, observer: str, as_of: str, reading: str, possible: bool, as_json: bool
) -> None:
    """The verdict on every thesis, with what it rests on."""
    from backchannel import api
    from backchannel.views import theses

    found = opened(case, observer, as_of, reading, possible=possible)
    result = api.audit_theses(found, thesis)
    show([v.to_dict() for v in result], theses.audit(result), as_json=as_json)


@click.command(
    epilog="\b\nExample:\n  backchannel timeline cases/korea-1950 --observer mao --as-of 1950-05-13"
)
@case_argument
@view_options
@json_option
def timeline(case: str, observer: str, as_of: str, reading: str, possible: bool, as_json: bool) -> None:
    """The records in the order of their dates."""
    from backchannel import api
    from backchannel.views import answers

    found = opened(case, observer, as_of, reading, possible=possible)
    result = api.timeline(found)
    show(list(result), answers.timeline(result, found.case), as_json=as_json)
