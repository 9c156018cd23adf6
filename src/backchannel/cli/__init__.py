"""The command line: parse, call one verb of ``api``, print. Data goes to standard output, words to standard error."""

from __future__ import annotations

import os
import sys

import click

from backchannel import __version__
from backchannel.cli.auditing import audit, check, explain, report, timeline
from backchannel.cli.drawing import draw
from backchannel.cli.questions import channel, denials, knew, leads, referent, shift, silence
from backchannel.cli.starting import completion, new
from backchannel.cli.weighing import play, replay, weigh
from backchannel.errors import BackchannelError, CaseProblems

EPILOG = """\b
Exit codes: 0 done, 1 the case has problems, 2 usage, 3 unreadable, 4 missing extra.
Example:
  backchannel explain cases/korea-1950
  backchannel knew cases/korea-1950 --actor mao --by 1950-05-12
"""


@click.group(
    epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="backchannel")
def cli() -> None:
    """From archive to argument: who knew what when, and what the documents make of it."""


for command in (
    check,
    explain,
    knew,
    channel,
    silence,
    denials,
    leads,
    shift,
    referent,
    weigh,
    replay,
    play,
    audit,
    timeline,
    draw,
    report,
    new,
    completion,
):
    cli.add_command(command)


def main(args: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code.

    Args:
        args: the words after the name of the program; None takes them from the process.
    """
    try:
        cli.main(args=args, prog_name="backchannel", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("stopped", err=True)
        sys.exit(130)
    except BackchannelError as error:
        click.echo(f"backchannel: {error}", err=True)
        if isinstance(error, CaseProblems):
            for problem in error.problems:
                click.echo(str(problem), err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:  # everything that a command reads or writes itself has its own message
        click.echo(f"backchannel: cannot write the output: {error.strerror}", err=True)
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - nothing more can be written
        sys.exit(3)
