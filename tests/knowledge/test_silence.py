"""Silence: the exact probability against enumeration, what counts as a record of the two, frames, words."""

from itertools import combinations

import pytest

from backchannel.knowledge.silence import p_none, silence, smallest_p
from tests.knowledge.cases import case, fact, frame, quiet, rec, says

K, L = fact(topic="t"), fact("l", topic="other")


def asked(*rows, period="1950", **more):
    return silence(case(K, L, *rows, period=period), quiet(**more))


def on_topic(name, date="1950-05-10", from_="a", to="b", stance="asserts", **more):
    return [rec(name, date, from_, to, **more), says(name, stance=stance)]


# --------------------------------------------------------------------------------------------- the statistic


def arrangements(n, k, n_w):
    """Return, for each possible number of records on the topic in the window, in how many arrangements."""
    counts = dict.fromkeys(range(n + 1), 0)
    for places in combinations(range(n), k):
        counts[sum(place < n_w for place in places)] += 1
    return counts


MARGINS = [(n, k, n_w) for n in range(8) for k in range(n + 1) for n_w in range(n + 1)]


@pytest.mark.parametrize(("n", "k", "n_w"), MARGINS)
def test_p_none_is_the_share_of_arrangements_that_leave_the_window_empty(n, k, n_w):
    counts = arrangements(n, k, n_w)
    assert p_none(n, k, n_w) == pytest.approx(counts[0] / sum(counts.values()), rel=1e-12, abs=0)


@pytest.mark.parametrize(("n", "k", "n_w"), MARGINS)
def test_smallest_p_is_that_of_the_emptiest_window_that_can_be(n, k, n_w):
    counts = arrangements(n, k, n_w)
    total, below, attainable = sum(counts.values()), 0, []
    for ways in counts.values():
        below += ways
        attainable += [below / total] if ways else []
    assert smallest_p(n, k, n_w) == pytest.approx(min(attainable), rel=1e-12)


@pytest.mark.parametrize(("margins", "p"), [((40, 12, 10), 0.0155), ((12, 4, 3), 0.255)])
def test_worked_values(margins, p):
    assert p_none(*margins) == pytest.approx(p, abs=0.0005 if p > 0.1 else 0.00005)


def test_large_numbers_stay_exact():
    assert 0 < p_none(100_000, 300, 5_000) < 1e-6


# ------------------------------------------------------------------------------------------- what is counted


def many(outside, inside, topical):
    """Return records outside and inside of May: the first of those outside are on the topic."""
    rows = [rec(f"o{i}", "1950-03-10") for i in range(outside)] + [rec(f"i{i}") for i in range(inside)]
    return [*rows, *(says(f"o{i}") for i in range(topical))]


def test_power_and_probability_of_a_case():
    answer = asked(*many(30, 10, 12))
    assert (answer.n, answer.k, answer.contacts, answer.power) == (40, 12, 10, True)
    assert answer.p_none == pytest.approx(0.0155, abs=5e-5)
    answer = asked(*many(9, 3, 4))
    assert (answer.n, answer.k, answer.contacts, answer.power) == (12, 4, 3, False)


def test_no_record_in_the_window_no_power():
    answer = asked(*many(30, 0, 12))
    assert (answer.contacts, answer.p_none, answer.power) == (0, 1.0, False)


def test_an_empty_case():
    answer = asked()
    assert (answer.records, answer.n, answer.k, answer.p_none, answer.power) == ((), 0, 0, 1.0, False)


@pytest.mark.parametrize("stance", ["asserts", "denies", "implies", "asks"])
def test_on_the_topic_is_what_speaks_of_it(stance):
    assert asked(*on_topic("r", stance=stance)).records == ("r",)


def test_what_only_withholds_is_listed_apart():
    answer = asked(*on_topic("r", stance="withholds"))
    assert (answer.records, answer.withheld, answer.k, answer.n) == ((), ("r",), 0, 1)
    both = [*on_topic("r", stance="withholds"), fact("m", topic="t"), says("r", "m")]
    assert (asked(*both).records, asked(*both).withheld) == (("r",), ())


def test_another_topic_counts_as_talk_only():
    answer = asked(rec("r"), says("r", "l"))
    assert (answer.records, answer.k, answer.n, answer.contacts) == ((), 0, 1, 1)


def test_either_way_and_one_way():
    rows = [
        *on_topic("r"),
        *on_topic("s", from_="b", to="a"),
        *on_topic("v", from_="c", via="a", cc="b", to="d"),
    ]
    assert asked(*rows).records == ("r", "s")
    assert asked(*rows, between="", from_="b", to="a").records == ("s",)


def test_a_draft_passed_between_nobody():
    assert asked(*on_topic("r", state="draft")).n == 0


@pytest.mark.parametrize(
    ("date", "certain", "possible"),
    [
        ("1950-05-01", True, False),
        ("1950-05-31", True, False),
        ("1950-04-30", False, False),
        ("1950-06-01", False, False),
        ("1950-05", True, False),
        ("1950-05-31/1950-06-01", False, True),
        ("1950-04-30/1950-05-01", False, True),
        ("1950-04/1950-06", False, True),
        ("", False, True),
    ],
)
def test_certain_lies_inside_and_possible_overlaps(date, certain, possible):
    answer = asked(*on_topic("r", date))
    assert (answer.records, answer.possible) == (("r",) * certain, ("r",) * possible)


def test_the_statistic_counts_the_records_inside_the_time_of_the_case():
    rows = [
        *on_topic("p", "1949-12-31"),
        *on_topic("q", "1950-01-01"),
        *on_topic("r", ""),
        *on_topic("s", "1950-05"),
    ]
    answer = asked(*rows)
    assert (answer.n, answer.k, answer.contacts) == (2, 2, 1)


# ------------------------------------------------------------------------------------------------- frames


def framed(**more):
    columns = {"actors": "a;b;c", "during": "1950-04/1950-06", "topics": "t", "completeness_low": "0.5"}
    return asked(frame("f", **{**columns, "completeness_high": "0.9", **more})).frames


def test_a_frame_that_covers_the_window_gives_the_chance_of_no_record():
    (one,) = framed()
    assert one.completeness == (0.5, 0.9)
    assert [m for m, *_ in one.no_record] == [1, 2, 3, 5]
    for m, low, high in one.no_record:
        assert (low, high) == (pytest.approx(0.1**m), pytest.approx(0.5**m))


@pytest.mark.parametrize(
    "columns", [{"actors": "a;c"}, {"during": "1950-05-02/1950-06"}, {"topics": "other"}, {"during": ""}]
)
def test_a_frame_of_others_or_of_another_time_or_topic_says_nothing(columns):
    assert framed(**columns) == ()


def test_a_frame_may_be_held_empty_or_not_said_how_complete():
    (one,) = framed(completeness_low="0", completeness_high="0")
    assert one.completeness == (0.0, 0.0)
    assert one.no_record[0] == (1, 1.0, 1.0)
    (one,) = framed(completeness_low="", completeness_high="")
    assert one.completeness == (0.0, 1.0)


# -------------------------------------------------------------------------------------------------- words


def test_without_power_the_silence_is_of_the_record():
    assert asked().sentence == (
        "No records on t passed between A and B in May 1950 (no records of the two on any topic). "
        "So few records are known of the two that the silence is of the record, not of the men. "
        "No searched series covers that time, so this is not testable as absence."
    )


def test_with_power_the_probability_is_said():
    assert asked(*many(30, 10, 12)).sentence == (
        "No records on t passed between A and B in May 1950 (10 records of the two on any topic). "
        "Had the topic been as usual, none would come about with probability 0.015. "
        "No searched series covers that time, so this is not testable as absence."
    )


def test_what_passed_is_counted_and_what_may_have():
    rows = [*on_topic("r"), *on_topic("s", "1950-05-31/1950-06-01")]
    assert asked(*rows, between="", from_="a", to="b").sentence == (
        "1 record on t passed from A to B in May 1950, and 1 more may have (2 records of the two on any topic)."
    )


def test_a_frame_is_said():
    columns = {
        "actors": "a;b",
        "during": "1950",
        "topics": "t",
        "completeness_low": "0.5",
        "completeness_high": "0.9",
    }
    assert asked(*on_topic("r"), frame("f", **columns)).sentence.endswith(
        " The series f is held 50% to 90% complete: the chance that talks left no known record is "
        "0.10-0.50 for 1 and 0.00-0.12 for 3."
    )


@pytest.mark.parametrize(
    ("during", "words"),
    [
        ("1950-05-10", "on 10 May 1950"),
        ("1950-05-10~", "on about 10 May 1950"),
        ("1950-05", "in May 1950"),
        ("1950", "in 1950"),
        ("1950-05/1950-06", "from May to June 1950"),
        ("1950-05/..", "from May 1950 on"),
        ("../1950-05", "until May 1950"),
    ],
)
def test_the_window_in_words(during, words):
    assert f"between A and B {words} (no" in asked(during=during).sentence
