"""The tree of a game as frozen nodes, with what a variant takes away taken away.

A game in extensive form (Kuhn, "Extensive games and the problem of information", Contributions to the Theory of
Games II, 1953): a node is a move of a player, a move of chance, or an outcome.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from backchannel.case.cells import Date, MisreadError, Reading
from backchannel.case.games import Game
from backchannel.case.located import Path, plain_text
from backchannel.case.when import When
from backchannel.errors import UsageError, did_you_mean

REST = "rest"
"""What is left of the probability at a chance move."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """An end of the game; the outcome is blank where the file says nothing that can be read."""

    outcome: str
    path: Path


@dataclass(frozen=True, slots=True)
class Decision:
    """A move of a player.

    Args:
        at: its name; two nodes of one name are one information set.
        player: who moves.
        date: when, or None.
        knows: claims that the mover knows according to the game.
        unaware: claims that he does not know.
        actions: each with the node it leads to.
        path: where it stands in the file.
    """

    at: str
    player: str
    date: When | None
    knows: tuple[str, ...]
    unaware: tuple[str, ...]
    actions: tuple[tuple[str, Node], ...]
    path: Path


@dataclass(frozen=True, slots=True)
class Chance:
    """A move of chance.

    Args:
        id: its name.
        odds: the probability of each action of the file: a chance of the game, a number, or ``rest``.
        actions: those that are left, each with the node it leads to. What is taken away did not happen, so that
            the probabilities of the others are made to sum to 1.
        path: where it stands in the file.
    """

    id: str
    odds: tuple[tuple[str, str | float], ...]
    actions: tuple[tuple[str, Node], ...]
    path: Path


Node: TypeAlias = Decision | Chance | Leaf


class Step(NamedTuple):
    """One move on the path that history took: its name, the action, and whether chance made it."""

    at: str
    action: str
    chance: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """A game, or a variant of it, as a tree.

    Args:
        name: of the game.
        variant: its name; blank is the game itself.
        players: ids of actors.
        root: the first move.
        taken: the actions that history took, as written.
        observed: the moves of history as far as this tree has them.
        cut: whether the variant takes away one of the actions that history took.
    """

    name: str
    variant: str
    players: tuple[str, ...]
    root: Node
    taken: tuple[str, ...]
    observed: tuple[Step, ...]
    cut: bool

    def nodes(self) -> Iterator[Node]:
        """Yield every node, those above before those below, in the order of the file."""
        ready: list[Node] = [self.root]
        while ready:
            node = ready.pop()
            yield node
            ready += [child for _, child in reversed(actions(node))]

    def decisions(self) -> Iterator[Decision]:
        """Yield the moves of players in the order of the file."""
        return (node for node in self.nodes() if isinstance(node, Decision))

    def leaves(self) -> Iterator[Leaf]:
        """Yield the ends of the game in the order of the file."""
        return (node for node in self.nodes() if isinstance(node, Leaf))

    def on_path(self) -> tuple[Node, ...]:
        """Return the nodes that history passed, the last one too, as far as this tree has them."""
        out = [self.root]
        for step in self.observed:
            out.append(dict(actions(out[-1]))[step.action])
        return tuple(out)

    @property
    def imperfect(self) -> tuple[str, ...]:
        """The information sets that stand in more than one place: the mover does not know all earlier moves."""
        counts = Counter(node.at for node in self.decisions())
        return tuple(at for at, count in counts.items() if count > 1)


def actions(node: Node) -> tuple[tuple[str, Node], ...]:
    """Return the actions at a node, none at an end."""
    return () if isinstance(node, Leaf) else node.actions


def read_tree(game: Game, variant: str = "", how: Reading = Reading()) -> Tree:
    """Return the tree of a game, or of one of its variants.

    What cannot be read becomes an end without outcome; ``case.games`` and ``strategy.checks`` say what is wrong.

    Args:
        game: the game.
        variant: name of a variant; blank is the game itself.
        how: how dates are read.

    Raises:
        UsageError: there is no such variant.
    """
    removed = frozenset(removals(game, variant))
    root = _node(game.data.get("tree"), ("tree",), removed, how)
    players = game.data.get("players")
    taken = _texts(game.data.get("observed"))
    steps, cut = _observed(root, taken)
    return Tree(game.name, variant, _texts(players), root, taken, steps, cut)


def removals(game: Game, variant: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs of move and action that a variant takes away; one that is misshapen is a pair of blanks.

    Raises:
        UsageError: there is no such variant.
    """
    if not variant:
        return ()
    if variant not in game.variants:
        remedy = did_you_mean(variant, game.variants)
        raise UsageError(f"the game {game.name} has no variant {variant!r}; {remedy}")
    changes = game.variants[variant]
    pairs = changes.get("remove") if isinstance(changes, dict) else None
    texts = [_texts(pair) for pair in pairs] if isinstance(pairs, list) else []
    return tuple((pair[0], pair[1]) if len(pair) == 2 else ("", "") for pair in texts)


def by_construction(game: Game, variant: str, verb: str, at: str = "", action: str = "") -> bool | None:
    """Return whether an expectation is decided by the moves that are left, whatever the stakes.

    Args:
        game: the game.
        variant: name of a variant; blank is the game itself.
        verb: ``plays``, ``path holds`` or ``path fails``.
        at: the move that ``plays`` means.
        action: the action that it names.

    Returns:
        True or False where the moves decide it; None where the stakes do.

    Raises:
        UsageError: there is no such variant.
    """
    tree = read_tree(game, variant)
    left = {node.at: {a for a, _ in node.actions} for node in tree.decisions()}
    if verb == "plays":
        if action not in game.moves.get(at, ()):
            return None
        if action not in left.get(at, ()):
            return False
        return True if left[at] == {action} else None
    free = any(step.chance or len(left[step.at]) > 1 for step in tree.observed)
    if not tree.cut and free:
        return None
    return tree.cut is (verb == "path fails")


def _node(value: object, path: Path, removed: frozenset[tuple[str, str]], how: Reading) -> Node:
    if not isinstance(value, dict):
        return Leaf("", path)
    if "outcome" in value:
        return Leaf(_text(value["outcome"]), path)
    move = "chance" if "chance" in value else "at"
    choose = value.get("choose")
    if move not in value or not isinstance(choose, dict):
        return Leaf("", path)
    name = _text(value[move])
    below = tuple(
        (action, _node(child, (*path, "choose", action), removed, how))
        for action, child in choose.items()
        if (name, action) not in removed
    )
    if move == "chance":
        return Chance(name, _odds(value.get("odds"), choose), below, path)
    player, date = _text(value.get("player")), _date(value.get("date"), how)
    return Decision(name, player, date, _texts(value.get("knows")), _texts(value.get("unaware")), below, path)


def _odds(value: object, choose: Mapping[str, Any]) -> tuple[tuple[str, str | float], ...]:
    odds = value if isinstance(value, dict) else {}
    found = ((action, odds.get(action)) for action in choose)
    return tuple((a, float(x) if isinstance(x, int | float) else _text(x)) for a, x in found)


def _observed(node: Node, taken: tuple[str, ...]) -> tuple[tuple[Step, ...], bool]:
    steps: list[Step] = []
    for action in taken:
        child = dict(actions(node)).get(action)
        if child is None or isinstance(node, Leaf):
            return tuple(steps), True
        chance = isinstance(node, Chance)
        steps.append(Step(node.id if isinstance(node, Chance) else node.at, action, chance))
        node = child
    return tuple(steps), False


def _date(value: object, how: Reading) -> When | None:
    try:
        return Date().read(_text(value), how)
    except MisreadError:
        return None


def _text(value: object) -> str:
    return "" if value is None or isinstance(value, dict | list) else plain_text(value)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(_text, value)) if isinstance(value, list) else ()
