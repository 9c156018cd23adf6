"""The audit of an argument, the timeline, and the report that holds both."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backchannel.api.opening import Opened, enough, one_of
from backchannel.case.view import received_span, sent_span
from backchannel.case.when import iso
from backchannel.errors import UnreadableCase
from backchannel.reasoning.drawn import DRAWS_OF_AN_AUDIT, SEED

if TYPE_CHECKING:
    from backchannel.audit.answers import Answers
    from backchannel.audit.verdicts import Verdict
    from backchannel.views.points import Point

OUT = "_out"


@dataclass(frozen=True, slots=True)
class Explained:
    """What ``explain`` made: the summary to print, and where the report stands, to read and to print."""

    summary: str
    report: Path
    page: Path
    verdicts: tuple[Verdict, ...]


def audit_theses(
    opened: Opened, thesis: str = "", *, seed: int = SEED, draws: int = DRAWS_OF_AN_AUDIT
) -> tuple[Verdict, ...]:
    """Return the verdict on every thesis of a case.

    Args:
        opened: the case.
        thesis: id of one thesis; blank: all.
        seed: of all draws.
        draws: of the judged numbers, for every inquiry.

    Raises:
        UsageError: an unknown thesis.

    >>> from backchannel.api import open_case
    >>> korea = open_case("cases/korea-1950")
    >>> [verdict.verdict for verdict in audit_theses(korea, "t17-step-two-kim-informs-mao")]
    ['borne out']
    """
    if thesis:
        one_of(thesis, opened.case.theses, "thesis")
    return _audited(opened, seed, draws, thesis)[1]


def timeline(opened: Opened) -> tuple[dict[str, Any], ...]:
    """Return the records of a case in the order of their dates.

    Args:
        opened: the case.

    >>> from backchannel.api import open_case
    >>> korea = open_case("cases/korea-1950")
    >>> timeline(korea)[0]["record"]
    '1945-08-14-soviet-roc-treaty'
    """
    case = opened.case
    rows = sorted(case.records.values(), key=lambda r: (sent_span(r), r.id))
    return tuple(
        {
            "record": r.id,
            "date": iso(sent_span(r)[0]),
            "latest": iso(sent_span(r)[1]),
            "text": r.date.text if r.date else None,
            "received": iso(received_span(case, r)[1]),
            "kind": r.kind,
            "from": list(r.from_),
            "to": list(r.to),
            "title": r.title,
            "released": iso(r.released.latest) if r.released else None,
        }
        for r in rows
    )


def turning_points(opened: Opened) -> tuple[Point, ...]:
    """Return who knew what at the dates for which the inquiries of a case ask.

    Args:
        opened: the case.

    >>> from backchannel.api import open_case
    >>> korea = open_case("cases/korea-1950")
    >>> [point.by.text for point in turning_points(korea)][-1]
    '1950-06-24'
    """
    from backchannel.views.points import points

    return points(opened.knowledge)


def explain(opened: Opened, *, seed: int = SEED, draws: int = DRAWS_OF_AN_AUDIT) -> Explained:
    """Audit the argument of a case, write ``_out/report.md`` and ``_out/report.html`` in it, and return the summary.

    The report of an observer's view bears his name and date (``report-mao-1950-05-13.html``).

    Each file is written aside and put in place by a rename, so that a crash leaves the last one.

    Args:
        opened: the case.
        seed: of all draws.
        draws: of the judged numbers, for every inquiry.

    Raises:
        UnreadableCase: the files cannot be written.
    """
    from backchannel.knowledge.leads import denials, leads
    from backchannel.views.points import points
    from backchannel.views.report import report
    from backchannel.views.summary import summary

    answers, verdicts = _audited(opened, seed, draws)
    found, denied, grid = leads(opened.knowledge), denials(opened.knowledge), points(opened.knowledge)
    text = report(opened.case, verdicts, grid, found, denied, opened.warnings, opened.seen)
    place = _write(opened, f"report{opened.tag}.md", text)
    page = _write(opened, f"report{opened.tag}.html", _page(opened, answers, verdicts))
    drawn = f"They were drawn {draws:,} times (seed {seed}); the Monte Carlo error of a share is at most {50 / draws**0.5:.1f} %."
    return Explained(summary(opened.case, verdicts, found, opened.seen, drawn), place, page, verdicts)


def report(opened: Opened, *, seed: int = SEED, draws: int = DRAWS_OF_AN_AUDIT) -> Path:
    """Write the printable page ``_out/report.html`` of a case and return where it stands.

    It is one file that asks nothing of the network: the audit, every thesis opened, the pictures, the sources, the
    method.

    Args:
        opened: the case, or the view of an observer, whose page bears his name and date.
        seed: of all draws.
        draws: of the judged numbers, for every inquiry.

    Raises:
        UnreadableCase: the file cannot be written.
    """
    return _write(opened, f"report{opened.tag}.html", _page(opened, *_audited(opened, seed, draws)))


def _audited(opened: Opened, seed: int, draws: int, thesis: str = "") -> tuple[Answers, tuple[Verdict, ...]]:
    from backchannel.audit.answers import Answers
    from backchannel.audit.verdicts import audit

    enough(draws)
    answers = Answers(opened.knowledge, seed=seed, draws=draws)
    return answers, audit(answers, thesis)


def _page(opened: Opened, answers: Answers, verdicts: tuple[Verdict, ...]) -> str:
    from backchannel import __version__
    from backchannel.views.page import page

    return page(answers, verdicts, opened.warnings, opened.seen, __version__)


def _write(opened: Opened, name: str, text: str) -> Path:
    """Write a generated file of a case aside and put it in place by a rename.

    Raises:
        UnreadableCase: it cannot be written.
    """
    place = opened.folder / OUT / name
    aside = place.with_name(f".{place.name}.part")
    try:
        place.parent.mkdir(exist_ok=True)
        aside.write_text(text, encoding="utf-8", newline="\n")
        aside.replace(place)
    except OSError as error:
        blocked = isinstance(error, FileExistsError | IsADirectoryError | NotADirectoryError)
        remedy = "move away what stands in its place" if blocked else "check the rights of the folder"
        raise UnreadableCase(f"cannot write {place}: {error.strerror}; {remedy}") from None
    return place
