"""The sources: every record cited on the page, the items of evidence, the judgements, the literature."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from backchannel.case.model import Case
from backchannel.case.nouns import Evidence, Likelihood, Record
from backchannel.case.words import in_words
from backchannel.documents.citations import link as address
from backchannel.documents.citations import note, reference
from backchannel.views.page.links import Links
from backchannel.views.page.markup import (
    Markup,
    anchor,
    el,
    heading,
    joined,
    lines,
    link,
    outside,
    table,
)
from backchannel.views.weighing import number


def sources(links: Links) -> Markup:
    """Return the sources; written last, when all that is cited is known."""
    explanations = _hypotheses(links)
    evidence = _evidence(links)
    return lines(
        heading(2, "Sources", "sources"),
        _records(links),
        explanations,
        evidence,
        _literature(links),
    )


def _records(links: Links) -> Markup:
    rows = [links.case.records[r] for r in _with_witnesses(links)]
    entries = [
        el("li", *_record(links, r), id=anchor("record", r.id), value=links.number(r.id)) for r in rows
    ]
    return lines(
        heading(3, "Records", "records"),
        el("p", "By date; only those cited on this page." if rows else "No record is cited on this page."),
        el("ol", lines(*entries), class_="records") if entries else "",
    )


def _with_witnesses(links: Links) -> list[str]:
    """Return the records cited, and those by which they are attested or of which they are versions."""
    links.at("", "")
    ready = list(links.cited)
    while ready:
        record = links.case.records[ready.pop()]
        for name in (*record.attested_by, record.version_of):
            if name in links.case.records and name not in links.cited:
                links.record(name)
                ready.append(name)
            elif name in links.case.references:
                links.work(name)
    return links.in_order()


def _record(links: Links, record: Record) -> list[str]:
    about = [note(links.case, replace(record, attested_by=()))]
    if record.received:
        about.append(f"Received {in_words(record.received)}.")
    if record.release_note:
        about.append(f"Release: {record.release_note.rstrip('.')}.")
    if record.state not in ("", "sent"):
        about.append(f"State: {record.state}.")
    parts: list[str] = [" ".join(about)]
    if record.version_of:
        parts += [" A version of ", links.record(record.version_of), "."]
    if record.attested_by:
        known = [links.told(n) if n in links.case.records else links.work(n) for n in record.attested_by]
        parts += [" Attested by ", joined(known, "; "), "."]
    if address(record):
        parts += [" ", outside(address(record))]
    parts += [" ", el("code", record.id)]
    if places := links.cited.get(record.id):
        cited = joined(link(target, words) for target, words in places.items())
        parts += [el("span", " Cited in: ", cited, ".", class_="cited")]
    return parts


def _hypotheses(links: Links) -> Markup:
    rows = links.case.hypotheses.values()
    if not rows:
        return Markup("")
    parts = [heading(3, "Rival explanations", "hypotheses")]
    for h in rows:
        given = (h.prior_low, h.prior, h.prior_high)
        prior = (
            "–".join(number(x) for x in given if x is not None)
            or "not stated, an equal share of what the others leave"
        )
        parts.append(
            el(
                "div",
                lines(
                    el("p", el("b", f"{links.signs[h.id]}. {h.label or h.id}."), " ", h.statement),
                    el("p", f"Prior: {prior}. ", "Held by: " if h.proponents else "", "; ".join(h.proponents), "." if h.proponents else "", " ", el("code", h.id), class_="grounds"),
                    el("p", h.note, class_="note") if h.note else "",
                ),
                id=anchor("hypothesis", h.id), class_="entry",
            )
        )  # fmt: skip
    return lines(*parts)


def _evidence(links: Links) -> Markup:
    rows = [e for e in links.case.evidence.values() if e.id in links.items]
    parts: list[str] = [heading(3, "Evidence and likelihoods", "evidence")]
    if not rows:
        return lines(*parts, el("p", "No item of evidence is cited on this page."))
    judged: dict[str, list[Likelihood]] = {e.id: [] for e in rows}
    for row in links.case.likelihoods:
        if row.evidence in judged:
            judged[row.evidence].append(row)
    words = "Each item, and how probable it is if an explanation is true: the lowest, the most plausible and the highest value that a judge holds reasonable."
    return lines(*parts, el("p", words), *(_item(e, judged[e.id], links) for e in rows))


def _item(e: Evidence, rows: list[Likelihood], links: Links) -> Markup:
    place = anchor("evidence", e.id)
    links.at(place, links.item_number(e.id))
    facts: list[str] = []
    if e.kind == "absence":
        facts.append("Looked for and not found.")
    if e.group:
        facts.append(f"Depends on the other items of the group {e.group}.")
    if e.records:
        facts.append(joined(["Records: ", links.records(e.records), "."], ""))
    facts.append(f"Public from {in_words(e.released)}." if e.released else "Never public.")
    if e.sources:
        facts.append(joined(["Literature: ", joined((links.work(s) for s in e.sources), "; "), "."], ""))
    facts.append(el("code", e.id))
    return el(
        "div",
        lines(
            el("p", el("b", f"{links.item_number(e.id)}."), " ", e.statement),
            el("p", joined(facts, " "), class_="grounds"),
            el("p", e.note, class_="note") if e.note else "",
            _judgements(rows, links),
        ),
        id=place,
        class_="entry",
    )


def _judgements(rows: list[Likelihood], links: Links) -> Markup:
    """Return how probable an item is under each explanation, as each judge sees it, and why."""
    order = {h: n for n, h in enumerate(links.case.hypotheses)}
    rows = sorted(rows, key=lambda r: (r.judge, order.get(r.hypothesis, 0)))
    if not rows:
        return el("p", "Nobody judged it.", class_="grounds")
    shown = [
        [
            links.hypothesis(r.hypothesis),
            "–".join(number(x) for x in (r.low, r.mode, r.high) if x is not None),
            r.judge,
            joined([r.rationale, *_after(r, links)], " "),
        ]
        for r in rows
    ]
    return table(["", "Low–mode–high", "Judge", "Why"], shown, class_="small judged")


def _after(row: Likelihood, links: Links) -> list[str]:
    parts: list[str] = []
    if row.after:
        parts.append(joined(["After ", joined((links.work(w) for w in row.after), "; "), "."], ""))
    if row.given:
        parts.append(joined(["Given ", links.evidence(row.given), "."], ""))
    return parts


def _literature(links: Links) -> Markup:
    names = sorted(links.works, key=lambda w: (reference(links.case, w), w))
    entries = [el("li", *work(links.case, w), id=anchor("work", w)) for w in names]
    if not entries:
        return Markup("")
    return lines(heading(3, "Literature", "literature"), el("ul", lines(*entries), class_="works"))


def work(case: Case, name: str) -> list[str]:
    """Return a work of references.json: authors, title, where and when it appeared, its address as the case has it."""
    item = case.references[name]
    parts = [reference(case, name)]
    for key in ("container-title", "publisher", "volume", "issue", "number", "page", "archive", "DOI"):
        value: Any = item.get(key)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value):
            parts.append({"volume": "vol. ", "issue": "no. ", "number": "no. ", "page": "pp. ", "DOI": "doi "}.get(key, "") + str(value))  # fmt: skip
    out: list[str] = [", ".join(p.rstrip(".") for p in parts) + "."]
    url = str(item.get("URL") or "")
    if url:
        out += [" ", outside(url) if url.startswith(("https://", "http://")) else url]
    remark = item.get("note")
    if isinstance(remark, str) and remark:
        out += [" ", el("span", remark, class_="cited")]
    return [*out, " ", el("code", name)]
