"""The judged numbers of a game: weights of stakes, chances and amounts, with a variant and a profile laid over them.

A player values a move of chance by the first of these that names it: the variant's chances (which all players
believe), his own beliefs, the profile's chances, the game's chances. Payoff = sum of weight x amount.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from backchannel.case.games import Game
from backchannel.reasoning.judged import Range
from backchannel.reasoning.pert import Floats, table
from backchannel.reasoning.streams import Block, draw
from backchannel.strategy.tree import REST, Chance
from backchannel.strategy.written import NOTHING, as_dict, ranges, triple

NONE: Floats = np.zeros(1)
Amounts = tuple[tuple[str, float], ...]
"""Stakes and amounts that are not 0."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """All judged numbers of one game, variant and profile.

    Args:
        game: its name, which is part of the names of all draws.
        weights: by player and stake, 0 or more on one common scale.
        chances: probabilities by name, as they are judged for history itself.
        beliefs: what a player believes of a chance, by player and chance, where the variant does not overrule it.
        amounts: by outcome and player, from -1 to 1.
    """

    game: str
    weights: Mapping[tuple[str, str], Range]
    chances: Mapping[str, Range]
    beliefs: Mapping[tuple[str, str], Range]
    amounts: Mapping[tuple[str, str], Amounts]

    def scale(self, player: str) -> float:
        """Return the sum of the highest weights of a player, at least 1."""
        return max(1.0, sum(weight.high for (whose, _), weight in self.weights.items() if whose == player))


def numbers(game: Game, variant: str = "", profile: str = "") -> Numbers:
    """Return the judged numbers of a game.

    Args:
        game: the game, checked.
        variant: name of one of its variants; what it sets replaces what the game says.
        profile: name of one of its profiles; its stakes replace those of game and variant, its chances those of
            the game alone.
    """
    data = game.data
    changes = as_dict(as_dict(game.variants.get(variant)).get("set")) if variant else {}
    rival = as_dict(as_dict(data.get("profiles")).get(profile)) if profile else {}
    weights: dict[tuple[str, str], Range] = {}
    for layer in (data, changes, rival):
        weights |= _weights(layer.get("stakes"))
    set_chances = ranges(changes.get("chances"))
    chances = ranges(data.get("chances")) | ranges(rival.get("chances")) | set_chances
    beliefs = {
        (player, name): judged
        for player, rows in as_dict(data.get("beliefs")).items()
        for name, judged in ranges(rows).items()
        if name not in set_chances
    }
    amounts = dict(_amounts(data.get("outcomes"))) | dict(_amounts(changes.get("outcomes")))
    return Numbers(game.name, weights, chances, beliefs, amounts)


class Values:
    """Weights, chances and payoffs in one block of draws, each drawn once; or at their modes.

    Args:
        seed: of the draws.
        block: which draws; None takes every judged number at its mode.
    """

    def __init__(self, seed: int, block: Block | None) -> None:
        self.seed, self.block = str(seed), block
        self.drawn: dict[tuple[tuple[str, ...], Range], Floats] = {}

    def weight(self, of: Numbers, player: str, stake: str) -> Floats:
        """Return the weight of a stake in every draw; one value if it is a constant."""
        return self._drawn(of.weights.get((player, stake)), ("game", of.game, "stake", player, stake))

    def chance(self, of: Numbers, player: str, name: str) -> Floats:
        """Return a chance as a player believes it in every draw; a blank player is history itself."""
        own = of.beliefs.get((player, name))
        owner = "" if own is None else player
        return self._drawn(own or of.chances.get(name), ("game", of.game, "chance", owner, name))

    def _drawn(self, judged: Range | None, names: tuple[str, ...]) -> Floats:
        if judged is None:
            return NONE
        key = (names, judged)
        if key not in self.drawn:
            if self.block is None:
                self.drawn[key] = np.array([judged.mode])
            else:
                self.drawn[key] = draw(_quantiles(judged), (self.seed, *names), self.block)
        return self.drawn[key]


@dataclass(slots=True)
class Payoffs:
    """What the outcomes and the moves of chance are worth under one set of numbers; equal rows are added up once."""

    of: Numbers
    values: Values
    _rows: dict[tuple[str, Amounts], Floats] = field(default_factory=dict)
    _odds: dict[tuple[object, ...], tuple[Floats, ...]] = field(default_factory=dict)

    def payoff(self, outcome: str, player: str) -> Floats:
        """Return the payoff of a player at an outcome in every draw."""
        row = self.of.amounts.get((outcome, player), ())
        if (player, row) not in self._rows:
            total = NONE
            for stake, amount in row:
                total = total + amount * self.values.weight(self.of, player, stake)
            self._rows[player, row] = total
        return self._rows[player, row]

    def odds(self, node: Chance, player: str) -> tuple[Floats, ...]:
        """Return the probability of each action left at a chance move as a player believes it; they sum to 1.

        Args:
            node: the chance move.
            player: id of a player; blank is history itself.
        """
        left = tuple(action for action, _ in node.actions)
        names = [name for _, name in node.odds if isinstance(name, str) and name != REST]
        owner = player if any((player, name) in self.of.beliefs for name in names) else ""
        key = (owner, node.odds, left)
        if key not in self._odds:
            self._odds[key] = self._probabilities(node, left, owner)
        return self._odds[key]

    def _probabilities(self, node: Chance, left: tuple[str, ...], player: str) -> tuple[Floats, ...]:
        found: dict[str, Floats] = {}
        for action, odd in node.odds:
            if odd != REST:
                number = isinstance(odd, float)
                found[action] = np.array([odd]) if number else self.values.chance(self.of, player, str(odd))
        rest = 1.0 - sum(found.values(), NONE)
        rest = np.where(rest > NOTHING, rest, 0.0)
        every = [found.get(action, rest) for action in left]
        if len(left) == len(node.odds):
            return tuple(every)
        whole = sum(every, NONE)
        equal = np.full(1, 1.0 / max(len(left), 1))
        some = whole > NOTHING
        return tuple(np.where(some, p / np.where(some, whole, 1.0), equal) for p in every)


@lru_cache(maxsize=4096)
def _quantiles(judged: Range) -> Floats:
    out = table(judged)
    out.flags.writeable = False
    return out


def _weights(value: object) -> Iterator[tuple[tuple[str, str], Range]]:
    """Yield the weights of stakes, written as three numbers or under ``weight``."""
    for player, rows in as_dict(value).items():
        for stake, row in as_dict(rows).items():
            judged = triple(row["weight"] if isinstance(row, dict) and "weight" in row else row)
            if judged is not None:
                yield (player, stake), judged


def _amounts(value: object) -> Iterator[tuple[tuple[str, str], Amounts]]:
    """Yield the amounts of a player at an outcome; a row replaces the whole row of that player."""
    for outcome, rows in as_dict(value).items():
        for player, row in as_dict(rows).items():
            named = ((s, float(x)) for s, x in as_dict(row).items() if isinstance(x, int | float))
            yield (outcome, player), tuple(sorted((s, x) for s, x in named if x))
