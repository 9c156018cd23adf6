"""What was asked and what was expected, in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from backchannel.audit.checks.weigh import label
from backchannel.audit.prose import listed, quoted
from backchannel.audit.prose import names as full
from backchannel.case.expectations import Expectation, Test
from backchannel.case.inquiries import Channel, Inquiry, Knew, Play, Referent, Shift, Silence, Weigh
from backchannel.case.located import plain_text
from backchannel.case.model import Case
from backchannel.case.words import in_words


def question(case: Case, inquiry: Inquiry) -> str:
    """Return an inquiry as a question; a record in it stands in brackets.

    Args:
        case: the case, for names and statements.
        inquiry: the inquiry.
    """
    return QUESTIONS[inquiry.kind](case, inquiry)


def names(case: Case, actors: Iterable[str]) -> str:
    """Return actors by name as they stand within a sentence."""
    return re.sub(r"(?:^|(?<=, )|(?<= and ))The ", "the ", full(case, actors))


def _knew(case: Case, q: Knew) -> str:
    who = f"Which of {names(case, q.actors)}" if len(q.actors) > 1 else f"Did {names(case, q.actors)} know"
    known = f" knew by {in_words(q.by)}" if len(q.actors) > 1 else f" by {in_words(q.by)}"
    return f"{who}{known} that {quoted(case, q.claim)}?"


def _channel(case: Case, q: Channel) -> str:
    return f"Through whom did {quoted(case, q.claim)} first reach {names(case, [q.to])}, and who could have kept it back?"


def _silence(case: Case, q: Silence) -> str:
    told = (
        f"Did {names(case, [q.from_])} tell {names(case, [q.to])} anything"
        if q.from_
        else f"Did anything pass between {names(case, q.between)}"
    )
    return f"{told} on the topic “{q.topic}”, {_during(in_words(q.during))}?"


def _during(words: str) -> str:
    return words if words.startswith(("between", "from", "until", "at")) else f"in the time {words}"


def _shift(case: Case, q: Shift) -> str:
    return f"When did the recorded stance of {names(case, [q.actor])} on {quoted(case, q.claim)} turn?"


def _referent(case: Case, q: Referent) -> str:
    on = f" on the topic{'s' * (len(q.topics) > 1)} {listed(q.topics)}" if q.topics else ""
    by = f", as of {in_words(q.by)}" if q.by else ""
    return f"What can “{q.phrase}” [{q.record}] have meant to {names(case, [q.actor])}{by}: what{on} did he know that had come to be true after {in_words(q.after)}?"


def _weigh(case: Case, q: Weigh) -> str:
    which = [h for h in q.hypotheses if h in case.hypotheses]
    everything = "all" in q.hypotheses or not which or len(which) == len(case.hypotheses)
    of = "the rival explanations" if everything else label(case, "|".join(which)).replace(" or ", " and ")
    at = f", if only what was public by {in_words(q.at)} counts" if q.at else ""
    return f"What does the evidence make of the odds of {of}{at}?"


def _game(case: Case, q: Play) -> str:
    title = game_title(case, q.game)
    variant = f", in the variant “{q.variant}”," if q.variant else ""
    return f"Was the path that history took the best that each player could do in the game “{title}”{variant} given what all had at stake?"


def game_title(case: Case, name: str) -> str:
    """Return the title of a game, or its name."""
    game = case.games.get(name)
    return plain_text(game.data.get("title") or name) if game else name


QUESTIONS: Mapping[str, Callable[[Case, Any], str]] = {
    "knew": _knew,
    "channel": _channel,
    "silence": _silence,
    "shift": _shift,
    "referent": _referent,
    "weigh": _weigh,
    "game": _game,
}


def expected(case: Case, test: Test) -> str:
    """Return what a thesis expects of the answer, in words; empty where it only asks."""
    return listed(_expected(case, e) for e in test.expectations)


def _expected(case: Case, e: Expectation) -> str:
    """Return one expectation in words, from the words of its verb and the names in it."""
    roles = {
        "actor": lambda name: names(case, [name]),
        "claim": lambda name: quoted(case, name),
        "hypothesis": lambda name: label(case, name),
        "other": lambda name: label(case, name),
    }
    said = {role: roles[role](name) if role in roles else name for role, name in e.names.items()}
    return EXPECTED[e.verb].format(**said, span=in_words(e.span) if e.span else "")


EXPECTED: Mapping[str, str] = {
    "knew": "{actor} knew it",
    "not known": "{actor} did not know it",
    "first through": "it came first through {actor}",
    "only through": "it came only through {actor}",
    "none": "none",
    "some": "some",
    "asserts within": "the first record that asserts it lies within {span}",
    "denies within": "the first record that denies it lies within {span}",
    "no shift": "the stance did not turn",
    "several": "several candidates",
    "alone": "{claim} alone",
    "includes": "{claim} is among the candidates",
    "leads": "{hypothesis} leads",
    "raised": "{hypothesis} is raised",
    "lowered": "{hypothesis} is lowered",
    "over": "{hypothesis} is more probable than {other}",
    "above": "the probability of {hypothesis} is above {number}",
    "path holds": "the path taken is one of equilibrium",
    "path fails": "the path taken is not one of equilibrium",
    "plays": "at the node {at} the move is {action}",
}
"""The words of every verb of ``PATTERNS``."""
