"""Schedules in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sameboat.measures.models import Schedule


def rhythm_of(schedule: Schedule) -> str:
    """How often a schedule asks, as a person says it."""
    if schedule.rhythm == Schedule.Rhythm.WEEKLY:
        return _("Once a week")
    days = [int(day) for day in schedule.days]
    if schedule.rhythm == Schedule.Rhythm.DAYS:
        return _when(days)
    burst = ngettext(
        "%(times)s times a day, for one day", "%(times)s times a day, for %(days)s days", schedule.burst_days
    ) % {"times": schedule.times_a_day, "days": schedule.burst_days}  # fmt: skip
    return (
        burst
        if days == [0]
        else _("%(burst)s; it begins %(when)s") % {"burst": burst, "when": _when(days).lower()}
    )


def _when(days: list[int]) -> str:
    later = [str(day) for day in days if day]
    if not later:
        return _("Today")
    after = ngettext("after %(days)s day", "after %(days)s days", int(later[-1])) % {
        "days": _joined(later)
    }
    return _("Today, and %(after)s") % {"after": after} if 0 in days else after.capitalize()


def _joined(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return _("%(some)s and %(last)s") % {"some": ", ".join(parts[:-1]), "last": parts[-1]}
