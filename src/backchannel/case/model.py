"""The case as a frozen value: rows by id, in an order that does not depend on the files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from backchannel.case.expectations import Test
from backchannel.case.games import Game
from backchannel.case.inquiries import Inquiry
from backchannel.case.nouns import (
    Actor,
    Claim,
    Conveys,
    Evidence,
    Frame,
    Hypothesis,
    Likelihood,
    Member,
    Record,
    Reference,
    Thesis,
)
from backchannel.case.settings import Settings
from backchannel.case.when import When

N = TypeVar("N")
PUBLIC = "public"
"""Id of the actor that stands for everybody."""


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that a case folder says. Nothing below ``api`` needs the folder itself.

    ``checked`` is filled in the view of an observer: how far each record of the whole case was checked, which is not
    his to see but says what an item of evidence is worth.
    """

    settings: Settings
    actors: Mapping[str, Actor] = field(default_factory=dict)
    records: Mapping[str, Record] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    conveys: tuple[Conveys, ...] = ()
    members: tuple[Member, ...] = ()
    frames: Mapping[str, Frame] = field(default_factory=dict)
    hypotheses: Mapping[str, Hypothesis] = field(default_factory=dict)
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    likelihoods: tuple[Likelihood, ...] = ()
    theses: Mapping[str, Thesis] = field(default_factory=dict)
    tests: Mapping[str, tuple[Test, ...]] = field(default_factory=dict)
    references: Mapping[str, Reference] = field(default_factory=dict)
    games: Mapping[str, Game] = field(default_factory=dict)
    checked: Mapping[str, str] = field(default_factory=dict)

    @property
    def period(self) -> When:
        """The time that the case covers."""
        return self.settings.about.period

    @property
    def inquiries(self) -> Mapping[str, Inquiry]:
        """What is asked of the case."""
        return self.settings.inquiries

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics of its claims."""
        return tuple(sorted({c.topic for c in self.claims.values() if c.topic}))


class Named(Protocol):
    """A row that has an id."""

    @property
    def id(self) -> str:
        """Its short name."""
        ...


M = TypeVar("M", bound=Named)


def by_id(rows: Iterable[M]) -> dict[str, M]:
    """Return rows by their id, in natural order of the ids."""
    return {row.id: row for row in sorted(rows, key=lambda r: natural(r.id))}


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key in which numbers count as numbers.

    >>> sorted(["t10", "t9", "t1"], key=natural)
    ['t1', 't9', 't10']
    """
    parts = re.split(r"(\d+)", text)
    return tuple((0, int(p), p) if p.isdecimal() and p.isascii() else (1, 0, p) for p in parts if p)


def in_order(rows: Iterable[N], *keys: str) -> tuple[N, ...]:
    """Return rows in the order of the named fields, whatever the order of the file."""

    def key(row: Any) -> tuple[str, ...]:  # noqa: ANN401
        return tuple(str(getattr(row, k) or "") for k in keys)

    return tuple(sorted(rows, key=key))
