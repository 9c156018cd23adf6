"""Robust bounds: no draw lies outside, and a corner of the ranges attains them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from backchannel.reasoning.bounds import bounds, bounds_of
from backchannel.reasoning.dependence import TREATMENTS
from backchannel.reasoning.ledger import ledger
from backchannel.reasoning.weigh import weigh
from tests.reasoning import oracle
from tests.reasoning.books import FEW, alike, books, case_of, ledger_of

SLACK = 1e-12


@FEW
@given(books(hypotheses=4, items=6), st.booleans(), st.data())
def test_no_draw_lies_outside(book, reliable, data):
    together = data.draw(st.sets(st.sampled_from(list(book.priors)), min_size=1))
    weighed = weigh(ledger(case_of(book), reliable=reliable), draws=1500)
    found = weighed.ledger
    for judge in found.judges:
        for t, treatment in enumerate(TREATMENTS):
            ends = bounds(found, judge, treatment)
            low, high = bounds_of(found, judge, treatment, tuple(together))
            drawn = weighed.posterior[judge][t]
            for i, h in enumerate(found.hypotheses):
                assert ends[h][0] - SLACK <= drawn[i].min() <= drawn[i].max() <= ends[h][1] + SLACK
            sums = drawn[[i for i, h in enumerate(found.hypotheses) if h in together]].sum(axis=0)
            assert low - SLACK <= sums.min() <= sums.max() <= high + SLACK


SMALL = st.one_of(
    books(hypotheses=2, items=4, judges=2, whole=True), books(hypotheses=3, items=2, judges=2, whole=True)
)


@FEW
@given(SMALL, st.booleans(), st.data())
def test_a_corner_attains_them(book, reliable, data):
    together = data.draw(st.sets(st.sampled_from(list(book.priors)), min_size=1))
    found = ledger(case_of(book), reliable=reliable)
    treatment = data.draw(st.sampled_from(TREATMENTS))
    for judge in book.judges:
        for h, ends in bounds(found, judge, treatment).items():
            assert ends == alike(oracle.corners(book, judge, treatment, {h}, reliable=reliable))
        expected = oracle.corners(book, judge, treatment, together, reliable=reliable)
        assert bounds_of(found, judge, treatment, tuple(together)) == alike(expected)


@FEW
@given(books(hypotheses=3, items=3, judges=2, whole=True), st.data())
def test_of_a_few_hypotheses(book, data):
    few = data.draw(st.lists(st.sampled_from(list(book.priors)), min_size=1, max_size=2, unique=True))
    found = ledger(case_of(book), hypotheses=few)
    for judge in book.judges:
        for h, ends in bounds(found, judge, "sqrt").items():
            assert ends == alike(oracle.corners(book, judge, "sqrt", {h}, few))


@FEW
@given(SMALL)
def test_the_bounds_of_a_weighing_are_the_widest_of_any_judge(book):
    weighed = weigh(ledger(case_of(book)), treatment="stated", draws=2)
    for h in book.priors:
        each = [oracle.corners(book, judge, "stated", {h}) for judge in book.judges or ["zeno"]]
        assert weighed.bounds(h) == alike((min(low for low, _ in each), max(high for _, high in each)))


def test_by_hand():
    found = ledger_of({"x": (0.2, 0.3, 0.5), "y": 0.5}, {"e": {"x": (0.4, 0.5, 0.6), "y": (0.1, 0.2, 0.3)}})
    expected = (0.2 * 0.4 / (0.2 * 0.4 + 0.5 * 0.3), 0.5 * 0.6 / (0.5 * 0.6 + 0.5 * 0.1))
    assert bounds(found, "zeno", "sqrt")["x"] == alike(expected)
    assert bounds(found, "zeno", "sqrt")["y"] == alike((1 - expected[1], 1 - expected[0]))


def test_everything_together_is_certain():
    found = ledger_of({"x": (0.2, 0.3, 0.5), "y": 0.5}, {"e": {"x": (0.4, 0.5, 0.6), "y": (0.1, 0.2, 0.3)}})
    assert bounds_of(found, "zeno", "sqrt", ("x", "y")) == (1, 1)


def test_what_the_evidence_forbids_stays_forbidden():
    found = ledger_of({"x": (0.2, 0.3, 0.5), "y": 0.5}, {"e": {"x": 0.0, "y": (0.1, 0.2, 0.3)}})
    assert bounds(found, "zeno", "sqrt") == {"x": (0, 0), "y": (1, 1)}
    assert np.array_equal(weigh(found, draws=5).posterior["zeno"][0], [[0] * 5, [1] * 5])
