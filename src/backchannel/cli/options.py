"""What the commands share: the case, the observer, the form of the output."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from backchannel.api import Opened

case_argument = click.argument("case", type=click.Path(path_type=str))
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")

VIEW = (
    click.option("--observer", default="", metavar="ACTOR", help="See the case as this actor could; public: as published."),
    click.option("--as-of", default="", metavar="DATE", help="The date by the end of which the observer looks."),
    click.option("--possible", is_flag=True, help="With --observer: also what he may have seen."),
    click.option("--reading", default="", metavar="REFERENCE", help="Count the rows of this reader in full, leave other readings out."),
)  # fmt: skip

PARAMS = "__click_params__"
"""Where click keeps the options of a function until it becomes a command; the last one comes first in the help."""

Answer = tuple[object, str]
"""What a command found, for JSON and in words."""


def question(ask: Callable[..., Answer]) -> Callable[..., None]:
    """Make a function of an opened case into a command body: add the case, the view and ``--json``; open, ask, print.

    Args:
        ask: takes the opened case and its own options, and returns the answer for JSON and in words.
    """

    @functools.wraps(ask)
    def run(
        case: str, observer: str, as_of: str, reading: str, possible: bool, as_json: bool,
        **words: Any,  # noqa: ANN401
    ) -> None:  # fmt: skip
        data, text = ask(_open(case, observer, as_of, reading, possible=possible), **words)
        show(data, text, as_json=as_json)

    own = getattr(ask, PARAMS, [])
    setattr(run, PARAMS, [])
    command: Callable[..., None] = json_option(run)
    for option in reversed(VIEW):
        command = option(command)
    getattr(command, PARAMS).extend(own)
    return case_argument(command)


def _open(case: str, observer: str, as_of: str, reading: str, *, possible: bool) -> Opened:
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
