"""Equilibria by brute force, in exact fractions: every profile of pure strategies is tried at every move.

It reads the plain dict of a game and shares nothing with the program.
"""

from fractions import Fraction
from itertools import product

BELIEFS = {"b": Fraction(1, 4), "c": Fraction(0)}


def weight_of(data, player, stake, weights=None):
    if weights is None:
        return Fraction(data["stakes"][player][stake]["weight"][1])
    return Fraction(weights[player, stake])


def moves_of(node):
    if "at" in node:
        yield node
    for child in node.get("choose", {}).values():
        yield from moves_of(child)


def probabilities(node, player):
    given = {a: BELIEFS.get(player, Fraction(1, 2)) if x == "luck" else x for a, x in node["odds"].items()}
    rest = 1 - sum(Fraction(x) for x in given.values() if x != "rest")
    return {a: rest if x == "rest" else Fraction(x) for a, x in given.items()}


def worth(data, node, player, strategy, weights=None):
    if "outcome" in node:
        row = data["outcomes"][node["outcome"]].get(player, {})
        return sum((weight_of(data, player, s, weights) * Fraction(x) for s, x in row.items()), Fraction(0))
    if "at" in node:
        return worth(data, node["choose"][strategy[node["at"]]], player, strategy, weights)
    odds = probabilities(node, player)
    return sum(
        (p * worth(data, node["choose"][a], player, strategy, weights) for a, p in odds.items()), Fraction(0)
    )


def count(data):
    out = 1
    for node in moves_of(data["tree"]):
        out *= len(node["choose"])
    return out


def solutions(data, weights=None):
    """Yield every strategy profile in which no mover gains by another action at any one move."""
    nodes = list(moves_of(data["tree"]))
    for picked in product(*(n["choose"] for n in nodes)):
        strategy = {n["at"]: a for n, a in zip(nodes, picked, strict=True)}

        def gains(node, strategy=strategy):
            stays = worth(data, node, node["player"], strategy, weights)
            return any(
                worth(data, child, node["player"], strategy, weights) > stays
                for child in node["choose"].values()
            )

        if not any(map(gains, nodes)):
            yield strategy


def follows(data, strategy):
    """Return whether a strategy makes the players' moves of the path taken, chance permitting."""
    node = data["tree"]
    for action in data["observed"]:
        if "at" in node and strategy[node["at"]] != action:
            return False
        if "chance" in node and probabilities(node, "")[action] == 0:
            return False
        node = node["choose"][action]
    return True
