"""The nouns of a case. Each class is the one declaration of its table.

The fields say how a column is read (its cell), what it means, and whether a row can do without it; the
reader, the checks, the writer and the reference documentation are made from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, Literal

from backchannel.case.cells import Cell, Choice, Date, Number, Ref, Refs, Slug, Text, Texts
from backchannel.case.when import When

Stance = Literal["asserts", "denies", "implies", "asks", "withholds"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its name in the file, its field in the noun, and what may stand in it."""

    name: str
    attribute: str
    cell: Cell
    about: str
    required: bool


def column(cell: Cell, about: str, *, name: str = "", required: bool = False) -> Any:  # noqa: ANN401
    """Declare a field of a noun as a column of its table."""
    return field(metadata={"cell": cell, "about": about, "name": name, "required": required})


def _line() -> Any:  # noqa: ANN401
    return field(default=0, compare=False, repr=False)


@cache
def columns_of(noun: Any) -> tuple[Column, ...]:  # noqa: ANN401
    """Return the declared columns of a noun, in the order of the file.

    >>> [c.name for c in columns_of(Member)]
    ['group', 'actor', 'from', 'to', 'note']
    """
    return tuple(
        Column(
            f.metadata["name"] or f.name,
            f.name,
            f.metadata["cell"],
            f.metadata["about"],
            f.metadata["required"],
        )
        for f in fields(noun)
        if f.metadata
    )


ACTORS, RECORDS, CLAIMS = ("actors.csv",), ("records.csv",), ("claims.csv",)
HYPOTHESES, EVIDENCE, REFERENCES = ("hypotheses.csv",), ("evidence.csv",), ("references.json",)

RECORD_KINDS = (
    "telegram", "letter", "memorandum", "minutes", "meeting", "conversation", "speech", "treaty",
    "resolution", "report", "press", "directive", "memoir",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, government, organisation or the public."""

    id: str = column(Slug(), "short name used in the other tables", required=True)
    name: str = column(Text(), "name as printed in reports")
    kind: str = column(Choice(("person", "government", "organisation", "public")), "what it is")
    country: str = column(Text(), "country")
    aliases: tuple[str, ...] = column(Texts(), "other spellings and code names")
    wikidata: str = column(Text(), "Wikidata identifier")
    note: str = column(Text(), "anything else")
    line: int = _line()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A document, or a contact (meeting, conversation) that documents attest."""

    id: str = column(Slug(), "short name used in the other tables", required=True)
    kind: str = column(Choice(RECORD_KINDS), "kind of document or contact")
    date: When | None = column(Date(), "when it was sent, signed or held")
    received: When | None = column(
        Date(), "when it arrived; blank: from the date on, up to the transit time of its kind"
    )
    from_: tuple[str, ...] = column(Refs(ACTORS), "who really speaks", name="from")
    to: tuple[str, ...] = column(Refs(ACTORS), "who is addressed")
    via: tuple[str, ...] = column(Refs(ACTORS), "who carries, signs, translates or relays and so reads it")
    cc: tuple[str, ...] = column(Refs(ACTORS), "further readers")
    place: str = column(Text(), "place; hours are those of this place")
    title: str = column(Text(), "title in the compiler's words")
    summary: str = column(Text(), "what it says, in the compiler's words")
    archive: str = column(Text(), "archive and shelfmark")
    released: When | None = column(Date(), "when the public could first read it; blank: never")
    release_note: str = column(Text(), "how it was released")
    url: str = column(Text(), "address of the page that was read")
    attested_by: tuple[str, ...] = column(
        Refs((*RECORDS, *REFERENCES)), "the documents or works from which this record is known"
    )
    verified: str = column(
        Choice(("text", "abstract", "secondary", "recalled")),
        "how far it was checked; `recalled` counts for possible only",
    )
    state: str = column(
        Choice(("sent", "draft", "annulled", "disputed"), "sent"),
        "`draft` reached no addressee; `disputed` counts for possible only",
    )
    version_of: str = column(Ref(RECORDS), "the record of which this is a draft, a copy or the carrying out")
    note: str = column(Text(), "anything else")
    line: int = _line()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Something that somebody could know."""

    id: str = column(Slug(), "short name used in the other tables", required=True)
    statement: str = column(Text(), "the claim as a sentence")
    kind: str = column(
        Choice(("fact", "intention", "commitment", "plan", "assessment", "request")), "what sort of claim"
    )
    origin: tuple[str, ...] = column(Refs(ACTORS), "who knows it first, from `since` on")
    since: When | None = column(Date(), "from when it is true; blank: no origin knows it by itself")
    until: When | None = column(Date(), "when it ceased to be true or in force")
    topic: str = column(Text(), "topic, for silences and referents")
    note: str = column(Text(), "anything else")
    line: int = _line()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conveys:
    """One record tells its readers one claim."""

    record: str = column(Ref(RECORDS), "the record", required=True)
    claim: str = column(Ref(CLAIMS), "the claim", required=True)
    stance: str = column(
        Choice(("asserts", "denies", "implies", "asks", "withholds")),
        "how the record speaks of it",
        required=True,
    )
    speaker: tuple[str, ...] = column(Refs(ACTORS), "in a talk of two sides, who said it")
    reader: str = column(Ref(REFERENCES), "whose interpretation the row is; blank: undisputed")
    passage: str = column(Text(), "where in the document")
    note: str = column(Text(), "anything else")
    line: int = _line()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """One of the rival explanations; they exclude each other."""

    id: str = column(Slug(), "short name used in the other tables", required=True)
    label: str = column(Text(), "short label for tables and pictures")
    statement: str = column(Text(), "the explanation in a sentence or two")
    prior_low: float | None = column(Number(0, 1, open_ends=True), "lowest prior probability held reasonable")
    prior: float | None = column(Number(0, 1, open_ends=True), "prior probability")
    prior_high: float | None = column(
        Number(0, 1, open_ends=True), "highest prior probability held reasonable"
    )
    proponents: tuple[str, ...] = column(Texts(), "who holds it")
    note: str = column(Text(), "what it predicts and forbids")
    line: int = _line()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Something seen, or looked for and not found."""

    id: str = column(Slug(), "short name used in the other tables", required=True)
    statement: str = column(Text(), "what was seen or not found")
    kind: str = column(Choice(("presence", "absence"), "presence"), "seen, or looked for and not found")
    records: tuple[str, ...] = column(Refs(RECORDS), "the records that show it")
    group: str = column(Text(), "items of one group depend on each other")
    released: When | None = column(Date(), "when the public could first know it; blank: never")
    sources: tuple[str, ...] = column(Refs(REFERENCES), "literature")
    note: str = column(Text(), "anything else")
    line: int = _line()


@dataclass(frozen=True, slots=True, kw_only=True)
class Likelihood:
    """How probable an item of evidence is if a hypothesis is true, as one judge sees it."""

    evidence: str = column(Ref(EVIDENCE), "the item", required=True)
    hypothesis: str = column(Ref(HYPOTHESES), "the explanation", required=True)
    low: float | None = column(
        Number(0, 1, open_ends=True), "lowest probability held reasonable", required=True
    )
    mode: float | None = column(Number(0, 1, open_ends=True), "most plausible probability", required=True)
    high: float | None = column(
        Number(0, 1, open_ends=True), "highest probability held reasonable", required=True
    )
    judge: str = column(Text(), "whose judgement it is", required=True)
    after: tuple[str, ...] = column(Refs(REFERENCES), "the literature that the judge follows")
    given: tuple[str, ...] = column(Refs(EVIDENCE), "items that the judgement takes as already seen")
    rationale: str = column(Text(), "why")
    line: int = _line()


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An actor belonged to a body for some time."""

    group: str = column(Ref(ACTORS), "the body", required=True)
    actor: str = column(Ref(ACTORS), "the member", required=True)
    from_: When | None = column(Date(), "since when; blank: always", name="from")
    to: When | None = column(Date(), "until when; blank: to the end")
    note: str = column(Text(), "anything else")
    line: int = _line()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A series of records that was searched, and the share of it believed to be known here."""

    id: str = column(Slug(), "short name", required=True)
    series: str = column(Text(), "what was searched")
    actors: tuple[str, ...] = column(Refs(ACTORS), "between whom")
    during: When | None = column(Date(), "in which time")
    topics: tuple[str, ...] = column(Texts(), "on which topics")
    completeness_low: float | None = column(Number(0, 1), "lowest share held reasonable")
    completeness_high: float | None = column(Number(0, 1), "highest share held reasonable")
    note: str = column(Text(), "why")
    line: int = _line()


@dataclass(frozen=True, slots=True, kw_only=True)
class Thesis:
    """One statement of the argument under audit, and the inquiries that test it."""

    id: str = column(Slug(), "short name", required=True)
    statement: str = column(Text(), "the thesis in a sentence")
    inquiries: str = column(Text(), "`inquiry` or `inquiry: expectation`, separated by `;`")
    source: str = column(Ref(REFERENCES), "the work under audit")
    note: str = column(Text(), "anything else")
    line: int = _line()


Reference = Mapping[str, Any]
"""One item of references.json, as CSL-JSON has it."""
