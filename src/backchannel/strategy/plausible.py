"""What stands at the ends and at the moves of chance of a game when every judged number is at its mode."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from backchannel.case.games import Game
from backchannel.case.located import Path
from backchannel.strategy.numbers import Payoffs, Values, numbers
from backchannel.strategy.tree import Chance, actions, read_tree


@dataclass(frozen=True, slots=True)
class Plausible:
    """Payoffs and chances at the modes; a node is named by where it stands in the file (``node.path``).

    Args:
        payoffs: by end of the game, the payoff of every player.
        chances: by move of chance, the probability of every action, as judged for history itself.
    """

    payoffs: Mapping[Path, Mapping[str, float]]
    chances: Mapping[Path, Mapping[str, float]]


def plausible(game: Game, variant: str = "", profile: str = "") -> Plausible:
    """Return the payoffs and chances of a game at the modes of its judged numbers.

    Args:
        game: the game, checked.
        variant: name of one of its variants; blank is the game itself.
        profile: name of an explanation whose stakes are laid over those of the game; blank is none.

    Raises:
        UsageError: there is no such variant.
    """
    tree = read_tree(game, variant)
    worth = Payoffs(numbers(game, variant, profile), Values(0, None))
    return Plausible(
        {
            leaf.path: {player: float(worth.payoff(leaf.outcome, player)[0]) for player in tree.players}
            for leaf in tree.leaves()
        },
        {
            node.path: {
                action: float(p[0])
                for (action, _), p in zip(actions(node), worth.odds(node, ""), strict=True)
            }
            for node in tree.nodes()
            if isinstance(node, Chance)
        },
    )
