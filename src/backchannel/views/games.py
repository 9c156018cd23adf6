"""A game as a person reads it on a terminal: equilibria, the path taken, rival profiles, staging."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from backchannel.case.model import Case
from backchannel.strategy.play import Played
from backchannel.views.columns import columns, wrapped

LINE = 110
SHOWN = 6
"""Paths of equilibria that are written out."""


def play(case: Case, played: Played) -> str:
    """Return a game solved and held against the documents.

    Args:
        case: the case.
        played: the game.
    """
    data = case.games[played.game].data
    out = [wrapped(str(data.get("title") or played.game), LINE)]
    if played.variant:
        note = case.games[played.game].variants[played.variant].get("note") or ""
        out.append(wrapped(f"Variant {played.variant}{': ' if note else ''}{note}", LINE))
    many = f"{'more than ' if played.capped else ''}{len(played.equilibria)}"
    out += ["", f"Subgame-perfect equilibria in pure strategies at the most plausible numbers: {many}"]
    paths = Counter(" > ".join(found.path) or "nobody moves" for found in played.equilibria)
    for path, count in paths.most_common(SHOWN):
        out.append(wrapped(f"{path}{f' ({count} of them)' if count > 1 else ''}", LINE, "   "))
    if len(paths) > SHOWN:
        out.append(f"   and {len(paths) - SHOWN} more paths, see --json")
    taken = " > ".join(played.path) or "none is written down (observed)"
    out += ["", wrapped(f"The path history took: {taken}", LINE)]
    if played.tree.cut:
        out.append("The variant takes a move of this path away, so by construction it cannot be played.")
    elif played.path:
        verb = "lies" if played.holds else "does not lie"
        out.append(
            wrapped(
                f"It {verb} on an equilibrium path at the most plausible numbers, and does in {100 * played.share:.1f} % of {played.draws:,} draws of stakes and chances (Monte Carlo error {100 * played.mc_error:.2f} %, seed {played.seed}).",
                LINE,
            )
        )
    out += ["", "What is played at each move, in how many of the draws", _plays(played.plays)]
    if played.profiles:
        out += [
            "",
            "The path taken under the stakes that each rival explanation gives the players",
            _profiles(played),
        ]
    out += ["", "Staging: did each mover know what the game says he knew?", _staging(played)]
    return "\n".join(out)


def _plays(plays: Mapping[str, Mapping[str, tuple[float, float]]]) -> str:
    rows = []
    for at, actions in plays.items():
        shares = ", ".join(f"{action} {_span(*span)}" for action, span in actions.items())
        rows.append([at, shares])
    return columns(["move", "actions"], rows, LINE)


def _span(low: float, high: float) -> str:
    return f"{100 * low:.1f} %" if high - low < 5e-4 else f"{100 * low:.1f}-{100 * high:.1f} %"


def _profiles(played: Played) -> str:
    shown = {h: f"{100 * share:.1f} %" for h, share in played.profiles.items()}
    rows = [[shown[h], h] for h in sorted(shown, key=lambda h: (-round(played.profiles[h], 3), h))]
    table = columns(["holds in", "explanation"], rows, LINE)
    shares = played.profiles.values()
    if len(shares) > 1 and max(shares) - min(shares) <= 4 * max(played.mc_error, 1e-9):
        table += "\nThe shares agree within the Monte Carlo error: the path does not tell these explanations apart."
    return table


def _staging(played: Played) -> str:
    rows = [[s.at, s.status, _claims(s.knows, s.unaware)] for s in played.staging]
    return columns(["move", "staging", "claims (known or not by then)"], rows, LINE + 20)


def _claims(knows: Mapping[str, str], unaware: Mapping[str, str]) -> str:
    parts = [f"{claim}: {status}" for claim, status in knows.items()]
    parts += [f"not {claim}: {status}" for claim, status in unaware.items()]
    return "; ".join(parts) or "the file asks nothing of it"
