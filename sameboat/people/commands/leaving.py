"""Leaving the house: thirty days to come back, then gone everywhere."""

import logging
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sameboat.people import ports
from sameboat.people.models import Person
from sameboat.people.models.person import DAYS_TO_COME_BACK

_log = logging.getLogger("sameboat.people")


@transaction.atomic
def leave_house(*, person: Person, leaves_posts: bool, at: datetime | None = None) -> None:
    """Ask to leave. Every device is signed out; nothing is erased for thirty days."""
    person.leaving_at = at or timezone.now()
    person.leaves_posts = leaves_posts
    person.save(update_fields=["leaving_at", "leaves_posts"])
    person.devices.all().delete()
    _tell(person)


@transaction.atomic
def come_back(*, person: Person) -> None:
    """Take the wish to leave back. Everything is as it was."""
    person.leaving_at = None
    person.save(update_fields=["leaving_at"])
    _tell(person)


def _tell(person: Person) -> None:
    for step in ports.after_asking_to_leave:
        step(person)


@transaction.atomic
def erase_person(*, person: Person) -> None:
    """Erase a person everywhere: each app's step in order, then their own row."""
    for step in ports.erasers:
        step(person)
    Person.objects.filter(pk=person.pk).delete()


def erase_those_who_left(at: datetime) -> int:
    """Erase everyone whose thirty days are over. Called by the clock; returns how many."""
    due = at - DAYS_TO_COME_BACK
    gone = list(Person.objects.filter(leaving_at__lte=due))
    return sum(_erased(person) for person in gone)


def _erased(person: Person) -> int:
    """One that fails is tried again at the next tick, and holds up nobody else."""
    try:
        erase_person(person=person)
    except Exception:
        _log.exception("somebody who left could not be erased")
        return 0
    return 1
