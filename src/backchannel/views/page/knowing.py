"""Who knew what at the turning points, what nobody should have known, and denials against knowledge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from backchannel.case.model import Case
from backchannel.case.words import day_in_words, in_words
from backchannel.knowledge.leads import Denial, Lead
from backchannel.views.charts.wanted import Wanted
from backchannel.views.page.figures import Figures
from backchannel.views.page.links import Links
from backchannel.views.page.markup import Markup, el, heading, items, joined, lines, table
from backchannel.views.points import SIGNS, Point

MOST = 200
"""Leads and denials that are printed."""
FEW = 4
"""Names in a cell."""


def knowing(
    case: Case,
    grid: Sequence[Point],
    leads: Sequence[Lead],
    denials: Sequence[Denial],
    links: Links,
    figures: Figures,
) -> Markup:
    """Return the section on who knew what."""
    links.at("knowing", "who knew what")
    parts = [heading(2, "Who knew what at the turning points", "knowing")]
    if grid:
        legend = joined((joined([el("b", sign), status], " ") for status, sign in SIGNS.items()), "; ")
        parts += [el("p", legend, ".", class_="see")]
        parts += _points(case, grid)
        parts += [figures.here("grid", Wanted()), figures.here("since", Wanted())]
    else:
        parts.append(el("p", "No inquiry asks who knew something by a date within the time of the case."))
    parts += [heading(3, "Leads: knowledge without a way", "leads")]
    parts += [_leads(case, leads, links), _more(len(leads))]
    parts += [heading(3, "Denials against knowledge", "denials")]
    parts += [items(_denial(case, d, links) for d in denials[:MOST]) or el("p", "None."), _more(len(denials))]
    return lines(*parts)


def _points(case: Case, grid: Sequence[Point]) -> Iterator[Markup]:
    """Yield a table a date; after the first only with the claims of which somebody's knowledge changed."""
    before: dict[str, tuple[str, ...]] = {}
    for point in grid:
        rows = [(claim, row) for claim, row in point.rows if before.get(claim) != row]
        before = dict(point.rows)
        if not rows:
            yield el("p", el("b", f"By {in_words(point.by)}:"), " nothing has changed.")
            continue
        names = [case.actors[a].name for a in point.actors]
        shown = [
            [case.claims[claim].statement, *(el("span", SIGNS[s], title=s, class_="sign") for s in row)]
            for claim, row in rows
        ]
        left = len(point.rows) - len(rows)
        rest = f" ({left} of {len(point.rows)} as before, left out)" if left else ""
        caption = f"By {in_words(point.by)}{rest}"
        yield table(["What", *names], shown, class_="grid small", caption=caption)


def _leads(case: Case, leads: Sequence[Lead], links: Links) -> Markup:
    if not leads:
        return el("p", "None.")
    rows = []
    for lead in leads[:MOST]:
        claim = case.claims[lead.claim]
        since = in_words(claim.since) if claim.since else "an unknown date"
        tellers = [case.actors[a].name for a in lead.tellers]
        more = f" and {len(tellers) - FEW} more" if len(tellers) > FEW else ""
        rows.append(
            [
                claim.statement,
                ", ".join(tellers[:FEW]) + more,
                links.records(lead.records),
                ", ".join(case.actors[a].name for a in claim.origin) or "nobody named",
                since,
            ]
        )
    words = "Somebody tells what no record shows that he could know: either a date is wrong or a document is missing."
    head = ["What was told", "By whom", "Records", "Its origin", "True since"]
    return lines(el("p", words), table(head, rows, class_="small"))


def _denial(case: Case, d: Denial, links: Links) -> Markup:
    by = joined([" [", links.record(d.by_record), "]"], "") if d.by_record else ""
    return joined(
        [
            f"{case.actors[d.teller].name} denies “{case.claims[d.claim].statement.rstrip('.')}” [",
            links.record(d.record),
            f"], which he certainly knew since {day_in_words(d.knew_since)}",
            by,
            f" ({d.doubt})." if d.doubt else ".",
        ],
        "",
    )


def _more(count: int) -> Markup:
    return el("p", f"And {count - MOST:,} more.", class_="see") if count > MOST else Markup("")
