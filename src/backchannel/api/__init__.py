"""The verbs of backchannel. The command line, the web app and notebooks call these and nothing deeper.

Open a case, then ask::

    case = open_case("cases/korea-1950")
    knew(case, claim="operational-plan", by="1950-06-24")
"""

from backchannel.api.auditing import Explained, audit_theses, explain, report, timeline, turning_points
from backchannel.api.drawing import charts, draw
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
from backchannel.api.weighing import play, replay, weigh

__all__ = [
    "Explained",
    "Opened",
    "audit_theses",
    "channel",
    "charts",
    "check",
    "contradicted_by_knowledge",
    "draw",
    "explain",
    "knew",
    "missing_documents",
    "new",
    "open_case",
    "play",
    "quiet",
    "refers",
    "replay",
    "report",
    "timeline",
    "turned",
    "turning_points",
    "weigh",
]
