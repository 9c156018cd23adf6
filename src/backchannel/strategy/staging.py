"""The staging of a game held against the documents: did each mover know what the game says he knew?

``held`` if each claim of ``knows`` was certainly known, and none of ``unaware`` possibly, by the beginning of the
date of the move; ``broken`` if one of ``knows`` was not even possibly known by its end, or one of ``unaware``
certainly by its beginning; else ``open``. Moves off the path that history took are ``counterfactual`` and not judged.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from backchannel.case.model import natural
from backchannel.case.when import Minute, When
from backchannel.knowledge.spread import INF, Knowledge
from backchannel.knowledge.statuses import KNEW, MAY, knowing
from backchannel.strategy.tree import Decision, Tree

HELD, OPEN, BROKEN, COUNTERFACTUAL = "held", "open", "broken", "counterfactual"
NOT_JUDGED, NOT_SEEN = "not judged", "not in the case as seen"


@dataclass(frozen=True, slots=True)
class Staged:
    """A move of a game and what the documents say of what its mover knew.

    Args:
        at: the move.
        player: who moves.
        date: when, or None.
        status: ``held``, ``open``, ``broken`` or ``counterfactual``.
        records: those by which he certainly or possibly knew.
        knows: each claim that he is said to have known, with what he is found to have known of it.
        unaware: likewise each claim that he is said not to have known.
    """

    at: str
    player: str
    date: When | None
    status: str
    records: tuple[str, ...]
    knows: Mapping[str, str]
    unaware: Mapping[str, str]

    def to_dict(self) -> dict[str, Any]:
        """Return the move under the keys of the JSON output."""
        return {
            "at": self.at,
            "player": self.player,
            "date": str(self.date) if self.date else None,
            "status": self.status,
            "records": list(self.records),
            "knows": dict(self.knows),
            "unaware": dict(self.unaware),
        }


class _Judged(NamedTuple):
    status: str
    word: str
    records: tuple[str, ...] = ()


def staging(knowledge: Knowledge, tree: Tree) -> tuple[Staged, ...]:
    """Return every move of a player with what the documents say of it, in the order of the file.

    Args:
        knowledge: who knew what when.
        tree: the game or a variant of it.
    """
    passed = {node.path for node in tree.on_path()} if tree.taken else set()
    return tuple(
        _judged(knowledge, node) if node.path in passed else _counterfactual(node)
        for node in tree.decisions()
    )


def _counterfactual(node: Decision) -> Staged:
    knows, unaware = (dict.fromkeys(claims, NOT_JUDGED) for claims in (node.knows, node.unaware))
    return Staged(node.at, node.player, node.date, COUNTERFACTUAL, (), knows, unaware)


def _judged(knowledge: Knowledge, node: Decision) -> Staged:
    first, last = (node.date.earliest, node.date.latest) if node.date else (-INF, INF)
    knew = {c: _knew(knowledge, c, node.player, first, last) for c in node.knows}
    unaware = {c: _unaware(knowledge, c, node.player, first, last) for c in node.unaware}
    every = (*knew.values(), *unaware.values())
    found = {j.status for j in every}
    status = BROKEN if BROKEN in found else OPEN if OPEN in found else HELD
    records = sorted({r for j in every for r in j.records}, key=natural)
    words = ({c: j.word for c, j in judged.items()} for judged in (knew, unaware))
    return Staged(node.at, node.player, node.date, status, tuple(records), *words)


def _knew(knowledge: Knowledge, claim: str, actor: str, first: Minute, last: Minute) -> _Judged:
    if claim not in knowledge.case.claims:
        return _Judged(OPEN, NOT_SEEN)
    word, records = _status(knowledge, claim, actor, first)
    if word == KNEW:
        return _Judged(HELD, KNEW, records)
    word, records = _status(knowledge, claim, actor, last)
    if word in {KNEW, MAY}:
        return _Judged(OPEN, MAY, records)
    return _Judged(BROKEN, word)


def _unaware(knowledge: Knowledge, claim: str, actor: str, first: Minute, last: Minute) -> _Judged:
    """Judge one claim that the mover is said not to have known.

    Without a first minute nothing was known by then, which would say nothing: then it must be unknown to the end.
    """
    if claim not in knowledge.case.claims:
        return _Judged(OPEN, NOT_SEEN)
    word, records = _status(knowledge, claim, actor, first if first > -INF else last)
    if word == KNEW and first > -INF:
        return _Judged(BROKEN, KNEW, records)
    if word in {KNEW, MAY}:
        return _Judged(OPEN, MAY, records)
    return _Judged(HELD, word)


def _status(knowledge: Knowledge, claim: str, actor: str, by: Minute) -> tuple[str, tuple[str, ...]]:
    found = knowing(knowledge, claim, actor, When(by, by, ""))
    return str(found.status), found.records
