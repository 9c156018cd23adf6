"""The tree of a game: what each could do, what is in equilibrium, what history did, and whether its staging holds."""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.audit.answers import Answers
from backchannel.errors import UsageError
from backchannel.strategy.tree import Chance, Decision, Leaf
from backchannel.views.charts.layout import Spot, layout, place
from backchannel.views.charts.nothing import nothing
from backchannel.views.charts.solved import HEADER, Solved, description, main, note, rows, said, solved
from backchannel.views.charts.wanted import Wanted
from backchannel.views.drawing import Canvas
from backchannel.views.lettering import BOLD, lines, width
from backchannel.views.palette import BLUE, GREEN, INK, ORANGE, PAPER, RULE, SOFT, VERMILION
from backchannel.views.picture import Picture

WIDE, LEAST = 1100, 700
"""Pixels: the widest, unless the levels are many, and the narrowest picture."""
ROW, FAN, NODE = 31, 22, 6
"""Pixels: of a row, of the slanting part of a branch, and from the middle of a node to its edge."""
COLUMN, OUTCOME, SHOWN = 56, 150, 8
"""Pixels of a column of payoffs and, at most, of the names of the outcomes; players whose payoffs are drawn."""
NARROW = 24
"""Pixels that a branch has at least for its words."""
STAGED = {"held": ("circle", GREEN), "open": ("ring", ORANGE), "broken": ("cross", VERMILION)}


def draw(answers: Answers, wanted: Wanted) -> Picture:
    """Return the tree of a game, or of a variant of it.

    Args:
        answers: of the case.
        wanted: ``game``, blank: the first; ``variant``.
    """
    case = answers.case
    name = wanted.game or next(iter(case.games), "")
    if not name:
        return nothing("tree", "The tree of a game", "The case has no game.", HEADER)
    title = str(case.games[name].data.get("title") or name) if name in case.games else name
    try:
        played = answers.played(name, wanted.variant)
    except UsageError as error:
        text = str(error)
        return nothing("tree", title, f"{text[:1].upper()}{text[1:].rstrip('.')}.", HEADER)
    if isinstance(played.tree.root, Leaf):
        return nothing("tree", title, "Nobody moves in this game.", HEADER)
    game = solved(case, played)
    spot = layout(played.tree.root, main(game))
    players = played.tree.players[:SHOWN]
    xs, far, wide = _levels(game, spot, len(players))
    by_chance = {id(b) for s in spot.every() if isinstance(s.node, Chance) for b in s.below}
    lowest = place(spot, ROW, lambda one, other: _foot(game, one) + (27 if id(other) in by_chance else 16))
    canvas = Canvas("tree", wide)
    y = canvas.heading(title, note(game))
    y = canvas.paragraph(12, y + 2, said(game, spot), wide - 24, size=11)
    y = _legend(canvas, y + 10)
    top = _payoff_head(canvas, game, players, y + 6) + 16
    _branches(canvas, game, spot, xs, top)
    _nodes(canvas, game, spot, xs, top)
    for end in spot.ends():
        _end(canvas, game, end, (xs[end.level], far, top + end.y), players)
    canvas.high = top + lowest + 32
    described = description(game)
    return Picture(title, described, canvas.svg(title, described), HEADER, tuple(rows(game)))


def _label(game: Solved, spot: Spot) -> str:
    """Return the name of the player or of chance at a spot; blank at an end."""
    if isinstance(spot.node, Decision):
        return game.named(spot.node.player)
    return "chance" if isinstance(spot.node, Chance) and (spot.below or spot.folded) else ""


def _foot(game: Solved, spot: Spot) -> float:
    """Return how many pixels the words below a spot take."""
    if not _label(game, spot):
        return 5
    return (20 if game.history(spot.node) else 17) + (12 if game.staged(spot.node) else 0)


def _odds(game: Solved, above: Spot, below: Spot) -> str:
    if not isinstance(above.node, Chance) or below.node is None:
        return ""
    mode, low, high = game.odds(above.node, below.action)
    return f"{mode:.2f}" + (f" ({low:.2f}–{high:.2f})" if low < high else "")


def _levels(game: Solved, spot: Spot, players: int) -> tuple[list[float], float, float]:
    """Return where each level stands, where the outcomes begin, and how wide the picture is."""
    needed = [0.0] * (max(s.level for s in spot.every()) + 1)
    needed[0] = min(max(width(_label(game, spot), 10.5 * BOLD), 62), 110)
    outcome = 0.0
    for s in spot.every():
        if not s.below:
            outcome = max(outcome, width(_outcome(s), 10))
        for b in s.below:
            words = (
                width(b.action, 10),
                width(_odds(game, s, b), 9.5),
                width(_label(game, b), 10.5 * BOLD) + (0 if b.below else 70),
            )
            needed[b.level] = max(needed[b.level], *words)
    outcome = min(outcome, OUTCOME)
    fixed = 28 + needed[0] + len(needed[1:]) * (FAN + 2 * NODE + 10) + outcome + 18 + players * COLUMN
    room = max(WIDE - fixed, NARROW * len(needed[1:]))
    wanted = sum(needed[1:])
    share = min(1.0, room / wanted) if wanted else 1.0
    more = max(0.0, LEAST - fixed - wanted) / max(len(needed[1:]), 1)
    xs = [12 + needed[0] + NODE + 4]
    for need in needed[1:]:
        xs.append(xs[-1] + FAN + 2 * NODE + 10 + need * share + more)
    far = xs[-1] + 12
    return xs, far, max(far + outcome + 6 + players * COLUMN + 12, LEAST)


def _legend(canvas: Canvas, y: float) -> float:
    for x, words in ((12.0, "played in equilibrium"), (184, "what history did"), (326, "both")):
        both = words == "both"
        _branch(canvas, f"M{x},{y - 4:.1f}H{x + 26}", thick=both or x == 12, double=both or x == 184)
        canvas.text(x + 32, y, words, size=11)
    x = 400.0
    canvas.rect(x, y - 10, 2 * NODE, 2 * NODE, stroke=INK)
    canvas.text(x + 19, y, "move of a player", size=11)
    canvas.mark("ring", x + 136, y - 4, size=NODE)
    canvas.text(x + 148, y, "chance, with its range", size=11)
    entries = [(*STAGED[word], words) for word, words in (
        ("held", "staging held: the documents bear it out"), ("open", "open: they do not decide"), ("broken", "broken: they contradict it"),
    )]  # fmt: skip
    return canvas.legend(12, y + 20, entries)


def _payoff_head(canvas: Canvas, game: Solved, players: Sequence[str], y: float) -> float:
    right = canvas.wide - 12
    names = [lines(game.named(p), COLUMN - 8, 9.5 * BOLD, 3) for p in players]
    most = max(map(len, names), default=1)
    left = right - len(players) * COLUMN
    more = len(game.played.tree.players) - len(players)
    words = "payoffs at the most plausible numbers" + (
        f" (of {more} more players in the table)" if more else ""
    )
    canvas.text(left - 6, y + (most - 1) * 12, words, size=10, anchor="end", colour=SOFT, room=left - 20)
    for i, shown in enumerate(names):
        for n, line in enumerate(shown):
            canvas.text(left + (i + 1) * COLUMN, y + (most - len(shown) + n) * 12, line, size=9.5, anchor="end", bold=True)  # fmt: skip
    y += (most - 1) * 12 + 6
    canvas.line(left, y, right, y, colour=RULE)
    return y


def _branch(canvas: Canvas, data: str, *, thick: bool, double: bool) -> None:
    """Draw a branch: thick if an equilibrium plays it, double if history took it, or both."""
    if double:
        canvas.path(data, colour=INK, thick=9.5)
        canvas.path(data, colour=PAPER, thick=7)
    if thick:
        canvas.path(data, colour=BLUE, thick=3.4)
    elif not double:
        canvas.path(data, colour=SOFT, thick=1)


def _branches(canvas: Canvas, game: Solved, spot: Spot, xs: Sequence[float], top: float) -> None:
    """Draw the branches, that of history below the others, then their words."""
    pairs = [(s, b) for s in spot.every() for b in s.below]
    for s, b in sorted(pairs, key=lambda pair: (not game.history(pair[1].node), game.solved(pair[0].node, pair[1].action))):  # fmt: skip
        x, y = xs[s.level], top + s.y
        data = f"M{x:.1f},{y:.1f}L{x + FAN:.1f},{top + b.y:.1f}H{xs[b.level]:.1f}"
        _branch(canvas, data, thick=game.solved(s.node, b.action), double=game.history(b.node))
    for s, b in pairs:
        x, y = xs[s.level] + FAN + 4, top + b.y
        room = xs[b.level] - NODE - x
        lift = 8.0 if game.history(b.node) else 5.0
        odds = _odds(game, s, b)
        if odds:
            canvas.text(x, y - lift, odds, size=9.5, colour=SOFT, room=room)
            lift += 10.5
        canvas.text(x, y - lift, b.action, size=10, room=room)


def _nodes(canvas: Canvas, game: Solved, spot: Spot, xs: Sequence[float], top: float) -> None:
    for s in spot.every():
        x, y = xs[s.level], top + s.y
        label, status = _label(game, s), game.staged(s.node)
        if not label:
            continue
        tip = f"{s.node.at}: {label}" if isinstance(s.node, Decision) else label
        if isinstance(s.node, Decision):
            canvas.rect(x - NODE, y - NODE, 2 * NODE, 2 * NODE, stroke=INK, tip=tip)
        else:
            canvas.mark("ring", x, y, size=NODE, tip=tip)
        before = 12 if not s.level else xs[s.level - 1] + FAN + 4
        foot = y + (17 if game.history(s.node) else 14) if s.level else y + 4
        bold = isinstance(s.node, Decision)
        canvas.text(before, foot, label, size=10.5, bold=bold, room=x - NODE - 2 - before, colour=INK if bold else SOFT)  # fmt: skip
        if status:
            kind, colour = STAGED[status]
            canvas.mark(kind, x, y, size=3.4, colour=colour, tip=f"{tip}: staging {status}")
            left = x - NODE - 2 - before
            words = f"staging {status}"
            canvas.text(before, foot + 11.5, words if width(words, 9) <= left else status, size=9, room=left)


def _outcome(spot: Spot) -> str:
    if spot.folded:
        return f"… {spot.folded} outcomes" if spot.folded > 1 else "… one outcome"
    return spot.node.outcome if isinstance(spot.node, Leaf) else "no action is left"


def _end(
    canvas: Canvas, game: Solved, spot: Spot, at: tuple[float, float, float], players: Sequence[str]
) -> None:
    x, far, y = at
    if not spot.folded:
        canvas.line(x, y - 5, x, y + 5, thick=1.5)
    if far - 4 > x + 14:
        canvas.line(x + 6, y, far - 4, y, colour=RULE, dash="1 3")
    left = canvas.wide - 12 - len(players) * COLUMN
    taken = game.history(spot.node)
    canvas.text(far, y + 4, _outcome(spot), size=10, room=left - far - 2, bold=taken, colour=SOFT if spot.folded else INK)  # fmt: skip
    if isinstance(spot.node, Leaf):
        worth = game.plausible.payoffs[spot.node.path]
        for i, p in enumerate(players):
            canvas.text(left + (i + 1) * COLUMN, y + 4, _tenth(worth[p]), size=10.5, anchor="end", bold=taken)


def _tenth(x: float) -> str:
    """Return a payoff rounded to a tenth.

    >>> _tenth(-7.25), _tenth(-0.04)
    ('−7.2', '0.0')
    """
    text = f"{x:.1f}"
    return "0.0" if text == "-0.0" else text.replace("-", "−")
