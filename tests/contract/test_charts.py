"""What every chart keeps to, whoever adds it: one test a promise, each run over all charts and several cases.

``RENEW=1 .venv/bin/python -m pytest tests/contract/test_charts.py`` draws the pictures in tests/golden/charts anew.
"""

from __future__ import annotations

import math
import os
import re
from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from backchannel import api
from backchannel.audit.answers import Answers
from backchannel.case.when import When
from backchannel.knowledge.spread import Knowledge
from backchannel.views.charts import CHARTS
from backchannel.views.charts.wanted import Wanted
from backchannel.views.lettering import BOLD, width
from backchannel.views.palette import COLOURS, GREYS
from tests.contract import rivals
from tests.knowledge.cases import case, fact, rec, says, talk

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "charts"
SVG = "{http://www.w3.org/2000/svg}"
LONG = (
    "毛泽东同志与中央委员会全体委员、" * 4
    + "Чрезвычайный и Полномочный Посол Советского Союза Щ. Ы. Жюльщиков " * 1
)
ODD = {
    "a": LONG, "b": "Народный комиссариат иностранных дел Союза Советских Социалистических Республик",
    "c": "W" * 120, "d": '<b>"O’Brien" & Söhne</b> \x07', "g": "周恩来", "h": "",
}  # fmt: skip
SHAPES = ("rect", "line", "path", "circle", "polyline", "polygon", "ellipse")


def odd():
    """Return a case of long names in three scripts, a record without date, one never released, one of two sides."""
    made = case(
        fact("k", origin="a", since="1950-04~"), fact("l", origin="b", since=None), fact("m", origin=""),
        rec("r1", "1950-05-10", "a", "b;c;d;g;h", released="Y170000002/Y190000003"), rec("r2", "1950-05-10", "b", "a", kind="letter", verified="recalled"),
        rec("r3", "", "c", "d"), rec("r4", "1950-05/1950-07", "d", "public", kind="memoir"), talk("r5", "1950-06-01"),
        rec("r6", "1950-05-10T05:30", "", "", kind="press"), rec("r7", "1991", "a", "g"),
        says("r1"), says("r2"), says("r3"), says("r4"), says("r5"), says("r7"), says("r2", "l", "denies"),
        actors="a b c d g h public",
    )  # fmt: skip
    named = {i: replace(actor, name=ODD.get(i, actor.name)) for i, actor in made.actors.items()}
    statement = f"{LONG} told {LONG} that it is so."
    return replace(
        made, actors=named, claims={**made.claims, "k": replace(made.claims["k"], statement=statement)}
    )


@cache
def cases():
    korea = api.open_case(ROOT / "cases" / "korea-1950").case
    open_ended = case(rec("r", "1950-05"), fact(), says("r"), period="../..")
    return {
        "korea": korea, "empty": case(actors=""), "odd": odd(), "one actor": case(actors="a"),
        "open-ended": open_ended, "no name": case(rec("r", ""), fact(since=None), says("r")),
        "one of everything": rivals.one_of_everything(), "many rivals": rivals.many(),
    }  # fmt: skip


@cache
def answers(name):
    return Answers(Knowledge(cases()[name]), draws=2_000)


WANTED = {
    "korea": (Wanted(), Wanted(during=When.parse("1950-05")), Wanted(during=When.parse("1800/1990"))),
    "odd": (
        Wanted(), Wanted(claims=("l",), actors=("a",)), Wanted(claims=("m",), actors=("c", "a")),
        Wanted(by=When.parse("1700"), during=When.parse("1700")), Wanted(actors=tuple("abcdgh") * 6),
    ),
}  # fmt: skip


def drawings():
    for chart in CHARTS:
        for name in cases():
            for number, wanted in enumerate(WANTED.get(name, (Wanted(),))):
                yield pytest.param(chart, name, wanted, id=f"{chart}-{name.replace(' ', '-')}-{number}")


@cache
def drawn(chart, name, wanted):
    return CHARTS[chart].draw(answers(name), wanted)


every = pytest.mark.parametrize(("chart", "name", "wanted"), list(drawings()))


@cache
def tree(svg):
    return ET.fromstring(svg)  # noqa: S314


def own(element):
    """Return the text of an element, its tooltip apart."""
    return (element.text or "") + "".join(child.tail or "" for child in element)


@every
def test_it_is_an_image_with_a_title_and_a_description(chart, name, wanted):
    picture = drawn(chart, name, wanted)
    root = tree(picture.svg)
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    named = {e.get("id"): own(e) for e in root if e.tag in (f"{SVG}title", f"{SVG}desc")}
    title, desc = root.get("aria-labelledby").split()
    assert named[title].strip()
    assert named[desc].strip()
    assert picture.title.strip()


@every
def test_the_description_is_one_sentence(chart, name, wanted):
    description = drawn(chart, name, wanted).description
    bare = re.sub(r"“[^”]*”", "“”", description)
    for actor in cases()[name].actors.values():
        bare = bare.replace(actor.name, "NN") if actor.name else bare
    assert re.fullmatch(r"[^\n]+[.]", bare)
    assert not re.search(r"[.!?]\s+[A-Z]", bare), description


@every
def test_its_ids_are_unique_and_begin_with_its_name(chart, name, wanted):
    ids = [e.get("id") for e in tree(drawn(chart, name, wanted).svg).iter() if e.get("id")]
    assert max(Counter(ids).values()) == 1
    assert all(i.startswith(chart) for i in ids)
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", i) for i in ids)


@every
def test_a_table_stands_behind_it(chart, name, wanted):
    picture = drawn(chart, name, wanted)
    assert picture.header
    assert len(set(picture.header)) == len(picture.header)
    assert all(
        len(row) == len(picture.header) and all(isinstance(c, str) for c in row) for row in picture.rows
    )
    if any(inked(picture.svg)):
        assert picture.rows
    assert len(picture.table().splitlines()) >= 1 + len(picture.rows)


@every
def test_it_stands_by_itself(chart, name, wanted):
    svg = drawn(chart, name, wanted).svg
    for forbidden in (
        "<script",
        "href",
        "@import",
        "javascript:",
        "<image",
        "<foreignObject",
        "<style",
        " on",
    ):
        assert (
            not re.search(rf"<[^>]*{re.escape(forbidden)}", svg)
            if forbidden == " on"
            else forbidden not in markup(svg)
        )
    assert all(target.startswith("#") for target in re.findall(r"url\(([^)]*)\)", markup(svg)))
    wanted_ids = {target[1:] for target in re.findall(r"url\(([^)]*)\)", markup(svg))}
    assert wanted_ids <= {e.get("id") for e in tree(svg).iter()}


def markup(svg):
    """Return the tags of a drawing without its texts."""
    return "".join(re.findall(r"<[^>]*>", svg))


@every
def test_its_colours_are_those_of_the_palette(chart, name, wanted):
    used = set()
    for element in tree(drawn(chart, name, wanted).svg).iter():
        for key in ("fill", "stroke", "stop-color", "color"):
            used.add(element.get(key))
        assert element.get("style") is None
    used = {u for u in used if u not in (None, "none") and not u.startswith("url(")}
    assert used <= {*COLOURS, *GREYS}


def extent(element):
    """Return the four corners that a text takes, as x and y, by the estimated width of its letters."""
    size, x, y = (float(element.get(k)) for k in ("font-size", "x", "y"))
    wide = width(own(element), size * (BOLD if element.get("font-weight") == "bold" else 1))
    left = x - {"start": 0, "middle": wide / 2, "end": wide}[element.get("text-anchor", "start")]
    corners = [(a, b) for a in (left, left + wide) for b in (y - 0.75 * size, y + 0.22 * size)]
    if turned := re.fullmatch(r"rotate\(([-\d.]+)[ ,]([-\d.]+)[ ,]([-\d.]+)\)", element.get("transform", "")):
        angle, cx, cy = (float(n) for n in turned.groups())
        sin, cos = math.sin(math.radians(angle)), math.cos(math.radians(angle))
        corners = [
            (cx + (a - cx) * cos - (b - cy) * sin, cy + (a - cx) * sin + (b - cy) * cos) for a, b in corners
        ]
    else:
        assert not element.get("transform")
    return corners


@every
def test_every_text_lies_inside(chart, name, wanted):
    root = tree(drawn(chart, name, wanted).svg)
    x0, y0, wide, high = (float(n) for n in root.get("viewBox").split())
    for element in root.iter(f"{SVG}text"):
        for x, y in extent(element):
            assert x0 <= x <= x0 + wide, own(element)
            assert y0 <= y <= y0 + high, own(element)


@every
def test_every_shape_lies_inside(chart, name, wanted):
    root = tree(drawn(chart, name, wanted).svg)
    _, _, wide, high = (float(n) for n in root.get("viewBox").split())
    sides = {"x": wide, "x1": wide, "x2": wide, "cx": wide, "y": high, "y1": high, "y2": high, "cy": high}
    for element in root.iter():
        for key, side in sides.items():
            if element.get(key):
                assert -0.1 <= float(element.get(key)) <= side + 0.1, ET.tostring(element)
        if element.tag == f"{SVG}rect" and element.get("x"):
            assert float(element.get("x")) + float(element.get("width")) <= wide + 0.1


@every
def test_no_two_texts_of_a_line_overlap(chart, name, wanted):
    rows = defaultdict(list)
    for element in tree(drawn(chart, name, wanted).svg).iter(f"{SVG}text"):
        if not element.get("transform"):
            xs = [x for x, _ in extent(element)]
            rows[round(float(element.get("y")))].append((min(xs), max(xs), own(element)))
    for texts in rows.values():
        texts.sort()
        for (_, right, one), (left, _, other) in pairwise(texts):
            assert right <= left + 1, (one, other)


def inked(svg):
    """Yield colour and shape of everything drawn in a colour that is no grey: two series may not share a shape.

    The shape is what is left without colour: the kind of element, whether it is full, hollow or hatched and at which
    angle, its dash, and the letters of its path.
    """
    root = tree(svg)
    patterns = {p.get("id"): p for p in root.iter(f"{SVG}pattern")}
    inside = {e for p in patterns.values() for e in p.iter()}
    for element in root.iter():
        tag = element.tag.removeprefix(SVG)
        if tag not in SHAPES or element in inside:
            continue
        fill, stroke = element.get("fill", "none"), element.get("stroke", "none")
        look = "hollow" if fill in ("none", *GREYS) else "full"
        colour = stroke if look == "hollow" else fill
        if fill.startswith("url("):
            pattern = patterns[fill[5:-1]]
            look = pattern.get("patternTransform") + pattern.get("width")
            colour = next(f for e in pattern if (f := e.get("fill")) not in GREYS)
        if colour in ("none", *GREYS):
            continue
        letters = re.sub(r"(?:HV|VH)+", "(HV)", re.sub(r"[^A-Za-z]", "", element.get("d", "")))
        size = element.get("stroke-width", "1") if tag == "line" else ""
        yield colour, (tag, look, element.get("stroke-dasharray", ""), letters, size)


@every
def test_nothing_is_said_by_colour_alone(chart, name, wanted):
    shapes = defaultdict(set)
    for colour, shape in inked(drawn(chart, name, wanted).svg):
        shapes[colour].add(shape)
    for one, other in combinations(shapes, 2):
        assert not shapes[one] & shapes[other], (one, other)


@every
def test_it_is_the_same_every_time(chart, name, wanted):
    again = CHARTS[chart].draw(Answers(Knowledge(cases()[name]), draws=2_000), wanted)
    assert again == drawn(chart, name, wanted)


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("name", ["korea", "odd"])
def test_it_is_the_picture_that_was_looked_at(chart, name):
    picture = drawn(chart, name, Wanted())
    for path, text in (
        (GOLDEN / f"{chart}-{name}.svg", picture.svg), (GOLDEN / f"{chart}-{name}.csv", picture.table())
    ):  # fmt: skip
        if os.environ.get("RENEW"):
            path.write_text(text, encoding="utf-8", newline="")
        with path.open(encoding="utf-8", newline="") as file:
            assert file.read() == text, f"{path.name}: look at it, then RENEW=1"


@pytest.mark.parametrize("chart", CHARTS)
def test_it_says_what_it_shows_and_names_what_it_reads(chart):
    about, uses, _ = CHARTS[chart]
    assert about
    assert not about.endswith(".")
    assert set(uses) <= set(Wanted.__dataclass_fields__)


@pytest.mark.parametrize("chart", CHARTS)
def test_what_it_does_not_use_changes_nothing(chart):
    others = {
        "claims": ("l",), "actors": ("b",), "by": When.parse("1950-05-20"), "during": When.parse("1950-05-02/1950-05-20")
    }  # fmt: skip
    unused = {k: v for k, v in others.items() if k not in CHARTS[chart].uses}
    assert drawn(chart, "odd", Wanted(**unused)) == drawn(chart, "odd", Wanted())
