"""What is wrong with a game beyond its shape: odds, information sets, ends that are never reached, variants.

Perfect recall, which the search for equilibria supposes, is that of Kuhn 1953: at every node of an information set
the mover made and remembers the same moves of his own; no path passes an information set twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, islice, product
from typing import Any

from backchannel.case.games import Game
from backchannel.case.located import Path, show
from backchannel.errors import Problem, did_you_mean
from backchannel.reasoning.judged import Range
from backchannel.strategy.tree import REST, Chance, Decision, Leaf, Node, Tree, actions, read_tree, removals
from backchannel.strategy.written import NOTHING, as_dict, ranges

Layer = tuple[Path, Mapping[str, Range]]
"""Chances that a profile, a belief or a variant sets, and where."""
MOST = 1000
"""Combinations of belief, variant and profile that are looked at for one move of chance."""


def check_tree(game: Game) -> Iterator[Problem]:
    """Yield what is wrong with the tree of a game; parts whose shape is wrong are passed over.

    Args:
        game: the game, whose shape ``case.games`` has found right.
    """
    tree = read_tree(game)
    layers = _layers(game)
    fine: set[object] = set()
    for node in tree.nodes():
        if isinstance(node, Chance) and node.odds not in fine:
            wrong = list(_odds(game, node, layers))
            yield from wrong
            fine |= set() if wrong else {node.odds}
    yield from _information_sets(game, tree)
    yield from _unreached(game, tree)
    for name in game.variants:
        yield from _emptied(game, name)
        yield from _stakes(game, ("variants", name, "set"))
    for name in as_dict(game.data.get("profiles")):
        yield from _stakes(game, ("profiles", name))


# ------------------------------------------------------------------------------------------------- odds


def _odds(game: Game, node: Chance, layers: tuple[tuple[Layer, ...], ...]) -> Iterator[Problem]:
    """Yield where the probabilities of a move of chance cannot sum to 1."""
    path = (*node.path, "odds")
    rests = [action for action, odd in node.odds if odd == REST]
    base = {name: r for name, r in ranges(game.data.get("chances")).items() if name in _named(node)}
    if not node.odds or not all(_readable(odd, base) for _, odd in node.odds):
        return
    if len(rests) > 1:
        found = f"rest at {' and '.join(rests)}"
        yield game.tree.problem(
            path, found, "rest at one action", "give the others a number or a chance of this game"
        )
        return
    wrong: list[frozenset[Path]] = []
    for chosen in islice(_combined(list(_relevant(node, layers))), MOST):
        setters = frozenset(place for place, _ in chosen)
        alone = len(setters) == 1 and any(set(chances) == set(base) for _, chances in chosen)
        if any(before <= setters and (before or not alone) for before in wrong):
            continue
        judged = dict(base)
        for _, chances in chosen:
            judged |= chances
        if fault := _fault(node, judged, rest=bool(rests)):
            wrong.append(setters)
            where = f" (at {node.id} on line {game.tree.line(path)})" if chosen else ""
            if others := " and ".join(show(place) for place, _ in chosen[:-1]):
                where = f"{where[:-1]}, together with {others})"
            found, expected, remedy = fault
            yield game.tree.problem(chosen[-1][0] if chosen else path, found, expected + where, remedy)
            if not chosen and not rests:
                return  # the odds themselves are wrong, whatever sets the chances


def _fault(node: Chance, judged: Mapping[str, Range], *, rest: bool) -> tuple[str, str, str] | None:
    """Return what is found, what is expected and the remedy where the odds of a move do not fit together."""
    highest = {
        action: odd if isinstance(odd, float) else judged[odd].high
        for action, odd in node.odds
        if odd != REST
    }
    total = sum(highest.values())
    shown = " + ".join(f"{x:g} ({action})" for action, x in highest.items())
    if rest:
        if total <= 1 + NOTHING:
            return None
        found = f"{shown} = {total:g}, each at its highest"
        return found, "1 at most, so that something is left for rest", "lower the highest values, or a number"
    vague = [name for name in _named(node) if not judged[name].constant]
    if vague:
        expected = f"rest at one action, since {' and '.join(vague)} may be anything between two values"
        return f"no rest, and {shown}", expected, "write rest at the action that takes what is left"
    if abs(total - 1) <= NOTHING:
        return None
    return (
        f"{shown or 'nothing'} = {total:g}",
        "probabilities that sum to 1",
        "correct one, or write rest at it",
    )


def _layers(game: Game) -> tuple[tuple[Layer, ...], ...]:
    """Return what sets chances, the strongest last: profiles, beliefs, variants."""
    data = game.data
    profiles = {
        ("profiles", h, "chances"): as_dict(p).get("chances")
        for h, p in as_dict(data.get("profiles")).items()
    }
    beliefs = {("beliefs", player): rows for player, rows in as_dict(data.get("beliefs")).items()}
    variants = {
        ("variants", v, "set", "chances"): as_dict(as_dict(changes).get("set")).get("chances")
        for v, changes in game.variants.items()
    }
    return tuple(
        tuple((path, ranges(rows)) for path, rows in of.items()) for of in (profiles, beliefs, variants)
    )


def _relevant(node: Chance, layers: tuple[tuple[Layer, ...], ...]) -> Iterator[list[Layer]]:
    """Yield what each kind of layer sets of the chances of a move."""
    names = _named(node)
    for kind in layers:
        own = ((path, {name: chances[name] for name in names if name in chances}) for path, chances in kind)
        yield [((*path, next(iter(some))), some) for path, some in own if some]


def _combined(kinds: list[list[Layer]]) -> Iterator[tuple[Layer, ...]]:
    """Yield no layer, then each alone, then those of several kinds together."""
    for size in range(len(kinds) + 1):
        for some in combinations(kinds, size):
            yield from product(*some)


def _named(node: Chance) -> tuple[str, ...]:
    return tuple(dict.fromkeys(odd for _, odd in node.odds if isinstance(odd, str) and odd != REST))


def _readable(odd: str | float, base: Mapping[str, Range]) -> bool:
    return 0 <= odd <= 1 if isinstance(odd, float) else odd == REST or odd in base


# --------------------------------------------------------------------------------------- information sets


def _information_sets(game: Game, tree: Tree) -> Iterator[Problem]:
    """Yield nodes of one name that cannot be one information set, and forgetful players."""
    first: dict[str, tuple[Decision, tuple[tuple[str, str], ...]]] = {}
    ready: list[tuple[Node, tuple[tuple[str, str, str], ...]]] = [(tree.root, ())]
    while ready:
        node, passed = ready.pop()
        if isinstance(node, Decision):
            own = tuple((at, action) for player, at, action in passed if player == node.player)
            yield from _member(game, node, own, first)
        for action, child in reversed(actions(node)):
            step = ((node.player, node.at, action),) if isinstance(node, Decision) else ()
            ready.append((child, (*passed, *step)))


def _member(
    game: Game,
    node: Decision,
    own: tuple[tuple[str, str], ...],
    first: dict[str, tuple[Decision, tuple[tuple[str, str], ...]]],
) -> Iterator[Problem]:
    """Yield what is wrong with one node of an information set, compared with the first."""
    path: Path = (*node.path, "at")
    other, remembered = first.setdefault(node.at, (node, own))
    line = game.tree.line((*other.path, "at"))
    if any(at == node.at for at, _ in own):
        yield game.tree.problem(
            path,
            f"{node.at} again on a path that has passed it on line {line}",
            "a mover who knows whether he has moved already",
            "give the two moves two names",
        )
    elif node.player != other.player:
        found = f"{node.at} of {node.player}"
        expected = f"{other.player}, who moves at {node.at} on line {line}: one name is one information set"
        yield game.tree.problem((*node.path, "player"), found, expected, "give the two moves two names")
    elif {a for a, _ in node.actions} != {a for a, _ in other.actions}:
        found = f"{node.at} with {', '.join(a for a, _ in node.actions) or 'no actions'}"
        expected = f"the actions on line {line}, {', '.join(a for a, _ in other.actions)}: one name is one information set"
        yield game.tree.problem(
            (*node.path, "choose"), found, expected, "give the same actions, or two names"
        )
    elif own != remembered:
        found = f"{node.at} after {_told(own)}"
        expected = f"the moves of {node.player} before {node.at} on line {line}, {_told(remembered)}: he remembers his own moves"
        yield game.tree.problem(path, found, expected, "give the two moves two names")


def _told(own: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(f"{action} at {at}" for at, action in own) or "no move of his own"


# --------------------------------------------------------------------------------- ends, variants, profiles


def _unreached(game: Game, tree: Tree) -> Iterator[Problem]:
    reached = {leaf.outcome for leaf in tree.leaves()}
    if "" in reached:
        return
    for outcome in as_dict(game.data.get("outcomes")):
        if outcome not in reached:
            expected = "an outcome at an end of the tree"
            yield game.tree.problem(
                ("outcomes", outcome),
                f"{outcome}, which no path reaches",
                expected,
                "use it, or take it away",
                warn=True,
            )


def _emptied(game: Game, variant: str) -> Iterator[Problem]:
    """Yield the moves at which a variant leaves nothing to do; moves that are gone themselves do not count."""
    pairs = removals(game, variant)
    seen: set[str] = set()
    for node in read_tree(game, variant).nodes():
        name = "" if isinstance(node, Leaf) else node.id if isinstance(node, Chance) else node.at
        if isinstance(node, Leaf) or node.actions or name in seen:
            continue
        seen.add(name)
        last = max((n for n, (at, _) in enumerate(pairs) if at == name), default=None)
        if last is not None:
            yield game.tree.problem(
                ("variants", variant, "remove", last),
                f"every action at {name} removed",
                "an action that is left",
                "leave one, or remove the action that leads there",
            )


def _stakes(game: Game, path: Path) -> Iterator[Problem]:
    """Yield weights that are set for stakes which the game does not have."""
    changes: Any = game.data
    for key in path:
        changes = as_dict(changes).get(str(key))
    known = as_dict(game.data.get("stakes"))
    for player, rows in as_dict(as_dict(changes).get("stakes")).items():
        own = as_dict(known.get(player))
        for stake in as_dict(rows):
            if player in known and stake not in own:
                place = (*path, "stakes", player, stake)
                yield game.tree.problem(place, stake, f"a stake of {player}", did_you_mean(stake, own))
