"""The tree of a game: what a variant takes away is gone, and the path of history ends where it is cut."""

import pytest

from backchannel.errors import UsageError
from backchannel.strategy.tree import Chance, Decision, Leaf, Step, by_construction, read_tree
from tests.strategy.games import end, game, luck, move, whole


def sample(**more):
    tree = move("ask", "a", no=end(a=0), yes=luck("war", {"far": 0.5, "near": "rest"},
        far=end(a=1), near=move("reply", "b", fight=end(b=1), yield_=end(b=2), wait=end(b=0))))  # fmt: skip
    return game(whole(tree, observed=["yes", "near", "fight"], **more))


CUTS = {
    "none": {"note": "Nothing."},
    "empty": None,
    "yes": {"remove": [["ask", "yes"]]},
    "no": {"remove": [["ask", "no"]]},
    "near": {"remove": [["war", "near"]]},
    "fight": {"remove": [["reply", "fight"]]},
    "other": {"remove": [["reply", "wait"]]},
    "only": {"remove": [["reply", "wait"], ["reply", "yield-"]]},
    "both": {"remove": [["ask", "yes"], ["reply", "wait"]]},
}


@pytest.mark.parametrize(
    ("variant", "steps", "cut", "left"),
    [
        ("", 3, False, ["ask", "reply"]),
        ("none", 3, False, ["ask", "reply"]),
        ("empty", 3, False, ["ask", "reply"]),
        ("yes", 0, True, ["ask"]),
        ("no", 3, False, ["ask", "reply"]),
        ("near", 1, True, ["ask"]),
        ("fight", 2, True, ["ask", "reply"]),
        ("other", 3, False, ["ask", "reply"]),
        ("both", 0, True, ["ask"]),
    ],
)
def test_what_a_variant_takes_away_is_gone(variant, steps, cut, left):
    tree = read_tree(sample(variants=CUTS), variant)
    path = (Step("ask", "yes", False), Step("war", "near", True), Step("reply", "fight", False))
    assert (tree.observed, tree.cut) == (path[:steps], cut)
    assert [node.at for node in tree.decisions()] == left
    assert tree.taken == ("yes", "near", "fight")
    assert len(tree.on_path()) == steps + 1


def test_nodes_know_where_they_stand():
    of = sample()
    tree = read_tree(of)
    lines = of.tree.lines
    assert [type(n) for n in tree.nodes()] == [Decision, Leaf, Chance, Leaf, Decision, Leaf, Leaf, Leaf]
    assert all(node.path in lines for node in tree.nodes())
    assert tree.root.path == ("tree",)
    assert [n.path for n in tree.decisions()][1] == ("tree", "choose", "yes", "choose", "near")


def test_actions_of_moves_are_those_of_players_only():
    assert sample().moves == {"ask": ("no", "yes"), "reply": ("fight", "yield-", "wait")}


@pytest.mark.parametrize(
    "tree", [None, 5, [], {}, {"at": "m"}, {"at": "m", "choose": 3}, {"chance": "c", "choose": []}]
)
def test_a_tree_that_is_none_has_no_moves(tree):
    assert game({"tree": tree, "observed": "yes"}).moves == {}
    assert game({"tree": {"at": "m", "choose": {"x": tree}}}).moves == {"m": ("x",)}


@pytest.mark.parametrize(
    ("variant", "verb", "at", "action", "expected"),
    [
        ("", "plays", "reply", "fight", None),
        ("only", "plays", "reply", "fight", True),
        ("other", "plays", "reply", "fight", None),
        ("other", "plays", "reply", "wait", False),
        ("fight", "plays", "reply", "fight", False),
        ("yes", "plays", "reply", "fight", False),
        ("yes", "plays", "ask", "no", True),
        ("yes", "plays", "war", "near", None),
        ("", "plays", "nowhere", "fight", None),
        ("", "path holds", "", "", None),
        ("", "path fails", "", "", None),
        ("yes", "path fails", "", "", True),
        ("yes", "path holds", "", "", False),
        ("near", "path fails", "", "", True),
        ("other", "path fails", "", "", None),
        ("no", "path holds", "", "", None),
        ("only", "path holds", "", "", None),
    ],
)
def test_what_the_moves_left_decide(variant, verb, at, action, expected):
    assert by_construction(sample(variants=CUTS), variant, verb, at, action) is expected


def test_a_path_on_which_nobody_has_a_choice_holds_by_construction():
    tree = move("m", "a", go=move("n", "b", go=end(a=1), stay=end(a=0)))
    of = game(whole(tree, observed=["go", "go"], variants={"v": {"remove": [["n", "stay"]]}}))
    assert by_construction(of, "", "path holds") is None
    assert by_construction(of, "v", "path holds") is True
    assert by_construction(of, "v", "path fails") is False
    nothing = game(whole(tree))
    assert by_construction(nothing, "", "path holds") is True


def test_an_unknown_variant_is_refused_with_the_nearest():
    with pytest.raises(UsageError, match=r"the game g has no variant 'figth'; did you mean 'fight'\?"):
        read_tree(sample(variants=CUTS), "figth")


def test_names_that_are_numbers_are_read_as_written():
    tree = read_tree(
        game("players: [1950]\ntree: {at: 1950, player: 7, choose: {1: {outcome: 2}}}\nobserved: [1]")
    )
    assert (tree.players, tree.root.at, tree.root.player) == (("1950",), "1950", "7")
    assert tree.observed == (Step("1950", "1", False),)


def test_information_sets_in_several_places_are_listed():
    tree = move("m", "a", x=move("n", "b", l=end(), r=end()), y=move("n", "b", l=end(), r=end()))
    assert read_tree(game({"tree": tree})).imperfect == ("n",)
    assert read_tree(sample()).imperfect == ()
