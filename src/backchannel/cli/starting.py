"""Begin a case; completion for the shell."""

from __future__ import annotations

import click


@click.command(epilog="\b\nExample:\n  backchannel new cases/cuba-1962 --title 'The missiles of Cuba'")
@click.argument("folder", type=click.Path(path_type=str))
@click.option("--title", default="", help="Title of the case.")
def new(folder: str, title: str) -> None:
    """Make a new case folder with case.toml and the empty tables."""
    from backchannel import api

    place = api.new(folder, title)
    click.echo(f"made {place}; fill the tables in a spreadsheet, then: backchannel check {place}", err=True)


@click.command(epilog="\b\nExample:\n  backchannel completion bash >> ~/.bashrc")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script that completes commands and ids in a shell."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"no completion for {shell}")
    cli = click.get_current_context().find_root().command
    click.echo(kind(cli, {}, "backchannel", "_BACKCHANNEL_COMPLETE").source())
