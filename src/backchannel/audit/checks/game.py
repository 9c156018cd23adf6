"""``path holds``, ``path fails`` and ``AT plays ACTION``: true in at least 95 % of the seeded draws, or false in as many."""

from __future__ import annotations

from backchannel.audit.answers import Answers
from backchannel.audit.finding import JUDGED, Finding, by_share, near_limit
from backchannel.audit.prose import compilers, listed
from backchannel.case.expectations import Expectation, Test
from backchannel.case.inquiries import Play
from backchannel.errors import UsageError
from backchannel.strategy.play import Played
from backchannel.strategy.tree import by_construction


def check(answers: Answers, inquiry: Play, test: Test) -> Finding:
    """Return whether the game comes out as it should, over the ranges of its judged numbers."""
    case = answers.case
    expected = test.expectations[0] if test.expectations else None
    text = expected.text if expected else ""
    try:
        played = answers.played(inquiry.game, inquiry.variant)
    except UsageError as error:
        because = f"{str(error)[0].upper()}{str(error)[1:]}."
        return Finding(inquiry.id, "game", text, "open" if text else None, because, (f"{inquiry.id}: the game is not solved",) if text else ())  # fmt: skip
    where = f"In the game {inquiry.game}" + (
        f" with the variant {inquiry.variant}" if inquiry.variant else ""
    )
    rests_on = (f"{JUDGED}: stakes, chances and amounts of {inquiry.game} by {compilers(case)}",)
    broken = [s for s in played.staging if s.status == "broken"]
    staged = f" The documents contradict the staging of {listed(s.at for s in broken)}." if broken else ""
    records = tuple(
        dict.fromkeys(r for s in played.staging if s.status != "counterfactual" for r in s.records)
    )
    if expected is None:
        because = f"{where} {_path(played)}.{staged}"
        return Finding(inquiry.id, "game", "", None, because, records=records, rests_on=rests_on)
    built = by_construction(case.games[inquiry.game], inquiry.variant, expected.verb, expected.names.get("at", ""), expected.names.get("action", ""))  # fmt: skip
    if built is not None:
        because = f"{where} “{text}” is {'true' if built else 'false'} by construction: the moves that the variant leaves decide it, whatever the stakes."
        return Finding(inquiry.id, "game", text, None if built else "fails", because, rests_on=rests_on)
    low, high = _shares(played, expected)
    outcome = by_share(low, high)
    close = near_limit(low, played.draws) or near_limit(high, played.draws)
    near = " That lies within twice its Monte Carlo error of the limit." if close else ""
    because = f"{where} {_path(played)}. “{text}” is true in {_span(low, high)} of {played.draws:,} draws of stakes and chances (Monte Carlo error {100 * _error(low, played.draws):.1f} %).{near}{staged}"
    decides = (f"{inquiry.id}: “{text}” is true in {_span(low, high)} of the draws of the judged stakes and chances",)  # fmt: skip
    return Finding(
        inquiry.id, "game", text, outcome, because,
        decides if outcome == "open" else (), records, rests_on=rests_on,
    )  # fmt: skip


def _shares(played: Played, expected: Expectation) -> tuple[float, float]:
    """Return the smallest and the largest share of draws in which an expectation is true, over equilibria that tie."""
    match expected.verb:
        case "path holds":
            return played.share, played.share
        case "path fails":
            return 1 - played.share, 1 - played.share
    return played.plays.get(expected.names["at"], {}).get(expected.names["action"], (0.0, 0.0))


def _path(played: Played) -> str:
    count = len(played.equilibria)
    many = f"{'more than ' if played.capped else ''}{count} equilibria" if count > 1 else "one equilibrium"
    does = "is" if played.holds else "is not"
    return f"the path taken {does} that of a subgame-perfect equilibrium at the most plausible numbers ({many}) and is one in {_span(played.share, played.share)} of the draws"


def _span(low: float, high: float) -> str:
    if abs(high - low) < 5e-4:
        return f"{100 * low:.1f} %"
    return f"{100 * low:.1f} to {100 * high:.1f} %"


def _error(share: float, draws: int) -> float:
    return float((share * (1 - share) / draws) ** 0.5)
