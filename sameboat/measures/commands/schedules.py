"""Opening and closing schedules, and saying yes to one."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from sameboat.audit.commands import record
from sameboat.lib.wall_clock import day_there, zone_named
from sameboat.measures import rules
from sameboat.measures.commands.delivering import settle
from sameboat.measures.models import Asking, CheckIn, Schedule
from sameboat.notices.commands import drop_unseen
from sameboat.people.models import Person


@transaction.atomic
def open_schedule(*, by: Person, at: datetime | None = None, **told: Any) -> Schedule:
    """Open a schedule for members to say yes to. `told` are its fields; what it asks and when is never changed after."""
    rules.may_keep_instruments(by)
    days = sorted(set(told.pop("days", [])))
    rules.may_be_scheduled(told["rhythm"], days, told["instrument"])
    same = Schedule.objects.running().filter(days=days, **told).first()
    if same:
        return same
    schedule = Schedule.objects.create(days=days, opened_at=at or timezone.now(), **told)
    record("open_schedule", actor=by, thing=schedule)
    return schedule


@transaction.atomic
def close_schedule(*, by: Person, schedule: Schedule, at: datetime | None = None) -> None:
    """Ask nobody by a schedule any more. What was answered stays. Twice changes nothing."""
    rules.may_keep_instruments(by)
    now = at or timezone.now()
    if Schedule.objects.running().filter(pk=schedule.pk).update(closed_at=now):
        for asking in Asking.objects.filter(schedule=schedule, ended_at=None):
            _end(asking, now)
        record("close_schedule", actor=by, thing=schedule)


@transaction.atomic
def say_yes(
    *,
    person: Person,
    schedule: Schedule,
    hour: int = 18,
    wakes_at: int = 9,
    sleeps_at: int = 21,
    at: datetime | None = None,
) -> Asking:
    """Let somebody be asked by a schedule, from today as their day 0. Saying yes again changes the hours from tomorrow on."""
    now = at or timezone.now()
    schedule = Schedule.objects.select_for_update(no_key=True).get(pk=schedule.pk)
    rules.may_be_asked_by(schedule)
    hours = {"hour": hour, "wakes_at": wakes_at, "sleeps_at": sleeps_at}
    known = Asking.objects.select_for_update(no_key=True).filter(
        person=person, schedule=schedule, ended_at=None
    )
    asking = known.first()
    if asking:
        # What is due by the old hours comes first, so that a change in the afternoon asks nothing twice.
        settle(asking, now)
        asking.said_at = now
        for name, value in hours.items():
            setattr(asking, name, value)
        asking.save(update_fields=["said_at", *hours])
    else:
        today = day_there(now, zone_named(person.time_zone))
        # Whoever stopped and was asked today already begins tomorrow: nothing is asked twice on one day.
        before = CheckIn.objects.filter(person=person, asking__schedule=schedule)
        if before.filter(occasion__startswith=today.isoformat()).exists():
            today += timedelta(days=1)
        asking = Asking.objects.create(
            person=person, schedule=schedule, began_on=today, settled_on=today, said_at=now, zone=person.time_zone, **hours
        )  # fmt: skip
    settle(asking, now)
    return asking


@transaction.atomic
def stop_asking(*, person: Person, schedule: Schedule, at: datetime | None = None) -> None:
    """Ask somebody nothing more by a schedule. What they answered is theirs and stays. Twice changes nothing."""
    now = at or timezone.now()
    for asking in Asking.objects.filter(person=person, schedule=schedule, ended_at=None):
        _end(asking, now)


def _end(asking: Asking, at: datetime) -> None:
    """Nothing more is asked, and what waits is put by."""
    asking.ended_at, asking.next_due_at = at, None
    asking.save(update_fields=["ended_at", "next_due_at"])
    waiting = list(CheckIn.objects.filter(asking=asking).waiting(at))
    CheckIn.objects.filter(pk__in=[each.pk for each in waiting]).update(put_by_at=at)
    for check_in in waiting:
        drop_unseen(person=asking.person, key=f"check-in:{check_in.pk}")
