"""Widths, cuts and breaks of text in pictures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.views.lettering import fit, lines, width
from tests.knowledge.cases import FEW

TEXTS = st.text(st.sampled_from("abiWM Щыж, 毛泽東е́é\u200b…"), max_size=60)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        # Helvetica: 556 a digit and most small letters, 222 an i, 944 a W
        ("1950", 22.24, 24), ("iiii", 8.88, 9.6), ("WWWW", 37.76, 42), ("Kim Il Sung", 51.13, 56),
        # Arial: the widest of Cyrillic
        ("Щ", 9.37, 10.5), ("Советский", 50.0, 62.0),
        ("毛泽东", 30, 30), ("조선", 20, 20), ("", 0, 0),
    ],
)  # fmt: skip
def test_a_width_is_that_of_helvetica_or_a_little_more(text, least, most):
    assert least <= width(text, 10) <= most


def test_accents_and_what_is_not_seen_take_no_room():
    assert width("é") == width("e\u0301") == width("e")
    assert width("a\u200bb") == width("ab")


def test_widths_grow_with_the_size():
    assert width("Zhou Enlai", 20) == pytest.approx(2 * width("Zhou Enlai", 10))


@FEW
@given(TEXTS, st.integers(20, 300))
def test_what_is_cut_fits_and_says_so(text, room):
    cut = fit(text, room)
    assert width(cut) <= room
    if cut != text:
        assert width(text) > room
        assert cut.endswith("…")
        assert text.startswith(cut[:-1])


def test_a_text_that_fits_exactly_is_not_cut():
    assert fit("Shtykov", width("Shtykov")) == "Shtykov"
    assert fit("Shtykov", width("Shtykov") - 0.01).endswith("…")


@FEW
@given(TEXTS, st.integers(20, 300))
def test_lines_fit_and_lose_nothing(text, room):
    broken = lines(text, room)
    assert all(width(line) <= room for line in broken)
    assert "".join("".join(broken).split()) == "".join(text.split())


@FEW
@given(TEXTS, st.integers(20, 300), st.integers(1, 4))
def test_no_more_lines_than_wanted_and_the_last_says_that_there_is_more(text, room, most):
    broken, whole = lines(text, room, most=most), lines(text, room)
    assert len(broken) == min(most, len(whole))
    assert all(width(line) <= room for line in broken)
    if len(whole) > most:
        assert broken[:-1] == whole[: most - 1]
        assert broken[-1].endswith("…")
    else:
        assert broken == whole


def test_lines_break_at_blanks_and_inside_a_word_only_where_it_is_too_long():
    assert lines("Leave to attack", 60) == ["Leave to", "attack"]
    assert lines("毛泽东同志与中央委员会", 50, 10) == ["毛泽东同志", "与中央委员", "会"]


def test_a_very_long_text_is_cut_at_once():
    assert len(fit("毛" * 1_000_000, 120)) == 9
    assert lines("毛泽东 " * 100_000, 120, most=2)[-1].endswith("…")
