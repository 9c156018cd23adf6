"""The verdicts as a person reads them on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.audit.verdicts import Verdict
from backchannel.views.columns import wrapped


def audit(verdicts: Sequence[Verdict]) -> str:
    """Return every thesis with its verdict, its reason and what it rests on."""
    if not verdicts:
        return "theses.csv holds no thesis."
    return "\n\n".join(_one(v) for v in verdicts)


def _one(v: Verdict) -> str:
    parts = [
        f"{v.thesis}: {v.verdict.upper()}",
        wrapped(v.statement, 100, "  "),
        "",
        wrapped(v.because, 100, "  "),
    ]
    for label, items in (
        ("Decides", v.decides),
        ("Exceptions", v.exceptions),
        ("Records", v.records),
        ("Rests on", v.rests_on),
    ):
        if items:
            parts.append(wrapped(f"{label}: {'; '.join(items)}", 100, "  "))
    return "\n".join(parts)
