"""The answers to questions of knowledge as a person reads them on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from backchannel.case.model import Case
from backchannel.case.when import Minute, iso
from backchannel.case.words import in_words
from backchannel.knowledge.channels import Route
from backchannel.knowledge.leads import Denial, Lead
from backchannel.knowledge.referent import Candidate, Meanings
from backchannel.knowledge.shift import Turn
from backchannel.knowledge.silence import Quiet
from backchannel.knowledge.statuses import NO_PATH, REACH, Knowing
from backchannel.views.columns import columns, wrapped


def when(minute: Minute) -> str:
    """Return a bound for a table: to the day where the hour is the edge of a day, ``-`` for none."""
    text = iso(minute)
    if text is None:
        return "-"
    return text[:-6] if text.endswith(("T00:00", "T23:59")) else text


def knew(case: Case, answers: Sequence[Knowing]) -> str:
    """Return who knew what as a table; of a date, pairs of which no record told anything by then are only counted."""
    if not answers:
        return "No record tells anything of it."
    by = answers[0].by
    shown = [a for a in answers if len(answers) == 1 or a.status not in (REACH, NO_PATH)]
    header = ["claim", "actor", *(["status"] if by else []), "possibly since", "certainly since", "by"]
    rows = [
        [
            a.claim,
            case.actors[a.actor].name,
            *([a.status or ""] if by else []),
            when(a.possibly),
            when(a.certainly),
            _by(a),
        ]
        for a in shown
    ]
    parts = [f"By {in_words(by)}:"] if by else []
    parts.append(columns(header, rows, 140) if rows else "No record had told anything of it to anybody.")
    if len(shown) < len(answers):
        left = len(answers) - len(shown)
        parts.append(f"Left out: {left} pair{'s' * (left > 1)} of claim and actor, told later or never.")
    return "\n\n".join(parts)


def _by(answer: Knowing) -> str:
    ways = "; ".join(dict.fromkeys(f"{w} [{w.record}]" if w.record else str(w) for w in answer.ways[:4]))
    more = f"; and {len(answer.ways) - 4} more" if len(answer.ways) > 4 else ""
    if ways:
        return ways + more
    records = f"[{'; '.join(answer.records)}]" if answer.records else ""
    if answer.reach:
        return f"contacts, possibly since {when(answer.reach[0])} {records}"
    return f"the contrary {records}" if records else ""


def channel(case: Case, answer: Route) -> str:
    """Return how a claim reached an actor."""
    to = case.actors[answer.to].name
    out = [wrapped(f"“{case.claims[answer.claim].statement}”"), ""]
    if not answer.chains:
        return "\n".join([*out, f"No chain of records brings it to {to}."])
    out.append(
        f"It reached {to} by {len(answer.chains)} chain{'s' * (len(answer.chains) > 1)}, earliest first:"
    )
    for number, chain in enumerate(answer.chains, 1):
        out.append(f"\n{number}.")
        for hop in chain:
            tellers, readers = (", ".join(case.actors[a].name for a in who) for who in (hop.tellers, hop.to))
            out.append(f"   {when(hop.sent[0])}  {tellers} -> {readers}  [{hop.record}]")
    for label, who in (("First told through", answer.first_through), ("Gatekeepers", answer.gatekeepers)):
        shown = ", ".join(case.actors[a].name for a in who)
        out += ["", f"{label}: {shown or 'nobody that every chain needs'}"]
    before = [p for p in answer.passed_over if not p.already_knew]
    later = len(answer.passed_over) - len(before)
    out += [
        "",
        f"Contacts with knowers that do not tell it, before it was certainly known: {len(before)}"
        + (f" (and {later} after, see --json)" if later else ""),
    ]
    out += [f"   {when(p.date)}  {case.actors[p.knower].name}  [{p.record}]" for p in before]
    return "\n".join(out)


def silence(case: Case, answer: Quiet) -> str:
    """Return what passed between two actors."""
    out = [wrapped(answer.sentence)]
    for label, ids in (
        ("On the topic", answer.records),
        ("Possibly in the time", answer.possible),
        ("Leaving it out", answer.withheld),
    ):
        if ids:
            out += [
                "",
                f"{label}:",
                *(f"   {case.records[r].date or 'undated'}  {case.records[r].title}  [{r}]" for r in ids),
            ]
    power = "" if answer.power else " - no power: no silence of this size could surprise"
    out += [
        "",
        f"n = {answer.n} records of the two, k = {answer.k} on the topic, n_w = {answer.contacts} in the time; P(none) = {answer.p_none:.3f}{power}",
    ]
    return "\n".join(out)


def shift(case: Case, answer: Turn) -> str:
    """Return when a stance turned."""
    actor, claim = case.actors[answer.actor].name, case.claims[answer.claim].statement
    out = [wrapped(f"{actor} on “{claim}”"), ""]
    if not answer.stances:
        return "\n".join([*out, "No record shows him asserting or denying it."])
    rows = [
        [
            str(case.records[s.record].date),
            "asserts" if s.asserts else "denies",
            s.record + (f" (the reading of {s.reader})" if s.reader else ""),
        ]
        for s in answer.stances
    ]
    out.append(columns(["date", "stance", "record"], rows))
    if answer.last_old and answer.first_new:
        out += [
            "",
            f"Turned from {answer.old} to {answer.new} between {when(answer.last_old.first)} and {when(answer.first_new.last)}.",
        ]
    else:
        out += ["", "No turn."]
    if answer.bayes_factor is not None and answer.first_new:
        out.append(
            f"Median {when(answer.median)[:10]}, 5-95 % {when(answer.low)[:10]} to {when(answer.high)[:10]}; Bayes factor {answer.bayes_factor:.2f} (seed {answer.seed}, {answer.draws} draws, Monte Carlo error {answer.error:.2g})."
        )
    return "\n".join(out)


def referent(case: Case, answer: Meanings) -> str:
    """Return what a phrase can mean."""
    after = f"after {when(answer.after)}" + (
        f", the last contrary stance [{answer.contrary}]" if answer.contrary else ""
    )
    out = [f"“{answer.phrase}” by {in_words(answer.by)}: what was known, and true since {after}"]
    for label, found in (("Certainly known", answer.candidates), ("Possible only", answer.possible)):
        out += ["", f"{label}: {len(found)}", *(_candidate(case, c) for c in found)]
    return "\n".join(out)


def _candidate(case: Case, c: Candidate) -> str:
    doubt = f" ({c.doubt})" if c.doubt else ""
    text = f"{case.claims[c.claim].statement} Since {c.since.text}; known from {when(c.known_from)}{doubt} [{'; '.join(c.records[:2]) or 'origin'}]"
    return wrapped(text, 110, "   ")


def denials(case: Case, found: Sequence[Denial]) -> str:
    """Return the denials against knowledge as a table."""
    if not found:
        return "Nobody denies what he certainly knew."
    rows = [
        [
            d.record,
            case.actors[d.teller].name,
            when(d.knew_since),
            d.by_record or "as origin",
            case.claims[d.claim].statement,
        ]
        for d in found
    ]
    return columns(["record", "who denies", "knew since", "by", "claim"], rows, 150)


def leads(found: Sequence[Lead]) -> str:
    """Return the leads, one paragraph each."""
    if not found:
        return "Every claim that a record tells could be known to its tellers."
    return "\n\n".join(wrapped(f"- {lead.sentence} [{'; '.join(lead.records)}]") for lead in found)


def timeline(rows: Sequence[dict[str, Any]], case: Case) -> str:
    """Return the records in the order of their dates."""
    if not rows:
        return "The case has no records."
    cells = [
        [
            r["text"] or "undated",
            r["kind"],
            _names(case, r["from"]),
            _names(case, r["to"]),
            f"{r['title']} [{r['record']}]",
        ]
        for r in rows
    ]
    return columns(["date", "kind", "from", "to", "title"], cells, 160)


def _names(case: Case, actors: Sequence[str]) -> str:
    return ", ".join(case.actors[a].name for a in actors[:2]) + (" and others" if len(actors) > 2 else "")
