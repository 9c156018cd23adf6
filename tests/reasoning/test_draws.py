"""Judged numbers against the beta distribution of scipy, on the plain scale and between logits."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import expit, logit
from scipy.stats import beta, kstest

from backchannel.reasoning.judged import Range
from backchannel.reasoning.pert import SIZE, log_table, table
from backchannel.reasoning.streams import BLOCK, Block, blocks, draw
from backchannel.reasoning.weigh import weigh
from tests.reasoning.books import FEW, ledger_of, threes

MIDDLES = (np.arange(SIZE) + 0.5) / SIZE
MANY = 100_000

PLAIN = [(0, 1, 2), (8, 9, 10), (-3, -3, 5), (0, 7, 7), (0.1, 0.11, 0.9), (1, 1.0001, 1.01), (-1, 0.99, 1)]
CHANCES = [
    (0.55, 0.72, 0.85),
    (0.2, 0.38, 0.55),
    (0.01, 0.5, 0.99),
    (0.01, 0.02, 0.98),
    (0.3, 0.3, 0.6),
    (0.3, 0.6, 0.6),
    (0.001, 0.002, 0.9),
    (0.94, 0.98, 0.999),
]


def pert(low, mode, high):
    """Return the distribution of Clark: a beta with lambda 4 stretched from low to high."""
    a = 1 + 4 * (mode - low) / (high - low)
    return beta(a, 6 - a, loc=low, scale=high - low)


def between_logits(three):
    return pert(*(float(logit(p)) for p in three))


def mean_of(distribution, function):
    """Return an expected value by the middle rule over half a million quantiles."""
    return float(function(distribution.ppf((np.arange(500_000) + 0.5) / 500_000)).mean())


@pytest.mark.parametrize("three", PLAIN)
def test_quantiles_and_mean_on_the_plain_scale(three):
    values, width = table(Range(*three)), three[2] - three[0]
    assert values.shape == (SIZE,)
    np.testing.assert_allclose(values, pert(*three).ppf(MIDDLES), rtol=0, atol=1e-4 * width)
    assert values.mean() == pytest.approx((three[0] + 4 * three[1] + three[2]) / 6, abs=1e-3 * width)
    assert three[0] <= values.min() < values.max() <= three[2]


@pytest.mark.parametrize("three", CHANCES)
def test_quantiles_and_mean_between_logits(three):
    values, judged = np.exp(log_table(Range(*three))), between_logits(three)
    np.testing.assert_allclose(values, expit(judged.ppf(MIDDLES)), rtol=0, atol=1e-4)
    assert values.mean() == pytest.approx(mean_of(judged, expit), abs=1e-3)
    assert three[0] <= values.min() < values.max() <= three[2]


@FEW
@given(threes(constant=False))
def test_any_probability_in_hundredths(three):
    if three[0] < three[2]:
        values = np.exp(log_table(Range(*three)))
        np.testing.assert_allclose(values, expit(between_logits(three).ppf(MIDDLES)), rtol=0, atol=1e-4)
        plain = table(Range(*three))
        np.testing.assert_allclose(plain, pert(*three).ppf(MIDDLES), rtol=0, atol=1e-4)


@FEW
@given(threes(constant=False), st.floats(0, 1), st.floats(0, 1))
def test_a_source_half_trusted_counts_half(three, trust, common):
    values = np.exp(log_table(Range(*three)))
    weakened = np.exp(log_table(Range(*three), trust, common))
    np.testing.assert_allclose(weakened, trust * values + (1 - trust) * common, rtol=1e-12)


@pytest.mark.parametrize("number", [0.0, 0.25, 1.0])
def test_a_number_without_doubt_is_itself(number):
    same = Range(number, number, number)
    assert table(same).tolist() == [number]
    assert np.exp(log_table(same)).tolist() == [pytest.approx(number, rel=1e-15)]
    assert draw(table(same), ("1950", "x"), Block(0, 7)).tolist() == [number]


def series(values, *key, draws=MANY):
    return np.concatenate([draw(values, key, block) for block in blocks(draws)])


@pytest.mark.parametrize("three", PLAIN)
@pytest.mark.parametrize("seed", ["1950", "7"])
def test_a_hundred_thousand_draws_on_the_plain_scale(three, seed):
    drawn = series(table(Range(*three)), seed, "judge", "item", "h")
    assert drawn.shape == (MANY,)
    assert kstest(drawn, pert(*three).cdf).statistic < 0.006


@pytest.mark.parametrize("three", CHANCES)
@pytest.mark.parametrize("seed", ["1950", "7"])
def test_a_hundred_thousand_draws_between_logits(three, seed):
    drawn = np.exp(series(log_table(Range(*three)), seed, "judge", "item", "h"))
    assert kstest(logit(drawn), between_logits(three).cdf).statistic < 0.006


# -------------------------------------------------------------------------------------------- streams


def test_a_block_is_found_by_its_number_alone():
    values, key = table(Range(0, 1, 3)), ("1950", "judge", "e1", "h1")
    sizes = [block.size for block in blocks(2 * BLOCK + 5)]
    assert sizes == [BLOCK, BLOCK, 5]
    backwards = [draw(values, key, Block(i, sizes[i])) for i in (2, 1, 0)][::-1]
    assert np.array_equal(np.concatenate(backwards), series(values, *key, draws=2 * BLOCK + 5))


def test_streams_of_different_names_have_nothing_in_common():
    values = table(Range(0, 1, 3))
    keys = [
        ("1950", "a", "bc"),
        ("1950", "ab", "c"),
        ("1950", "abc"),
        ("1950", "a", "b", "c"),
        ("1950", "bc", "a"),
        ("195", "0a", "bc"),
        ("1951", "a", "bc"),
        ("1950", "", "a", "bc"),
        ("1950", "a", "bc", ""),
        ("1950", "a;bc"),
        ("1950", "a bc"),
        ("1950", "a\nbc"),
        ("1950", "a\0bc"),
        ("1950", "毛", "bc"),
    ]
    drawn = np.array([series(values, *key, draws=20_000) for key in keys])
    between = np.corrcoef(drawn)[np.triu_indices(len(keys), 1)]
    assert np.abs(between).max() < 5 / 20_000**0.5


def test_blocks_of_one_stream_have_nothing_in_common():
    values = table(Range(0, 1, 3))
    drawn = np.array([draw(values, ("1950", "x"), Block(i, 20_000)) for i in range(8)])
    assert np.abs(np.corrcoef(drawn)[np.triu_indices(8, 1)]).max() < 5 / 20_000**0.5
    ahead = np.corrcoef(drawn[0][:-1], drawn[0][1:])[0, 1]
    assert abs(ahead) < 5 / 20_000**0.5


# ------------------------------------------------------------------------------- posteriors by quadrature


def grid(three, size=1500):
    return expit(between_logits(three).ppf((np.arange(size) + 0.5) / size))


@pytest.mark.parametrize("seed", [1950, 1951])
def test_priors_are_drawn_between_logits_and_then_normalised(seed):
    x, y = (0.08, 0.13, 0.2), (0.3, 0.6, 0.7)
    weighed = weigh(ledger_of({"x": x, "y": y}, {}), seed=seed)
    one, other = np.meshgrid(grid(x), grid(y))
    shares = one / (one + other)
    assert abs(weighed.mean()["x"] - shares.mean()) < 5 * shares.std() / weighed.draws**0.5
    assert np.quantile(weighed.prior[0], 0.05) == pytest.approx(np.quantile(shares, 0.05), abs=2e-3)


@pytest.mark.parametrize("seed", [1950, 1951])
def test_the_mean_and_interval_of_a_posterior(seed):
    x, y = (0.55, 0.72, 0.85), (0.2, 0.38, 0.55)
    weighed = weigh(
        ledger_of(
            {"x": 0.4, "y": 0.6},
            {"a": {"x": x, "y": y}, "b": {"x": 0.5, "y": 0.5}},
            groups={"a": "g", "b": "g"},
            strengths={"g": 0.2},
        ),
        treatment="stated",
        seed=seed,
    )
    power = (1 + 0.8) / 2
    one, other = np.meshgrid(0.4 * grid(x) ** power, 0.6 * grid(y) ** power)
    shares = one / (one + other)
    assert abs(weighed.mean()["x"] - shares.mean()) < 5 * shares.std() / weighed.draws**0.5
    assert weighed.interval("x") == pytest.approx(np.quantile(shares, (0.05, 0.95)), abs=2e-3)
