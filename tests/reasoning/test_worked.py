"""Worked examples of the literature: Humphreys and Jacobs 2023, and the designer of process tracing of DeclareDesign."""

from __future__ import annotations

from itertools import product

import pytest

from backchannel.reasoning.dependence import TREATMENTS
from backchannel.reasoning.weigh import weigh
from tests.reasoning.books import ledger_of


def means(priors, items):
    """Return the posterior, which is the same under every treatment: no item has a group."""
    weighed = weigh(ledger_of(priors, items), draws=3)
    found = [weighed.mean(treatment) for treatment in TREATMENTS]
    assert all(other == found[0] for other in found)
    return found[0]


@pytest.mark.parametrize(("clue", "expected"), [(1, 1 / 2), (0, 0)])
def test_a_necessary_clue(clue, expected):
    """Humphreys and Jacobs, Integrated Inferences (2023), chapter 5: prior 1/3, clue seen surely or half the time."""
    seen = {"b": 1.0, "d": 0.5}
    item = seen if clue else {h: 1 - p for h, p in seen.items()}
    found = means({"b": 1 / 3, "d": 2 / 3}, {"clue": item})
    assert found["b"] == pytest.approx(expected, rel=1e-12, abs=0)


@pytest.mark.parametrize(
    ("clues", "expected"),
    [
        ({"e1": True}, 0.8),
        ({"e1": False}, 0.2),
        ({"e2": True}, 1),
        ({"e2": False}, 0.4117647058823529),
        ({"e1": True, "e2": False}, 0.7368421052631579),
        ({"e1": False, "e2": False}, 0.14893617021276592),
        ({"e1": True, "e2": True}, 1),
    ],
)
def test_process_tracing(clues, expected):
    """The defaults of process_tracing_designer (DesignLibrary): the second clue is never seen if the hypothesis is false."""
    chances = {"e1": {"true": 0.8, "false": 0.2}, "e2": {"true": 0.3, "false": 0.0}}
    items = {
        name: {h: p if seen else 1 - p for h, p in chances[name].items()} for name, seen in clues.items()
    }
    assert means({"true": 0.5, "false": 0.5}, items)["true"] == pytest.approx(expected, rel=1e-12)


# A causal type is written as what it gives without and with its cause: 01 means that the effect follows the cause.
TYPES = {"00": 0.2, "10": 0.2, "01": 0.4, "11": 0.2}


def result(kind, cause):
    return int(kind[cause])


def chain(y, m=None):
    """Return the posterior of the pairs of types in X → M → Y, where X is 1, Y is seen, and perhaps M."""
    priors = {f"M{a}Y{b}": TYPES[a] * TYPES[b] for a, b in product(TYPES, TYPES)}
    items = {
        "y": {
            f"M{a}Y{b}": float(result(b, result(a, 1) if m is None else m) == y)
            for a, b in product(TYPES, TYPES)
        }
    }
    if m is not None:
        items["m"] = {f"M{a}Y{b}": float(result(a, 1) == m) for a, b in product(TYPES, TYPES)}
    return {h: p for h, p in means(priors, items).items() if p}


@pytest.mark.parametrize(
    ("seen", "published"),
    [
        ({"m": 0, "y": 0}, {"M00Y00": 1 / 6, "M10Y00": 1 / 6, "M00Y01": 1 / 3, "M10Y01": 1 / 3}),
        (
            {"y": 0},
            {"M00Y00": 1 / 12, "M01Y00": 1 / 6, "M01Y10": 1 / 6, "M11Y10": 1 / 12, "M10Y01": 1 / 6},
        ),
        ({"m": 1, "y": 1}, {"M01Y01": 4 / 9, "M11Y01": 2 / 9, "M01Y11": 2 / 9, "M11Y11": 1 / 9}),
    ],
)
def test_causal_types(seen, published):
    """Humphreys and Jacobs, Tables 7.4 to 7.6, as ratios of the numbers printed there to four digits."""
    found = chain(**seen)
    assert {h: found[h] for h in published} == pytest.approx(published, rel=1e-12)
    if "m" in seen:
        assert set(found) == set(published)
