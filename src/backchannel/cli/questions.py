"""Questions of knowledge: knew, channel, silence, shift, referent, denials, leads."""

from __future__ import annotations

import click

from backchannel.cli.options import case_argument, ids, json_option, opened, show, view_options


@click.command(
    epilog="\b\nExample:\n  backchannel knew cases/korea-1950 --claim operational-plan --actor mao --by 1950-06-24"
)
@case_argument
@click.option("--claim", default="", metavar="CLAIM", shell_complete=ids("claims"), help="Only this claim.")
@click.option("--actor", default="", metavar="ACTOR", shell_complete=ids("actors"), help="Only this actor.")
@click.option("--by", default="", metavar="DATE", help="Status by the end of this date.")
@view_options
@json_option
def knew(
    case: str,
    claim: str,
    actor: str,
    by: str,
    observer: str,
    as_of: str,
    reading: str,
    possible: bool,
    as_json: bool,
) -> None:
    """Who knew what, possibly and certainly, and by which record."""
    from backchannel import api
    from backchannel.views import answers

    found = opened(case, observer, as_of, reading, possible=possible)
    result = api.knew(found, claim=claim, actor=actor, by=by)
    show([r.to_dict() for r in result], answers.knew(found.case, result), as_json=as_json)


@click.command(
    epilog="\b\nExample:\n  backchannel channel cases/korea-1950 --claim north-may-attack --to mao"
)
@case_argument
@click.option("--claim", required=True, metavar="CLAIM", shell_complete=ids("claims"), help="The claim.")
@click.option("--to", required=True, metavar="ACTOR", shell_complete=ids("actors"), help="Whom it reached.")
@view_options
@json_option
def channel(
    case: str, claim: str, to: str, observer: str, as_of: str, reading: str, possible: bool, as_json: bool
) -> None:
    """Through whom a claim reached an actor: chains, first to tell, gatekeepers, who was passed over."""
    from backchannel import api
    from backchannel.views import answers

    found = opened(case, observer, as_of, reading, possible=possible)
    result = api.channel(found, claim=claim, to=to)
    show(result.to_dict(), answers.channel(found.case, result), as_json=as_json)


@click.command(
    epilog="\b\nExample:\n  backchannel silence cases/korea-1950 --between stalin mao --topic korea --during 1950-01-30/1950-05-12"
)
@case_argument
@click.option("--between", nargs=2, default=None, metavar="ACTOR ACTOR", help="Two actors, either way.")
@click.option(
    "--from",
    "from_",
    default="",
    metavar="ACTOR",
    shell_complete=ids("actors"),
    help="One way only: who would have written.",
)
@click.option(
    "--to", default="", metavar="ACTOR", shell_complete=ids("actors"), help="One way only: to whom."
)
@click.option("--topic", required=True, metavar="TOPIC", help="A topic of claims.csv.")
@click.option("--during", required=True, metavar="SPAN", help="An EDTF interval.")
@view_options
@json_option
def silence(
    case: str, between: tuple[str, str] | None, from_: str, to: str, topic: str, during: str,
    observer: str, as_of: str, reading: str, possible: bool, as_json: bool,
) -> None:  # fmt: skip
    """What passed between two actors on a topic in a time, and how surprising none would be."""
    from backchannel import api
    from backchannel.views import answers

    found = opened(case, observer, as_of, reading, possible=possible)
    result = api.quiet(found, topic=topic, during=during, between=between or (), from_=from_, to=to)
    show(result.to_dict(), answers.silence(found.case, result), as_json=as_json)


@click.command(
    epilog="\b\nExample:\n  backchannel shift cases/korea-1950 --actor stalin --claim north-may-attack"
)
@case_argument
@click.option("--actor", required=True, metavar="ACTOR", shell_complete=ids("actors"), help="Whose stance.")
@click.option("--claim", required=True, metavar="CLAIM", shell_complete=ids("claims"), help="On which claim.")
@click.option("--seed", default=1950, show_default=True, help="Seed of the draws of uncertain dates.")
@view_options
@json_option
def shift(
    case: str,
    actor: str,
    claim: str,
    seed: int,
    observer: str,
    as_of: str,
    reading: str,
    possible: bool,
    as_json: bool,
) -> None:
    """When an actor's recorded stance on a claim turned."""
    from backchannel import api
    from backchannel.views import answers

    found = opened(case, observer, as_of, reading, possible=possible)
    result = api.turned(found, actor=actor, claim=claim, seed=seed)
    show(result.to_dict(), answers.shift(found.case, result), as_json=as_json)


@click.command(epilog="\b\nExample:\n  backchannel referent cases/korea-1950 referent-in-may")
@case_argument
@click.argument("inquiry", shell_complete=ids("inquiries"))
@view_options
@json_option
def referent(
    case: str, inquiry: str, observer: str, as_of: str, reading: str, possible: bool, as_json: bool
) -> None:
    """What the phrase of an inquiry can mean."""
    from backchannel import api
    from backchannel.views import answers

    found = opened(case, observer, as_of, reading, possible=possible)
    result = api.refers(found, inquiry)
    show(result.to_dict(), answers.referent(found.case, result), as_json=as_json)


@click.command(epilog="\b\nExample:\n  backchannel denials cases/korea-1950 --json")
@case_argument
@view_options
@json_option
def denials(case: str, observer: str, as_of: str, reading: str, possible: bool, as_json: bool) -> None:
    """Denials of something that the one who denies it certainly knew."""
    from backchannel import api
    from backchannel.views import answers

    found = opened(case, observer, as_of, reading, possible=possible)
    result = api.contradicted_by_knowledge(found)
    show([r.to_dict() for r in result], answers.denials(found.case, result), as_json=as_json)


@click.command(epilog="\b\nExample:\n  backchannel leads cases/korea-1950")
@case_argument
@view_options
@json_option
def leads(case: str, observer: str, as_of: str, reading: str, possible: bool, as_json: bool) -> None:
    """Unexplained knowledge: where a date is wrong or a document is missing."""
    from backchannel import api
    from backchannel.views import answers

    found = opened(case, observer, as_of, reading, possible=possible)
    result = api.missing_documents(found)
    show([r.to_dict() for r in result], answers.leads(result), as_json=as_json)
