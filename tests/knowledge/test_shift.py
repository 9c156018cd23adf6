"""When a stance turned: the Bayes factor against integration, the draws of uncertain dates, which records count."""

from fractions import Fraction
from itertools import product
from math import factorial, sqrt

import pytest

from backchannel.case.when import iso
from backchannel.knowledge.shift import _quantile as quantile
from backchannel.knowledge.shift import gap_weights, readings, turn
from tests.knowledge.cases import case, fact, rec, says, talk

NO, YES = False, True


def stances(*values):
    """Return one record a day, from 1 May on: denied or asserted."""
    rows = [fact()]
    for i, value in enumerate(values):
        rows += [
            rec(f"r{i}", f"1950-05-{1 + i:02}"),
            says(f"r{i}", stance="asserts" if value else "denies"),
        ]
    return rows


def turned(*rows, **more):
    return turn(case(*rows), "a", "k", **more)


# ------------------------------------------------------------------------------------------ the Bayes factor


def beta(values):
    """Return the integral of p^ones (1-p)^zeros over p from 0 to 1."""
    ones, zeros = sum(values), len(values) - sum(values)
    return Fraction(factorial(ones) * factorial(zeros), factorial(ones + zeros + 1))


def simpson(values, steps=200):
    """Return the same by adding up."""
    ones, zeros = sum(values), len(values) - sum(values)
    total = 0.0
    for i in range(steps + 1):
        p = i / steps
        total += (1 if i in (0, steps) else 4 if i % 2 else 2) * p**ones * (1 - p) ** zeros
    return total / (3 * steps)


@pytest.mark.parametrize("values", [v for n in range(2, 7) for v in product((NO, YES), repeat=n)])
def test_the_weight_of_a_gap_is_the_ratio_of_two_integrals(values):
    for i, weight in enumerate(gap_weights(values), 1):
        assert weight == pytest.approx(float(beta(values[:i]) * beta(values[i:]) / beta(values)), rel=1e-12)
        assert weight == pytest.approx(simpson(values[:i]) * simpson(values[i:]) / simpson(values), rel=1e-6)


@pytest.mark.parametrize(
    ("values", "factor"),
    [((0, 0, 0, 1, 1, 1), 3.15), ((0, 0, 0, 1, 1, 1, 1), 4.083333333333333), ((0, 1), 1.5)],
)
def test_the_factor_is_the_mean_over_the_gaps(values, factor):
    answer = turned(*stances(*values))
    assert answer.bayes_factor == pytest.approx(factor, rel=1e-12)
    assert answer.error == pytest.approx(0, abs=1e-9)


# ------------------------------------------------------------------------------------------- what has turned


def test_denied_and_then_asserted():
    answer = turned(*stances(0, 0, 0, 1, 1, 1))
    assert (answer.old, answer.new) == ("denies", "asserts")
    assert (answer.last_old.record, answer.first_new.record) == ("r2", "r3")
    assert answer.low <= answer.median <= answer.high
    assert iso(answer.last_old.first) <= iso(answer.median) <= iso(answer.first_new.last)


def test_asserted_and_then_denied():
    answer = turned(*stances(1, 1, 1, 0, 0, 0))
    assert (answer.old, answer.new, answer.first_new.record) == ("asserts", "denies", "r3")
    assert answer.bayes_factor == pytest.approx(3.15)


def test_an_exception_does_not_hide_the_turn():
    answer = turned(*stances(0, 1, 0, 0, 0, 1, 1, 1, 1))
    assert (answer.last_old.record, answer.first_new.record) == ("r4", "r5")


def test_nothing_turned():
    answer = turned(*stances(1, 1, 1, 1))
    assert (answer.old, answer.new, answer.first_new) == ("asserts", "asserts", None)
    assert answer.bayes_factor < 1


def test_no_stance():
    answer = turned(fact(), rec("r"))
    assert (answer.stances, answer.old, answer.new, answer.bayes_factor, answer.error) == (
        (),
        None,
        None,
        None,
        0.0,
    )
    assert answer.to_dict()["median"] is None


def test_one_stance():
    answer = turned(*stances(1))
    assert (answer.old, answer.new, answer.bayes_factor) == ("asserts", "asserts", None)
    assert (answer.last_old.record, answer.first_new, answer.to_dict()["low"]) == ("r0", None, None)


# -------------------------------------------------------------------------------------------- uncertain dates

OVERLAP = [
    fact(),
    rec("n", "1950-05-01/1950-05-10"),
    says("n", stance="denies"),
    rec("y", "1950-05-01/1950-05-10"),
    says("y"),
    rec("z", "1950-06-01"),
    says("z", stance="denies"),
]


def test_the_factor_of_uncertain_dates_is_the_mean_over_their_orders():
    """Denied, asserted, denied: 1. Asserted, denied, denied: 1.5. Each is as likely as the other."""
    answer = turned(*OVERLAP)
    assert gap_weights([NO, YES, NO]) == (1, 1)
    assert gap_weights([YES, NO, NO]) == (2, 1)
    assert answer.bayes_factor == pytest.approx(1.25, abs=4 * answer.error)


@pytest.mark.parametrize("draws", [100, 400, 1000])
def test_the_error_is_the_standard_error_of_the_mean(draws):
    answer = turned(*OVERLAP, draws=draws)
    share = (answer.bayes_factor - 1) / 0.5  # of draws in which the assertion came first
    assert answer.error == pytest.approx(0.5 * sqrt(share * (1 - share) / draws), rel=1e-6)


def test_the_error_covers_the_truth_as_often_as_it_should():
    off = [
        abs(a.bayes_factor - 1.25) / a.error
        for a in (turned(*OVERLAP, draws=100, seed=s) for s in range(200))
    ]
    assert 0.55 < sum(o < 1 for o in off) / 200 < 0.8


def test_the_same_seed_gives_the_same_answer_and_another_one_another():
    assert turned(*OVERLAP, seed=7) == turned(*OVERLAP, seed=7)
    assert turned(*OVERLAP, seed=7).bayes_factor != turned(*OVERLAP, seed=8).bayes_factor


def test_a_turn_between_two_moments_is_spread_evenly_between_them():
    rows = [
        fact(),
        rec("n", "1950-05-01T12:00"),
        says("n", stance="denies"),
        rec("y", "1950-05-11T12:00"),
        says("y"),
    ]
    answer = turned(*rows, draws=4000)
    first, last = answer.last_old.first, answer.first_new.last
    for value, share in ((answer.low, 0.05), (answer.median, 0.5), (answer.high, 0.95)):
        assert (value - first) / (last - first) == pytest.approx(share, abs=0.03)


def test_the_span_between_the_stances_is_the_widest_that_the_dates_allow():
    rows = [fact(), rec("n", "1950-04"), says("n", stance="denies"), rec("y", "1950-06"), says("y")]
    shown = turned(*rows).to_dict()
    assert (shown["last_old"], shown["first_new"]) == ("1950-04-01T00:00", "1950-06-30T23:59")


def test_a_record_of_unknown_date_is_left_out():
    assert [s.record for s in turned(*stances(0, 1), rec("z", ""), says("z")).stances] == ["r0", "r1"]
    assert [s.record for s in turned(*stances(0, 1), rec("z", "1950/.."), says("z")).stances] == ["r0", "r1"]


# ----------------------------------------------------------------------------------------- which records count


def test_only_what_he_asserts_or_denies():
    rows = [
        fact(),
        *(rec(f"r{s}") for s in ("implies", "asks", "withholds")),
        rec("other", from_="c"),
        says("other"),
    ]
    assert turned(*rows, *(says(f"r{s}", stance=s) for s in ("implies", "asks", "withholds"))).stances == ()


def test_only_what_he_says_himself_in_a_talk():
    rows = [fact(), rec("r", from_="a;b", to="a;b"), rec("s", from_="a;b", to="a;b")]
    found = turned(*rows, says("r", speaker="b"), says("s", speaker="a")).stances
    assert [s.record for s in found] == ["s"]


def test_versions_of_one_record_count_once_by_that_which_was_sent():
    versions = [
        rec("d1", "1950-05-07", state="draft", version_of="r1"),
        says("d1", stance="denies"),
        rec("d2", "1950-05-09", version_of="d1"),
        says("d2"),
    ]
    answer = turned(*stances(0, 1), *versions)
    assert [(s.record, s.asserts) for s in answer.stances] == [("r0", False), ("r1", True)]


def test_a_draft_stands_for_what_was_never_sent():
    rows = [fact(), rec("d", state="draft"), says("d")]
    assert [s.record for s in turned(*rows).stances] == ["d"]


def test_a_record_that_contradicts_itself_does_not_count():
    assert [s.record for s in turned(*stances(0, 1), says("r1", stance="denies")).stances] == ["r0"]


def test_a_row_in_two_readings_counts_once():
    assert len(turned(*stances(0, 1), says("r1", reader="x")).stances) == 2


def test_under_a_reading_the_rows_of_others_are_left_out():
    rows = [
        *stances(0, 1),
        rec("z", "1950-05-20"),
        says("z", reader="x"),
        says("z", stance="denies", reader="y"),
    ]
    assert [s.asserts for s in turned(*rows, reading="x").stances] == [False, True, True]
    assert [s.asserts for s in turned(*rows, reading="y").stances] == [False, True, False]
    assert [s.asserts for s in turned(*rows).stances] == [False, True]
    assert readings(case(*rows), "a", "k") == ("x", "y")
    assert readings(case(*rows), "c", "k") == ()


def test_a_draw_of_dates_counts_by_how_likely_it_makes_a_change():
    assert quantile([1, 2, 3], [1, 1, 8], 0.5) == 3
    assert quantile([3, 1, 2], [1, 1, 1], 0.5) == 2
    assert quantile([1, 2], [9, 1], 0.95) == 2
    assert quantile([], [], 0.5) == float("inf")


def test_what_nobody_is_named_as_having_said_in_a_talk_is_no_stance():
    named = [fact(), talk("n", "1950-05-01"), says("n", stance="denies", speaker="a")]
    assert [s.asserts for s in turned(*named).stances] == [NO]
    unnamed = [fact(), talk("n", "1950-05-01"), says("n", stance="denies")]
    assert turned(*unnamed).stances == ()
