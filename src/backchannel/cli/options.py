"""What the commands share: the case, the observer, the form of the output."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from backchannel.api import Opened

F = TypeVar("F", bound=Callable[..., Any])

case_argument = click.argument("case", type=click.Path(path_type=str))
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def view_options(command: F) -> F:
    """Add the options that choose whose view and whose reading of the case is taken."""
    for option in (
        click.option(
            "--reading",
            default="",
            metavar="REFERENCE",
            help="Count the rows of this reader in full, leave other readings out.",
        ),
        click.option("--possible", is_flag=True, help="With --observer: also what he may have seen."),
        click.option(
            "--as-of", default="", metavar="DATE", help="The date by the end of which the observer looks."
        ),
        click.option(
            "--observer",
            default="",
            metavar="ACTOR",
            help="See the case as this actor could; public: as published.",
        ),
    ):
        command = option(command)
    return command


def ids(table: str) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    """Return a completion of the ids of one table of the case that is being asked."""

    def complete(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from backchannel.api import open_case
        from backchannel.errors import BackchannelError

        # while an option still lacks its value, click has not yet given the words before it to the arguments
        try:
            rows = getattr(open_case(ctx.params.get("case") or ctx.args[0]).case, table)
        except (BackchannelError, IndexError):
            return []
        return [
            CompletionItem(i, help=getattr(row, "name", getattr(row, "statement", None)))
            for i, row in rows.items()
            if i.startswith(incomplete)
        ]

    return complete


def opened(case: str, observer: str, as_of: str, reading: str, *, possible: bool) -> Opened:
    """Open a case; how many warnings it has is said on standard error."""
    from backchannel.api import open_case

    found = open_case(case, observer=observer, as_of=as_of, reading=reading, possible=possible)
    if found.warnings:
        click.echo(
            f"{len(found.warnings)} warning(s) in the case; `backchannel check {case}` lists them", err=True
        )
    return found


def show(data: object, text: str, *, as_json: bool) -> None:
    """Print a result as JSON or as text."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2) if as_json else text)
