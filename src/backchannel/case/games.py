"""A game file of the case: its shape and its references checked, nothing solved."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from backchannel.case.cells import Date, MisreadError, Reading
from backchannel.case.located import Located, Path, number_meant, plain_text
from backchannel.errors import Problem, did_you_mean

TOP = (
    "title", "question", "players", "stakes", "chances", "outcomes", "tree", "observed", "uses", "variants",
    "beliefs", "profiles", "note",
)  # fmt: skip
NODE = ("outcome", "at", "player", "date", "knows", "unaware", "choose", "chance", "odds", "note")
GOES_ON = ("at", "chance", "player", "choose", "odds")
"""Keys of a node that does not end the game."""
TRIPLE = "three numbers [low, mode, high] in order"
LARGEST_WEIGHT = 1e6
"""Of a stake; all weights of a game stand on one common scale."""
CHANGES = ("stakes", "chances", "outcomes")


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

    @property
    def variants(self) -> Mapping[str, Any]:
        """The counterfactual games by name."""
        variants = self.data.get("variants")
        return variants if isinstance(variants, dict) else {}

    @property
    def moves(self) -> Mapping[str, tuple[str, ...]]:
        """The actions at each node where a player moves."""
        found: dict[str, tuple[str, ...]] = {}
        ready = [self.data.get("tree")]
        while ready:
            node = ready.pop()
            choose = node.get("choose") if isinstance(node, dict) else None
            if isinstance(node, dict) and isinstance(choose, dict):
                if "chance" not in node and "at" in node:
                    found.setdefault(plain_text(node["at"]), tuple(choose))
                ready += reversed(choose.values())
        return found

    @property
    def uses(self) -> tuple[str, ...]:
        """The items of evidence from which the stakes were built."""
        uses = self.data.get("uses")
        return tuple(map(plain_text, uses)) if isinstance(uses, list) else ()


def check_game(
    game: Game, known: Mapping[str, Collection[str]], how: Reading = Reading()
) -> tuple[Problem, ...]:
    """Return what is wrong with the shape of a game and the names in it.

    Args:
        game: the game.
        known: ids by file name (actors.csv, claims.csv, evidence.csv, hypotheses.csv).
        how: how dates are read.
    """
    if not game.data:
        return (game.tree.problem((), "no game", f"the keys {', '.join(TOP)}", "see the case format"),)
    check = _Check(game.tree, known, how)
    check.whole(game.data)
    return tuple(check.problems)


class _Check:
    """One walk through a game; what is wrong is collected on the way."""

    def __init__(self, tree: Located, known: Mapping[str, Collection[str]], how: Reading) -> None:
        self.tree, self.known, self.how = tree, known, how
        self.problems: list[Problem] = []
        self.moves: dict[str, set[str]] = {}

    def whole(self, data: Mapping[str, Any]) -> None:
        self.names((), data, TOP, "a key of a game", warn=True)
        for key in ("players", "outcomes", "tree"):
            if key not in data:
                self.say((key,), f"no {key}", f"the key {key}", f"add {key}")
        for key in ("title", "question", "note"):
            self.text((key,), data.get(key))
        players = data.get("players")
        self.players = self.texts(("players",), players) if isinstance(players, list) else []
        if "players" in data and not self.players:
            found = "an empty list" if players == [] else players
            self.say(("players",), found, "a list of the players", "write it in brackets: [first, second]")
        self.names(("players",), self.players, self.known["actors.csv"], "an id of actors.csv")
        uses = self.texts(("uses",), data.get("uses"))
        self.names(("uses",), uses, self.known["evidence.csv"], "an id of evidence.csv")
        self.stakes = self.mapping(("stakes",), data.get("stakes"))
        self.weights(("stakes",), self.stakes)
        self.chances = self.mapping(("chances",), data.get("chances"))
        self.triples(("chances",), self.chances, 1.0)
        for player, beliefs in self.of_players(("beliefs",), data.get("beliefs")):
            self.odds(("beliefs", player), beliefs)
        self.outcomes = self.mapping(("outcomes",), data.get("outcomes"))
        self.amounts(("outcomes",), self.outcomes)
        if "tree" in data:
            self.node(("tree",), data["tree"])
        self.path(data)
        for name, variant in self.mapping(("variants",), data.get("variants")).items():
            self.variant(("variants", name), variant)
        profiles = self.mapping(("profiles",), data.get("profiles"))
        self.names(("profiles",), profiles, self.known["hypotheses.csv"], "an id of hypotheses.csv")
        for name, profile in profiles.items():
            self.changes(("profiles", name), profile, CHANGES[:2])

    def say(self, path: Path, found: object, expected: str, remedy: str = "", *, warn: bool = False) -> None:
        self.problems.append(self.tree.problem(path, found, expected, remedy, warn=warn))

    def mapping(self, path: Path, value: object) -> dict[str, Any]:
        if value is not None and not isinstance(value, dict):
            self.say(path, value, "names, each with its value", "write NAME: VALUE, one on each line")
        return value if isinstance(value, dict) else {}

    def texts(self, path: Path, value: object) -> list[str]:
        if value is not None and not isinstance(value, list):
            self.say(path, value, "a list", "write it in brackets: [first, second]")
        items = value if isinstance(value, list) else []
        return [self.text((*path, i), item) for i, item in enumerate(items)]

    def text(self, path: Path, value: object) -> str:
        if isinstance(value, dict | list):
            self.say(path, value, "a text", "write one name or sentence")
            return ""
        return "" if value is None else plain_text(value)

    def names(
        self, path: Path, names: Collection[str], known: Collection[str], expected: str, *, warn: bool = False
    ) -> None:
        for i, name in enumerate(names):
            if name and name not in known:
                place = (*path, name) if (*path, name) in self.tree.lines else (*path, i)
                self.say(place, name, expected, did_you_mean(name, known), warn=warn)

    def name(self, path: Path, name: str, known: Collection[str], expected: str) -> None:
        if name not in known:
            self.say(path, name or None, expected, did_you_mean(name, known))

    def of_players(self, path: Path, value: object) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the row of each player; without a list of players, which is said, none of them is wrong."""
        rows = self.mapping(path, value)
        self.names(path, rows if self.players else (), self.players, "a player")
        for player, row in rows.items():
            yield player, self.mapping((*path, player), row)

    def weights(self, path: Path, value: object) -> None:
        """Check the stakes of the game itself, or those that a variant or a profile sets."""
        for player, rows in self.of_players(path, value):
            for stake, row in rows.items():
                place = (*path, player, stake)
                if len(path) == 1:
                    row = self.mapping(place, row).get("weight")  # noqa: PLW2901
                    place = (*place, "weight")
                elif isinstance(row, dict):
                    row, place = row.get("weight"), (*place, "weight")  # noqa: PLW2901
                if not _ordered(row, LARGEST_WEIGHT):
                    scale = f"one common scale, from 0 to at most {LARGEST_WEIGHT:,.0f}"
                    self.say(place, row, f"{TRIPLE}, on {scale}", _mended(row, "correct the weight"))

    def triples(self, path: Path, rows: Mapping[str, Any], high: float) -> None:
        for name, triple in rows.items():
            if not _ordered(triple, high):
                self.say((*path, name), triple, f"{TRIPLE}, from 0 to {high:g}", _mended(triple))

    def odds(self, path: Path, value: object) -> None:
        rows = self.mapping(path, value)
        self.names(path, rows, self.chances, "a chance of this game")
        self.triples(path, rows, 1.0)

    def amounts(self, path: Path, outcomes: Mapping[str, Any]) -> None:
        for outcome, value in outcomes.items():
            for player, amounts in self.of_players((*path, outcome), value):
                place = (*path, outcome, player)
                stakes = self.stakes.get(player)
                known = stakes if isinstance(stakes, dict) else {}
                self.names(place, amounts, known, f"a stake of {player}")
                for stake, amount in amounts.items():
                    if not isinstance(amount, float) or not -1 <= amount <= 1:
                        self.say((*place, stake), amount, "an amount from -1 to 1", _mended(amount))

    def node(self, path: Path, value: object) -> None:
        forms = "a node: {outcome}, {at, player, choose} or {chance, odds, choose}"
        if not isinstance(value, dict) or not {"outcome", "at", "chance"}.intersection(value):
            self.say(path, value, forms, "see the case format")
            return
        self.names(path, value, NODE, "a key of a node", warn=True)
        if "outcome" in value:
            outcome = self.text((*path, "outcome"), value["outcome"])
            self.name((*path, "outcome"), outcome, self.outcomes, "an outcome of this game")
            if beyond := [key for key in GOES_ON if key in value]:
                expected = "a node that ends the game, or one that goes on"
                found = f"outcome and {', '.join(beyond)}"
                self.say((*path, beyond[0]), found, expected, "take out outcome, or all the others")
            return
        choose = self.mapping((*path, "choose"), value.get("choose"))
        if not choose and not value.get("choose"):
            expected = "actions and the nodes they lead to"
            self.say((*path, "choose"), value.get("choose"), expected, "add choose, or an outcome")
        move = "chance" if "chance" in value else "at"
        self.moves.setdefault(self.text((*path, move), value[move]), set()).update(choose)
        if move == "chance":
            self.chance(path, value, choose)
        else:
            self.decision(path, value)
        for action, child in choose.items():
            self.node((*path, "choose", action), child)

    def chance(self, path: Path, value: Mapping[str, Any], choose: Mapping[str, Any]) -> None:
        odds = self.mapping((*path, "odds"), value.get("odds"))
        self.names((*path, "odds"), odds, choose, "an action of this chance move")
        for action in choose:
            found = odds.get(action)
            named = isinstance(found, str) and (found == "rest" or found in self.chances)
            if not named and not (isinstance(found, float) and 0 <= found <= 1):
                expected = "a chance of this game, a number from 0 to 1, or rest"
                remedy = number_meant(found) or did_you_mean(str(found), [*self.chances, "rest"])
                self.say((*path, "odds", action), found, expected, remedy)

    def decision(self, path: Path, value: Mapping[str, Any]) -> None:
        player = self.text((*path, "player"), value.get("player"))
        if self.players or not player:
            self.name((*path, "player"), player, self.players, "a player")
        for key in ("knows", "unaware"):
            claims = self.texts((*path, key), value.get(key))
            self.names((*path, key), claims, self.known["claims.csv"], "an id of claims.csv")
        try:
            Date().read(self.text((*path, "date"), value.get("date")), self.how)
        except MisreadError as error:
            self.say((*path, "date"), error.found, error.expected, error.remedy)

    def path(self, data: Mapping[str, Any]) -> None:
        node = data.get("tree")
        for i, action in enumerate(self.texts(("observed",), data.get("observed"))):
            choose = node.get("choose") if isinstance(node, dict) else None
            if not isinstance(choose, dict) or action not in choose:
                expected = "an action of the node that the path has reached"
                self.say(("observed", i), action, expected, did_you_mean(action, choose or ()))
                return
            node = choose[action]

    def variant(self, path: Path, value: object) -> None:
        variant = self.mapping(path, value)
        self.names(path, variant, ("note", "remove", "set"), "a key of a variant", warn=True)
        self.text((*path, "note"), variant.get("note"))
        removed = variant.get("remove")
        if removed is not None and not isinstance(removed, list):
            self.say((*path, "remove"), removed, "a list of [at, action]", "write [[at, action]]")
        for i, pair in enumerate(removed if isinstance(removed, list) else ()):
            place = (*path, "remove", i)
            names = self.texts(place, pair)
            if len(names) != 2:
                self.say(place, pair, "[at, action]", "write the two names in brackets")
            elif names[1] not in self.moves.get(names[0], ()):
                known = self.moves.get(names[0]) or self.moves
                remedy = did_you_mean(names[names[0] in self.moves], known)
                self.say(place, " ".join(names), "a node of this game and one of its actions", remedy)
        self.changes((*path, "set"), variant.get("set"), CHANGES)

    def changes(self, path: Path, value: object, keys: tuple[str, ...]) -> None:
        change = self.mapping(path, value)
        self.names(path, change, (*keys, "note", "sources"), "a thing that can be set", warn=True)
        self.weights((*path, "stakes"), change.get("stakes"))
        self.odds((*path, "chances"), change.get("chances"))
        outcomes = self.mapping((*path, "outcomes"), change.get("outcomes"))
        self.names((*path, "outcomes"), outcomes, self.outcomes, "an outcome of this game")
        self.amounts((*path, "outcomes"), outcomes)


def _ordered(triple: object, high: float) -> bool:
    if not isinstance(triple, list) or len(triple) != 3 or not all(isinstance(x, float) for x in triple):
        return False
    return bool(0 <= triple[0] <= triple[1] <= triple[2] <= high)


def _mended(value: object, otherwise: str = "correct the numbers") -> str:
    """Return what to do about numbers: the first that YAML reads as a text is named."""
    return next(filter(None, map(number_meant, value if isinstance(value, list) else [value])), otherwise)
