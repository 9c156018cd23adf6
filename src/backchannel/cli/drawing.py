"""The command that draws a picture."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from backchannel.cli.options import Answer, ids, question
from backchannel.reasoning.drawn import DRAWS_OF_AN_AUDIT, SEED

if TYPE_CHECKING:
    from backchannel.api import Opened


def _names(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from backchannel import api

    return [CompletionItem(n, help=about) for n, about in api.charts().items() if n.startswith(incomplete)]


@click.command(
    epilog="\b\nExamples:\n  backchannel draw cases/korea-1950 timeline > timeline.svg\n"
    "  backchannel draw cases/korea-1950 transmission --claim north-may-attack > leave.svg\n"
    "  backchannel draw cases/korea-1950 posterior --table"
)
@question
@click.argument("chart", shell_complete=_names)
@click.option("--claim", "claims", multiple=True, metavar="CLAIM", shell_complete=ids("claims"), help="A claim; may be given several times.")  # fmt: skip
@click.option("--actor", "actors", multiple=True, metavar="ACTOR", shell_complete=ids("actors"), help="An actor; may be given several times.")  # fmt: skip
@click.option("--by", default="", metavar="DATE", help="The date of a state of knowledge.")
@click.option("--during", default="", metavar="SPAN", help="An EDTF interval with two ends.")
@click.option("--hypothesis", default="", metavar="HYPOTHESIS", shell_complete=ids("hypotheses"), help="A rival explanation.")  # fmt: skip
@click.option("--against", default="", metavar="HYPOTHESIS", shell_complete=ids("hypotheses"), help="With which it is compared.")  # fmt: skip
@click.option("--game", default="", metavar="GAME", shell_complete=ids("games"), help="A game of the case.")
@click.option("--variant", default="", metavar="VARIANT", help="A variant of the game.")
@click.option("--seed", default=SEED, show_default=True, help="Seed of the draws.")
@click.option("--draws", default=DRAWS_OF_AN_AUDIT, show_default=True, help="Draws of the judged numbers.")
@click.option("--table", is_flag=True, help="Print the table behind the picture as CSV.")
def draw(found: Opened, chart: str, table: bool, **wanted: Any) -> Answer:  # noqa: ANN401
    """A picture of a case as SVG: timeline, grid, since, transmission, decibels, posterior, replay or tree."""
    from backchannel import api

    picture = api.draw(found, chart, **wanted)
    if sys.stdout.isatty() and not table:
        click.echo(f"{picture.title}: SVG follows; write it into a file with > {chart}.svg", err=True)
    return picture.to_dict(), (picture.table() if table else picture.svg).rstrip("\n")
