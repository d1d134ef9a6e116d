"""Reminding people of a meeting, ten minutes before, each once."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone, translation
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from sameboat.circles.models import Membership
from sameboat.lib.wall_clock import zone_named
from sameboat.notices.commands import tell
from sameboat.notices.push.commands import nudge
from sameboat.people.models import Person
from sameboat.rooms import rules
from sameboat.rooms.commands.planning import key_of
from sameboat.rooms.models import Meeting, Reminder
from sameboat.rooms.models.meeting import OPENS_BEFORE

_AT_ONCE = 1000


@transaction.atomic
def remind_me(
    *, person: Person, meeting: Meeting, with_later: bool = False, at: datetime | None = None
) -> None:
    """Want to be told before a meeting begins, or before it and each of its row that comes after. Twice changes nothing."""
    rules.must_not_be_over(meeting, at or timezone.now())
    wanted = [Reminder(meeting=each, person=person) for each in _these(meeting, with_later)]
    Reminder.objects.bulk_create(wanted, ignore_conflicts=True)


@transaction.atomic
def do_not_remind(*, person: Person, meeting: Meeting, with_later: bool = False) -> None:
    """Want it no longer. Twice changes nothing."""
    of_these = _these(meeting, with_later).values("pk")
    Reminder.objects.filter(meeting__in=of_these, person=person).delete()


def _these(meeting: Meeting, with_later: bool) -> "QuerySet[Meeting]":
    if with_later and meeting.row:
        later = Meeting.objects.filter(row=meeting.row, starts_at__gte=meeting.starts_at)
        return later.filter(cancelled_at=None)
    return Meeting.objects.filter(pk=meeting.pk)


def remind_of_meetings(at: datetime) -> int:
    """Tell whoever wanted it that a meeting begins soon, once. A step of the clock; safe to stop and repeat.

    Nobody is told during a pause, nor who has no place there any more, nor of what has ended meanwhile.
    """
    has_place = Membership.objects.filter(
        circle=OuterRef("meeting__circle"), person=OuterRef("person")
    )
    due = Reminder.objects.filter(
        Exists(has_place),
        told_at=None,
        meeting__cancelled_at=None,
        meeting__starts_at__lte=at + OPENS_BEFORE,
        meeting__ends_at__gt=at,
        meeting__circle__closed_at=None,
        person__in=Person.objects.to_be_told(at),
    )
    found = due.select_related("meeting", "person").order_by("meeting__starts_at")
    return sum(_remind(each, at) for each in found[:_AT_ONCE])


@transaction.atomic
def _remind(reminder: Reminder, at: datetime) -> int:
    # Claimed before telling: two workers never tell the same person twice.
    if not Reminder.objects.filter(pk=reminder.pk, told_at=None).update(told_at=at):
        return 0
    meeting, person = reminder.meeting, reminder.person
    with translation.override(person.language or None):
        hour = time_format(meeting.starts_at.astimezone(zone_named(person.time_zone)), "H:i")
        words = _("%(title)s begins at %(hour)s.") % {"title": meeting.title, "hour": hour}
    tell(
        person=person, kind="meeting", key=key_of(meeting), words=words,
        path=meeting.get_absolute_url(), at=at,
    )  # fmt: skip
    nudge(person=person, at=at, good_for=max(meeting.ends_at - at, OPENS_BEFORE))
    return 1
