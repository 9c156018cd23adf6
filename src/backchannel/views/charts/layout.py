"""Where the nodes of a game tree stand: a row for every end, a level for every move, a large tree folded."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from itertools import pairwise

from backchannel.case.located import Path
from backchannel.strategy.tree import Node, actions

MOST, BESIDE = 60, 6
"""Ends that are drawn before branches are folded, and actions beside the main ones that are then drawn at a move."""


@dataclass(slots=True, eq=False)
class Spot:
    """A node and where it stands.

    Args:
        node: what stands there; None where actions were folded into one branch.
        action: that leads to it; blank for the first move.
        level: how many moves lead to it.
        y: pixels below the uppermost end; of a move the middle of those below.
        below: the spots to which its actions lead.
        folded: how many ends were folded into it.
    """

    node: Node | None
    action: str = ""
    level: int = 0
    y: float = 0.0
    below: list[Spot] = field(default_factory=list)
    folded: int = 0

    def every(self) -> list[Spot]:
        """Return this spot and all below it, from the top downwards."""
        out, ready = [], [self]
        while ready:
            spot = ready.pop()
            out.append(spot)
            ready += reversed(spot.below)
        return out

    def ends(self) -> list[Spot]:
        """Return the spots below which nothing stands, from the top downwards."""
        return [spot for spot in self.every() if not spot.below]


def layout(root: Node, main: Collection[Path]) -> Spot:
    """Return the spots of a tree.

    Args:
        root: the first move.
        main: where the nodes stand in the file that are drawn whatever happens; off them the branches of a tree
            with more than ``MOST`` ends are folded.
    """
    spot = _spot(root, "", 0, None)
    return spot if len(spot.ends()) <= MOST else _spot(root, "", 0, set(main))


def place(root: Spot, row: float, room: Callable[[Spot, Spot], float]) -> float:
    """Say how far below the uppermost end each spot stands; return how far the lowest does.

    Args:
        root: of the tree.
        row: pixels from one end to the next, at least.
        room: pixels that a spot and the next one of its level need between them, at least.
    """
    every, ends = root.every(), root.ends()
    for number, spot in enumerate(ends):
        spot.y = number * row
    _centre(every)
    for level in range(max(spot.level for spot in every) + 1):
        for one, other in pairwise(spot for spot in every if spot.level == level):
            missing = one.y + room(one, other) - other.y
            if missing > 0:
                first = ends.index(other.ends()[0])
                for spot in ends[first:]:
                    spot.y += missing
                _centre(every)
    return ends[-1].y


def _centre(every: list[Spot]) -> None:
    for spot in reversed(every):
        if spot.below:
            spot.y = (spot.below[0].y + spot.below[-1].y) / 2


def _spot(node: Node, action: str, level: int, main: set[Path] | None) -> Spot:
    spot = Spot(node, action, level)
    moves = actions(node)
    if main is not None and moves and node.path not in main:
        spot.folded = count_ends(node)
        return spot
    beside = [child.path for _, child in moves if main is not None and child.path not in main]
    hidden = set(beside[BESIDE - 1 :]) if len(beside) > BESIDE else set()
    spot.below = [_spot(child, act, level + 1, main) for act, child in moves if child.path not in hidden]
    if hidden:
        folded = sum(count_ends(child) for _, child in moves if child.path in hidden)
        spot.below.append(Spot(None, f"{len(hidden)} other actions", level + 1, folded=folded))
    return spot


def count_ends(node: Node) -> int:
    """Return how many ends lie below a node, or 1 for an end."""
    count, ready = 0, [node]
    while ready:
        below = [child for _, child in actions(ready.pop())]
        count, ready = count + (not below), ready + below
    return count
