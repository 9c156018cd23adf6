"""Backward induction finds every subgame-perfect equilibrium, draw by draw: against brute force in fractions."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backchannel.reasoning.streams import Block
from backchannel.strategy.numbers import Payoffs, Values, numbers
from backchannel.strategy.play import play
from backchannel.strategy.solve import CAP, cap, equilibria, holds, plan
from backchannel.strategy.tree import read_tree
from tests.knowledge.cases import MORE
from tests.strategy import oracle
from tests.strategy.games import end, game, knowing, luck, move, trees, whole

STAKES = ("land", "peace")


class Given(Values):
    """Weights that a test gives, one array for each player and stake; chances at their modes."""

    def __init__(self, weights):
        super().__init__(0, None)
        self.weights = weights

    def weight(self, of, player, stake):  # noqa: ARG002
        return self.weights[player, stake]


def written(laid, chosen, draw, size):
    """Return the strategy of one policy in one draw."""
    taken = {n: int(np.broadcast_to(places, size)[draw]) for n, places in chosen.items()}
    return {node.at: node.actions[taken[n]][0] for n, node in laid.decisions}


def as_set(strategies):
    return {tuple(sorted(s.items())) for s in strategies}


@MORE
@given(trees())
def test_equilibria_and_path_are_those_of_brute_force(data):
    assume(oracle.count(data) <= 250)
    played = play(knowing(game(data)), "g", draws=1)
    expected = list(oracle.solutions(data))
    assert as_set(e.strategy for e in played.equilibria) == as_set(expected)
    assert len(played.equilibria) == len(expected)
    assert not played.capped
    assert played.holds is any(oracle.follows(data, s) for s in expected)
    assert played.share == played.holds
    for at, row in played.plays.items():
        for action, (every, some) in row.items():
            assert some == any(s[at] == action for s in expected)
            assert every == all(s[at] == action for s in expected)


@MORE
@given(trees(most=4, stakes=STAKES), st.data())
def test_every_draw_of_a_block_has_the_equilibria_it_has_alone(data, more):
    assume(oracle.count(data) <= 60)
    size = more.draw(st.integers(2, 6))
    players = data["players"]
    small = st.lists(st.integers(0, 2), min_size=size, max_size=size)
    weights = {(p, s): np.array(more.draw(small), dtype=float) for p in players for s in STAKES}
    of = game(data)
    laid = plan(read_tree(of))
    payoffs = Payoffs(numbers(of), Given(weights))
    found = list(equilibria(laid, payoffs))
    held = [np.broadcast_to(holds(laid, payoffs, chosen), size) for chosen in found]
    for draw in range(size):
        alone = {key: int(column[draw]) for key, column in weights.items()}
        expected = list(oracle.solutions(data, alone))
        assert as_set(written(laid, chosen, draw, size) for chosen in found) == as_set(expected)
        assert any(h[draw] for h in held) is any(oracle.follows(data, s) for s in expected)


def known(name):
    """Return games of the literature, and the path and strategy that subgame perfection leaves of them."""
    return {
        "entry": (
            move("entrant", "a", out=end(a=1, b=5), into=move("incumbent", "b", fight=end(a=0, b=0), accommodate=end(a=2, b=2))),
            ("into", "accommodate"),
            {"entrant": "into", "incumbent": "accommodate"},
        ),
        "centipede": (
            move("n1", "a", take=end(a=0.4, b=0.1), go=
            move("n2", "b", take=end(a=0.2, b=0.8), go=
            move("n3", "a", take=end(a=1.6, b=0.4), go=
            move("n4", "b", take=end(a=0.8, b=3.2), go=end(a=6.4, b=1.6))))),
            ("take",),
            dict.fromkeys(("n1", "n2", "n3", "n4"), "take"),
        ),
        "three players": (
            move("s1", "a", refuse=end(a=0, b=2, c=5), approve=
            move("m1", "b",
                object=move("s2", "a", withdraw=end(a=-2, b=3, c=3), override=
                    move("u2", "c", out=end(a=7, b=-2, c=-5), into=end(a=-7, b=-3, c=7))),
                consent=move("u1", "c", out=end(a=8, b=-1, c=-4), into=
                    move("m2", "b", stand=end(a=-6, b=-6, c=6), enter=end(a=3, b=-4, c=-6))))),
            ("refuse",),
            {"s1": "refuse", "m1": "object", "s2": "withdraw", "u2": "into", "u1": "out", "m2": "enter"},
        ),
        "four players": (
            move("s1", "a", refuse=end(a=0, b=0, c=2, d=5), approve=
            move("k1", "b",
                shelve=end(a=-1, b=-1, c=1, d=4),
                consult=move("m1", "c",
                    object=move("s2", "a", withdraw=end(a=-2, b=-3, c=3, d=3), override=end(a=-4, b=3, c=-5, d=-2)),
                    consent=move("u1", "d", out=end(a=8, b=9, c=-1, d=-4), into=
                        move("m2", "c", stand=end(a=-6, b=-9, c=-6, d=6), enter=end(a=3, b=-2, c=-4, d=-6)))),
                attack=move("u2", "d", out=end(a=7, b=10, c=-2, d=-5), into=end(a=-7, b=-8, c=-3, d=7)))),
            ("refuse",),
            {"s1": "refuse", "k1": "shelve", "m1": "object", "s2": "withdraw", "u1": "out", "m2": "enter", "u2": "into"},
        ),
    }[name]  # fmt: skip


@pytest.mark.parametrize("name", ["entry", "centipede", "three players", "four players"])
def test_games_of_the_literature(name):
    tree, path, strategy = known(name)
    played = play(knowing(game(whole(tree, "a b c d"))), "g", draws=1)
    assert [(e.path, dict(e.strategy)) for e in played.equilibria] == [(path, strategy)]


def test_a_threat_that_would_not_be_carried_out_is_no_equilibrium():
    tree, _, _ = known("entry")
    played = play(knowing(game(whole(tree, observed=["out"]))), "g", draws=1)
    assert (played.holds, played.share) == (False, 0.0)


def test_more_equilibria_than_are_followed_are_said():
    def chain(left):
        return move(f"m{left}", "a", stop=end(a=1), go=chain(left - 1)) if left else end(a=1)

    assert 2**9 < CAP < 2**10
    few, many = (play(knowing(game(whole(chain(n), "a"))), "g", draws=3) for n in (9, 10))
    assert (len(few.equilibria), few.capped) == (2**9, False)
    assert (len(many.equilibria), many.capped) == (CAP, True)


def test_of_a_large_tree_fewer_policies_are_followed_and_a_small_tree_is_followed_whole():
    def tree(levels):
        return (
            move("m" + levels, "a", x=tree(levels + "x"), y=tree(levels + "y"))
            if len(levels) < 11
            else end(a=1)
        )

    large = plan(read_tree(game(whole(tree(""), "a"))))
    assert len(large.positions) == 2**12 - 1
    assert 2 <= cap(large, 32768) < cap(large, 1) < CAP
    assert cap(plan(read_tree(game(whole(move("m", "a", x=end(a=1), y=end(a=1)), "a")))), 32768) == CAP


def test_equilibria_of_the_most_plausible_numbers_alone_may_be_too_many():
    def chain(left):
        return (
            move(f"m{left}", "a", stop={"outcome": "one"}, go=chain(left - 1))
            if left
            else {"outcome": "other"}
        )

    data = {
        "players": ["a"],
        "stakes": {"a": {"x": {"weight": [0, 1, 2]}, "y": {"weight": [0, 1, 2]}}},
        "outcomes": {"one": {"a": {"x": 1}}, "other": {"a": {"y": 1}}},
        "tree": chain(10),
    }
    played = play(knowing(game(data)), "g", draws=1)
    assert (len(played.equilibria), played.capped) == (CAP, True)
    found = Payoffs(numbers(game(data)), Values(1950, Block(0, 1)))
    assert len(list(equilibria(plan(read_tree(game(data))), found))) < CAP


def test_policies_are_made_for_actions_that_tie_only():
    tree = move("m", "a", x={"outcome": "x"}, y={"outcome": "y"}, z={"outcome": "z"})
    stakes = {s: {"weight": [1, 1, 1]} for s in "xyz"}
    data = {"players": ["a"], "stakes": {"a": stakes}, "tree": tree}
    data["outcomes"] = {s: {"a": {s: 1}} for s in "xyz"}
    of = game(data)
    # In the first draw x and y tie, in the second z is the best alone.
    columns = {"x": [2, 1], "y": [2, 1], "z": [1, 2]}
    weights = {("a", s): np.array(column, dtype=float) for s, column in columns.items()}
    found = list(equilibria(plan(read_tree(of)), Payoffs(numbers(of), Given(weights))))
    assert [chosen[3].tolist() for chosen in found] == [[0, 2], [1, 2]]


def test_payoffs_within_a_billionth_of_the_scale_tie_and_others_do_not():
    def count(gap):
        data = whole(move("m", "a", stay=end(a=1), go=end(a=1 + gap)), "a")
        return len(play(knowing(game(data)), "g", draws=1).equilibria)

    assert [count(gap) for gap in (0.5e-9, 2e-9)] == [2, 1]
    heavy = whole(move("m", "a", stay=end(a=1), go=end(a=1 + 2e-9)), "a")
    heavy["stakes"]["a"]["more"] = {"weight": [9, 9, 9]}
    assert len(play(knowing(game(heavy)), "g", draws=1).equilibria) == 2


def test_players_value_chance_each_by_his_own_belief():
    # b goes for it since he thinks it likely; a, who thinks it unlikely, does not let him.
    tree = move("first", "a", stop=end(a=0, b=0), on=move("second", "b", stop=end(a=-1, b=0), go=
        luck("weather", {"fair": "sun", "foul": "rest"}, fair=end(a=1, b=1), foul=end(a=-1, b=-1))))  # fmt: skip
    data = whole(tree, chances={"sun": [0.4, 0.4, 0.4]}, beliefs={"b": {"sun": [0.6, 0.6, 0.6]}})
    (found,) = play(knowing(game(data)), "g", draws=1).equilibria
    assert dict(found.strategy) == {"first": "stop", "second": "go"}


def test_one_draw_and_many_draws_of_constants_agree():
    tree, _, _ = known("four players")
    of = game(whole(tree, "a b c d"))
    laid = plan(read_tree(of))
    (chosen,) = equilibria(laid, Payoffs(numbers(of), Values(1, Block(0, 100))))
    assert {len(places) for places in chosen.values()} == {1}
