"""The secret address of somebody's calendar: making it, making it anew, and taking it away."""

import secrets
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sameboat.people.models import Person
from sameboat.rooms.calendar import mark_of, token_of
from sameboat.rooms.models import CalendarAddress


@transaction.atomic
def make_address(*, person: Person, at: datetime | None = None) -> CalendarAddress:
    """Make an address, or another in place of the one there is: the old one leads nowhere from now on."""
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    found = CalendarAddress.objects.filter(person=person).first()
    address = found or CalendarAddress(person=person)
    address.seed, address.made_at = secrets.token_hex(20), at or timezone.now()
    address.mark = mark_of(token_of(address))
    address.save()
    return address


@transaction.atomic
def drop_address(*, person: Person) -> None:
    """Take the address away. Twice changes nothing."""
    CalendarAddress.objects.filter(person=person).delete()


@transaction.atomic
def name_meetings(*, person: Person, title: str) -> None:
    """Say what meetings are called in one's calendar; without words they have the house's neutral ones."""
    clean = " ".join(title.split())[:40]
    CalendarAddress.objects.filter(person=person).update(title=clean)
