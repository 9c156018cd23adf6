"""A game played: its equilibria, how the path that history took fares over the judged numbers, and its staging."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from math import sqrt
from typing import Any, ClassVar, NamedTuple

import numpy as np
from numpy.typing import NDArray

from backchannel.case.games import Game
from backchannel.case.result import Result
from backchannel.errors import UsageError, did_you_mean
from backchannel.knowledge.spread import Knowledge
from backchannel.reasoning.drawn import DRAWS_OF_AN_AUDIT, SEED
from backchannel.reasoning.streams import Block, blocks
from backchannel.strategy.numbers import Numbers, Payoffs, Values, numbers
from backchannel.strategy.solve import Choices, Plan, cap, equilibria, holds, plan
from backchannel.strategy.staging import Staged, staging
from backchannel.strategy.tree import Chance, Tree, actions, read_tree

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Equilibrium:
    """One subgame-perfect equilibrium in pure strategies.

    Args:
        strategy: the action at every move of a player, those that are never reached too.
        path: the actions of players and of chance if it is played. At a move of chance that history passed,
            chance does what it did; at any other, what is most probable (the first of equals).
    """

    strategy: Mapping[str, str]
    path: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the equilibrium under the keys of the JSON output."""
        return {"strategy": dict(self.strategy), "path": list(self.path)}


@dataclass(frozen=True, slots=True)
class Played(Result):
    """A game solved and held against the documents.

    Args:
        game: its name.
        variant: name of the variant; blank is the game itself.
        tree: the game with the variant applied.
        equilibria: at the modes of all judged numbers.
        capped: whether there may be more equilibria than were followed, at the modes or in some draw.
        holds: whether the path of history is that of an equilibrium at the modes.
        share: the share of draws in which it is.
        plays: for each action at each move, the share of draws in which every equilibrium plays it, and that in
            which some does.
        profiles: the share of draws in which the path of history is that of an equilibrium, by the explanation
            whose stakes and chances are laid over those of the game or variant.
        staging: every move held against the documents.
        seed: of the draws.
        draws: how many.
    """

    game: str
    variant: str
    tree: Tree
    equilibria: tuple[Equilibrium, ...]
    capped: bool
    holds: bool
    share: float
    plays: Mapping[str, Mapping[str, tuple[float, float]]]
    profiles: Mapping[str, float]
    staging: tuple[Staged, ...]
    seed: int
    draws: int
    method: ClassVar[str] = "rules: games; subgame-perfect equilibria by backward induction, PERT"

    @property
    def path(self) -> tuple[str, ...]:
        """The actions that history took, as written, also those that the variant takes away."""
        return self.tree.taken

    @property
    def mc_error(self) -> float:
        """The Monte Carlo standard error of the share."""
        return sqrt(self.share * (1 - self.share) / self.draws)

    def to_dict(self) -> dict[str, Any]:
        """Return the answer under the keys of the JSON output."""
        return {
            "game": self.game,
            "variant": self.variant,
            "seed": self.seed,
            "draws": self.draws,
            "equilibria": [e.to_dict() for e in self.equilibria],
            "capped": self.capped,
            "observed": {
                "path": list(self.path),
                "holds": self.holds,
                "share": self.share,
                "mc_error": self.mc_error,
            },
            "plays": {at: {a: list(s) for a, s in row.items()} for at, row in self.plays.items()},
            "profiles": dict(self.profiles),
            "staging": [s.to_dict() for s in self.staging],
        }


def play(
    knowledge: Knowledge,
    name: str,
    variant: str = "",
    *,
    seed: int = SEED,
    draws: int = DRAWS_OF_AN_AUDIT,
    executor: Executor | None = None,
) -> Played:
    """Return a game solved, over the ranges of its judged numbers, and held against the documents.

    Args:
        knowledge: who knew what when in the case.
        name: name of a game of the case.
        variant: name of one of its variants; blank is the game itself.
        seed: of the draws, which are the same for every variant and profile where nothing was changed.
        draws: how many, at least 1.
        executor: runs the blocks of draws on several processes; the bits are the same.

    Raises:
        UsageError: there is no such game or variant, or a mover does not know all earlier moves.
    """
    case = knowledge.case
    if name not in case.games:
        raise UsageError(f"there is no game {name!r}; {did_you_mean(name, case.games)}")
    if draws < 1:
        raise UsageError(f"{draws} draws; at least 1 is needed")
    game = case.games[name]
    tree = read_tree(game, variant, case.settings.reading)
    if tree.imperfect:
        raise UsageError(
            f"the game {name} is not solved: {_listed(tree.imperfect)} in more than one place, so that a mover does not know all earlier moves, and such games are not solved yet"
        )
    laid = plan(tree)
    rivals = profiles_of(game)
    own = numbers(game, variant)
    task = partial(_block, laid, own, tuple(numbers(game, variant, h) for h in rivals), seed)
    counted = list(executor.map(task, blocks(draws)) if executor else map(task, blocks(draws)))
    plausible = Payoffs(own, Values(seed, None))
    endless = equilibria(laid, plausible)
    solutions = list(islice(endless, cap(laid, 1)))
    many = next(endless, None) is not None
    found = dict.fromkeys(_written(laid, plausible, s) for s in solutions)
    return Played(
        name, variant, tree, tuple(Equilibrium(dict(s), p) for s, p in found),
        many or any(c.capped for c in counted),
        any(bool(holds(laid, plausible, s)[0]) for s in solutions),
        sum(c.held for c in counted) / draws,
        _shares(laid, counted, draws),
        {h: sum(c.rivals[n] for c in counted) / draws for n, h in enumerate(rivals)},
        staging(knowledge, tree), seed, draws,
    )  # fmt: skip


def profiles_of(game: Game) -> tuple[str, ...]:
    """Return the explanations whose stakes the game gives."""
    found = game.data.get("profiles")
    return tuple(found) if isinstance(found, dict) else ()


class _Counts(NamedTuple):
    """What was found in one block of draws: in how many of them."""

    held: int
    capped: bool
    every: dict[tuple[int, int], int]
    some: dict[tuple[int, int], int]
    rivals: tuple[int, ...]


@dataclass(slots=True)
class _Seen:
    """The draws in which every equilibrium, and in which some equilibrium, does a thing."""

    every: dict[tuple[int, int], Mask] = field(default_factory=dict)
    some: dict[tuple[int, int], Mask] = field(default_factory=dict)
    held: Mask = field(default_factory=lambda: np.zeros(1, dtype=bool))

    def add(self, laid: Plan, payoffs: Payoffs, chosen: Choices) -> None:
        """Count one policy."""
        self.held = self.held | holds(laid, payoffs, chosen)
        for number, node in laid.decisions:
            for action in range(len(node.actions)):
                key, does = (number, action), chosen[number] == action
                self.every[key] = self.every[key] & does if key in self.every else does
                self.some[key] = self.some[key] | does if key in self.some else does


def _block(laid: Plan, own: Numbers, rivals: tuple[Numbers, ...], seed: int, block: Block) -> _Counts:
    values, seen = Values(seed, block), _Seen()
    payoffs = Payoffs(own, values)
    found = equilibria(laid, payoffs)
    most = cap(laid, block.size)
    for chosen in islice(found, most):
        seen.add(laid, payoffs, chosen)
    capped = next(found, None) is not None
    under = []
    for rival in rivals:
        held, more = _held(laid, Payoffs(rival, values), most)
        under.append(_count(held, block))
        capped = capped or more
    every, some = ({k: _count(m, block) for k, m in of.items()} for of in (seen.every, seen.some))
    return _Counts(_count(seen.held, block), capped, every, some, tuple(under))


def _held(laid: Plan, payoffs: Payoffs, most: int) -> tuple[Mask, bool]:
    held = np.zeros(1, dtype=bool)
    found = equilibria(laid, payoffs)
    for chosen in islice(found, most):
        held = held | holds(laid, payoffs, chosen)
        if held.all():
            return held, False
    return held, next(found, None) is not None


def _count(mask: Mask, block: Block) -> int:
    return int(np.count_nonzero(mask)) * (block.size // len(mask))


def _shares(laid: Plan, counted: list[_Counts], draws: int) -> dict[str, dict[str, tuple[float, float]]]:
    """Return the shares of all actions by move, in the order of the file."""
    return {
        node.at: {
            action: (
                sum(c.every[number, n] for c in counted) / draws,
                sum(c.some[number, n] for c in counted) / draws,
            )
            for n, (action, _) in enumerate(node.actions)
        }
        for number, node in laid.decisions
    }


def _written(
    laid: Plan, payoffs: Payoffs, chosen: Choices
) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Return the strategy and the path of one solution at the modes."""
    strategy = {node.at: node.actions[int(chosen[n][0])][0] for n, node in laid.decisions}
    passed = dict(laid.fate)
    path, number = [], len(laid.positions) - 1
    while below := laid.positions[number].below:
        node = laid.positions[number].node
        place = int(chosen[number][0]) if number in chosen else 0
        if isinstance(node, Chance):
            odds = [float(p[0]) for p in payoffs.odds(node, "")]
            place = passed.get(number, odds.index(max(odds)))
        path.append(actions(node)[place][0])
        number = below[place]
    return tuple(strategy.items()), tuple(path)


def _listed(names: tuple[str, ...]) -> str:
    if len(names) == 1:
        return f"the information set {names[0]} stands"
    return f"the information sets {', '.join(names[:-1])} and {names[-1]} stand"
