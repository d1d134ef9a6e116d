"""Cases and what was said in them, decisions and appeals, and how the desk is kept."""

from sameboat.moderation.models.case import Case, CaseLine, CaseReason, FollowUp
from sameboat.moderation.models.decision import Appeal, Decision, Measure
from sameboat.moderation.models.desk import CaseSettings, Debrief, Duty

__all__ = [
    "Appeal",
    "Case",
    "CaseLine",
    "CaseReason",
    "CaseSettings",
    "Debrief",
    "Decision",
    "Duty",
    "FollowUp",
    "Measure",
]
