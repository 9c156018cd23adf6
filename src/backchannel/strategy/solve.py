"""Backward induction over a block of draws, with every equilibrium where payoffs tie.

From the ends of the tree upwards each mover takes an action that no other beats, given what follows (Kuhn 1953).
With perfect information the strategies found so are exactly the subgame-perfect equilibria in pure strategies
(Selten, "Spieltheoretische Behandlung eines Oligopolmodells mit Nachfrageträgheit", Zeitschrift für die gesamte
Staatswissenschaft 121, 1965): nobody gains by deviating at a single move (the one-deviation property).

Where actions tie there are several. They are found through policies: a policy says, move by move, which of the
tied actions is taken; in a draw in which that action does not tie, the first of the best is taken. Whenever
actions tie at a move in some draw, the induction goes on once for each of them, so that every equilibrium of every
draw belongs to some policy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from backchannel.reasoning.pert import Floats
from backchannel.strategy.numbers import Payoffs
from backchannel.strategy.tree import Chance, Decision, Leaf, Node, Tree, actions
from backchannel.strategy.written import NOTHING

CAP = 1000
"""Policies that are followed; of games with more, the equilibria are not all found, and the answer says so."""
WORK = 500_000_000
"""Of a large tree fewer are followed: so many that nodes times draws of a block stay within this."""
A_NODE = 1000
"""What the handling of a node costs, in draws."""

Places = NDArray[np.int16] | NDArray[np.intp]
Choices = Mapping[int, Places]
"""The place of the action taken among those of a move, in every draw, by the number of the move."""


class Position(NamedTuple):
    """A node in the order of the induction: where its successors stand, and whose payoffs are wanted there."""

    node: Node
    below: tuple[int, ...]
    wanted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A tree laid out for the induction.

    Args:
        positions: the nodes, those below before those above.
        decisions: the moves of players with their numbers, in the order of the file.
        route: the moves of players on the path that history took, each with the place of the action taken.
        fate: the moves of chance on it likewise.
        cut: whether the variant takes away an action of that path.
    """

    positions: tuple[Position, ...]
    decisions: tuple[tuple[int, Decision], ...]
    route: tuple[tuple[int, int], ...]
    fate: tuple[tuple[int, int], ...]
    cut: bool


def plan(tree: Tree) -> Plan:
    """Lay out a tree for the induction."""
    positions: list[Position] = []

    def place(node: Node, wanted: tuple[str, ...]) -> int:
        mover = (node.player,) if isinstance(node, Decision) else ()
        above = tuple(dict.fromkeys(wanted + mover))
        below = tuple(place(child, above) for _, child in actions(node))
        positions.append(Position(node, below, wanted))
        return len(positions) - 1

    number = place(tree.root, ())
    numbers = {position.node.path: n for n, position in enumerate(positions)}
    decisions = tuple((numbers[node.path], node) for node in tree.decisions())
    passed: dict[bool, list[tuple[int, int]]] = {False: [], True: []}
    for step in tree.observed:
        names = [action for action, _ in actions(positions[number].node)]
        passed[step.chance].append((number, names.index(step.action)))
        number = positions[number].below[names.index(step.action)]
    return Plan(tuple(positions), decisions, tuple(passed[False]), tuple(passed[True]), tree.cut)


def cap(laid: Plan, draws: int) -> int:
    """Return how many policies are followed in a tree.

    Args:
        laid: the tree.
        draws: how many are solved at once.
    """
    return max(2, min(CAP, WORK // (len(laid.positions) * (A_NODE + draws))))


def equilibria(laid: Plan, payoffs: Payoffs) -> Iterator[Choices]:
    """Yield what is played under every policy, without end where there are many: take at most ``cap``.

    Args:
        laid: the tree.
        payoffs: what outcomes and chances are worth, in a block of draws or at the modes.
    """
    ready: list[tuple[list[dict[str, Floats]], dict[int, Places]]] = [([], {})]
    while ready:
        values, chosen = ready.pop()
        while len(values) < len(laid.positions):
            number = len(values)
            position = laid.positions[number]
            choices: list[Places] = []
            if isinstance(position.node, Decision):
                mover = position.node.player
                tie = NOTHING * payoffs.of.scale(mover)
                choices = _best([values[n][mover] for n in position.below], tie)
                worth = [_taken(position, values, choice) for choice in choices]
            else:
                worth = [_worth(position, values, payoffs)]
            for n in position.below:
                values[n] = {}  # nobody asks again: large trees need not be held as a whole
            ready += [
                ([*values, more], {**chosen, number: choice})
                for more, choice in zip(worth[:0:-1], choices[:0:-1], strict=True)
            ]
            values.append(worth[0])
            chosen = {**chosen, number: choices[0]} if choices else chosen
        yield chosen


def holds(laid: Plan, payoffs: Payoffs, chosen: Choices) -> NDArray[np.bool_]:
    """Return in which draws the players' moves of history are those chosen, with the moves of chance possible.

    A path that a variant takes away holds in none. History's own chances count, not what a player believes.
    """
    out = np.array([not laid.cut])
    for number, action in laid.route:
        out = out & (chosen[number] == action)
    for number, action in laid.fate:
        node = laid.positions[number].node
        if isinstance(node, Chance):
            out = out & (payoffs.odds(node, "")[action] > NOTHING)
    return out


def _worth(position: Position, values: list[dict[str, Floats]], payoffs: Payoffs) -> dict[str, Floats]:
    """Return what an end or a move of chance is worth to the players who move above it."""
    node = position.node
    if isinstance(node, Leaf):
        return {player: payoffs.payoff(node.outcome, player) for player in position.wanted}
    if not isinstance(node, Chance):
        return {}
    out: dict[str, Floats] = {}
    for player in position.wanted:
        terms = zip(payoffs.odds(node, player), position.below, strict=True)
        out[player] = sum((p * values[n][player] for p, n in terms), np.zeros(1))
    return out


def _best(options: list[Floats], tie: float) -> list[Places]:
    """Return the choices of a mover: one, or where actions tie in some draw one for each of these actions."""
    best = reduce(np.maximum, options) - tie
    among = [option >= best for option in options]
    first: Places = np.full(1, len(options) - 1, dtype=np.int16)
    for action in range(len(options) - 2, -1, -1):
        first = np.where(among[action], np.int16(action), first)
    several = sum((a.astype(np.int16) for a in among), np.zeros(1, np.int16)) > 1
    if not several.any():
        return [first]
    return [np.where(a, np.int16(action), first) for action, a in enumerate(among) if np.any(a & several)]


def _taken(position: Position, values: list[dict[str, Floats]], choice: Places) -> dict[str, Floats]:
    """Return what a move is worth to the players who move above it, given the choice."""
    out = {}
    for player in position.wanted:
        first, *others = (values[n][player] for n in position.below)
        for action, other in enumerate(others, 1):
            first = np.where(choice == action, other, first)
        out[player] = first
    return out
