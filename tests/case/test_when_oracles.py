"""The hulls of dates beside those of two other readers of EDTF, wherever these read the text.

``edtf`` (5.0) and ``undate`` (0.8) know days and no hours. Where they differ from the rules of a case, the
difference is written down in KNOWN with its reason, and the test fails when it goes away.
"""

import math

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from undate import Undate, UndateInterval

from backchannel.case.edtf import civil
from backchannel.case.when import When
from backchannel.errors import DateError

# The parsers of both are slow, and slowest at their first text.
some = settings(deadline=None, max_examples=60)


def ours(text):
    when = When.parse(text)
    return tuple(None if math.isinf(m) else civil(int(m) // 1440) for m in (when.earliest, when.latest))


def by_edtf(text):
    parsed = edtf.parse_edtf(text)
    return tuple(
        None if isinstance(end, float) else tuple(end[:3])
        for end in (parsed.lower_strict(), parsed.upper_strict())
    )


def by_undate(text):
    parsed = Undate.parse(text, "EDTF")
    if isinstance(parsed, UndateInterval):
        first, last = parsed.earliest, parsed.latest
        ends = (None if first is None else first.earliest, None if last is None else last.latest)
    else:
        ends = (parsed.earliest, parsed.latest)
    # 1 January 1970 is day 0 of numpy, so an end is compared with None and not asked for its truth
    return tuple(None if end is None else (int(end.year), int(end.month), int(end.day)) for end in ends)


# -------------------------------------------------------------------------- texts that all three read

years = st.integers(1, 9999).map("{:04}".format)
months = st.builds("{}-{:02}".format, years, st.integers(1, 12))
days = st.dates().map(lambda day: day.isoformat())
plain = st.one_of(years, months, days)
qualified = st.builds("{}{}".format, plain, st.sampled_from(["", "~", "?", "%"]))
decades = st.integers(1, 999).map("{:03}X".format)  # undate takes XXXX for any year at all
centuries = st.integers(1, 99).map("{:02}XX".format)
masks = st.one_of(
    decades,
    centuries,
    st.builds("{}-{:02}".format, st.one_of(decades, centuries), st.integers(1, 12)),
    st.builds("{}-{:02}-{:02}".format, st.one_of(decades, centuries), st.integers(1, 12), st.integers(1, 28)),
    st.builds("{}-XX".format, years),
    st.builds("{}-XX-XX".format, years),
    st.builds("{}-XX".format, months),
)
long_years = st.integers(10_000, 10**9).flatmap(lambda year: st.sampled_from([f"Y{year}", f"Y-{year}"]))


@st.composite
def intervals(draw):
    pair = sorted((draw(qualified), draw(qualified)), key=lambda text: When.parse(text).earliest)
    if When.parse(pair[0]).latest >= When.parse(pair[1]).earliest:  # undate refuses some ends that overlap
        return pair[0]
    return "/".join(pair)


open_intervals = st.one_of(qualified.map("{}/..".format), qualified.map("../{}".format))


@some
@given(st.one_of(qualified, masks, long_years, intervals(), open_intervals))
def test_edtf_sees_the_same_days(text):
    assert ours(text) == by_edtf(text)


@some
@given(st.one_of(qualified, masks, long_years, intervals(), open_intervals))
def test_undate_sees_the_same_days(text):
    assert ours(text) == by_undate(text)


# -------------------------------------------------------------------------- texts that one of them reads

# undate reads no seasons or parts of a year. The winters (24, 28) and the southern summer (30) are in KNOWN.
PARTS = [21, 22, 23, 25, 26, 27, 29, 31, 32, *range(33, 42)]


@some
@given(years, st.sampled_from(PARTS))
def test_edtf_sees_the_same_seasons_and_parts_of_a_year(year, part):
    text = f"{year}-{part}"
    assert ours(text) == by_edtf(text)


@some
@given(st.lists(plain, min_size=2, max_size=4), st.sampled_from(["[]", "{}"]))
def test_edtf_sees_the_same_sets(members, brackets):
    text = ",".join(members).join(brackets)
    assert ours(text) == by_edtf(text)


@some
@given(plain, st.tuples(*[st.sampled_from(["", "~", "?", "%"])] * 3))
def test_edtf_sees_the_same_days_with_a_mark_before_any_part(text, marks):
    text = "-".join(mark + part for mark, part in zip(marks, text.split("-"), strict=False))
    assert ours(text) == by_edtf(text)


@some
@given(st.integers(0, 9999).map("-{:04}".format), st.integers(1, 12), st.integers(1, 28))
def test_edtf_sees_the_same_days_before_christ(year, month, day):
    if year != "-0000":
        for text in (year, f"{year}-{month:02}", f"{year}-{month:02}-{day:02}"):
            assert ours(text) == by_edtf(text)


@some
@given(years, st.sampled_from(["1X", "0X"]))
def test_undate_sees_the_same_months_that_are_known_by_half(year, month):
    assert ours(f"{year}-{month}") == by_undate(f"{year}-{month}")


@some
@given(months, st.sampled_from(["0X", "1X", "2X"]))
def test_undate_sees_the_same_days_that_are_known_by_half(month, day):
    assert ours(f"{month}-{day}") == by_undate(f"{month}-{day}")


@some
@given(st.datetimes().filter(lambda moment: moment.year > 0))
def test_edtf_sees_the_same_day_of_a_moment(moment):
    text = moment.isoformat(timespec="seconds")
    assert ours(text) == by_edtf(text)


# -------------------------------------------------------------------------- where they differ

KNOWN = [
    # A winter runs into the next year here (RULES.md); in edtf it ends with the December of its own.
    (by_edtf, "1994-24", ((1994, 12, 1), (1995, 2, 28)), ((1994, 12, 1), (1994, 12, 31))),
    (by_edtf, "1994-28", ((1994, 12, 1), (1995, 2, 28)), ((1994, 12, 1), (1994, 12, 31))),
    (by_edtf, "1994-30", ((1994, 12, 1), (1995, 2, 28)), ((1994, 12, 1), (1994, 12, 31))),
    # An empty end is unknown, hence any day; edtf allows it ten years.
    (by_edtf, "1950/", ((1950, 1, 1), None), ((1950, 1, 1), (1960, 1, 1))),
    (by_edtf, "/1950", (None, (1950, 12, 31)), ((1940, 12, 31), (1950, 12, 31))),
    # Two significant digits leave a century open (level 2); edtf gives the estimate and no more.
    (by_edtf, "1950S2", ((1900, 1, 1), (1999, 12, 31)), ((1950, 1, 1), (1950, 12, 31))),
    (by_edtf, "Y3388E2S3", ((338000, 1, 1), (338999, 12, 31)), ((338800, 1, 1), (338800, 12, 31))),
    # Only days that exist count; edtf sets the digits without a look at the calendar.
    (by_edtf, "195X-02-29", ((1952, 2, 29), (1956, 2, 29)), ((1950, 2, 29), (1959, 2, 29))),
    # Four digits are four digits here; undate takes XXXX for every year that it can count.
    (
        by_undate,
        "XXXX",
        ((0, 1, 1), (9999, 12, 31)),
        ((-24999999999999999, 1, 1), (25000000000000000, 12, 31)),
    ),
]


@pytest.mark.parametrize(("oracle", "text", "here", "there"), KNOWN)
def test_known_difference(oracle, text, here, there):
    assert ours(text) == here
    assert oracle(text) == there


@pytest.mark.parametrize("text", ["1950-05/1950-04", "1951/1950"])
def test_edtf_lets_swapped_ends_pass(text):
    lower, upper = by_edtf(text)
    assert lower > upper
    with pytest.raises(DateError, match="swapped"):
        When.parse(text)


def test_undate_refuses_an_interval_of_one_year():
    assert ours("1950/1950") == by_edtf("1950/1950") == ((1950, 1, 1), (1950, 12, 31))
    with pytest.raises(Exception, match="invalid interval"):
        by_undate("1950/1950")


@pytest.mark.parametrize("text", ["1950-05-14T05:30", "1950-05-14T05:30/1950-05-15", "1949-05-18T17:18~"])
def test_neither_reads_hours_and_minutes_without_seconds(text):
    for oracle in (by_edtf, by_undate):
        with pytest.raises(Exception, match=r".+"):
            oracle(text)
    assert When.parse(text).has_hour
