"""The canvas: what text becomes in XML, and the shapes that tell series apart."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from backchannel.views.drawing import HATCH, Canvas
from backchannel.views.palette import BLUE, COLOURS, INK, ORANGE, style

MARKS = (
    "circle", "ring", "dot", "half", "square", "open-square", "triangle", "open-triangle", "down", "open-down",
    "diamond", "open-diamond", "star", "cross", "plus", "bar",
)  # fmt: skip


def parsed(canvas):
    canvas.high = 100
    return ET.fromstring(canvas.svg("A title", "A sentence."))  # noqa: S314


def test_text_cannot_become_markup_and_what_xml_may_not_hold_is_replaced():
    canvas = Canvas("c", 300)
    canvas.text(0, 20, '</text><script>"&\x00\ud800')
    canvas.rect(0, 0, 9, 9, tip="<b>\x1b")
    root = parsed(canvas)
    assert root.find(".//{*}text").text == '</text><script>"&\ufffd\ufffd'
    assert root.find(".//{*}rect/{*}title").text == "<b>\ufffd"


def test_a_text_that_is_cut_has_the_whole_as_its_tooltip():
    canvas = Canvas("c", 300)
    canvas.text(0, 20, "Foreign policy department", room=60)
    text = parsed(canvas).find(".//{*}text")
    assert text[0].text == "Foreign policy department"
    assert text[0].tail.endswith("…")


def test_a_blank_text_is_not_written():
    canvas = Canvas("c", 300)
    canvas.text(0, 20, " ")
    assert not canvas.parts


def test_the_ids_of_two_drawings_differ():
    texts = []
    for name in ("since a", "since-b"):
        canvas = Canvas(name, 300)
        canvas.rect(0, 0, 9, 9, fill=canvas.hatch(ORANGE))
        texts.append({e.get("id") for e in parsed(canvas).iter() if e.get("id")})
    assert len(texts[0]) == len(texts[1]) == 3
    assert not texts[0] & texts[1]


@pytest.mark.parametrize(("one", "other"), list(combinations(MARKS, 2)))
def test_no_two_marks_have_the_same_outline(one, other):
    drawn = []
    for kind in (one, other):
        canvas = Canvas("c", 300)
        canvas.mark(kind, 50, 50, colour=INK)
        drawn.append(canvas.parts)
    assert drawn[0] != drawn[1]


def test_a_mark_with_a_tip_says_it_however_it_is_drawn():
    for kind in MARKS:
        canvas = Canvas("c", 300)
        canvas.mark(kind, 50, 50, tip="here")
        assert "<title>here</title>" in "".join(canvas.parts)


def test_hatchings_differ_by_angle_and_colour():
    canvas = Canvas("c", 300)
    fills = {canvas.hatch(colour, lines) for colour in (BLUE, ORANGE) for lines in HATCH}
    assert len(fills) == len(canvas.patterns) == 8


def test_each_series_has_a_colour_a_mark_and_a_dash_of_its_own():
    styles = [style(n) for n in range(len(COLOURS))]
    for values in zip(*styles, strict=True):
        assert len(set(values)) == len(COLOURS)


def test_steps_keep_their_level_until_the_next_point():
    canvas = Canvas("c", 300)
    canvas.steps([(0, 10), (5, 20), (9, 15)])
    assert 'd="M0.0,10.0H5.0V20.0H9.0V15.0"' in canvas.parts[0]


def test_a_legend_goes_on_below_where_it_does_not_fit():
    canvas = Canvas("c", 200)
    entries = [("circle", BLUE, "may have known")] * 3
    assert canvas.legend(12, 20, entries) == 20 + 3 * 18
