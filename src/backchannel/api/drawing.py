"""Pictures of a case: one verb for all charts."""

from __future__ import annotations

from collections.abc import Sequence
from math import isinf
from typing import TYPE_CHECKING

from backchannel.api.opening import Opened, enough, moment, one_of
from backchannel.case.when import When
from backchannel.errors import UsageError
from backchannel.reasoning.drawn import DRAWS_OF_AN_AUDIT, SEED

if TYPE_CHECKING:
    from backchannel.views.picture import Picture


def draw(  # noqa: PLR0913
    opened: Opened,
    chart: str,
    *,
    claims: Sequence[str] = (),
    actors: Sequence[str] = (),
    by: str = "",
    during: str = "",
    hypothesis: str = "",
    against: str = "",
    game: str = "",
    variant: str = "",
    seed: int = SEED,
    draws: int = DRAWS_OF_AN_AUDIT,
) -> Picture:
    """Return one picture of a case: SVG, title, description, and the table behind it.

    Args:
        opened: the case, or the view of an observer.
        chart: name of the chart; ``charts()`` lists them with what they use.
        claims: ids of claims; none: those that the inquiries of the case ask for.
        actors: ids of actors; none: those that the inquiries ask for.
        by: EDTF date of a state of knowledge; blank: the last for which an inquiry asks.
        during: EDTF interval with two ends; blank: the time of the case.
        hypothesis: id of a hypothesis; blank: the most probable.
        against: with which it is compared; blank: the next most probable.
        game: name of a game; blank: the first.
        variant: one of its variants.
        seed: of all draws.
        draws: of the judged numbers.

    Raises:
        UsageError: an unknown name, an open end, or an option that the chart does not use; DateError: no date.

    >>> from backchannel.api import open_case
    >>> korea = open_case("cases/korea-1950")
    >>> picture = draw(
    ...     korea, "since", claims=["operational-plan"], actors=["shtykov"], during="1950-05/1950-06"
    ... )
    >>> picture.svg[:4]
    '<svg'
    """
    from backchannel.audit.answers import Answers
    from backchannel.views.charts import CHARTS
    from backchannel.views.charts.wanted import Wanted

    enough(draws)
    case = opened.case
    chosen = CHARTS[one_of(chart, CHARTS, "chart")]
    given = {
        "claims": claims, "actors": actors, "by": by, "during": during,
        "hypothesis": hypothesis, "against": against, "game": game, "variant": variant,
    }  # fmt: skip
    for name, value in given.items():
        if value and name not in chosen.uses:
            uses = f"it uses {', '.join(chosen.uses)}" if chosen.uses else "it takes no such option"
            raise UsageError(f"the chart {chart} does not use {name}; {uses}")
    for names, rows, what in (
        (claims, case.claims, "claim"), (actors, case.actors, "actor"),
        (filter(None, (hypothesis, against)), case.hypotheses, "hypothesis"), (filter(None, [game]), case.games, "game"),
    ):  # fmt: skip
        for name in names:
            one_of(name, rows, what)
    if hypothesis and hypothesis == against:
        raise UsageError(f"{hypothesis} cannot be compared with itself; name two hypotheses")
    if variant:
        played = case.games.get(game or next(iter(case.games), ""))
        one_of(variant, played.variants if played else (), "variant")
    wanted = Wanted(
        claims=tuple(claims),
        actors=tuple(actors),
        by=moment(case, by) if by else None,
        during=_span(opened, during) if during else None,
        hypothesis=hypothesis,
        against=against,
        game=game,
        variant=variant,
    )
    return chosen.draw(Answers(opened.knowledge, seed=seed, draws=draws), wanted)


def charts() -> dict[str, str]:
    """Return what each chart shows, by name.

    >>> "timeline" in charts()
    True
    """
    from backchannel.views.charts import CHARTS

    return {name: chart.about for name, chart in CHARTS.items()}


def _span(opened: Opened, during: str) -> When:
    span = moment(opened.case, during)
    if isinf(span.earliest) or isinf(span.latest):
        raise UsageError(f"'{during}' has an open end; a picture needs two, e.g. 1950-01/1950-06")
    return span
