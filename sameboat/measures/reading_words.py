"""A reading in words: so many steps, hours and minutes, a weight in the unit its scale told."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sameboat.measures.models import Reading
from sameboat.measures.readings.kinds import MASSES

_SHOWN_IN = {"lb": "lb", "lbs": "lb", "st": "st", "oz": "lb"}


def amount(kind: str, value: float, unit: str = "") -> str:
    """How much, in words a person uses."""
    if kind == Reading.Kind.STEPS:
        count = round(value)
        told = ngettext("%(count)s step", "%(count)s steps", count)
        return told % {"count": number_format(count, force_grouping=True)}
    if kind == Reading.Kind.SLEEP:
        hours, minutes = divmod(round(value), 60)
        return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": minutes}
    if kind == Reading.Kind.HEART:
        return _("%(count)s beats a minute") % {"count": round(value)}
    shown = _SHOWN_IN.get(unit, "kg")
    return f"{number_format(value / MASSES[shown], 1)} {shown}"
