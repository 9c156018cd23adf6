"""The picture of a case that has nothing for a chart to draw: a sentence that says so."""

from __future__ import annotations

from backchannel.views.drawing import Canvas
from backchannel.views.palette import SOFT
from backchannel.views.picture import Picture


def nothing(name: str, title: str, sentence: str, header: tuple[str, ...]) -> Picture:
    """Return a picture that holds one sentence.

    Args:
        name: of the chart, as the prefix of the ids.
        title: what the chart would have been.
        sentence: why there is nothing to draw.
        header: names of the columns of the table, which has no rows.

    >>> nothing("timeline", "Records", "The case has no record.", ("record",)).description
    'The case has no record.'
    """
    canvas = Canvas(name, 640)
    y = canvas.heading(title)
    canvas.high = canvas.paragraph(12, y + 12, sentence, 616, colour=SOFT)
    return Picture(title, sentence, canvas.svg(title, sentence), header, ())
