"""A game file of the case: its shape and its references checked, nothing solved."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from backchannel.case.located import Located, Path
from backchannel.errors import Problem, did_you_mean

TOP = (
    "title",
    "question",
    "players",
    "stakes",
    "chances",
    "outcomes",
    "tree",
    "observed",
    "uses",
    "variants",
    "beliefs",
    "profiles",
    "note",
)
NODE = ("outcome", "at", "player", "date", "knows", "unaware", "choose", "chance", "odds", "note")
TRIPLE = "three numbers [low, mode, high] in order"


@dataclass(frozen=True, slots=True)
class Game:
    """A game in extensive form as the historian wrote it.

    Args:
        name: file name without ``.yaml``.
        tree: the file with its lines.
    """

    name: str
    tree: Located

    @property
    def data(self) -> Mapping[str, Any]:
        """The plain content of the file."""
        return self.tree.value if isinstance(self.tree.value, dict) else {}


def check_game(game: Game, known: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    """Yield what is wrong with the shape of a game and the names in it.

    Args:
        game: the game.
        known: ids by file name (actors.csv, claims.csv, evidence.csv, hypotheses.csv).
    """
    tree, data = game.tree, game.data
    if not data:
        yield tree.problem((), "no game", f"the keys {', '.join(TOP)}", "see the case format")
        return
    yield from _names(tree, (), data, TOP, "a key of a game", warn=True)
    for key in ("players", "outcomes", "tree"):
        if key not in data:
            yield tree.problem((key,), f"no {key}", f"the key {key}", f"add {key}")
    players = _strings(data.get("players"))
    yield from _names(tree, ("players",), players, known["actors.csv"], "an id of actors.csv")
    yield from _names(
        tree, ("uses",), _strings(data.get("uses")), known["evidence.csv"], "an id of evidence.csv"
    )
    yield from _names(
        tree, ("profiles",), _dict(data.get("profiles")), known["hypotheses.csv"], "an id of hypotheses.csv"
    )
    stakes = _dict(data.get("stakes"))
    yield from _stakes(tree, players, stakes)
    yield from _triples(tree, ("chances",), _dict(data.get("chances")), 1.0)
    for player, beliefs in _dict(data.get("beliefs")).items():
        yield from _names(tree, ("beliefs",), [player], players, "a player")
        yield from _triples(tree, ("beliefs", player), _dict(beliefs), 1.0)
    outcomes = _dict(data.get("outcomes"))
    for outcome, rows in outcomes.items():
        for player, amounts in _dict(rows).items():
            path: Path = ("outcomes", outcome, player)
            yield from _names(tree, path[:2], [player], players, "a player")
            yield from _names(tree, path, _dict(amounts), _dict(stakes.get(player)), f"a stake of {player}")
            for stake, amount in _dict(amounts).items():
                if not isinstance(amount, float) or not -1 <= amount <= 1:
                    yield tree.problem((*path, stake), amount, "an amount from -1 to 1", "correct the number")
    yield from _node(
        tree, ("tree",), data.get("tree"), players, outcomes, _dict(data.get("chances")), known["claims.csv"]
    )
    yield from _observed(tree, data)


def _stakes(tree: Located, players: list[str], stakes: Mapping[str, Any]) -> Iterator[Problem]:
    yield from _names(tree, ("stakes",), stakes, players, "a player")
    for player, rows in stakes.items():
        for stake, row in _dict(rows).items():
            weight = _dict(row).get("weight")
            if not _ordered(weight, 0.0, float("inf")):
                yield tree.problem(
                    ("stakes", player, stake, "weight"),
                    weight,
                    f"{TRIPLE}, none below 0",
                    "correct the weight",
                )


def _triples(tree: Located, path: Path, rows: Mapping[str, Any], high: float) -> Iterator[Problem]:
    for name, triple in rows.items():
        if not _ordered(triple, 0.0, high):
            yield tree.problem((*path, name), triple, f"{TRIPLE}, from 0 to {high:g}", "correct the numbers")


def _node(
    tree: Located, path: Path, node: object, players: list[str], outcomes: Mapping[str, Any], chances: Mapping[str, Any],
    claims: Collection[str],
) -> Iterator[Problem]:  # fmt: skip
    if not isinstance(node, dict):
        yield tree.problem(
            path,
            node,
            "a node: {outcome}, {at, player, choose} or {chance, odds, choose}",
            "see the case format",
        )
        return
    yield from _names(tree, path, node, NODE, "a key of a node", warn=True)
    if "outcome" in node:
        yield from _names(
            tree, (*path, "outcome"), [str(node["outcome"])], outcomes, "an outcome of this game"
        )
        return
    choose = _dict(node.get("choose"))
    if not choose:
        yield tree.problem(
            (*path, "choose"),
            node.get("choose"),
            "actions and the nodes they lead to",
            "add choose, or an outcome",
        )
    if "chance" in node:
        odds = _dict(node.get("odds"))
        yield from _names(tree, (*path, "odds"), odds, choose, "an action of this chance move")
        for action in choose:
            value = odds.get(action)
            good = value == "rest" or value in chances or (isinstance(value, float) and 0 <= value <= 1)
            if not good:
                yield tree.problem(
                    (*path, "odds", action),
                    value,
                    "a chance of this game, a number from 0 to 1, or rest",
                    did_you_mean(str(value), [*chances, "rest"]),
                )
    else:
        yield from _names(tree, (*path, "player"), [str(node.get("player", ""))], players, "a player")
        for key in ("knows", "unaware"):
            yield from _names(tree, (*path, key), _strings(node.get(key)), claims, "an id of claims.csv")
    for action, child in choose.items():
        yield from _node(tree, (*path, "choose", action), child, players, outcomes, chances, claims)


def _observed(tree: Located, data: Mapping[str, Any]) -> Iterator[Problem]:
    node = data.get("tree")
    for i, action in enumerate(_strings(data.get("observed"))):
        choose = _dict(_dict(node).get("choose"))
        if action not in choose:
            yield tree.problem(
                ("observed", i),
                action,
                "an action of the node that the path has reached",
                did_you_mean(action, choose),
            )
            return
        node = choose[action]


def _names(
    tree: Located,
    path: Path,
    names: Collection[str],
    known: Collection[str],
    expected: str,
    *,
    warn: bool = False,
) -> Iterator[Problem]:
    for i, name in enumerate(names):
        if name not in known:
            place = (*path, name) if (*path, name) in tree.lines else (*path, i)
            yield tree.problem(place, name, expected, did_you_mean(name, known), warn=warn)


def _ordered(triple: object, low: float, high: float) -> bool:
    if not isinstance(triple, list) or len(triple) != 3 or not all(isinstance(x, float) for x in triple):
        return False
    return bool(low <= triple[0] <= triple[1] <= triple[2] <= high)


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _strings(value: object) -> list[str]:
    return [str(v) for v in value] if isinstance(value, list) else []
