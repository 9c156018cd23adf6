"""The expectations of theses.csv: ``inquiry: expectation``, read by one table of patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from backchannel.case.cells import Reading
from backchannel.case.games import Game
from backchannel.case.inquiries import Inquiry
from backchannel.case.when import When
from backchannel.errors import DateError, did_you_mean

PATTERNS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "knew": (("not known", r"(?P<actor>\S+) not known"), ("knew", r"(?P<actor>\S+) knew")),
    "channel": (
        ("first through", r"first through (?P<actor>\S+)"),
        ("only through", r"only through (?P<actor>\S+)"),
    ),
    "silence": (("none", r"none"), ("some", r"some")),
    "shift": (
        ("asserts within", r"asserts within (?P<span>\S+)"),
        ("denies within", r"denies within (?P<span>\S+)"),
        ("no shift", r"no shift"),
    ),
    "referent": (
        ("several", r"several"),
        ("alone", r"(?P<claim>\S+) alone"),
        ("includes", r"includes (?P<claim>\S+)"),
    ),
    "weigh": (
        ("leads", r"(?P<hypothesis>\S+) leads"),
        ("raised", r"(?P<hypothesis>\S+) raised"),
        ("lowered", r"(?P<hypothesis>\S+) lowered"),
        ("over", r"(?P<hypothesis>\S+) over (?P<other>\S+)"),
        ("above", r"(?P<hypothesis>\S+) above (?P<number>0?\.\d+)"),
    ),
    "game": (
        ("path holds", r"path holds"),
        ("path fails", r"path fails"),
        ("plays", r"(?P<at>\S+) plays (?P<action>\S+)"),
    ),
}
"""Verb and pattern of each expectation, by kind of inquiry."""

ROLES = {
    "actor": "actors.csv",
    "claim": "claims.csv",
    "hypothesis": "hypotheses.csv",
    "other": "hypotheses.csv",
}
"""The table in which the name in each role is looked up."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """One thing that an answer must show for a thesis to be borne out.

    Args:
        verb: one of the verbs of ``PATTERNS``.
        names: the names in it, by role (``actor``, ``claim``, ``hypothesis``, ``at`` …).
        span: the time in it.
        text: as written.
    """

    verb: str
    names: Mapping[str, str]
    span: When | None
    text: str

    @property
    def actor(self) -> str:
        """The actor in it."""
        return self.names["actor"]

    @property
    def claim(self) -> str:
        """The claim in it."""
        return self.names["claim"]


@dataclass(frozen=True, slots=True)
class Test:
    """One inquiry of a thesis and what is expected of its answer; nothing where it only informs."""

    inquiry: str
    expectations: tuple[Expectation, ...]


class UnreadableTestError(ValueError):
    """A test of a thesis cannot be read."""

    def __init__(self, found: str, expected: str, remedy: str) -> None:
        self.found, self.expected, self.remedy = found, expected, remedy
        super().__init__(f"found {found!r}; expected {expected}; {remedy}")


def read_test(
    text: str,
    inquiries: Mapping[str, Inquiry],
    known: Mapping[str, Mapping[str, object]],
    how: Reading = Reading(),
) -> Test:
    """Read one test of a thesis, such as ``knew-plan: kim-il-sung knew & mao not known``.

    Args:
        text: the test.
        inquiries: the inquiries of the case by id.
        known: rows by id, by file name, in which the names are looked up.
        how: how dates are read.

    Raises:
        UnreadableTestError: the inquiry, the expectation or a name in it is not known.
    """
    name, colon, rest = (part.strip() for part in text.partition(":"))
    inquiry = inquiries.get(name)
    if inquiry is None:
        raise UnreadableTestError(
            name, "the id of an [[inquiry]] of case.toml", did_you_mean(name, inquiries)
        )
    if not colon:
        return Test(name, ())
    parts = rest.split("&") if inquiry.kind == "knew" else [rest]
    return Test(name, tuple(_read(part.strip(), inquiry, known, how) for part in parts))


def _read(
    text: str, inquiry: Inquiry, known: Mapping[str, Mapping[str, object]], how: Reading
) -> Expectation:
    for verb, pattern in PATTERNS[inquiry.kind]:
        if match := re.fullmatch(pattern, text):
            names = match.groupdict()
            span = _span(names.pop("span"), text, how) if "span" in names else None
            for role, value in names.items():
                for part in value.split("|") if role in ROLES else ():
                    if part not in known[ROLES[role]]:
                        raise UnreadableTestError(
                            part, f"an id of {ROLES[role]}", did_you_mean(part, known[ROLES[role]])
                        )
            asked = getattr(inquiry, "actors", None)
            if asked is not None and names["actor"] not in asked:
                raise UnreadableTestError(
                    names["actor"], f"one of the actors of {inquiry.id}", did_you_mean(names["actor"], asked)
                )
            if verb == "plays":
                _moves(names, inquiry, known)
            return Expectation(verb, names, span, text)
    forms = ", ".join(f"'{_form(pattern)}'" for _, pattern in PATTERNS[inquiry.kind])
    raise UnreadableTestError(
        text, f"for an inquiry of kind {inquiry.kind}: {forms}", "rewrite the expectation"
    )


def _moves(names: Mapping[str, str], inquiry: Inquiry, known: Mapping[str, Mapping[str, object]]) -> None:
    """Refuse a move that the game does not have."""
    game = known.get("games", {}).get(getattr(inquiry, "game", ""))
    if not isinstance(game, Game):
        return
    at, action = names["at"], names["action"]
    if at not in game.moves:
        raise UnreadableTestError(
            at, f"a player's move of the game {game.name}", did_you_mean(at, game.moves)
        )
    if action not in game.moves[at]:
        raise UnreadableTestError(action, f"an action at {at}", did_you_mean(action, game.moves[at]))


def _span(text: str, whole: str, how: Reading) -> When:
    try:
        return When.parse(text, zone=how.zone, approximate=how.approximate)
    except DateError as error:
        raise UnreadableTestError(whole, error.expected, error.remedy) from None


def _form(pattern: str) -> str:
    return re.sub(r"\(\?P<(\w+)>[^)]*\)", lambda m: m[1].upper(), pattern)
