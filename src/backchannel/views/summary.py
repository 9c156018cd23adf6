"""The summary that ``explain`` prints: an audit of the argument that fits two screens."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Sequence

from backchannel.audit.verdicts import CONTRADICTED, VERDICTS, Verdict
from backchannel.case.model import Case
from backchannel.knowledge.leads import Lead
from backchannel.views.columns import columns, wrapped

LINE = 110
SHORT = 170
"""Characters up to which two reasons are shown."""


def summary(
    case: Case, verdicts: Sequence[Verdict], leads: Sequence[Lead], seen: str = "", drawn: str = ""
) -> str:
    """Return the summary of an audit.

    Args:
        case: the case.
        verdicts: the verdict on every thesis.
        leads: the unexplained knowledge.
        seen: whose view of the case it is, in words.
        drawn: how the judged numbers were drawn, in words.
    """
    about = case.settings.about
    out = [wrapped(about.title, LINE)]
    out.append(
        f"{len(case.records)} records, {len(case.claims)} claims, {len(case.theses)} theses under audit"
        + (f", {seen}" if seen else "")
    )
    counts = Counter(v.verdict for v in verdicts)
    if not verdicts:
        return "\n".join(
            [*out, "", "theses.csv holds no thesis; `backchannel knew` and the other questions can be asked."]
        )
    if seen:
        out.append("A verdict says what could have been shown from these records, not what was so.")
    out += ["", "; ".join(f"{counts[v]} {v}" for v in VERDICTS if counts[v]) + ".", ""]
    out.append(
        columns(
            ["thesis", "verdict", "why"],
            [[v.thesis.split("-")[0], v.verdict, _why(v)] for v in verdicts],
            LINE,
        )
    )
    judged = [v for v in verdicts if v.judged]
    if judged:
        whose = "; ".join(dict.fromkeys(j.partition(": ")[2] for v in judged for j in v.judged))
        which = ", ".join(v.thesis.split("-")[0] for v in judged)
        out += ["", wrapped(f"On judged numbers hang {which}: {whose}. {drawn}".rstrip(), LINE)]
    if leads:
        records = sum(len(lead.records) for lead in leads)
        out += [
            "",
            wrapped(
                f"{len(leads)} leads in {records} records: somebody tells what no record shows he could know (`backchannel leads`).",
                LINE,
            ),
        ]
    return "\n".join(out)


def _why(v: Verdict) -> str:
    """Return the shortest statement of what carries a verdict."""
    statement = textwrap.shorten(v.statement, 110, placeholder=" …")
    if v.exceptions:
        return f"{statement} Except: {'; '.join(v.exceptions)}."
    if v.verdict == CONTRADICTED:
        because = textwrap.shorten(re.sub(r" \[[^\]]*\]", "", v.because), 200, placeholder=" …")
        return f"{statement} Against it: {because}"
    if v.decides:
        shown = v.decides[: 2 if len("; ".join(v.decides[:2])) <= SHORT else 1]
        more = f"; and {len(v.decides) - len(shown)} more" if len(v.decides) > len(shown) else ""
        return f"{statement} Decides: {'; '.join(shown)}{more}."
    return statement
