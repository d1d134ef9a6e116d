"""Planning meetings, moving them, and calling them off."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sameboat.audit.commands import record
from sameboat.circles.models import Circle
from sameboat.circles.rules import may_host
from sameboat.lib.ids import random_id
from sameboat.lib.wall_clock import has_day, moment_of, zone_named
from sameboat.notices.commands import drop_from_everyone, tell
from sameboat.people.models import Person
from sameboat.rooms import rules
from sameboat.rooms.models import Meeting
from sameboat.rooms.stamps import changed


@dataclass(frozen=True)
class Again:
    """A meeting comes again every so many days, the last time on `until` or before."""

    every_days: int
    until: date


@transaction.atomic
def plan_meeting(
    *,
    by: Person,
    circle: Circle,
    title: str,
    starts_at: datetime,
    minutes: int,
    about: str = "",
    is_kept: bool = False,
    again: Again | None = None,
    once_key: str | None = None,
    at: datetime | None = None,
) -> Meeting:
    """Plan a meeting, or a row of them until a day; gives the first. The same `once_key` again gives the one planned.

    Those of a row are at the same hour of the planner's own clock, also across clock changes.
    """
    circle, now = (
        Circle.objects.select_for_update(no_key=True).get(pk=circle.pk),
        at or timezone.now(),
    )
    known = Meeting.objects.filter(planned_by=by, once_key=once_key).first() if once_key else None
    if known:
        return known
    rules.may_plan(by, circle)
    clean = " ".join(title.split())[:80]
    rules.must_be_a_meeting(clean, starts_at, minutes, now)
    moments = _moments(by, starts_at, again)
    rules.must_leave_room(circle, len(moments), now)
    row = random_id() if len(moments) > 1 else None
    made = [
        Meeting(
            circle=circle,
            title=clean,
            about=" ".join(about.split())[:200],
            starts_at=moment,
            ends_at=moment + timedelta(minutes=minutes),
            is_kept=is_kept,
            row=row,
            planned_by=by,
            planned_at=now,
            changed_at=now,
            once_key=(once_key or None) if not number else None,
        )
        for number, moment in enumerate(moments)
    ]
    return Meeting.objects.bulk_create(made)[0]


def _moments(by: Person, starts_at: datetime, again: Again | None) -> list[datetime]:
    if again is None:
        return [starts_at]
    zone = zone_named(by.time_zone)
    there = starts_at.astimezone(zone)
    first, wall = there.date(), there.time()
    rules.must_be_a_row(again.every_days, again.until, first)
    count = (again.until - first).days // again.every_days
    days = [first + timedelta(days=again.every_days * turn) for turn in range(1, count + 1)]
    return [starts_at, *(moment_of(day, wall, zone) for day in days if has_day(day, zone))]


@transaction.atomic
def move_meeting(
    *,
    by: Person,
    meeting: Meeting,
    title: str,
    about: str,
    starts_at: datetime,
    minutes: int,
    at: datetime | None = None,
) -> Meeting:
    """Change when a meeting is, what it is called or what it is for, before it begins.

    Those who wanted to be reminded read of a new hour, and are reminded anew. Twice changes nothing.
    """
    meeting, now = locked(meeting), at or timezone.now()
    may_host(by, meeting.circle)
    rules.must_be_to_come(meeting, now)
    clean, line = " ".join(title.split())[:80], " ".join(about.split())[:200]
    rules.must_be_a_meeting(clean, starts_at, minutes, now)
    ends_at, was_at = starts_at + timedelta(minutes=minutes), meeting.starts_at
    told = (clean, line, starts_at, ends_at)
    if told == (meeting.title, meeting.about, meeting.starts_at, meeting.ends_at):
        return meeting
    meeting.title, meeting.about, meeting.starts_at, meeting.ends_at = told
    meeting.changed_at = now
    changed(meeting, now, around=True)
    meeting.save()
    if starts_at != was_at:
        meeting.reminders.update(told_at=None)
        _tell_those_reminded(meeting, by, now, is_off=False)
    return meeting


@transaction.atomic
def cancel_meeting(
    *, by: Person, meeting: Meeting, with_later: bool = False, at: datetime | None = None
) -> None:
    """Call a meeting off before it begins, or it and those of its row that come after. Twice changes nothing."""
    # One after another: two who call off one row hold its meetings in different orders.
    Circle.objects.select_for_update(no_key=True).get(pk=meeting.circle_id)
    meeting, now = locked(meeting), at or timezone.now()
    may_host(by, meeting.circle)
    if meeting.cancelled_at is None:
        rules.must_be_to_come(meeting, now)
    wanted = Meeting.objects.select_for_update(of=("self",), no_key=True).filter(cancelled_at=None)
    if with_later and meeting.row:
        wanted = wanted.filter(row=meeting.row, starts_at__gte=meeting.starts_at)
    else:
        wanted = wanted.filter(pk=meeting.pk)
    gone = list(wanted.order_by("pk"))
    for each in gone:
        each.cancelled_at = each.changed_at = now
        changed(each, now, around=True)
        each.save()
        _tell_those_reminded(each, by, now, is_off=True)
    if gone:
        record("cancel_meeting", actor=by, thing=meeting)


@transaction.atomic
def end_meeting(*, by: Person, meeting: Meeting, at: datetime | None = None) -> None:
    """End a meeting that is on, now. Twice changes nothing."""
    meeting, now = locked(meeting), at or timezone.now()
    may_host(by, meeting.circle)
    rules.must_not_be_cancelled(meeting)
    if meeting.starts_at < now < meeting.ends_at:
        meeting.ends_at = meeting.changed_at = now
        changed(meeting, now, around=True)
        meeting.save()


@transaction.atomic
def set_pace(*, by: Person, meeting: Meeting, seconds: int, at: datetime | None = None) -> None:
    """Say how long everybody waits between two lines of theirs, 0 for no wait: here, and in those of its row to come.

    Twice changes nothing.
    """
    meeting, now = locked(meeting), at or timezone.now()
    rules.may_set_pace(by, meeting, seconds)
    rules.must_not_be_over(meeting, now)
    if meeting.slow_seconds != seconds:
        meeting.slow_seconds = seconds
        changed(meeting, now, around=True)
        meeting.save(update_fields=["slow_seconds", "stamp", "around_stamp"])
    if meeting.row:
        later = Meeting.objects.filter(row=meeting.row, starts_at__gt=meeting.starts_at)
        later.update(slow_seconds=seconds)


def locked(meeting: Meeting) -> Meeting:
    """The meeting as it stands, nobody else's to change until the transaction ends."""
    held = Meeting.objects.select_for_update(of=("self",), no_key=True)
    return held.select_related("circle").get(pk=meeting.pk)


def key_of(meeting: Meeting) -> str:
    """Under which key people are told of a meeting."""
    return f"meeting:{meeting.pk}"


def _tell_those_reminded(meeting: Meeting, by: Person, at: datetime, *, is_off: bool) -> None:
    """Whoever wanted a reminder, and still has a place, reads that the hour is another one, or that there is none."""
    drop_from_everyone(keys=[key_of(meeting)])
    here = Person.objects.to_be_told(at).filter(memberships__circle=meeting.circle_id)
    wanting = here.filter(pk__in=meeting.reminders.values("person")).exclude(pk=by.pk)
    for person in wanting:
        with translation.override(person.language or None), timezone.override(zone_named(person.time_zone)):  # fmt: skip
            when = date_format(timezone.localtime(meeting.starts_at), "j F, H:i")
            words = (
                _("%(title)s on %(when)s was cancelled.")
                if is_off
                else _("%(title)s is now on %(when)s.")
            ) % {"title": meeting.title, "when": when}
        tell(
            person=person, kind="meeting", key=key_of(meeting), words=words,
            path=meeting.get_absolute_url(), at=at,
        )  # fmt: skip
