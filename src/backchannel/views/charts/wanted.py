"""What is wanted of a chart; each chart reads the fields that it names, and has defaults for all of them."""

from __future__ import annotations

from dataclasses import dataclass

from backchannel.case.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is wanted of a chart; whatever is left blank the chart chooses, mostly after the inquiries.

    Args:
        claims: ids of claims.
        actors: ids of actors.
        by: the date of a state of knowledge.
        during: the time shown.
        hypothesis: id of a hypothesis.
        against: id of the hypothesis with which it is compared.
        game: name of a game.
        variant: name of one of its variants.
    """

    claims: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    by: When | None = None
    during: When | None = None
    hypothesis: str = ""
    against: str = ""
    game: str = ""
    variant: str = ""
