"""What somebody's calendar is told, and by which address."""

from datetime import timedelta

from django.http import Http404
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from sameboat.people.models import Person
from sameboat.rooms.calendar import calendar_of, mark_of
from sameboat.rooms.models import CalendarAddress, Meeting

_BACK, _MOST = timedelta(days=31), 500


def address_of(person: Person) -> CalendarAddress | None:
    """The person's own address, if they made one."""
    return CalendarAddress.objects.filter(person=person).first()


def calendar_at(token: str) -> str:
    """The calendar behind an address, or 404. Whoever is leaving, or may not be here, has none; during a pause it is empty."""
    found = CalendarAddress.objects.filter(mark=mark_of(token), person__in=Person.objects.here())
    address = found.select_related("person").first()
    if address is None:
        raise Http404
    person, since = address.person, timezone.now() - _BACK
    shown = Meeting.objects.visible_to(person).to_come(since)
    meetings = [] if person.is_paused else list(shown[:_MOST])
    with translation.override(person.language or None):
        return calendar_of(address, meetings, address.title or _("A meeting"))
