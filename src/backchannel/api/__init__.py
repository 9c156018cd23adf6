"""The verbs of backchannel. The command line, the web app and notebooks call these and nothing deeper.

Open a case, then ask::

    case = open_case("cases/korea-1950")
    knew(case, claim="operational-plan", by="1950-06-24")
"""

from backchannel.api.auditing import Explained, audit_theses, draw_since, explain, timeline, turning_points
from backchannel.api.opening import Opened, check, open_case
from backchannel.api.questions import (
    channel,
    contradicted_by_knowledge,
    knew,
    missing_documents,
    quiet,
    refers,
    turned,
)
from backchannel.api.starting import new

__all__ = [
    "Explained",
    "Opened",
    "audit_theses",
    "channel",
    "check",
    "contradicted_by_knowledge",
    "draw_since",
    "explain",
    "knew",
    "missing_documents",
    "new",
    "open_case",
    "quiet",
    "refers",
    "timeline",
    "turned",
    "turning_points",
]
