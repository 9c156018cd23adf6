"""What is expected of hypotheses: true just above, false at a tie and just below."""

from __future__ import annotations

import numpy as np
import pytest

from backchannel.reasoning.dependence import TREATMENTS
from backchannel.reasoning.statements import Statement, true
from backchannel.reasoning.weigh import weigh
from tests.reasoning.books import ledger_of

RIVALS = ("x", "y", "z")
HAIR = 1e-9


def said(verb, together, others="", number=0.0):
    return Statement(verb, tuple(together.split("|")), tuple(filter(None, others.split("|"))), number)


def shares(statement, priors, items, groups=None):
    """Return the share of draws in which a statement is true, under each treatment."""
    weighed = weigh(ledger_of(priors, items, groups=groups), draws=4)
    return [weighed.share(statement, treatment) for treatment in TREATMENTS]


def everywhere(statement, priors, items=None, groups=None):
    """Return whether a statement is true in all draws under all treatments; false: in none."""
    found = shares(statement, priors, items or {}, groups)
    assert found in ([0] * 4, [1] * 4), found
    return found == [1] * 4


@pytest.mark.parametrize(
    ("priors", "expected"),
    [
        ((0.4, 0.4, 0.2), False),
        ((0.4 + HAIR, 0.4, 0.2), True),
        ((0.4 - HAIR, 0.4, 0.2), False),
        ((0.3, 0.2, 0.5), False),
        ((0.34, 0.33, 0.33), True),
    ],
)
def test_leads_is_above_each_of_the_others(priors, expected):
    assert everywhere(said("leads", "x"), dict(zip(RIVALS, priors, strict=True))) is expected


def test_leads_by_evidence_alone():
    even = dict.fromkeys(RIVALS, 1 / 3)
    assert not everywhere(said("leads", "x"), even, {"e": {"x": 0.7, "y": 0.7, "z": 0.1}})
    assert everywhere(said("leads", "x"), even, {"e": {"x": 0.7 + HAIR, "y": 0.7, "z": 0.1}})
    assert not everywhere(said("leads", "x"), even, {"e": {"x": 0.7 - HAIR, "y": 0.7, "z": 0.1}})


def test_several_lead_together_over_each_of_the_others():
    priors = {"x": 0.25, "y": 0.3, "z": 0.45}
    assert everywhere(said("leads", "x|y"), priors)
    assert not everywhere(said("leads", "x|y"), {"x": 0.25, "y": 0.25, "z": 0.5})


def test_the_only_one_leads():
    assert everywhere(said("leads", "x"), {"x": 0.4})


@pytest.mark.parametrize(
    ("moved", "raised", "lowered"), [(0, False, False), (HAIR, True, False), (-HAIR, False, True)]
)
@pytest.mark.parametrize(
    ("priors", "likelihoods"),
    [
        ((0.1, 0.2, 0.7), (0.3, 0.3, 0.3)),
        ((0.13, 0.12, 0.75), (0.3, 0.3, 0.3)),
        ((1 / 3, 1 / 7, 11 / 21), (0.77, 0.77, 0.77)),
        # 0.79 is what the others give together: (0.2 × 0.3 + 0.7 × 0.93) / 0.9
        ((0.1, 0.2, 0.7), (0.79, 0.3, 0.93)),
    ],
)
def test_raised_and_lowered_against_the_prior(priors, likelihoods, moved, raised, lowered):
    prior = dict(zip(RIVALS, priors, strict=True))
    item = {"e": dict(zip(RIVALS, (likelihoods[0] + moved, *likelihoods[1:]), strict=True))}
    assert everywhere(said("raised", "x"), prior, item) is raised
    assert everywhere(said("lowered", "x"), prior, item) is lowered


def test_items_that_say_nothing_move_nothing_however_they_are_grouped():
    prior = {"x": 0.1, "y": 0.2, "z": 0.7}
    items = {f"e{i}": dict.fromkeys(RIVALS, p) for i, p in enumerate((0.13, 0.3, 0.7, 0.77, 0.9))}
    for verb in ("raised", "lowered"):
        for h in RIVALS:
            assert not everywhere(said(verb, h), prior, items, dict.fromkeys(items, "g"))


def test_items_that_cancel_move_nothing():
    prior = {"x": 0.3, "y": 0.7}
    items = {"a": {"x": 0.2, "y": 0.4}, "b": {"x": 0.6, "y": 0.3}}
    for groups in (None, {"a": "g", "b": "g"}):
        assert not everywhere(said("raised", "x"), prior, items, groups)
        assert not everywhere(said("lowered", "x"), prior, items, groups)


def test_the_same_reading_of_raised_as_odds():
    """Posterior odds above prior odds is a posterior above the prior: odds grow with the probability."""
    prior = np.array([[0.1], [0.9]])
    for shift in (HAIR, -HAIR):
        posterior = prior + np.array([[shift], [-shift]])
        odds = posterior[0] / posterior[1] > prior[0] / prior[1]
        assert true(said("raised", "x"), ("x", "y"), prior, posterior).tolist() == odds.tolist()


@pytest.mark.parametrize(
    ("one", "other", "expected"), [(0.4, 0.4, False), (0.4 + HAIR, 0.4, True), (0.4 - HAIR, 0.4, False)]
)
def test_over(one, other, expected):
    priors = {"x": one, "y": other, "z": 0.9}
    assert everywhere(said("over", "x", "y"), priors) is expected
    assert not everywhere(said("over", "x", "z"), priors)
    assert everywhere(said("over", "z", "x"), priors)


def test_over_with_several_on_a_side():
    priors = {"x": 0.2, "y": 0.3, "z": 0.5}
    assert not everywhere(said("over", "x|y", "z"), priors)
    assert not everywhere(said("over", "z", "x|y"), priors)
    assert everywhere(said("over", "x|y", "z"), {**priors, "z": 0.5 - HAIR})


def test_over_far_behind_the_leader():
    """Two explanations that the evidence has all but ruled out still stand in an order."""
    items = {f"e{i}": {"x": 0.02, "y": 0.01, "z": 0.99} for i in range(9)}
    priors = {"x": 0.3, "y": 0.3, "z": 0.4}
    assert everywhere(said("over", "x", "y"), priors, items)
    assert not everywhere(said("over", "y", "x"), priors, items)


@pytest.mark.parametrize(
    ("number", "expected"), [(0.5, False), (0.5 - HAIR, True), (0.5 + HAIR, False), (0.0, True), (1.0, False)]
)
def test_above(number, expected):
    assert everywhere(said("above", "x", number=number), {"x": 0.5, "y": 0.3, "z": 0.2}) is expected
    assert everywhere(said("above", "y|z", number=number), {"x": 0.5, "y": 0.3, "z": 0.2}) is expected


def test_above_after_evidence():
    prior, item = {"x": 0.5, "y": 0.5}, {"e": {"x": 0.6, "y": 0.2}}
    assert not everywhere(said("above", "x", number=0.75), prior, item)
    assert everywhere(said("above", "x", number=0.75 - HAIR), prior, item)


def test_all_together_are_never_above_one_nor_raised():
    prior, item = {"x": 0.5, "y": 0.2, "z": 0.3}, {"e": {"x": 0.6, "y": 0.2, "z": 0.77}}
    assert not everywhere(said("above", "x|y|z", number=1.0), prior, item)
    assert everywhere(said("above", "x|y|z", number=0.999), prior, item)
    assert not everywhere(said("raised", "x|y|z"), prior, item)
    assert not everywhere(said("lowered", "x|y|z"), prior, item)


def test_where_the_treatments_disagree():
    """Two items of a group for x, one alone for y: as independent items the two win, as one they lose."""
    items = {
        "a": {"x": 0.6, "y": 0.3},
        "b": {"x": 0.6, "y": 0.3},
        "c": {"x": 0.2, "y": 0.5},
    }
    groups = {"a": "g", "b": "g"}
    found = shares(said("over", "x", "y"), {"x": 0.5, "y": 0.5}, items, groups)
    # 4 × 0.4, 2^√2 × 0.4, 2 × 0.4, 2^1.5 × 0.4
    assert dict(zip(TREATMENTS, found, strict=True)) == {
        "independent": 1,
        "sqrt": 1,
        "one-per-group": 0,
        "stated": 1,
    }


def test_true_draw_by_draw():
    prior = np.array([[0.5, 0.5, 0.5], [0.3, 0.3, 0.3], [0.2, 0.2, 0.2]])
    posterior = np.array([[0.2, 0.5, 0.6], [0.5, 0.3, 0.2], [0.3, 0.2, 0.2]])
    expected = {
        said("leads", "x"): [False, True, True],
        said("raised", "x"): [False, False, True],
        said("lowered", "x"): [True, False, False],
        said("over", "x", "z"): [False, True, True],
        said("above", "y|z", number=0.5): [True, False, False],
    }
    for statement, truth in expected.items():
        assert true(statement, RIVALS, prior, posterior).tolist() == truth, statement
