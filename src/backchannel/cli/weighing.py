"""Commands on the rival explanations and the game: weigh, replay, play."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from backchannel.cli.options import Answer, ids, question
from backchannel.reasoning.dependence import DEFAULT, TREATMENTS
from backchannel.reasoning.drawn import DRAWS, DRAWS_OF_AN_AUDIT, SEED

if TYPE_CHECKING:
    from backchannel.api import Opened

treatment_option = click.option("--treatment", type=click.Choice(TREATMENTS), default=DEFAULT, show_default=True, help="How dependent items of a group are counted; all four are shown.")  # fmt: skip
judge_option = click.option("--judge", default="", metavar="JUDGE", help="One judge; without it, the linear pool of all.")  # fmt: skip
seed_option = click.option("--seed", default=SEED, show_default=True, help="Seed of the draws.")
workers_option = click.option("--workers", default=0, help="Threads; without it one a core. The numbers stay the same.")  # fmt: skip


@click.command(
    epilog="\b\nExamples:\n  backchannel weigh cases/korea-1950 --reference us-stays-out\n"
    "  backchannel weigh cases/korea-1950 --observer public --as-of 1996"
)
@question
@treatment_option
@judge_option
@click.option("--hypothesis", "hypotheses", multiple=True, metavar="HYPOTHESIS", shell_complete=ids("hypotheses"), help="Only these compete; may be given several times.")  # fmt: skip
@click.option("--reference", default="", metavar="HYPOTHESIS", shell_complete=ids("hypotheses"), help="With which the others are compared in decibels.")  # fmt: skip
@click.option("--path", default="", metavar="GAME", shell_complete=ids("games"), help="Count the path taken in this game as an item.")  # fmt: skip
@seed_option
@click.option("--draws", default=DRAWS, show_default=True, help="Draws of the judged numbers.")
@workers_option
def weigh(
    found: Opened, treatment: str, judge: str, hypotheses: tuple[str, ...], reference: str, path: str, seed: int, draws: int, workers: int,
) -> Answer:  # fmt: skip
    """What the evidence makes of the odds of the rival explanations."""
    from backchannel import api
    from backchannel.views import weighing

    result = api.weigh(found, hypotheses=hypotheses, treatment=treatment, judge=judge, reference=reference, path=path, seed=seed, draws=draws, workers=workers)  # fmt: skip
    return result.to_dict(), weighing.weigh(found.case, result)


@click.command(epilog="\b\nExample:\n  backchannel replay cases/korea-1950")
@question
@treatment_option
@judge_option
@seed_option
@click.option("--draws", default=DRAWS_OF_AN_AUDIT, show_default=True, help="Draws at each date.")
def replay(found: Opened, treatment: str, judge: str, seed: int, draws: int) -> Answer:
    """What a reader of all that was published could conclude, at each date of release."""
    from backchannel import api
    from backchannel.views import weighing

    result = api.replay(found, treatment=treatment, judge=judge, seed=seed, draws=draws)
    return [r.to_dict() for r in result], weighing.replay(found.case, result)


@click.command(
    epilog="\b\nExample:\n  backchannel play cases/korea-1950 fait-accompli --variant no-treaty-cost"
)
@question
@click.argument("game", shell_complete=ids("games"))
@click.option("--variant", default="", metavar="VARIANT", help="A counterfactual game of the file.")
@seed_option
@click.option("--draws", default=DRAWS, show_default=True, help="Draws of stakes and chances.")
@workers_option
def play(found: Opened, game: str, variant: str, seed: int, draws: int, workers: int) -> Answer:
    """Is the path that history took an equilibrium of the game, and how often over its judged numbers?"""
    from backchannel import api
    from backchannel.views import games

    result = api.play(found, game, variant=variant, seed=seed, draws=draws, workers=workers)
    return result.to_dict(), games.play(found.case, result)
