"""The page is right HTML, whatever the case holds, and the same every time."""

import re
import time
import xml.etree.ElementTree as ET
from dataclasses import replace

from backchannel import api
from backchannel.views.page.markup import table
from tests.page.folders import write
from tests.page.reading import ROOT, made, of, tree, words
from tests.page.strict import faults

HOSTILE = "<script>alert(\"x\")</script> & “q” '毛泽东' Сталин <img src=x onerror=alert(1)> שלום \u202eabc ]]> <!-- [r1] ${x}"


def test_korea_is_strict_html(korean):
    assert faults(korean) == []


def test_a_hostile_case_is_strict_html_and_shown_as_it_is(tmp_path):
    text = made(api.open_case(write(tmp_path / "case", HOSTILE)))
    assert faults(text) == []
    assert "<script" not in text
    assert "<img" not in text
    assert "javascript:" not in re.sub(">[^<]*<", "><", text)
    root = tree(text)
    assert HOSTILE in words(root.find(".//h1"))
    statements = [words(q) for q in root.iter("blockquote")]
    assert len(statements) == 5
    assert all(s == " ".join(HOSTILE.split()) for s in statements)
    assert root.find(".//h1/bdi") is not None, "a word that turns the line is not set apart"


def test_characters_that_no_page_may_hold_are_replaced(small):
    about = replace(small.case.settings.about, title="a\x00b\x0bc\ud800d\ufffe")
    case = replace(small.case, settings=replace(small.case.settings, about=about))
    text = of(case)
    assert "a\ufffdb\ufffdc\ufffdd\ufffd</h1>" in text
    assert faults(text) == []
    text.encode("utf-8")


def test_the_strict_reading_sees_faults(plain):
    spoilt = {
        "3 times the id audit": plain.replace('id="games"', 'id="audit"').replace('id="time"', 'id="audit"'),
        "no target #nowhere": plain.replace('href="#games"', 'href="#nowhere"'),
        "<div> in <p>": plain.replace('<p class="see">', '<p class="see"><div></div>', 1),
        "onclick of <p>": plain.replace('<p class="see">', '<p class="see" onclick="x">', 1),
        "<img> in <p>": plain.replace('<p class="see">', '<p class="see"><img src="x"></img>', 1),
        "url( in the page": plain.replace("<style>", "<style>p { background: url(x) }"),
        "no policy before the style sheet": plain.replace("default-src 'none'", "default-src *"),
        "<h4> after <h2>: The audit": plain.replace('<h2 id="audit">The audit</h2>', '<h2 id="x">x</h2><h4 id="audit">The audit</h4>'),
    }  # fmt: skip
    for fault, text in spoilt.items():
        assert text != plain, fault
        found = faults(text)
        assert fault in found or any(fault.split(":")[0] in f for f in found), (fault, found)


def test_two_writings_are_equal(small, plain):
    assert made(small) == plain


def test_nothing_of_this_machine_or_of_the_clock_is_on_it(korean):
    assert str(ROOT) not in korean
    assert time.strftime("%Y-%m-%d") not in korean


def test_a_table_too_wide_for_a_page_is_broken():
    head = ["What", *(str(n) for n in range(1, 30))]
    parts = ET.fromstring(f"<x>{table(head, [head], numbers=1)}</x>").findall("div/table")  # noqa: S314
    shown = [[words(c) for c in part.find("tbody/tr")] for part in parts]
    assert all(row[0] == "What" and len(row) <= 14 for row in shown)
    assert [n for row in shown for n in row[1:]] == head[1:]
    assert len(ET.fromstring(f"<x>{table(head[:14], [head[:14]])}</x>")) == 1  # noqa: S314
    assert len(ET.fromstring(f"<x>{table(['a'], [['b']])}</x>")) == 1  # noqa: S314
