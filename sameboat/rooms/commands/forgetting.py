"""Forgetting what was said, as was promised when the meeting was planned."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from sameboat.circles.models import Circle
from sameboat.people.models import Person
from sameboat.rooms import ports
from sameboat.rooms.models import Here, Line, Meeting, Reminder
from sameboat.rooms.models.meeting import LINGERS

_AT_ONCE = 200


def forget_meetings(at: datetime) -> int:
    """Erase what was said in meetings that are forgotten, an hour after their end. A step of the clock.

    A line that humans still look at stays, read by nobody else, until they have. Who was there is forgotten of every
    meeting. Safe to stop and repeat.
    """
    left = Exists(Line.objects.filter(meeting=OuterRef("pk")))
    to_forget = Meeting.objects.filter(is_kept=False, ends_at__lte=at - LINGERS)
    due = to_forget.filter(forgotten_at=None) | to_forget.filter(left)
    count = sum(_forget(pk, at) for pk in list(due.values_list("pk", flat=True)[:_AT_ONCE]))
    over = Meeting.objects.filter(ends_at__lte=at - LINGERS)
    Here.objects.filter(meeting__in=over).delete()
    Reminder.objects.filter(meeting__in=over).delete()
    return count


@transaction.atomic
def _forget(meeting_id: int, at: datetime) -> int:
    meeting = Meeting.objects.select_for_update(no_key=True).get(pk=meeting_id)
    lines = Line.objects.filter(meeting=meeting)
    ids = list(lines.values_list("pk", flat=True))
    gone = lines.exclude(pk__in=_looked_at(ids)).delete()[0] if ids else 0
    if meeting.forgotten_at is None:
        meeting.forgotten_at = at
        meeting.save(update_fields=["forgotten_at"])
        return 1
    return int(gone > 0)


def _looked_at(line_ids: Iterable[int]) -> set[int]:
    found: set[int] = set()
    for step in ports.looked_at:
        found |= step("room_line", line_ids)
    return found


def leave_meetings(person: Person, circle: Circle) -> None:
    """Whoever gives their place up is reminded of nothing there, and stands among those who are there no longer."""
    Reminder.objects.filter(person=person, meeting__circle=circle).delete()
    Here.objects.filter(person=person, meeting__circle=circle).delete()
