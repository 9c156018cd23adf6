"""The frame of the page: its head, its style sheet, its table of contents. It asks nothing of the network."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from backchannel.audit.verdicts import Verdict
from backchannel.views.page.head import short
from backchannel.views.page.markup import Markup, anchor, el, fit, joined, lines, link
from backchannel.views.page.signs import SIGNS
from backchannel.views.page.style import STYLE

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What a browser may load for the page: nothing."""


def skeleton(title: str, contents: Markup, body: Markup, version: str) -> str:
    """Return the whole page.

    Args:
        title: of the case.
        contents: the table of contents.
        body: all sections; the first of them, the head, stands before the contents.
        version: of the program.
    """
    first, *rest = body.split("\n<h2 ", maxsplit=1)
    sections = Markup(f"<h2 {rest[0]}") if rest else Markup("")
    name = el("title", Markup(escape(fit(title))) or "Report")
    foot = el("footer", el("p", f"Made by backchannel {version}. The page is one file and asks nothing of the network.", class_="see"))  # fmt: skip
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8"/>\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"/>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
        f'<meta name="generator" content="backchannel"/>\n{name}\n<style>{STYLE}</style>\n</head>\n<body>\n'
        f"{lines(el('header', Markup(first)), contents, el('main', sections), foot)}\n</body>\n</html>\n"
    )


def contents(verdicts: Sequence[Verdict]) -> Markup:
    """Return the table of contents."""
    theses = joined(
        (joined([link(anchor("thesis", v.thesis), short(v.thesis)), SIGNS[v.verdict]], "\u00a0") for v in verdicts), " "
    )  # fmt: skip
    within = {
        "knowing": [("leads", "Leads"), ("denials", "Denials")],
        "sources": [("records", "Records"), ("evidence", "Evidence")],
    }
    sections = [
        ("audit", "The audit"),
        *([("theses", "The theses")] if verdicts else []),
        ("knowing", "Who knew what at the turning points"),
        ("weighing", "Weighing the rival explanations"),
        ("games", "The games"),
        ("time", "The documents in time"),
        ("sources", "Sources"),
        ("method", "Method"),
        ("tables", "The tables behind the figures"),
    ]
    rows = []
    for place, words in sections:
        more: list[str] = [joined((link(p, w) for p, w in within.get(place, ())), ", ")]
        more = [theses] if place == "theses" else more
        below = el("div", *more, class_="within") if "".join(more) else ""
        rows.append(el("li", link(place, words), below))
    return el("nav", el("h2", "Contents"), el("ol", lines(*rows)), aria_label="Contents")
