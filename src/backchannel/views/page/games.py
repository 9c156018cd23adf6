"""The games on the page: what each player could have done, how far it holds, and how it stands to the documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from backchannel.audit.answers import Answers, likelihood
from backchannel.audit.prose import names
from backchannel.case.games import Game
from backchannel.case.located import plain_text
from backchannel.case.words import in_words
from backchannel.errors import UsageError
from backchannel.strategy.play import Played
from backchannel.views.charts.wanted import Wanted
from backchannel.views.page.asked import game_title
from backchannel.views.page.figures import Figures
from backchannel.views.page.links import Links
from backchannel.views.page.markup import Markup, anchor, el, heading, items, joined, lines, table
from backchannel.views.weighing import number

MOST = 20
"""Equilibria that are printed."""
STAGED = {"held": "✓ held", "open": "? open", "broken": "✗ broken", "counterfactual": "– counterfactual"}


def games(answers: Answers, links: Links, figures: Figures) -> Markup:
    """Return the section on the games of a case."""
    parts = [heading(2, "The games", "games")]
    if not answers.case.games:
        parts.append(el("p", "The case has no game."))
    parts += [part for name in answers.case.games for part in _game(answers, name, links, figures)]
    return lines(*parts)


def _game(answers: Answers, name: str, links: Links, figures: Figures) -> Iterator[Markup]:
    place, game = anchor("game", name), answers.case.games[name]
    links.at(place, f"the game {name}")
    yield heading(3, game_title(answers.case, name), place)
    if question := game.data.get("question"):
        yield el("p", plain_text(question).strip(), class_="question")
    try:
        played = answers.played(name)
    except UsageError as error:
        yield el("p", f"This game is not solved: {error}.", class_="mark")
        return
    yield el("p", f"Players: {names(answers.case, _texts(game.data.get('players'), answers))}.")
    yield el("p", *_path(played))
    yield figures.here("tree", Wanted(game=name))
    yield items(_equilibria(played), "few")
    yield from _weights(answers, name, played, links)
    yield _variants(answers, game, played)
    yield _plays(played)
    yield _staging(answers, played, links)
    if note := game.data.get("note"):
        yield el("p", plain_text(note).strip(), class_="note")


def _texts(value: object, answers: Answers) -> list[str]:
    found = list(map(plain_text, value)) if isinstance(value, list) else []
    return [x for x in found if x in answers.case.actors]


def _path(played: Played) -> list[str]:
    count = len(played.equilibria)
    many = f"{'more than ' if played.capped else ''}{count} equilibria" if count != 1 else "one equilibrium"
    does = "lies" if played.holds else "does not lie"
    return [
        "The path taken was ",
        el("b", _arrows(played.path)),
        f". At the most plausible numbers, which have {many}, it {does} on one. Over the ranges of the judged numbers it is one of equilibrium in ",
        el("b", f"{100 * played.share:.1f} %"),
        f" of {played.draws:,} draws (Monte Carlo error {100 * played.mc_error:.1f} %).",
    ]


def _arrows(path: Iterable[str]) -> str:
    return " → ".join(path) or "not stated"


def _equilibria(played: Played) -> list[Markup]:
    found = played.equilibria
    shown = [joined([el("b", f"Equilibrium {n}: " if len(found) > 1 else "Equilibrium: "), _arrows(e.path), "."], "") for n, e in enumerate(found[:MOST], 1)]  # fmt: skip
    return shown + ([joined([f"And {len(found) - MOST} more."])] if len(found) > MOST else [])


def _weights(answers: Answers, name: str, played: Played, links: Links) -> Iterator[Markup]:
    """Return the path as evidence for the rival explanations, where the game has profiles of them and judges weighed others."""
    if not played.profiles or not answers.weighed().ledger.judges:
        return
    weighed = [h for h in answers.case.hypotheses if h in played.profiles]
    before, after = answers.weighed(), answers.weighed(path=name)
    mean, with_path = before.mean(), after.mean()
    uses = [e for e in answers.case.games[name].uses if e in answers.case.evidence]
    rows = [
        [
            links.hypothesis(h, whole=True),
            f"{100 * played.profiles.get(h, played.share):.2f} %" + ("" if h in weighed else " *"),
            f"{likelihood(played.profiles.get(h, played.share), played.draws):.4f}",
            number(mean[h]),
            number(with_path[h]),
        ]
        for h in after.ledger.hypotheses
    ]
    head = ["Explanation", "Path taken in", "Likelihood", "Posterior, all items", "Posterior, with the path"]
    yield table(head, rows, class_="small", numbers=1, caption="The path taken as evidence: the share of draws in which it is one of equilibrium under the stakes of each explanation")  # fmt: skip
    left = joined(
        ["Left out with the path, since the stakes were built from them: ", links.evidence(uses), "."], ""
    )
    words = left if uses else "No item is left out with the path."
    star = " * The game has no stakes of its own for this explanation." if len(weighed) < len(rows) else ""
    yield el("p", words, star, class_="see")


def _variants(answers: Answers, game: Game, played: Played) -> Markup:
    rows = [_variant("The game itself", "", played)]
    for variant, data in game.variants.items():
        note = plain_text(data.get("note") or "") if isinstance(data, dict) else ""
        try:
            rows.append(_variant(variant, note, answers.played(game.name, variant)))
        except UsageError as error:
            rows.append([variant, f"not solved: {error}", "", "", ""])
    head = ["Variant", "What is otherwise", "Path at the most plausible numbers", "On it", "Path taken in"]
    return table(
        head, rows, class_="small variants", caption="The game and its variants, on the same random numbers"
    )


def _variant(name: str, note: str, played: Played) -> list[str]:
    first = _arrows(played.equilibria[0].path) if played.equilibria else "none"
    share = f"{100 * played.share:.1f} % (± {100 * played.mc_error:.1f})"
    return [name, note.strip(), first, "✓ yes" if played.holds else "✗ no", share]


def _plays(played: Played) -> Markup:
    rows = []
    for at, actions in played.plays.items():
        for action, (low, high) in actions.items():
            span = f"{100 * low:.1f} %" if high - low < 5e-4 else f"{100 * low:.1f}–{100 * high:.1f} %"
            rows.append([at, action, span])
    if not rows:
        return Markup("")
    caption = "How often each move is one of equilibrium, were its node reached"
    return table(["Node", "Move", "Share of draws"], rows, class_="small", numbers=2, caption=caption)


def _staging(answers: Answers, played: Played, links: Links) -> Markup:
    if not played.staging:
        return Markup("")
    rows = [
        [
            s.at,
            _name(answers, s.player),
            in_words(s.date) if s.date else "",
            STAGED[s.status],
            joined([*_known(answers, "knows", s.knows), *_known(answers, "is unaware", s.unaware)], "; "),
            links.records(s.records),
        ]
        for s in played.staging
    ]
    head = ["Node", "Player", "Date", "Staging", "What the game supposes (and the documents show)", "Records"]
    caption = "The game held against the documents"
    return table(head, rows, class_="small", caption=caption)


def _known(answers: Answers, verb: str, supposed: Mapping[str, str]) -> list[str]:
    claims = answers.case.claims
    return [
        f"{verb} “{claims[c].statement.rstrip('.') if c in claims else c}”"
        + (f" ({status})" if status else "")
        for c, status in supposed.items()
    ]


def _name(answers: Answers, player: str) -> str:
    actors = answers.case.actors
    return actors[player].name if player in actors else player
