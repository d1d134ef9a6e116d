"""Reminding people of what they wanted to try: at their hour, on their clock, once for each day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import translation
from django.utils.translation import gettext as _

from sameboat.lib.wall_clock import zone_named
from sameboat.notices.commands import drop_unseen, tell
from sameboat.people.models import Person
from sameboat.skills.models import Trial
from sameboat.skills.planning import due_day, next_reminder


def remind_of_trials(at: datetime) -> int:
    """Remind whoever wanted it and whose hour has come. A step of the clock; safe to stop and repeat.

    Whoever moved to another time zone is reminded by their new clock from then on. A day whose hour the house slept
    through is caught up with while it is that day, and not after. Nobody is reminded
    of what a moderator hid, or during a pause.
    """
    wanted = Q(remind_at__lte=at) | ~Q(zone=F("person__time_zone"))
    waiting = Trial.objects.filter(wanted, is_reminded=True, ended_at=None).exclude(remind_at=None)
    here = waiting.filter(person__in=Person.objects.to_be_told(at), skill__hidden_at=None)
    return sum(_remind(pk, at) for pk in list(here.values_list("pk", flat=True)))


@transaction.atomic
def _remind(trial_id: int, at: datetime) -> int:
    held = Trial.objects.select_for_update(of=("self",), no_key=True).select_related("person")
    trial = held.filter(pk=trial_id, ended_at=None, is_reminded=True).first()
    if trial is None:
        return 0
    day = due_day(trial, at, zone_named(trial.person.time_zone))
    if day is not None:
        _tell(trial, day, at)
        trial.reminded_on = day
    set_reminder(trial, at)
    trial.save(update_fields=["reminded_on", "remind_at", "zone"])
    return int(day is not None)


def set_reminder(trial: Trial, at: datetime) -> None:
    """Work out when to remind next, by its owner's clock as it is now. Does not save."""
    trial.zone = trial.person.time_zone
    trial.remind_at = next_reminder(trial, at, zone_named(trial.zone))


def key_of(trial: Trial, day: date) -> str:
    """The key of the notice that reminds of one day."""
    return f"trial:{trial.pk}:{day.isoformat()}"


def _tell(trial: Trial, day: date, at: datetime) -> None:
    # One notice at a time: nobody finds a row of days they did not answer.
    for earlier in {trial.reminded_on, day - timedelta(days=1)} - {None}:
        drop_unseen(person=trial.person, key=key_of(trial, earlier or day))
    with translation.override(trial.person.language or None):
        words = _("It is time for something you wanted to try")
    path = f"{trial.get_absolute_url()}?day={day.isoformat()}"
    tell(person=trial.person, kind="trial", key=key_of(trial, day), words=words, path=path, at=at)
