"""Which meetings a viewer may know of."""

from datetime import datetime
from typing import NamedTuple

from django.db import models
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from sameboat.circles.models import Circle
from sameboat.circles.queries.pages import hosted_circle_for
from sameboat.lib.asking import ask, moment
from sameboat.lib.ids import END_OF_IDS
from sameboat.people.models import Person
from sameboat.rooms.models import Meeting, Reminder
from sameboat.rooms.state import State, state_of

MOST_SHOWN = 50
_BEHIND = 20
_FIELDS = [field.attname for field in Meeting._meta.concrete_fields]
_MOMENTS = {
    place
    for place, field in enumerate(Meeting._meta.concrete_fields)
    if isinstance(field, models.DateTimeField)
}
# Asked with every look for new lines, so it is written out; the columns come from the model.
_MINE = (
    "SELECT "  # noqa: S608 - only our own column names
    + ", ".join(f"m.{field.column}" for field in Meeting._meta.concrete_fields)
    + " FROM rooms_meeting m JOIN circles_circle c ON c.id = m.circle_id AND c.opened_at IS NOT NULL"
    " JOIN circles_membership p ON p.circle_id = c.id AND p.person_id = %s WHERE m.id = %s"
)
_ANY = (
    "SELECT 1 FROM rooms_meeting WHERE circle_id = %s AND cancelled_at IS NULL AND ends_at > %s "
    "LIMIT 1"
)


class Coming(NamedTuple):
    """A meeting in a list, how far it is, and whether its reader wants to be reminded."""

    meeting: Meeting
    state: State
    is_reminded: bool

    @property
    def has_begun(self) -> bool:
        """Whether it is too late to move or cancel it."""
        return self.state == State.ON

    @property
    def may_come_in(self) -> bool:
        """Whether the door stands open."""
        return self.state in {State.OPEN, State.ON}


def meeting_for(viewer: Person, meeting_id: int) -> Meeting:
    """A meeting in a circle in which the viewer has a place, or 404."""
    wanted = meeting_id if meeting_id < END_OF_IDS else 0
    for row in ask(_MINE, [viewer.pk, wanted]):
        values = [moment(each) if place in _MOMENTS else each for place, each in enumerate(row)]
        return Meeting.from_db("default", _FIELDS, values)
    raise Http404


def hosted_meeting_for(viewer: Person, meeting_id: int) -> Meeting:
    """A meeting, for those who look after its circle, or 404."""
    found = get_object_or_404(
        Meeting.objects.select_related("circle"), pk=min(meeting_id, END_OF_IDS)
    )
    hosted_circle_for(viewer, found.circle_id)
    return found


def coming_for(viewer: Person, *, circle: Circle | None = None) -> list[Coming]:
    """Meetings that are on or to come in the viewer's circles, or one of them, the next one first."""
    now = timezone.now()
    wants = Reminder.objects.filter(meeting=OuterRef("pk"), person=viewer)
    found = Meeting.objects.visible_to(viewer).to_come(now).annotate(is_reminded=Exists(wants))
    if circle:
        found = found.filter(circle=circle)
    return [_coming(each, now) for each in found.select_related("circle")[:MOST_SHOWN]]


def _coming(meeting: Meeting, at: datetime) -> Coming:
    return Coming(meeting, state_of(meeting, at), meeting.is_reminded)  # type: ignore[attr-defined]


def kept_for(viewer: Person) -> list[Meeting]:
    """The last meetings that are over and whose lines were kept, for those who have a place."""
    over = Meeting.objects.visible_to(viewer).filter(
        is_kept=True, cancelled_at=None, last_number__gt=0
    )
    found = over.filter(ends_at__lte=timezone.now()).select_related("circle")
    return list(found.order_by("-starts_at")[:_BEHIND])


def planned_in(circle: Circle) -> list[Coming]:
    """What is on or to come in a circle, for whoever looks after it."""
    now = timezone.now()
    found = Meeting.objects.filter(circle=circle).to_come(now)
    return [Coming(each, state_of(each, now), False) for each in found[:MOST_SHOWN]]


def next_in(viewer: Person, circle: Circle, *, most: int) -> list[Coming]:
    """The next few meetings of a circle, of each row the next one alone."""
    # A circle's page is opened all day, and most have no meeting.
    if not ask(_ANY, [circle.pk, timezone.now()]):
        return []
    shown: dict[int, Coming] = {}
    for each in coming_for(viewer, circle=circle):
        shown.setdefault(each.meeting.row or each.meeting.pk, each)
    return list(shown.values())[:most]


def wants_reminder(viewer: Person, meeting: Meeting) -> bool:
    """Whether the viewer wants to be told before it begins."""
    return Reminder.objects.filter(meeting=meeting, person=viewer).exists()
