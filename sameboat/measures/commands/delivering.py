"""Asking people when it is time: each check-in once, none left out, whatever the clocks and the worker did."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F, Q
from django.utils import translation
from django.utils.translation import gettext as _

from sameboat.lib.wall_clock import zone_named
from sameboat.measures.models import Asking, CheckIn, Schedule
from sameboat.measures.occasions import Occasion, Plan, from_day_on
from sameboat.notices.commands import tell
from sameboat.notices.push.commands import nudge
from sameboat.people.models import Person

_AT_A_TIME = 500


def plan_of(asking: Asking) -> Plan:
    """What a person said yes to, as a plan."""
    schedule: Schedule = asking.schedule
    return Plan(
        rhythm=schedule.rhythm,
        began_on=asking.began_on,
        days=tuple(schedule.days),
        burst_days=schedule.burst_days,
        times_a_day=schedule.times_a_day,
        open_hours=schedule.open_hours,
        hour=asking.hour,
        wakes_at=asking.wakes_at,
        sleeps_at=asking.sleeps_at,
    )


def deliver_check_ins(at: datetime) -> int:
    """Ask everybody who is to be asked by now. A step of the clock."""
    due = (
        Asking.objects.filter(ended_at=None, schedule__closed_at=None)
        .filter(Q(next_due_at__lte=at) | ~Q(zone=F("person__time_zone")))
        .filter(person__in=Person.objects.to_be_told(at))
        .order_by("next_due_at", "pk")
    )
    return sum(_deliver(pk, at) for pk in due.values_list("pk", flat=True)[:_AT_A_TIME])


@transaction.atomic
def _deliver(asking_id: int, at: datetime) -> int:
    found = Asking.objects.select_for_update(no_key=True).filter(pk=asking_id, ended_at=None)
    asking = found.first()
    return settle(asking, at) if asking else 0


def settle(asking: Asking, at: datetime) -> int:
    """Make every check-in that is due by now, and note when the next is. In the caller's transaction, which holds the asking.

    One that was over before anybody could be told is made all the same: it was left out, and is counted as such.
    """
    zone, made = zone_named(asking.person.time_zone), 0
    settled, next_due = asking.settled_on, None
    for day, every in from_day_on(asking.settled_on, plan_of(asking), zone):
        occasions = [each for each in every if each.closes_at > asking.said_at]
        waiting = [each for each in occasions if each.due_at > at]
        made += sum(_ask(asking, each, at) for each in occasions if each.due_at <= at)
        if waiting:
            next_due = waiting[0].due_at
            break
        settled = day
    asking.settled_on, asking.next_due_at = settled, next_due
    asking.zone = asking.person.time_zone
    if next_due is None:
        # All of a list was asked: it is over, and can be said yes to anew.
        asking.ended_at = at
    asking.save(update_fields=["settled_on", "next_due_at", "zone", "ended_at"])
    return made


def _ask(asking: Asking, occasion: Occasion, at: datetime) -> int:
    check_in, is_new = CheckIn.objects.get_or_create(
        asking=asking,
        occasion=occasion.name,
        defaults={
            "person": asking.person,
            "instrument": asking.schedule.instrument,
            "due_at": occasion.due_at,
            "late_from": occasion.late_from,
            "closes_at": occasion.closes_at,
        },
    )
    if is_new and at < occasion.closes_at:
        person = asking.person
        with translation.override(person.language or None):
            words = _("A few questions, if you like: %(title)s") % {"title": asking.schedule.title}
        tell(
            person=person, kind="check_in", key=f"check-in:{check_in.pk}", words=words, path=f"/check-ins/{check_in.pk}/", at=at
        )  # fmt: skip
        nudge(person=person, at=at, good_for=occasion.closes_at - at)
    return int(is_new)
