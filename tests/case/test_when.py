"""Dates: what each form covers, what is refused with which advice, comparison, words, zones, durations."""

import csv
import math
import pickle
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.case.edtf import civil, day_number
from backchannel.case.when import Answer, When, Zone, duration, iso
from backchannel.case.words import day_in_words, in_words
from backchannel.errors import DateError

YES, NO, CANNOT_SAY = Answer.YES, Answer.NO, Answer.CANNOT_SAY
KOREA = Path(__file__).parents[2] / "cases" / "korea-1950"
OPEN = ".."


def days(text, **settings):
    """Return the hull of a text as two days, '..' for an open end."""
    when = When.parse(text, **settings)
    assert when.earliest % 1440 == 0 or math.isinf(when.earliest)
    assert when.latest % 1440 == 1439 or math.isinf(when.latest)
    return tuple(OPEN if math.isinf(m) else str(iso(m))[:-6] for m in (when.earliest, when.latest))


# ------------------------------------------------------- the examples of the specification of 2019, by hand

SPECIFICATION = [
    # level 0
    ("1985-04-12", "1985-04-12", "1985-04-12"),
    ("1985-04", "1985-04-01", "1985-04-30"),
    ("1985", "1985-01-01", "1985-12-31"),
    ("1964/2008", "1964-01-01", "2008-12-31"),
    ("2004-06/2006-08", "2004-06-01", "2006-08-31"),
    ("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08"),
    ("2004-02-01/2005-02", "2004-02-01", "2005-02-28"),
    ("2004-02-01/2005", "2004-02-01", "2005-12-31"),
    ("2005/2006-02", "2005-01-01", "2006-02-28"),
    # level 1
    ("2001-21", "2001-03-01", "2001-05-31"),
    ("1984?", "1984-01-01", "1984-12-31"),
    ("2004-06~", "2004-06-01", "2004-06-30"),
    ("2004-06-11%", "2004-06-11", "2004-06-11"),
    ("201X", "2010-01-01", "2019-12-31"),
    ("20XX", "2000-01-01", "2099-12-31"),
    ("2004-XX", "2004-01-01", "2004-12-31"),
    ("1985-04-XX", "1985-04-01", "1985-04-30"),
    ("1985-XX-XX", "1985-01-01", "1985-12-31"),
    ("1985-04-12/..", "1985-04-12", OPEN),
    ("1985-04/..", "1985-04-01", OPEN),
    ("1985/..", "1985-01-01", OPEN),
    ("../1985-04-12", OPEN, "1985-04-12"),
    ("../1985-04", OPEN, "1985-04-30"),
    ("../1985", OPEN, "1985-12-31"),
    ("1985-04-12/", "1985-04-12", OPEN),
    ("1985-04/", "1985-04-01", OPEN),
    ("1985/", "1985-01-01", OPEN),
    ("/1985-04-12", OPEN, "1985-04-12"),
    ("/1985-04", OPEN, "1985-04-30"),
    ("/1985", OPEN, "1985-12-31"),
    ("../..", OPEN, OPEN),
    ("/..", OPEN, OPEN),
    ("../", OPEN, OPEN),
    ("1984~/2004-06", "1984-01-01", "2004-06-30"),
    ("1984/2004-06~", "1984-01-01", "2004-06-30"),
    ("1984?/2004%", "1984-01-01", "2004-12-31"),
    ("1984-06?/2004-08?", "1984-06-01", "2004-08-31"),
    ("1984-06-02?/2004-08-08~", "1984-06-02", "2004-08-08"),
    ("-1985", "-1985-01-01", "-1985-12-31"),
    # level 2
    ("1950S2", "1900-01-01", "1999-12-31"),
    ("-1950S2", "-1999-01-01", "-1900-12-31"),
    ("1950S4", "1950-01-01", "1950-12-31"),
    ("2001-34", "2001-04-01", "2001-06-30"),
    ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"),
    ("[..1760-12-03]", OPEN, "1760-12-03"),
    ("[1760-12..]", "1760-12-01", OPEN),
    ("[1760-01,1760-02,1760-12..]", "1760-01-01", OPEN),
    ("[1667,1760-12]", "1667-01-01", "1760-12-31"),
    ("[..1984]", OPEN, "1984-12-31"),
    ("{1667,1668,1670..1672}", "1667-01-01", "1672-12-31"),
    ("{1960,1961-12}", "1960-01-01", "1961-12-31"),
    ("{..1984}", OPEN, "1984-12-31"),
    ("[1760-12-03,1667]", "1667-01-01", "1760-12-03"),
    ("2004-06~-11", "2004-06-11", "2004-06-11"),
    ("2004?-06-11", "2004-06-11", "2004-06-11"),
    ("?2004-06-~11", "2004-06-11", "2004-06-11"),
    ("2004-%06-11", "2004-06-11", "2004-06-11"),
    ("156X-12-25", "1560-12-25", "1569-12-25"),
    ("15XX-12-25", "1500-12-25", "1599-12-25"),
    ("XXXX-12-XX", "0000-12-01", "9999-12-31"),
    ("1XXX-XX", "1000-01-01", "1999-12-31"),
    ("1XXX-12", "1000-12-01", "1999-12-31"),
    ("1984-1X", "1984-10-01", "1984-12-31"),
    ("2004-06-~01/2004-06-~20", "2004-06-01", "2004-06-20"),
    ("2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03"),
    # unspecified digits: only days that exist
    ("1950-02-2X", "1950-02-20", "1950-02-28"),
    ("195X-02-29", "1952-02-29", "1956-02-29"),
    ("XXXX-02-29", "0000-02-29", "9996-02-29"),
    ("1950-XX-31", "1950-01-31", "1950-12-31"),
    ("1950-X1-31", "1950-01-31", "1950-01-31"),
    ("-01XX", "-0199-01-01", "-0100-12-31"),
    ("199X-24", "1990-12-01", "2000-02-29"),
    ("-199X-24", "-1999-12-01", "-1989-02-28"),
    ("0000", "0000-01-01", "0000-12-31"),
]


@pytest.mark.parametrize(("text", "first", "last"), SPECIFICATION)
def test_hull(text, first, last):
    assert days(text) == (first, last)


@pytest.mark.parametrize(
    ("number", "first", "last"),
    [
        (21, "1994-03-01", "1994-05-31"),
        (22, "1994-06-01", "1994-08-31"),
        (23, "1994-09-01", "1994-11-30"),
        (24, "1994-12-01", "1995-02-28"),
        (25, "1994-03-01", "1994-05-31"),
        (26, "1994-06-01", "1994-08-31"),
        (27, "1994-09-01", "1994-11-30"),
        (28, "1994-12-01", "1995-02-28"),
        (29, "1994-09-01", "1994-11-30"),
        (30, "1994-12-01", "1995-02-28"),
        (31, "1994-03-01", "1994-05-31"),
        (32, "1994-06-01", "1994-08-31"),
        (33, "1994-01-01", "1994-03-31"),
        (34, "1994-04-01", "1994-06-30"),
        (35, "1994-07-01", "1994-09-30"),
        (36, "1994-10-01", "1994-12-31"),
        (37, "1994-01-01", "1994-04-30"),
        (38, "1994-05-01", "1994-08-31"),
        (39, "1994-09-01", "1994-12-31"),
        (40, "1994-01-01", "1994-06-30"),
        (41, "1994-07-01", "1994-12-31"),
    ],
)
def test_season_or_part_of_a_year(number, first, last):
    assert days(f"1994-{number}") == (first, last)


def test_winter_before_a_leap_year_ends_on_29_february():
    assert days("1951-24") == ("1951-12-01", "1952-02-29")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Y170000002", 170000002, 170000002),
        ("Y-170000002", -170000002, -170000002),
        ("Y-17E7", -170000000, -170000000),
        ("Y171010000S3", 171000000, 171999999),
        ("Y3388E2S3", 338000, 338999),
        ("Y-3388E2S3", -338999, -338000),
        ("Y170000002~", 170000002, 170000002),
    ],
)
def test_long_year(text, first, last):
    when = When.parse(text)
    assert when.earliest == day_number(first, 1, 1) * 1440
    assert when.latest == day_number(last, 12, 31) * 1440 + 1439
    assert iso(when.earliest) == f"Y{first}"


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("1950", False, False),
        ("1950~", True, False),
        ("1950?", False, True),
        ("1950%", True, True),
        ("?2004-06-~11", True, True),
        ("1949-05-01~/1949-05-12", True, False),
        ("[1949-03-07?,1949-03-11]", False, True),
    ],
)
def test_qualifiers_are_kept(text, approximate, uncertain):
    when = When.parse(text)
    assert (when.approximate, when.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    "text", ["[1949-03-07,1949-03-11]", "{1949-09-12..1949-09-13}", "[..1984]", "{1960}"]
)
def test_a_set_says_that_it_is_one(text):
    assert When.parse(text).is_set
    assert not When.parse("1950/1951").is_set


# --------------------------------------------------------------------------------------------------- hours


@pytest.mark.parametrize(
    ("text", "minute", "offset"),
    [
        ("1950-05-14T05:30", "1950-05-14T05:30", None),
        ("1985-04-12T23:20:30", "1985-04-12T23:20", None),
        ("1985-04-12T23:20:30Z", "1985-04-12T23:20", 0),
        ("1985-04-12T23:20:30-04", "1985-04-12T23:20", -240),
        ("1985-04-12T23:20:30+04:30", "1985-04-12T23:20", 270),
        ("1950-05-14T00:00~", "1950-05-14T00:00", None),
        ("-0044-03-15T12:00", "-0044-03-15T12:00", None),
    ],
)
def test_an_hour_is_one_minute_wide(text, minute, offset):
    when = When.parse(text)
    assert when.earliest == when.latest
    assert iso(when.earliest) == minute
    assert when.has_hour
    assert when.offset == offset


def test_minutes_are_whole_numbers_and_only_open_ends_are_floats():
    assert [type(m) for w in ("1950", "1950-05-14T05:30Z", "1950S2", "[1950,1951]") for m in both(w)] == [
        int
    ] * 8
    assert both("../..") == (-math.inf, math.inf)


def both(text, **settings):
    when = When.parse(text, **settings)
    return when.earliest, when.latest


def test_day_zero_and_the_width_of_a_day():
    assert both("1970-01-01") == (0, 1439)
    assert both("1969-12-31T23:59") == (-1, -1)


def test_interval_of_hours():
    when = When.parse("1950-05-13T23:30+09:00/1950-05-14~")
    assert (iso(when.earliest), iso(when.latest)) == ("1950-05-13T23:30", "1950-05-14T23:59")
    assert (when.has_hour, when.offset, when.approximate) == (True, 540, True)


# --------------------------------------------------------------------------------------------------- zones


def test_without_a_zone_hours_count_as_written():
    assert iso(When.parse("1949-05-18T17:18+09:00").earliest) == "1949-05-18T17:18"


@pytest.mark.parametrize(
    ("zone", "text", "minute"),
    [
        ("Europe/Moscow", "1949-01-14T17:18+09:00", "1949-01-14T11:18"),
        ("Europe/Moscow", "1949-01-14T22:30Z", "1949-01-15T01:30"),
        ("Europe/Moscow", "1949-01-14T17:18", "1949-01-14T17:18"),
        ("America/New_York", "1950-06-25T04:40+09:00", "1950-06-24T15:40"),
        ("+09:00", "1950-06-24T15:40-04", "1950-06-25T04:40"),
        ("Z", "1950-06-25T04:40+09:00", "1950-06-24T19:40"),
    ],
)
def test_a_written_offset_is_brought_to_the_zone_of_the_case(zone, text, minute):
    when = When.parse(text, zone=Zone.parse(zone))
    assert iso(when.earliest) == iso(when.latest) == minute


def test_the_offset_is_kept_as_written():
    assert When.parse("1949-01-14T17:18+09:00", zone=Zone.parse("Europe/Moscow")).offset == 540


def test_ends_in_two_zones_are_ordered_on_the_clock_of_the_case():
    text = "1950-05-14T05:30+09:00/1950-05-13T22:00Z"
    assert both(text, zone=Zone.parse("Z")) == both("1950-05-13T20:30/1950-05-13T22:00")
    with pytest.raises(DateError, match="set the zone of the case"):
        When.parse(text)


def test_zone_knows_summer_time():
    seoul = Zone.parse(" Asia/Seoul ")
    assert str(seoul) == "Asia/Seoul"
    assert seoul.offset_at(both("1950-01-14T05:30")[0]) == 540
    assert seoul.offset_at(both("1950-05-14T05:30")[0]) == 600


@pytest.mark.parametrize("minute", [-(10**15), 0, 10**15])
def test_zone_answers_for_every_year(minute):
    zone = Zone.parse("Europe/Moscow")
    assert isinstance(zone.offset_at(minute), int)
    assert zone.from_offset(minute, 0) - minute in range(-900, 901)


@pytest.mark.parametrize(
    "text",
    ["", " ", "Mars/Olympus", "../etc/passwd", "/etc/passwd", "America", "+9", "+25:00", "x" * 300, "a\0b"],
)
def test_unknown_zone(text):
    with pytest.raises(DateError, match="found"):
        Zone.parse(text)


# ------------------------------------------------------------------------------------------------ refusals


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("", "../.."),
        ("   ", "../.."),
        ("14.5.1950", "write '1950-05-14'"),
        ("5.6.1950", "write '1950-06-05'"),
        ("05/14/1950", "write '1950-05-14'"),
        ("14/05/1950", "write '1950-05-14'"),
        ("05/06/1950", "write year, month and day in this order"),
        ("1950/5/14", "write '1950-05-14'"),
        ("1950-5-14", "write '1950-05-14'"),
        ("1950-5", "write '1950-05'"),
        ("1950.05.14", "write '1950-05-14'"),
        ("19500514", "write '1950-05-14'"),
        ("May 1950", "write '1950-05'"),
        ("14 may 1950", "write '1950-05-14'"),
        ("May 14, 1950", "write '1950-05-14'"),
        ("14 Sept. 1950", "write '1950-09-14'"),
        ("spring 1994", "write '1994-21'"),
        ("Winter 1994", "write '1994-24'"),
        ("fall 1994", "write '1994-23'"),
        ("1950s", "write '195X'"),
        ("ca. 1950", "write '1950~'"),
        ("1950-1955", "write '1950/1955'"),
        ("1950\N{EN DASH}1955", "write '1950/1955'"),
        ("1950 / 1951", "write '1950/1951'"),
        ("[1950, 1951]", "write '[1950,1951]'"),
        ("19500", "write 'Y19500'"),
        ("195x", "write '195X'"),
        ("y170000002", "write 'Y170000002'"),
        ("1950-05-14t05:30", "write '1950-05-14T05:30'"),
        ("1950-05-14 05:30", "put a T between day and hour: write '1950-05-14T05:30'"),
        ("\uff11\uff19\uff15\uff10-05", "write '1950-05'"),
        ("\u0661\u0669\u0665\u0660", "write '1950'"),
        ("1950-13-01", "there is no month 13"),
        ("1950-00", "there is no month 00"),
        ("1984-2X", "there is no month 2X"),
        ("1950-42", "there is no month 42"),
        ("1950-02-30", "February 1950 has 28 days"),
        ("1900-02-29", "February 1900 has 28 days"),
        ("1950-05-00", "May 1950 has 31 days"),
        ("1950-02-3X", "February 1950 has 28 days"),
        ("XXXX-XX-4X", "there is no day 4X"),
        ("1950-24-01", "leave the day out"),
        ("1950-05/1949-04", "the ends are swapped: write '1949-04/1950-05'"),
        ("[1952..1950]", "the ends are swapped: write '1950..1952'"),
        ("1950-05-14T24:00", "next day"),
        ("1950-05-14T25:00", "correct the hour"),
        ("1950-05-14T23:60", "correct the hour"),
        ("1950-05-14T23:59:60", "correct the hour"),
        ("1950-05T05:30", "write the whole day"),
        ("1950-05-XXT05:30", "write the whole day"),
        ("1950-05-14T05:30+24:00", "hours to 23"),
        ("Y1950", "write '1950'"),
        ("-0000", "write '0000'"),
        ("1950S0", "S is followed by"),
        ("1950S5", "S is followed by"),
        ("Y1E13", "open end"),
        ("Y1E" + "9" * 190, "open end"),
        ("/", "'../..'"),
        ("[..]", "write at least one date"),
    ],
)
def test_refused_with_advice(text, advice):
    with pytest.raises(DateError) as caught:
        When.parse(text)
    assert advice in caught.value.remedy
    assert caught.value.found == text
    assert caught.value.expected


REFUSED = """
.. // 1950//1951 1950/1951/1952 [ ] [] {} [1950 1950] [1950} [1950,,1951] [1950..1951..1952] [1950/1951]
[1950....] 1950/[1951,1952] unknown open nan inf 1950- - 19 XX 1950-05-14T 1950-05-14T05 1950-05-14T5:30
1950-05-14T05:30.5 1950-05-14T05:30+9 1950-W20 1950-134 P2D 2004-06-(01)~ 1984-06uu 1950~~ =1950 Y01950
Y1950-05 1950-21S2
"""


@pytest.mark.parametrize("text", [*REFUSED.split(), "1950\x00", "1950\n1951", "1950 1951"])
def test_refused(text):
    with pytest.raises(DateError):
        When.parse(text)


def test_a_long_text_is_refused_at_once():
    began = time.perf_counter()
    with pytest.raises(DateError, match="at most 200 characters"):
        When.parse("[" + "1950," * 1_000_000 + "1951]")
    assert time.perf_counter() - began < 1
    assert When.parse("[" + "1950," * 38 + "1951]").is_set


@given(st.text(alphabet="0123456789-/.XYEST:Z+?~%[]{}, uM\N{EN DASH}\u0661", max_size=30))
def test_any_text_is_a_date_or_a_date_error(text):
    try:
        when = When.parse(text)
    except DateError as error:
        assert error.remedy  # noqa: PT017 - either outcome is right
    else:
        assert when.earliest <= when.latest
        assert str(when) == text
        assert in_words(when)


def test_white_space_is_kept_and_does_not_count():
    when = When.parse("  1950-05\t")
    assert str(when) == "  1950-05\t"
    assert (when.earliest, when.latest) == both("1950-05")
    assert in_words(when) == "May 1950"


# ------------------------------------------------------------------------------------------------ widening


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1950-05-14", "1950-05-14", "1950-05-14"),
        ("1950-05-14~", "1950-05-11", "1950-05-17"),
        ("1950-05-14?", "1950-05-11", "1950-05-17"),
        ("1950-05-14%", "1950-05-11", "1950-05-17"),
        ("~1950-05-14", "1950-05-11", "1950-05-17"),
        ("1950-05~", "1950-04-28", "1950-06-03"),
        ("1950-05-14~/1950-05-20", "1950-05-11", "1950-05-20"),
        ("1950-05-14/1950-05-20~", "1950-05-14", "1950-05-23"),
        ("1950-05-14/..", "1950-05-14", OPEN),
        ("../1950-05-14~", OPEN, "1950-05-17"),
        ("[1950-05-14~,1950-05-20]", "1950-05-11", "1950-05-20"),
        ("Y10000~", "9999-12-29", "Y10001"),
    ],
)
def test_approximate_widens_only_what_is_qualified(text, first, last):
    when = When.parse(text, approximate=duration("3d"))
    ends = [OPEN if math.isinf(m) else str(iso(m)).partition("T")[0] for m in (when.earliest, when.latest)]
    assert ends == [first, last]


def test_widening_does_not_hide_swapped_ends():
    with pytest.raises(DateError, match="swapped"):
        When.parse("1950-05-02~/1950-05-01~", approximate=duration("1w"))


def test_narrowing_is_refused():
    with pytest.raises(DateError, match="0 minutes or more"):
        When.parse("1950~", approximate=-1)


# ---------------------------------------------------------------------------------------------- comparison


@pytest.mark.parametrize(
    ("one", "other", "before", "after", "within", "meets"),
    [
        ("1950-01-30", "1950-01-31", YES, NO, NO, False),
        ("1950-01-31", "1950-01-30", NO, YES, NO, False),
        ("1950-01-30", "1950-01-30", CANNOT_SAY, CANNOT_SAY, YES, True),
        ("1950-01-30T05:30", "1950-01-30T05:30", NO, NO, YES, True),
        ("1950-01-30T05:30", "1950-01-30", CANNOT_SAY, CANNOT_SAY, YES, True),
        ("1950-01-30T00:00", "1950-01-30", CANNOT_SAY, NO, YES, True),
        ("1950-01-30T23:59", "1950-01-30", NO, CANNOT_SAY, YES, True),
        ("1950-01-30", "1950-01", CANNOT_SAY, CANNOT_SAY, YES, True),
        ("1950-01", "1950-01-30", CANNOT_SAY, CANNOT_SAY, CANNOT_SAY, True),
        ("1950-01-20/1950-02-10", "1950-02", CANNOT_SAY, CANNOT_SAY, CANNOT_SAY, True),
        ("../1950-01", "1950-02/..", YES, NO, NO, False),
        ("1950-02/..", "../1950-01", NO, YES, NO, False),
        ("../..", "1950", CANNOT_SAY, CANNOT_SAY, CANNOT_SAY, True),
        ("1950", "../..", CANNOT_SAY, CANNOT_SAY, YES, True),
        ("1950/..", "../1950", CANNOT_SAY, CANNOT_SAY, CANNOT_SAY, True),
    ],
)
def test_comparison(one, other, before, after, within, meets):
    a, b = When.parse(one), When.parse(other)
    assert (a.before(b), a.after(b), a.within(b), a.meets(b)) == (before, after, within, meets)


def test_an_answer_has_no_truth_value():
    with pytest.raises(TypeError, match=r"a\.before\(b\) is Answer\.YES"):
        bool(YES)


ends = st.one_of(st.integers(-50, 50), st.just(-math.inf), st.just(math.inf))


@st.composite
def spans(draw):
    first, last = draw(ends), draw(ends)
    low, high = min(first, last), max(first, last)
    return When(-1 if low == math.inf else low, 1 if high == -math.inf else high, "x")


spans = spans()


def wider(span, by):
    return When(span.earliest - by[0], span.latest + by[1], "x")


@given(spans, spans)
def test_before_and_after_mirror_each_other(a, b):
    assert a.before(b) is b.after(a)
    assert not (a.before(b) is YES and b.before(a) is not NO)
    assert a.meets(b) is b.meets(a)
    assert not (a.before(b) is YES and a.meets(b))


@given(spans, spans, st.tuples(st.integers(0, 60), st.integers(0, 60)))
def test_knowing_less_never_turns_yes_into_no_or_no_into_yes(a, b, by):
    pairs = [
        (a.before(b), wider(a, by).before(b)),
        (a.before(b), a.before(wider(b, by))),
        (a.after(b), wider(a, by).after(b)),
        (a.within(b), wider(a, by).within(b)),
    ]
    assert {(YES, NO), (NO, YES)}.isdisjoint(pairs)


@given(st.integers(-30, 30), st.integers(0, 5), st.integers(-30, 30), st.integers(0, 5))
def test_an_answer_is_what_all_realisations_say(start, length, other_start, other_length):
    a, b = When(start, start + length, "a"), When(other_start, other_start + other_length, "b")
    mine, theirs = range(start, start + length + 1), range(other_start, other_start + other_length + 1)
    assert a.before(b) is said(m < n for m in mine for n in theirs)
    assert a.within(b) is said(m in theirs for m in mine)


def said(truths):
    truths = set(truths)
    return CANNOT_SAY if len(truths) == 2 else YES if truths == {True} else NO


# ------------------------------------------------------------------------------------- calendar, iso, words


@given(st.integers(-(10**9), 10**9))
def test_civil_days_go_there_and_back(day):
    assert day_number(*civil(day)) == day


def test_civil_days_agree_with_the_standard_library():
    from datetime import date

    for ordinal in range(1, date.max.toordinal(), 97):
        day = date.fromordinal(ordinal)
        assert day_number(day.year, day.month, day.day) == ordinal - date(1970, 1, 1).toordinal()


@given(st.integers(both("-9999-01-01")[0], both("9999-12-31")[1]))
def test_iso_is_read_back_as_the_same_minute(minute):
    assert both(iso(minute)) == (minute, minute)


def test_iso_of_an_open_end():
    assert iso(math.inf) is iso(-math.inf) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1950-01-30", "30 January 1950"),
        ("1950-05", "May 1950"),
        ("1950", "1950"),
        ("1949-04-28~", "about 28 April 1949"),
        ("1949-04-28?", "probably 28 April 1949"),
        ("1949-04-28%", "probably about 28 April 1949"),
        ("1949-11-05/1950-01-29", "5 November 1949 to 29 January 1950"),
        ("1950-06-06/1950-06-09", "6 to 9 June 1950"),
        ("1950-06-12/1950-07-03", "12 June to 3 July 1950"),
        ("1949-04~/1949-05~", "about April to about May 1949"),
        ("1949-04~/1949-05-03", "about April 1949 to 3 May 1949"),
        ("1950-05-14T05:30", "14 May 1950 at 05:30"),
        ("1950-05-14T05:30+09:00", "14 May 1950 at 05:30 (+09:00)"),
        ("1994-21", "spring 1994"),
        ("1994-24", "winter 1994\N{EN DASH}95"),
        ("1999-24", "winter 1999\N{EN DASH}2000"),
        ("1994-31", "southern autumn 1994"),
        ("1994-34", "the second quarter of 1994"),
        ("1994-39", "the third third of 1994"),
        ("1994-40", "the first half of 1994"),
        ("[1949-03-07,1949-03-11]", "between 7 and 11 March 1949"),
        ("[1949-03-07..1949-03-11]", "between 7 and 11 March 1949"),
        ("{1949-09-12,1949-09-13}", "12 and 13 September 1949"),
        ("{1949-09-12..1949-09-14}", "12 to 14 September 1949"),
        ("[1667,1668,1670..1672]", "one of the dates 1667, 1668, 1670..1672"),
        ("{1667,1668,1670}", "all of the dates 1667, 1668, 1670"),
        ("{1960}", "1960"),
        ("../1950-03", "until March 1950"),
        ("/1950", "until 1950"),
        ("1950-03-01/..", "from 1 March 1950 on"),
        ("1950/", "from 1950 on"),
        ("../..", "at an unknown date"),
        ("195X", "the 1950s"),
        ("1950-05-XX", "a day in May 1950"),
        ("1984-1X", "1984-1X"),
        ("-0043-03-15", "15 March 44 BC"),
        ("0079", "AD 79"),
        ("Y170000002", "the year 170000002"),
        ("1950S2", "1950S2"),
        ("1950/1950", "1950"),
    ],
)
def test_in_words(text, words):
    assert in_words(When.parse(text)) == words


def test_in_words_without_a_text_that_is_a_date():
    assert in_words(When(0, 4 * 1440, "")) == "1 to 5 January 1970"
    assert in_words(When(0, math.inf, "")) == "from 1 January 1970 on"
    assert in_words(When(-math.inf, math.inf, "")) == "at an unknown date"
    assert in_words(When(0, 1, "before the feast")) == "before the feast"


def test_day_in_words():
    assert day_in_words(both("1950-01-30")[1]) == "30 January 1950"
    assert day_in_words(math.inf) == "an unknown date"


# ----------------------------------------------------------------------------------------------- durations


@pytest.mark.parametrize(
    ("text", "minutes"), [("2d", 2880), ("12h", 720), ("30m", 30), ("1w", 10080), ("0d", 0), (" 2d ", 2880)]
)
def test_duration(text, minutes):
    assert duration(text) == minutes


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "d",
        "2",
        "1.5d",
        "1,5d",
        "-1d",
        "+1d",
        "2 d",
        "2D",
        "2y",
        "\uff12d",
        "1e3d",
        "9" * 500 + "d",
        "inf",
    ],
)
def test_no_duration(text):
    with pytest.raises(DateError, match="whole number") as caught:
        duration(text)
    assert caught.value.remedy


# -------------------------------------------------------------------------------------------- value, speed


def test_a_date_is_a_value():
    one, two = When.parse("1950-05~"), When.parse("1950-05~")
    assert one == two
    assert hash(one) == hash(two)
    assert one != When.parse("1950-05")
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - our own bytes
    with pytest.raises(AttributeError):
        one.text = "1951"


def test_ten_thousand_distinct_dates_take_less_than_a_second():
    texts = [
        f"{year}-{month:02}-{day:02}"
        for year in range(1900, 1930)
        for month in range(1, 13)
        for day in range(1, 29)
    ]
    began = time.perf_counter()
    for text in texts:
        When.parse(text)
    assert time.perf_counter() - began < 1


def test_many_unspecified_digits_are_quick():
    began = time.perf_counter()
    for text in ("XXXX-XX-XX", "XXXX-02-29", "-XXXX-02-2X", "XXX1-XX-31"):
        When.parse(text)
    with pytest.raises(DateError):
        When.parse("XXXX-02-3X")
    assert time.perf_counter() - began < 1


COLUMNS = {
    "records": ("date", "received", "released"),
    "claims": ("since", "until"),
    "members": ("from", "to"),
}


@pytest.mark.parametrize("table", COLUMNS)
def test_every_date_of_the_korea_case_is_read(table):
    with (KOREA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        texts = {row[column] for row in csv.DictReader(file) for column in COLUMNS[table]} - {"", None}
    assert len(texts) > 10
    for text in texts:
        when = When.parse(text)
        assert str(when) == text
        assert -math.inf < when.earliest <= when.latest < math.inf
        assert in_words(when) != text or text.isdigit()
