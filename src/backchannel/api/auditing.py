"""The audit of an argument, the timeline, and the report that holds both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isinf
from pathlib import Path
from typing import Any

from backchannel.api.opening import Opened, moment, one_of
from backchannel.audit.verdicts import Verdict, audit
from backchannel.case.view import received_span, sent_span
from backchannel.case.when import iso
from backchannel.errors import UnreadableCase, UsageError
from backchannel.knowledge.leads import denials, leads
from backchannel.views.points import Point, points
from backchannel.views.report import report
from backchannel.views.since import picture
from backchannel.views.summary import summary

OUT = "_out"


@dataclass(frozen=True, slots=True)
class Explained:
    """What ``explain`` made: the summary to print, and where the report stands."""

    summary: str
    report: Path
    verdicts: tuple[Verdict, ...]


def audit_theses(opened: Opened, thesis: str = "") -> tuple[Verdict, ...]:
    """Return the verdict on every thesis of a case.

    Args:
        opened: the case.
        thesis: id of one thesis; blank: all.

    Raises:
        UsageError: an unknown thesis.

    >>> from backchannel.api import open_case
    >>> korea = open_case("cases/korea-1950")
    >>> [verdict.verdict for verdict in audit_theses(korea, "t17-step-two-kim-informs-mao")]
    ['borne out']
    """
    if thesis:
        one_of(thesis, opened.case.theses, "thesis")
    return tuple(v for v in audit(opened.knowledge) if thesis in ("", v.thesis))


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
    return points(opened.knowledge)


def draw_since(opened: Opened, *, claims: Sequence[str], actors: Sequence[str], during: str) -> str:
    """Return an SVG picture of since when some actors knew some claims.

    Args:
        opened: the case.
        claims: ids of claims.
        actors: ids of actors.
        during: EDTF interval with two ends, to the month or the day.

    Raises:
        UsageError: an unknown id, or an open end.

    >>> from backchannel.api import open_case
    >>> korea = open_case("cases/korea-1950")
    >>> draw_since(korea, claims=["operational-plan"], actors=["shtykov"], during="1950-05/1950-06")[:4]
    '<svg'
    """
    for claim in claims:
        one_of(claim, opened.case.claims, "claim")
    for actor in actors:
        one_of(actor, opened.case.actors, "actor")
    span = moment(opened.case, during)
    if isinf(span.earliest) or isinf(span.latest):
        raise UsageError(f"'{during}' has an open end; a picture needs two, e.g. 1950-01/1950-06")
    return picture(opened.knowledge, claims, actors, span)


def explain(opened: Opened) -> Explained:
    """Audit the argument of a case, write ``_out/report.md`` in it, and return the summary.

    The report of an observer's view bears his name and date (``report-mao-1950-05-13.md``).

    The report is written aside and put in place by a rename, so that a crash leaves the last one.

    Args:
        opened: the case.
    """
    verdicts = audit(opened.knowledge)
    found, denied, grid = leads(opened.knowledge), denials(opened.knowledge), points(opened.knowledge)
    text = report(opened.case, verdicts, grid, found, denied, opened.warnings, opened.seen)
    place = opened.folder / OUT / f"report{opened.tag}.md"
    aside = place.with_name(f".{place.name}.part")
    try:
        place.parent.mkdir(exist_ok=True)
        aside.write_text(text, encoding="utf-8", newline="\n")
        aside.replace(place)
    except OSError as error:
        raise UnreadableCase(
            f"cannot write {place}: {error.strerror}; check the rights of the folder"
        ) from None
    return Explained(summary(opened.case, verdicts, found, opened.seen), place, verdicts)
