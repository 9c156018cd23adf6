"""What the charts say, beyond the contract that all of them keep."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.case.edtf import DAY
from backchannel.case.inquiries import Channel, Knew
from backchannel.case.when import When
from backchannel.case.words import in_words
from backchannel.knowledge.spread import Knowledge
from backchannel.views.charts import grid, since, timeline, transmission
from backchannel.views.charts.asked import actors_asked, claims_asked, date_asked, left_out
from backchannel.views.charts.axis import Axis, stretch
from backchannel.views.charts.density import density
from backchannel.views.charts.passing import lanes, passings, spread_out
from backchannel.views.charts.wanted import Wanted
from tests.knowledge.cases import FEW, case, fact, rec, row, rows_of_a_case, says, small, talk

D = When.parse


def answers(*rows, **settings):
    made = case(*rows, **settings)
    return SimpleNamespace(case=made, knowledge=Knowledge(made))


def labels(span, room=600):
    when = D(span)
    return [(label, year) for _, label, year in Axis(when.earliest, when.latest, 0, room).ticks()]


# ---------------------------------------------------------------------------------------------------- the axis


@pytest.mark.parametrize(
    ("span", "first", "last", "number"),
    [
        ("1950-05-01/1950-05-07", ("1 May", "1950"), ("7 May", ""), 7),
        ("1949-11-15/1950-03-10", ("December", "1949"), ("March", ""), 4),
        ("1949/1950", ("Jan", "1949"), ("Oct", ""), 8),
        ("1901/1990", ("1905", ""), ("1990", ""), 18),
        ("-0100/0100", ("101 BC", ""), ("AD 100", ""), 2),
    ],
)  # fmt: skip
def test_ticks_are_days_months_or_years_as_they_fit(span, first, last, number):
    found = labels(span)
    if number > 2:
        assert (found[0], found[-1], len(found)) == (first, last, number)
    assert len(found) >= 2


@FEW
@given(st.integers(-2000, 3000), st.integers(1, 900_000), st.integers(200, 900))
def test_no_axis_is_without_ticks_or_full_of_them(year, days, room):
    first = (year - 1970) * 365 * DAY
    axis = Axis(first, first + days * DAY, 0, room)
    ticks = axis.ticks()
    assert len(ticks) <= room / 20
    places = [axis.x(minute) for minute, _, _ in ticks]
    assert all(0 <= p <= room for p in places)
    assert all(b - a > 22 for a, b in itertools.pairwise(places))


def test_what_lies_outside_is_moved_to_the_nearer_end():
    axis = Axis(0, 100, 10, 20)
    assert [axis.x(m) for m in (float("-inf"), 0, 50, 100, float("inf"))] == [10, 10, 15, 20, 20]


def test_open_ends_are_closed_by_the_dates_that_lie_inside():
    dates = [D("1940"), D("1950-05-03"), D("1950-06/..")]
    found = stretch(D("1950-01/.."), dates)
    assert (found.earliest, found.latest) == (D("1950-01").earliest, D("1950-06").earliest)
    assert stretch(D("../.."), []) is None


# ------------------------------------------------------------------------------------------- what is asked


def asking(*inquiries, rows=(), **more):
    made = case(*rows, **more)
    settings = replace(made.settings, inquiries={i.id: i for i in inquiries})
    return Knowledge(replace(made, settings=settings))


def knew(name, claim, actors, by):
    return row(Knew, id=name, claim=claim, actors=actors, by=by)


def test_the_inquiries_say_what_is_shown_those_of_another_time_do_not():
    knowledge = asking(
        knew("1", "l", "b;a", "1950-03"), knew("2", "k", "a", "1950-05-13"), knew("3", "k", "a;c", "1950-04"),
        knew("later", "m", "d;d", "1993"), row(Channel, id="4", claim="n", to="g"), rows=[fact(n) for n in "klmn"],
    )  # fmt: skip
    claims = claims_asked(knowledge, Wanted(), 9)
    assert claims == ("k", "l", "n")
    assert actors_asked(knowledge, Wanted(), claims, 9) == ("a", "b", "c")
    assert actors_asked(knowledge, Wanted(), claims, 2) == ("a", "b")
    assert date_asked(knowledge, Wanted()).text == "1950-05-13"
    assert left_out(knowledge, Wanted(actors=("a",)), claims, ("a",)) == (
        "3 of 4 claims: those for which the inquiries ask most often."
    )


def test_what_is_said_goes_before_what_is_asked():
    knowledge = asking(knew("1", "k", "a", "1950-03"), rows=[fact(n) for n in "kl"])
    said = Wanted(claims=("l",), actors=("b",), by=D("1951"))
    assert claims_asked(knowledge, said, 9) == ("l",)
    assert actors_asked(knowledge, said, ("l",), 9) == ("b",)
    assert date_asked(knowledge, said) == D("1951")


def test_where_nothing_is_asked_the_records_say_it():
    told = [
        fact("k"),
        fact("l", origin=""),
        rec("r1"),
        rec("r2", to="b;c"),
        says("r1", "l"),
        says("r2", "l"),
        says("r2"),
    ]
    knowledge = asking(rows=told)
    assert claims_asked(knowledge, Wanted(), 1) == ("l",)
    assert set(actors_asked(knowledge, Wanted(), ("l",), 9)) == {"a", "b", "c"}
    assert in_words(date_asked(knowledge, Wanted())) == "31 December 1950"
    assert in_words(date_asked(asking(period="../.."), Wanted())) == "at an unknown date"


# ------------------------------------------------------------------------------------------------ the timeline


def test_records_stand_in_the_order_of_their_dates_the_undated_last():
    drawn = timeline.draw(
        answers(rec("b", "1950-02"), rec("a", "1950-03"), rec("c", ""), rec("d", "1951")), Wanted()
    )
    assert [line[0] for line in drawn.rows] == ["b", "a", "c"]
    assert "Undated" in drawn.svg


def test_a_bar_is_at_least_three_pixels_and_as_long_as_the_date_is_uncertain():
    drawn = timeline.draw(answers(rec("a", "1950-01-01T05:30"), rec("b", "1950-07/1950-12")), Wanted()).svg
    assert 'width="3.0" height="8.0"' in drawn
    half = (timeline.RELEASED - timeline.PLOT - 32) * 184 / 365
    assert f'width="{half:.1f}" height="8.0"' in drawn


def test_actors_restrict_it_to_what_they_sent_read_or_carried():
    rows = (
        rec("a", from_="a", to="b"),
        rec("b", from_="b", to="c"),
        rec("v", from_="c", to="d", via="a"),
        rec("x", to="d", cc="a"),
    )
    drawn = timeline.draw(answers(*rows), Wanted(actors=("a",)))
    assert [line[0] for line in drawn.rows] == ["a", "v", "x"]


def test_the_year_of_release_or_never_stands_at_the_right():
    rows = rec("a", released="1995"), rec("b"), rec("c", released="1998/2005"), rec("d", released="1995/1996")
    drawn = timeline.draw(answers(*rows), Wanted()).svg
    for text in (">1995</text>", "– never</text>", ">1998–2005</text>", ">1995–96</text>"):
        assert text in drawn
    assert drawn.count("– never</text>") == 1


def test_both_sides_of_long_names_are_seen():
    rows = case(rec("a", from_="a", to="b"))
    for actor in "ab":
        object.__setattr__(rows.actors[actor], "name", actor * 200)
    shown = timeline.parties(rows, rows.records["a"], 200)
    assert shown.startswith("aaa")
    assert " to bbb" in shown


def test_above_120_records_they_are_counted_by_month():
    rows = [rec(f"r{n}", f"1950-05-{n % 28 + 1:02}") for n in range(121)]
    assert "Undated" not in timeline.draw(answers(*rows[:120]), Wanted()).svg
    assert len(timeline.draw(answers(*rows[:120]), Wanted()).rows) == 120
    drawn = timeline.draw(answers(*rows, rec("wide", "1950-04/1950-06"), rec("no", "")), Wanted())
    counts = {line[0]: line[1:] for line in drawn.rows}
    assert counts["1 May 1950"] == ("121", "122")
    assert counts["1 April 1950"] == counts["1 June 1950"] == ("0", "1")
    assert counts["1 July 1950"] == ("0", "0")
    assert "counted by month; 1 without a date is left out." in drawn.svg


def test_of_many_records_those_are_shown_that_the_inquiries_are_about():
    rows = [rec(f"r{n}", f"1950-05-{n % 28 + 1:02}") for n in range(121)]
    told = [fact(), says("r7"), says("r8", stance="denies"), says("r9", stance="withholds")]
    drawn = timeline.draw(answers(*rows, *told), Wanted())
    assert [line[0] for line in drawn.rows] == ["r7", "r8"]
    assert "Shown are the 2 of 121 records that tell a claim" in drawn.svg
    assert [line[0] for line in timeline.draw(answers(*rows, *told), Wanted(claims=("k",))).rows] == [
        "r7",
        "r8",
    ]
    assert len(timeline.draw(answers(*rows, *told), Wanted(during=D("1950"))).rows) == 12


@pytest.mark.parametrize(
    ("span", "unit"), [("1950", "month"), ("1900/1960", "year"), ("1200/2000", "decade"), ("-9999/9999", "century")]
)  # fmt: skip
def test_long_times_are_counted_by_longer_stretches(span, unit):
    drawn = density([rec("a", "1950-05-10")], [], D(span))
    assert drawn.header[0] == f"{unit} from"
    assert sum(int(line[1]) for line in drawn.rows) == 1
    assert len(drawn.rows) <= 241


def test_a_record_that_reaches_beyond_the_time_is_possible_only():
    drawn = density(
        [rec("a", "1949-12/1950-01"), rec("b", "1950-12/1951-02"), rec("c", "1950-01-31")], [], D("1950")
    )
    assert drawn.rows[0][1:] == ("1", "2")
    assert drawn.rows[-1][1:] == ("0", "1")


def test_a_hundred_thousand_records_make_a_small_picture():
    rows = [rec("r", f"1950-{n % 12 + 1:02}") for n in range(24)] * 4200
    assert len(density(rows, [], D("1950")).svg) < 20_000


# ---------------------------------------------------------------------------------------------------- the grid


def test_the_grid_shows_the_five_statuses():
    rows = (
        fact(), rec("r1", "1950-05-02", "a", "b"), says("r1"), rec("r2", "1950-05-03", "a", "c", verified="recalled"),
        says("r2"), rec("r3", "1950-05-03", "a", "d"), says("r3", stance="denies"), rec("r4", "1950-05-05", "b", "g"),
    )  # fmt: skip
    drawn = grid.draw(answers(*rows), Wanted(actors=tuple("abcdgh"), by=D("1950-06")))
    assert [line[3] for line in drawn.rows] == [
        "knew", "knew", "may have known", "told otherwise", "within reach", "no path"
    ]  # fmt: skip
    early = grid.draw(answers(*rows), Wanted(actors=("a", "b"), by=D("1950-05-01")))
    assert [line[3] for line in early.rows] == ["knew", "no path"]


def test_short_names_stand_upright_and_long_ones_slanted():
    rows = answers(fact(), rec("r1"), says("r1"))
    assert "rotate" not in grid.draw(rows, Wanted(actors=("a", "b"))).svg
    object.__setattr__(rows.case.actors["a"], "name", "Poskrebyshev" * 2)
    assert "rotate(-45" in grid.draw(rows, Wanted(actors=("a", "b"))).svg


# ------------------------------------------------------------------------------------------- since when they knew


def test_the_lanes_begin_where_knowledge_does():
    rows = answers(fact(origin="a", since="1950-01"), rec("r1", "1950-03-01", "a", "b"), says("r1"))
    drawn = since.draw(rows, Wanted(claims=("k",), actors=("a", "b", "c")))
    assert [line[3:] for line in drawn.rows] == [
        ("1950-01-01T00:00", "1950-01-31T23:59"), ("1950-03-01T00:00", "1950-03-03T23:59"), ("", "")
    ]  # fmt: skip
    assert "(2 of 3 cases by the end), may have known (0) or was told by no record (1)" in drawn.description


def test_a_claim_that_nobody_tells_says_so():
    rows = answers(fact(since=None), fact("l"), rec("r1"), says("r1", "l"))
    assert "No record tells this claim." in since.draw(rows, Wanted(claims=("k",), actors=("a",))).svg
    assert "None of them is told" in since.draw(rows, Wanted(claims=("l",), actors=("h",))).svg
    assert transmission.draw(rows, Wanted(claims=("k",))).description == "No record tells this claim."


# ---------------------------------------------------------------------------------------------- how a claim travels


def test_lanes_stand_in_the_order_of_first_knowing():
    rows = (
        fact(origin="d", since="1950-05-01"), rec("r2", "1950-05-20", "b", "c"), says("r2"),
        rec("r1", "1950-05-10", "d", "b", via="g"), says("r1"),
    )  # fmt: skip
    knowledge = answers(*rows).knowledge
    told = passings(knowledge, "k")
    assert [p.record for p in told] == ["r1", "r2"]
    assert lanes(knowledge, "k", told) == ("d", "g", "b", "c")


def test_of_those_who_knew_at_the_same_time_the_origin_stands_first():
    rows = fact(origin="d", since="1950-05-10/1950-05-20"), rec("r1", "1950-05-10", "a", "b"), says("r1")
    knowledge = answers(*rows).knowledge
    assert knowledge.certainly("k", "a") < knowledge.certainly("k", "d")
    assert lanes(knowledge, "k", passings(knowledge, "k")) == ("d", "a", "b")


def test_what_counts_in_full_is_a_solid_line_and_what_does_not_a_dashed_one():
    for verified, dash, counts in (
        ("text", "", "in full"),
        ("recalled", ' stroke-dasharray="4 3"', "possible only"),
    ):
        drawn = transmission.draw(answers(fact(), rec("r1", verified=verified), says("r1")), Wanted())
        assert f'stroke-width="1.4"{dash}>' in drawn.svg
        assert drawn.rows[0][8] == counts


def test_a_row_that_counts_in_full_prevails_over_one_that_does_not():
    rows = fact(), rec("r1", to="b"), says("r1"), says("r1", reader="x", speaker="b")
    (told,) = passings(answers(*rows).knowledge, "k")
    assert told.certain
    assert told.tellers == ("a",)


def test_in_a_talk_without_speaker_nobody_is_the_teller():
    diamond = re.compile(r'd="M[0-9.]+,[0-9.]+L[0-9.]+,[0-9.]+L[0-9.]+,[0-9.]+L')
    drawn = transmission.draw(answers(fact(), talk("r1"), says("r1")), Wanted())
    assert drawn.rows[0][9] == "who of them said it is not recorded"
    assert len(diamond.findall(drawn.svg)) == 3  # of each side, and in the legend
    one, other = says("r1", speaker="a"), says("r1", speaker="b")
    both = transmission.draw(answers(fact(), talk("r1"), one, other), Wanted())
    assert not both.rows[0][9]
    assert len(diamond.findall(both.svg)) == 1


def test_records_of_another_time_are_left_out_and_said_to_be():
    rows = answers(
        fact(), rec("r1"), says("r1"), rec("m", "1991", kind="memoir"), says("m"), rec("u", ""), says("u")
    )
    drawn = transmission.draw(rows, Wanted())
    assert [(line[0], line[1], line[10]) for line in drawn.rows] == [
        ("1", "r1", "yes"),
        ("", "u", "no"),
        ("", "m", "no"),
    ]
    assert "Left out: 2 records that tell it at another time or without a date." in drawn.svg
    nowhere = transmission.draw(rows, Wanted(during=D("1800")))
    assert nowhere.description == "No record with a date in this time tells this claim; 3 do at others."


def test_many_records_are_cut_and_said_to_be():
    rows = [
        fact(),
        *(rec(f"r{n}", f"1950-06-{n % 28 + 1:02}") for n in range(60)),
        *(says(f"r{n}") for n in range(60)),
    ]
    drawn = transmission.draw(answers(*rows), Wanted())
    assert "The first 48 of 60 records that tell it" in drawn.svg
    assert len(drawn.rows) == 60


@FEW
@given(st.lists(st.floats(0, 500), min_size=1, max_size=40).map(sorted), st.integers(1, 30))
def test_what_is_spread_out_stands_apart_inside_and_in_order(places, apart):
    out = spread_out(places, apart, 0, 500)
    least = min(apart, 500 / max(len(places) - 1, 1))
    assert all(b - a >= least - 1e-6 for a, b in itertools.pairwise(out))
    assert out[0] >= -1e-6
    assert out[-1] <= 500 + 1e-6
    if all(b - a >= apart for a, b in itertools.pairwise(places)):
        assert out == pytest.approx(places)


# ------------------------------------------------------------------------------------------------- whatever the case


@FEW
@given(rows_of_a_case(), st.sampled_from([timeline, grid, since, transmission]), st.booleans())
def test_no_case_is_too_odd_to_be_drawn(rows, chart, hidden):
    made = small(rows)
    if hidden:  # no period is stated, so the dates say what is shown
        about = replace(made.settings.about, period=D("../.."))
        made = replace(made, settings=replace(made.settings, about=about))
    drawn = chart.draw(SimpleNamespace(case=made, knowledge=Knowledge(made)), Wanted())
    ET.fromstring(drawn.svg)  # noqa: S314
    assert drawn.description.endswith(".")
