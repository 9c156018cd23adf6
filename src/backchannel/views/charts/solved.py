"""A game solved as its tree shows it: what is in equilibrium, what history did, the words and the table beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from backchannel.case.located import Path
from backchannel.case.model import Case
from backchannel.reasoning.judged import Range
from backchannel.strategy.numbers import Numbers, numbers
from backchannel.strategy.plausible import Plausible, plausible
from backchannel.strategy.play import Played
from backchannel.strategy.staging import COUNTERFACTUAL
from backchannel.strategy.tree import REST, Chance, Decision, Leaf, Node, actions
from backchannel.views.charts.layout import Spot
from backchannel.views.charts.scale import counted

HEADER = (
    "move", "player", "action", "leads to", "probability", "low", "high", "equilibrium", "history", "staging", "payoffs",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Solved:
    """A game solved, and what its tree shows of it.

    Args:
        case: where it stands.
        played: the game, or a variant of it.
        numbers: judged, with their ranges.
        plausible: payoffs and chances at the modes.
        plays: the moves and actions of all equilibria at the modes.
        passed: the nodes that history came to.
        status: the staging of the moves on the path of history.
    """

    case: Case
    played: Played
    numbers: Numbers
    plausible: Plausible
    plays: frozenset[tuple[str, str]]
    passed: frozenset[Path]
    status: Mapping[str, str]

    def named(self, player: str) -> str:
        """Return the name of a player."""
        actor = self.case.actors.get(player)
        return (actor.name if actor else "") or player

    def solved(self, node: Node | None, action: str) -> bool:
        """Return whether an equilibrium at the most plausible numbers plays an action."""
        return isinstance(node, Decision) and (node.at, action) in self.plays

    def history(self, node: Node | None) -> bool:
        """Return whether history came to a node by an action."""
        return node is not None and node.path in self.passed

    def staged(self, node: Node | None) -> str:
        """Return the staging of a move on the path that history took; blank off it."""
        return self.status.get(node.at, "") if isinstance(node, Decision) else ""

    def odds(self, node: Chance, action: str) -> tuple[float, float, float]:
        """Return the probability of an action of chance at the modes, and its lowest and highest."""
        mode = self.plausible.chances[node.path][action]
        if len(node.actions) < len(node.odds):
            return mode, mode, mode
        ends = {a: self._ends(odd) for a, odd in node.odds if odd != REST}
        low, high = (1 - sum(pair[end] for pair in ends.values()) for end in (1, 0))
        return mode, *ends.get(action, (max(low, 0.0), max(high, 0.0)))

    def _ends(self, odd: str | float) -> tuple[float, float]:
        number = odd if isinstance(odd, float) else 0.0
        judged = self.numbers.chances.get(str(odd), Range(number, number, number))
        return judged.low, judged.high


def solved(case: Case, played: Played) -> Solved:
    """Return a game with what its tree shows."""
    game = case.games[played.game]
    return Solved(
        case,
        played,
        numbers(game, played.variant),
        plausible(game, played.variant),
        frozenset(pair for found in played.equilibria for pair in found.strategy.items()),
        frozenset(node.path for node in played.tree.on_path()[1:]),
        {s.at: s.status for s in played.staging if s.status != COUNTERFACTUAL},
    )


def main(game: Solved) -> set[Path]:
    """Return where the moves stand that history or an equilibrium passes, chance doing anything."""
    out = {node.path for node in game.played.tree.on_path()}
    ready: list[Node] = [game.played.tree.root]
    while ready:
        node = ready.pop()
        out.add(node.path)
        for action, child in actions(node):
            if isinstance(node, Chance) or game.solved(node, action):
                ready.append(child)
    return out


def note(game: Solved) -> str:
    """Return the question of a game, or what its variant is."""
    data = game.case.games[game.played.game].data
    if game.played.variant:
        changes = game.case.games[game.played.game].variants.get(game.played.variant)
        note = changes.get("note") if isinstance(changes, dict) else ""
        return f"Variant {game.played.variant}: {note or 'no note'}"
    return str(data.get("question") or "")


def said(game: Solved, spot: Spot) -> str:
    """Return what the tree shows in a sentence or two."""
    p = game.played
    count = len(p.equilibria)
    many = "one subgame-perfect equilibrium" if count == 1 else f"{'more than ' if p.capped else ''}{count} subgame-perfect equilibria"  # fmt: skip
    out = f"At the most plausible numbers the game has {many} in pure strategies."
    if any(s.folded for s in spot.every()):
        out = f"Of a large tree the branches off the paths of history and of equilibrium are folded. {out}"
    if not p.path:
        return f"{out} The path that history took is not written down."
    if p.tree.cut:
        return f"{out} The path that history took is cut here: the variant takes one of its actions away."
    lies = "is that of an equilibrium" if p.holds else "is not that of an equilibrium"
    return f"{out} The path that history took {lies}, and is one in {100 * p.share:.1f} % of {p.draws:,} draws of stakes and chances."  # fmt: skip


def description(game: Solved) -> str:
    """Return what the tree shows for those who do not see it."""
    p = game.played
    moves = sum(1 for _ in p.tree.decisions())
    below = sum(1 for _ in p.tree.leaves())
    taken = f"history took “{', '.join(step.action for step in p.tree.observed)}”" if p.tree.observed else "no path of history is written down"  # fmt: skip
    plays = next((", ".join(e.path) for e in p.equilibria), "")
    return f"A game of {counted(len(p.tree.players), 'player')} with {counted(moves, 'move')} and {counted(below, 'end')}; {taken}, and the first equilibrium at the most plausible numbers plays “{plays}”."


def rows(game: Solved) -> list[tuple[str, ...]]:
    """Return a row for every action of every move."""
    out = []
    for node in game.played.tree.nodes():
        if isinstance(node, Leaf):
            continue
        name, player = (node.id, "chance") if isinstance(node, Chance) else (node.at, node.player)
        for action, child in node.actions:
            odds = [f"{x:.4g}" for x in game.odds(node, action)] if isinstance(node, Chance) else ["", "", ""]
            to = child.outcome if isinstance(child, Leaf) else child.id if isinstance(child, Chance) else child.at  # fmt: skip
            worth = game.plausible.payoffs.get(child.path, {})
            paid = "; ".join(f"{p} {x:.2f}" for p, x in worth.items())
            plays, taken = ("yes" if yes else "" for yes in (game.solved(node, action), game.history(child)))
            out.append((name, player, action, to, *odds, plays, taken, game.staged(node), paid))
    return out
