"""Open a case: read its folder, refuse it with all its problems if it has errors, take an observer's view."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from backchannel.case.folder import Loaded, load
from backchannel.case.model import Case
from backchannel.case.view import view
from backchannel.case.when import When
from backchannel.case.words import in_words
from backchannel.errors import CaseProblems, Problem, UsageError, did_you_mean
from backchannel.knowledge.leads import anachronisms
from backchannel.knowledge.spread import Knowledge
from backchannel.reasoning.drawn import FEWEST_DRAWS, MOST_DRAWS
from backchannel.strategy.checks import check_tree


@dataclass(frozen=True)
class Opened:
    """A case that was read without errors, and what is known in it.

    Args:
        folder: where it stands.
        case: the case, or the view of the observer.
        knowledge: who knew what when in it.
        warnings: what is odd but can be computed.
        seen: whose view it is, in words; empty for the whole case.
        tag: the same for the name of a file.
        observer: id of the actor whose view it is; empty for the whole case.
    """

    folder: Path
    case: Case
    knowledge: Knowledge
    warnings: tuple[Problem, ...] = ()
    seen: str = ""
    tag: str = ""
    observer: str = ""


def open_case(
    folder: str | Path, *, observer: str = "", as_of: str = "", reading: str = "", possible: bool = False
) -> Opened:
    """Open a case, or the view that an observer has of it.

    Args:
        folder: the case folder.
        observer: id of an actor; ``public`` is a reader of what is published. With ``as_of``.
        as_of: EDTF date by the end of which he looks. With ``observer``; alone it means the public.
        reading: id of a reference whose rows count in full; the rows of other readers are left out.
        possible: keep also what the observer may have seen.

    Raises:
        UnreadableCase: there is no case.
        CaseProblems: the case has errors.
        UsageError: an unknown actor, reading or date.

    >>> scholar = open_case("cases/korea-1950", observer="public", as_of="1993")
    >>> len(scholar.case.records)
    55
    """
    loaded = load(folder)
    problems = (*loaded.problems, *_games(loaded))
    if any(p.severity == "error" for p in problems):
        raise CaseProblems(tuple(sorted(problems)))
    case, seen, tag = loaded.case, "", ""
    if reading:
        readers = {c.reader for c in case.conveys if c.reader}
        one_of(reading, readers, "reading")
    if observer and not as_of:
        raise UsageError("--observer needs --as-of: the date by which he looks, e.g. 1950-05-13")
    if as_of:
        observer = one_of(observer or "public", case.actors, "actor")
        date = moment(case, as_of)
        case = view(case, observer, date, possible=possible)
        name = re.sub("^The ", "the ", loaded.case.actors[observer].name)
        seen = f"as {name} could see it by {in_words(date)}"
        tag = "-" + re.sub(r"[^\w-]+", "-", f"{observer}-{date.text.strip()}")
    return Opened(Path(folder), case, Knowledge(case, reading), problems, seen, tag, observer)


def check(folder: str | Path) -> tuple[Problem, ...]:
    """Return everything that is wrong or odd in a case folder, by file and line.

    Args:
        folder: the case folder.

    Raises:
        UnreadableCase: there is no case.

    >>> check("cases/korea-1950")
    ()
    """
    loaded = load(folder)
    odd = () if loaded.errors else tuple(anachronisms(loaded.case))
    return tuple(sorted((*loaded.problems, *_games(loaded), *odd)))


def _games(loaded: Loaded) -> tuple[Problem, ...]:
    """Return what is wrong with the trees of the games; of a case with errors nothing, since their shape may be wrong."""
    if loaded.errors:
        return ()
    return tuple(problem for game in loaded.case.games.values() for problem in check_tree(game))


def one_of(name: str, known: Collection[str], what: str) -> str:
    """Return an id if the case has it.

    Raises:
        UsageError: it has not; the nearest is named.
    """
    if name not in known:
        raise UsageError(f"the case has no {what} '{name}'; {did_you_mean(name, known)}")
    return name


def moment(case: Case, text: str) -> When:
    """Return a date as this case reads dates.

    Raises:
        DateError: it is none.
    """
    how = case.settings.reading
    return When.parse(text, zone=how.zone, approximate=how.approximate)


def enough(draws: int) -> None:
    """Refuse a number of draws of which no error can be told, or that would take hours.

    Raises:
        UsageError: it is one.
    """
    if not FEWEST_DRAWS <= draws <= MOST_DRAWS:
        raise UsageError(f"{draws} draws; from {FEWEST_DRAWS} to {MOST_DRAWS:,} can be made")
