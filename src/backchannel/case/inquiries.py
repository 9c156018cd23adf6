"""What case.toml holds: what the case is, and what is asked of it. Each class is its own declaration."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from backchannel.case.cells import Choice, Date, Duration, Ref, Refs, Slug, Text, Texts, TimeZone
from backchannel.case.nouns import ACTORS, CLAIMS, HYPOTHESES, RECORDS, column
from backchannel.case.when import When, Zone

TOPICS = ("claims.csv: topic",)
GAMES = ("games",)


def _line() -> Any:  # noqa: ANN401
    return field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the case is."""

    title: str = column(Text(), "title of the case", required=True)
    question: str = column(Text(), "the question that it answers")
    period: When = column(Date(), "the time it covers, as an interval", required=True)
    authors: tuple[str, ...] = column(Texts(), "who compiled it")
    licence: str = column(Text(), "licence of the compilation")
    summary: str = column(Text(), "a paragraph")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """How dates are read."""

    approximate: int = column(Duration("0d"), "by how much `~` and `?` widen a date")
    zone: Zone | None = column(TimeZone(), "zone of hours that are written without one")


@dataclass(frozen=True, slots=True, kw_only=True)
class Knew:
    """Who knew a claim by a date, possibly and certainly?"""

    id: str = column(Slug(), "short name", required=True)
    claim: str = column(Ref(CLAIMS), "the claim", required=True)
    actors: tuple[str, ...] = column(Refs(ACTORS), "who may have known", required=True)
    by: When = column(Date(), "by when", required=True)
    kind: str = "knew"
    line: int = _line()


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Through whom did a claim reach an actor, and who was the gatekeeper?"""

    id: str = column(Slug(), "short name", required=True)
    claim: str = column(Ref(CLAIMS), "the claim", required=True)
    to: str = column(Ref(ACTORS), "whom it reached", required=True)
    kind: str = "channel"
    line: int = _line()


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Did two actors exchange anything on a topic in a time, and how surprising is it if not?"""

    id: str = column(Slug(), "short name", required=True)
    between: tuple[str, ...] = column(Refs(ACTORS), "two actors, either way; or use from and to")
    from_: str = column(Ref(ACTORS), "one way only: who would have written", name="from")
    to: str = column(Ref(ACTORS), "one way only: to whom")
    topic: str = column(Ref(TOPICS), "the topic", required=True)
    during: When = column(Date(), "in which time, as an interval", required=True)
    kind: str = "silence"
    line: int = _line()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """When did an actor's recorded stance on a claim turn?"""

    id: str = column(Slug(), "short name", required=True)
    actor: str = column(Ref(ACTORS), "whose stance", required=True)
    claim: str = column(Ref(CLAIMS), "the claim", required=True)
    kind: str = "shift"
    line: int = _line()


@dataclass(frozen=True, slots=True, kw_only=True)
class Referent:
    """Which facts and assessments known to the speaker can a phrase mean?"""

    id: str = column(Slug(), "short name", required=True)
    phrase: str = column(Text(), "the phrase", required=True)
    record: str = column(Ref(RECORDS), "the record in which it stands", required=True)
    actor: str = column(Ref(ACTORS), "who used or read it", required=True)
    after: When = column(Date(), "what was true before this date is no candidate", required=True)
    topics: tuple[str, ...] = column(Refs(TOPICS), "topics of the candidates; blank: all")
    by: When | None = column(Date(), "another date for which the phrase is asked; blank: that of the record")
    kind: str = "referent"
    line: int = _line()


@dataclass(frozen=True, slots=True, kw_only=True)
class Weigh:
    """What do the documents make of the odds of the rival explanations?"""

    id: str = column(Slug(), "short name", required=True)
    hypotheses: tuple[str, ...] = column(Refs((*HYPOTHESES, "all")), "`all`, or a list", required=True)
    at: When | None = column(Date(), "only what was public by this date")
    kind: str = "weigh"
    line: int = _line()


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """Is the path that history took an equilibrium of the game, and how probable is it?"""

    id: str = column(Slug(), "short name", required=True)
    game: str = column(Ref(GAMES), "file name in games/, without .yaml", required=True)
    variant: str = column(Text(), "a variant to compare with")
    kind: str = "game"
    line: int = _line()


Inquiry = Knew | Channel | Silence | Shift | Referent | Weigh | Play

INQUIRY_KINDS: dict[str, type[Inquiry]] = {
    "knew": Knew,
    "channel": Channel,
    "silence": Silence,
    "shift": Shift,
    "referent": Referent,
    "weigh": Weigh,
    "game": Play,
}
KIND_CELL = Choice(tuple(INQUIRY_KINDS))
