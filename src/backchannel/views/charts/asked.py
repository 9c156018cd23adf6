"""What a chart shows when nothing is said: the claims, actors and date for which the inquiries of a case ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from backchannel.case.edtf import DAY
from backchannel.case.inquiries import Channel, Knew
from backchannel.case.model import PUBLIC, Case
from backchannel.case.when import When
from backchannel.knowledge.spread import INF, Knowledge
from backchannel.views.charts.axis import stretch
from backchannel.views.charts.wanted import Wanted


def claims_asked(knowledge: Knowledge, wanted: Wanted, most: int) -> tuple[str, ...]:
    """Return the claims wanted; else those asked for, the most asked first; else those told most often.

    Args:
        knowledge: the knowledge of a case.
        wanted: what was said.
        most: how many at most where nothing was said.
    """
    if wanted.claims:
        return wanted.claims
    case = knowledge.case
    asked = [i.claim for i in _knew(case)] + [
        i.claim for i in case.inquiries.values() if isinstance(i, Channel)
    ]
    told = {c: len(knowledge.by_claim[c]) for c in case.claims}
    return _first(asked, most) or _first([c for c, times in told.items() for _ in range(times)], most)


def actors_asked(knowledge: Knowledge, wanted: Wanted, claims: Sequence[str], most: int) -> tuple[str, ...]:
    """Return the actors wanted; else those asked for, the most asked first; else those who knew most.

    Args:
        knowledge: the knowledge of a case.
        wanted: what was said.
        claims: the claims of the chart.
        most: how many at most where nothing was said.
    """
    if wanted.actors:
        return wanted.actors
    asked = [a for i in _knew(knowledge.case) for a in i.actors]
    knew = [
        a for c in claims for a, ways in knowledge.ways(c).items() if any(w.how != "public" for w in ways)
    ]
    heard = [a for c in claims for t in knowledge.by_claim[c] for a in t.readers if t.content == "contrary"]
    return _first(asked, most) or _first([a for a in knew + heard if a != PUBLIC], most)


def _first(names: Sequence[str], most: int) -> tuple[str, ...]:
    """Return the most frequent names; of those equally frequent the one named first."""
    return tuple(name for name, _ in Counter(names).most_common(most))


def _knew(case: Case) -> list[Knew]:
    """Return the inquiries into who knew a claim within the time of the case."""
    return [i for i in case.inquiries.values() if isinstance(i, Knew) and i.by.latest <= case.period.latest]


def left_out(knowledge: Knowledge, wanted: Wanted, claims: Sequence[str], actors: Sequence[str]) -> str:
    """Return a sentence that says what is shown of how much where the chart has chosen; blank if it shows all.

    Args:
        knowledge: the knowledge of a case.
        wanted: what was said.
        claims: the claims shown.
        actors: the actors shown.
    """
    case = knowledge.case
    parts = [
        f"{len(shown)} of {len(of)} {what}"
        for shown, of, said, what in (
            (claims, case.claims, wanted.claims, "claims"), (actors, case.actors, wanted.actors, "actors")
        )
        if not said and len(shown) < len(of)
    ]  # fmt: skip
    asked = any(isinstance(i, (Knew, Channel)) for i in case.inquiries.values())
    why = "those for which the inquiries ask most often" if asked else "those of whom the records tell most"
    return f"{' and '.join(parts)}: {why}." if parts else ""


def date_asked(knowledge: Knowledge, wanted: Wanted) -> When:
    """Return the date wanted; else the last for which an inquiry asks within the period; else its end."""
    period = knowledge.case.period
    asked = [i.by for i in _knew(knowledge.case)]
    last = period.latest if period.latest == INF else period.latest // DAY * DAY
    return wanted.by or max(asked, key=lambda by: by.latest, default=When(last, period.latest, ""))


def time_asked(knowledge: Knowledge, wanted: Wanted) -> When | None:
    """Return the time wanted, else the period of the case; open ends are closed by the dates of the records."""
    case = knowledge.case
    dates = [r.date for r in case.records.values() if r.date]
    return stretch(wanted.during or case.period, dates + [c.since for c in case.claims.values() if c.since])
