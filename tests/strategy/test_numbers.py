"""Weights, chances and amounts: what replaces what, and that draws depend on names alone."""

import numpy as np
import pytest

from backchannel.reasoning.judged import Range
from backchannel.reasoning.streams import Block
from backchannel.strategy.numbers import Payoffs, Values, numbers
from backchannel.strategy.plausible import plausible
from backchannel.strategy.tree import read_tree
from tests.strategy.games import game

BLOCK = Block(0, 1000)
TEXT = """
players: [a, b, c]
stakes:
  a: {land: {weight: [1, 2, 3]}, peace: {weight: [0, 4, 9]}}
  b: {land: {weight: [2, 3, 4]}}
chances: {war: [0.1, 0.2, 0.3], rain: [0.4, 0.5, 0.6]}
beliefs: {b: {war: [0.5, 0.6, 0.7]}}
outcomes:
  o: {a: {land: 1, peace: -0.5}, b: {land: 0.5}}
  same: {a: {peace: -0.5, land: 1}}
  none: {}
tree:
  chance: x
  odds: {w: war, r: 0.25, s: rest}
  choose: {w: {outcome: o}, r: {outcome: none}, s: {outcome: same}}
variants:
  v: {set: {chances: {war: [0.8, 0.9, 1]}}}
  bare: {set: {stakes: {a: {land: [5, 6, 7]}}}}
  under: {set: {stakes: {a: {land: {weight: [5, 6, 7], note: Why.}}}}}
  rows: {set: {outcomes: {o: {a: {land: -1}}}}}
  blank: {set: {outcomes: {o: {a: {}}}}}
  cut: {remove: [[x, s]]}
  sure: {remove: [[x, r], [x, s]]}
profiles:
  h: {stakes: {a: {land: [8, 9, 10]}}, chances: {war: [0.3, 0.4, 0.5], rain: [0.7, 0.8, 0.9]}}
"""
GAME = game(TEXT)


def chance(player, name, variant="", profile=""):
    of = numbers(GAME, variant, profile)
    return float(Values(1, None).chance(of, player, name)[0])


@pytest.mark.parametrize(
    ("player", "variant", "profile", "expected"),
    [
        ("a", "", "", 0.2),
        ("", "", "", 0.2),
        ("b", "", "", 0.6),
        ("a", "", "h", 0.4),
        ("", "", "h", 0.4),
        ("b", "", "h", 0.6),
        ("a", "v", "", 0.9),
        ("b", "v", "", 0.9),
        ("a", "v", "h", 0.9),
        ("b", "v", "h", 0.9),
        ("", "v", "h", 0.9),
    ],
)
def test_variant_overrules_belief_overrules_profile_overrules_game(player, variant, profile, expected):
    assert chance(player, "war", variant, profile) == expected


def test_a_variant_leaves_the_chances_that_it_does_not_set():
    assert chance("b", "rain", "v", "h") == 0.8
    assert chance("b", "rain", "v") == 0.5


@pytest.mark.parametrize(
    ("variant", "profile", "land"),
    [("", "", 2), ("bare", "", 6), ("under", "", 6), ("", "h", 9), ("bare", "h", 9), ("v", "", 2)],
)
def test_weights_of_a_variant_replace_those_of_the_game_and_a_profile_both(variant, profile, land):
    of = numbers(GAME, variant, profile)
    assert of.weights["a", "land"].mode == land
    assert of.weights["a", "peace"] == Range(0, 4, 9)


@pytest.mark.parametrize(("variant", "a", "b"), [("", 0.0, 1.5), ("rows", -2.0, 1.5), ("blank", 0.0, 1.5)])
def test_a_row_replaces_the_whole_row_of_its_player_and_no_other(variant, a, b):
    of = Payoffs(numbers(GAME, variant), Values(1, None))
    assert [float(of.payoff("o", p)[0]) for p in "abc"] == [a, b, 0.0]


def test_the_row_that_was_replaced_had_two_amounts():
    of = numbers(GAME, "blank")
    assert of.amounts["o", "a"] == ()
    assert numbers(GAME).amounts["o", "a"] == (("land", 1.0), ("peace", -0.5))


def test_the_scale_of_a_player_is_the_sum_of_his_highest_weights():
    of = numbers(GAME)
    assert of.scale("a") == sum(w.high for (player, _), w in of.weights.items() if player == "a") == 12
    assert of.scale("c") == 1


def test_payoffs_are_sums_of_weight_times_amount_in_every_draw():
    values = Values(1950, BLOCK)
    of = numbers(GAME)
    paid = Payoffs(of, values).payoff("o", "a")
    land, peace = (values.weight(of, "a", s) for s in ("land", "peace"))
    assert np.array_equal(paid, land - 0.5 * peace)
    assert len(set(land)) > 500
    assert 1 < land.min() < land.max() < 3


def test_equal_rows_are_worth_the_same_to_the_bit_whatever_the_order_of_the_file():
    of = Payoffs(numbers(GAME), Values(1950, BLOCK))
    assert of.payoff("same", "a") is of.payoff("o", "a")


def test_draws_are_the_same_in_all_variants_and_profiles_where_nothing_changed():
    def drawn(variant="", profile="", seed=1950):
        of, values = numbers(GAME, variant, profile), Values(seed, BLOCK)
        return {
            "land": values.weight(of, "a", "land"),
            "peace": values.weight(of, "a", "peace"),
            "war": values.chance(of, "a", "war"),
            "belief": values.chance(of, "b", "war"),
        }

    def same(one, other):
        return {key for key in one if np.array_equal(one[key], other[key])}

    base = drawn()
    assert same(base, drawn()) == set(base)
    assert same(base, drawn("rows")) == set(base)
    assert same(base, drawn("bare")) == set(base) - {"land"}
    assert same(base, drawn("v")) == {"land", "peace"}
    assert same(base, drawn("", "h")) == {"peace", "belief"}
    assert same(base, drawn(seed=1951)) == set()


def test_what_changes_moves_with_the_same_random_numbers():
    of, other = numbers(GAME), numbers(GAME, "bare")
    one, two = (Values(1950, BLOCK).weight(n, "a", "land") for n in (of, other))
    assert np.allclose(one + 4, two)


def test_a_player_without_a_belief_of_his_own_shares_the_draws_of_history():
    of, values = numbers(GAME), Values(1950, BLOCK)
    assert values.chance(of, "a", "war") is values.chance(of, "", "war")
    overruled = numbers(GAME, "v")
    assert values.chance(overruled, "b", "war") is values.chance(overruled, "", "war")


def odds(variant="", player=""):
    tree = read_tree(GAME, variant)
    found = Payoffs(numbers(GAME, variant), Values(1, None)).odds(tree.root, player)
    return [round(float(p[0]), 12) for p in found]


def test_rest_is_what_is_left():
    assert odds() == [0.2, 0.25, 0.55]
    assert odds(player="b") == [0.6, 0.25, 0.15]


def test_what_a_variant_takes_from_chance_did_not_happen():
    assert odds("cut") == [round(0.2 / 0.45, 12), round(0.25 / 0.45, 12)]
    assert odds("sure") == [1.0]


@pytest.mark.parametrize("numbers_of", [(0.1, 0.7, 0.2), (0.6, 0.3, 0.1), (0.1, 0.2, 0.7), (0.5, 0.5, 0.5)])
def test_nothing_is_left_for_rest_where_the_others_make_one_or_more(numbers_of):
    odds = dict(zip("xyz", numbers_of, strict=True)) | {"r": "rest"}
    of = game({"tree": {"chance": "c", "odds": odds, "choose": {key: {"outcome": "o"} for key in "xyzr"}}})
    assert Payoffs(numbers(of), Values(1, None)).odds(read_tree(of).root, "")[3] == [0.0]


def test_probabilities_sum_to_one_in_every_draw():
    found = Payoffs(numbers(GAME), Values(1950, BLOCK)).odds(read_tree(GAME).root, "b")
    assert np.allclose(sum(found), 1)
    assert min(p.min() for p in found) >= 0


def test_payoffs_and_chances_at_the_modes_for_a_picture_of_the_tree():
    found = plausible(GAME)
    assert found.payoffs["tree", "choose", "w"] == {"a": 0.0, "b": 1.5, "c": 0.0}
    assert found.payoffs["tree", "choose", "r"] == {"a": 0.0, "b": 0.0, "c": 0.0}
    assert {a: round(p, 12) for a, p in found.chances["tree",].items()} == {"w": 0.2, "r": 0.25, "s": 0.55}
    assert plausible(GAME, "cut").payoffs.keys() == {("tree", "choose", "w"), ("tree", "choose", "r")}
    assert plausible(GAME, "", "h").payoffs["tree", "choose", "w"]["a"] == 9 - 2
