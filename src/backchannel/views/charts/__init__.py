"""The charts. Each is one file with one function, from the answers of a case to a picture.

To add a chart NAME:

1. Write ``views/charts/NAME.py`` with ``draw(answers: Answers, wanted: Wanted) -> Picture``. It is pure: it reads
   the answers and what is wanted, and opens no file. Draw on a ``Canvas`` whose name begins with NAME; use the
   colours of ``palette`` and give each of them a mark, a dash or a hatching of its own; write every name with
   ``room``. Where there is nothing to draw return ``nothing(...)``.
2. Add one line to ``CHARTS``: what it shows, the fields of ``Wanted`` that it reads, the function.
3. Run ``RENEW=1 .venv/bin/python -m pytest tests/contract/test_charts.py`` and look at the new picture in
   ``tests/golden/charts/``, in colour and in grey. The contract holds every chart to the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from backchannel.views.charts import decibels, grid, posterior, replay, since, timeline, transmission, tree
from backchannel.views.charts.wanted import Wanted
from backchannel.views.picture import Picture

if TYPE_CHECKING:
    from backchannel.audit.answers import Answers


class Chart(NamedTuple):
    """One chart: what it shows, the fields of ``Wanted`` that it reads, and the function that draws it."""

    about: str
    uses: tuple[str, ...]
    draw: Callable[[Answers, Wanted], Picture]


CHARTS: Mapping[str, Chart] = {
    "timeline": Chart(
        "the records in the order of their dates; of many, those that the inquiries are about",
        ("claims", "actors", "during"),
        timeline.draw,
    ),
    "since": Chart("since when actors knew claims", ("claims", "actors", "during"), since.draw),
    "grid": Chart("who knew what by a date", ("claims", "actors", "by"), grid.draw),
    "transmission": Chart(
        "how one claim travelled from actor to actor", ("claims", "during"), transmission.draw
    ),
    "decibels": Chart(
        "how far each item of evidence speaks for one explanation against another",
        ("hypothesis", "against"),
        decibels.draw,
    ),
    "posterior": Chart("how probable each explanation is, and what that hangs on", (), posterior.draw),
    "replay": Chart("what could be concluded as the documents came out", (), replay.draw),
    "tree": Chart("a game, its equilibria, and what history did", ("game", "variant"), tree.draw),
}
