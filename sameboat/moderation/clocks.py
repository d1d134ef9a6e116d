"""How soon a human should look, by kind of case. An organiser may change each."""

from datetime import datetime, timedelta

from sameboat.moderation.models import CaseSettings
from sameboat.moderation.models.case import Kind

# Minutes. Where nobody is awake at night, on call says so (docs/how/cases.md).
MINUTES: dict[str, int] = {
    Kind.CRISIS: 15,
    Kind.THREAT: 60,
    Kind.PRIVATE: 4 * 60,
    Kind.HOSTILITY: 12 * 60,
    Kind.WAITING: 12 * 60,
    Kind.CLAIM: 24 * 60,
    Kind.SELLING: 2 * 24 * 60,
    Kind.OTHER: 2 * 24 * 60,
    Kind.APPEAL: 3 * 24 * 60,
}


def case_settings() -> CaseSettings:
    """How the desk is kept; made with its defaults the first time anyone asks."""
    return CaseSettings.objects.get_or_create(id=1)[0]


def minutes_of(kept: CaseSettings) -> dict[str, int]:
    """Minutes for every kind: what the organiser set, and the house's own where they set nothing."""
    return {kind: int(kept.clocks.get(kind, usual)) for kind, usual in MINUTES.items()}


def due_for(kind: str, opened_at: datetime) -> datetime:
    """When a human should have looked at a case of this kind."""
    return opened_at + timedelta(minutes=minutes_of(case_settings())[kind])
