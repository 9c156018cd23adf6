"""Questions of knowledge: knew, channel, silence, shift, referent, denials, leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from backchannel.cli.options import Answer, ids, question

if TYPE_CHECKING:
    from backchannel.api import Opened


@click.command(
    epilog="\b\nExample:\n  backchannel knew cases/korea-1950 --claim operational-plan --actor mao --by 1950-06-24"
)
@question
@click.option("--claim", default="", metavar="CLAIM", shell_complete=ids("claims"), help="Only this claim.")
@click.option("--actor", default="", metavar="ACTOR", shell_complete=ids("actors"), help="Only this actor.")
@click.option("--by", default="", metavar="DATE", help="Status by the end of this date.")
def knew(found: Opened, claim: str, actor: str, by: str) -> Answer:
    """Who knew what, possibly and certainly, and by which record."""
    from backchannel import api
    from backchannel.views import answers

    result = api.knew(found, claim=claim, actor=actor, by=by)
    return [r.to_dict() for r in result], answers.knew(found.case, result)


@click.command(
    epilog="\b\nExample:\n  backchannel channel cases/korea-1950 --claim north-may-attack --to mao"
)
@question
@click.option("--claim", required=True, metavar="CLAIM", shell_complete=ids("claims"), help="The claim.")
@click.option("--to", required=True, metavar="ACTOR", shell_complete=ids("actors"), help="Whom it reached.")
def channel(found: Opened, claim: str, to: str) -> Answer:
    """Through whom a claim reached an actor: chains, first to tell, gatekeepers, who was passed over."""
    from backchannel import api
    from backchannel.views import answers

    result = api.channel(found, claim=claim, to=to)
    return result.to_dict(), answers.channel(found.case, result)


@click.command(
    epilog="\b\nExample:\n  backchannel silence cases/korea-1950 --between stalin mao --topic korea"
    " --during 1950-01-30/1950-05-12"
)
@question
@click.option("--between", nargs=2, default=None, metavar="ACTOR ACTOR", help="Two actors, either way.")
@click.option(
    "--from", "from_", default="", metavar="ACTOR", shell_complete=ids("actors"),
    help="One way only: who would have written.",
)  # fmt: skip
@click.option(
    "--to", default="", metavar="ACTOR", shell_complete=ids("actors"), help="One way only: to whom."
)
@click.option("--topic", required=True, metavar="TOPIC", help="A topic of claims.csv.")
@click.option("--during", required=True, metavar="SPAN", help="An EDTF interval.")
def silence(
    found: Opened, between: tuple[str, str] | None, from_: str, to: str, topic: str, during: str
) -> Answer:
    """What passed between two actors on a topic in a time, and how surprising none would be."""
    from backchannel import api
    from backchannel.views import answers

    result = api.quiet(found, topic=topic, during=during, between=between or (), from_=from_, to=to)
    return result.to_dict(), answers.silence(found.case, result)


@click.command(
    epilog="\b\nExample:\n  backchannel shift cases/korea-1950 --actor stalin --claim north-may-attack"
)
@question
@click.option("--actor", required=True, metavar="ACTOR", shell_complete=ids("actors"), help="Whose stance.")
@click.option("--claim", required=True, metavar="CLAIM", shell_complete=ids("claims"), help="On which claim.")
@click.option("--seed", default=1950, show_default=True, help="Seed of the draws of uncertain dates.")
def shift(found: Opened, actor: str, claim: str, seed: int) -> Answer:
    """When an actor's recorded stance on a claim turned."""
    from backchannel import api
    from backchannel.views import answers

    result = api.turned(found, actor=actor, claim=claim, seed=seed)
    return result.to_dict(), answers.shift(found.case, result)


@click.command(epilog="\b\nExample:\n  backchannel referent cases/korea-1950 referent-in-may")
@question
@click.argument("inquiry", shell_complete=ids("inquiries"))
def referent(found: Opened, inquiry: str) -> Answer:
    """What the phrase of an inquiry can mean."""
    from backchannel import api
    from backchannel.views import answers

    result = api.refers(found, inquiry)
    return result.to_dict(), answers.referent(found.case, result)


@click.command(epilog="\b\nExample:\n  backchannel denials cases/korea-1950 --json")
@question
def denials(found: Opened) -> Answer:
    """Denials of something that the one who denies it certainly knew."""
    from backchannel import api
    from backchannel.views import answers

    result = api.contradicted_by_knowledge(found)
    return [r.to_dict() for r in result], answers.denials(found.case, result)


@click.command(epilog="\b\nExample:\n  backchannel leads cases/korea-1950")
@question
def leads(found: Opened) -> Answer:
    """Unexplained knowledge: where a date is wrong or a document is missing."""
    from backchannel import api
    from backchannel.views import answers

    result = api.missing_documents(found)
    return [r.to_dict() for r in result], answers.leads(result)
