"""Saying yes to a word from somebody here."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.people.models import Person
from sameboat.safety import ports
from sameboat.safety.commands.offering_plan import note_hard_week
from sameboat.safety.models import WordWanted

ONCE_IN = timedelta(hours=12)


@transaction.atomic
def want_word(*, person: Person, at: datetime | None = None) -> None:
    """Put before humans that somebody would like to be written to today. Saying yes twice is one yes."""
    if note_word_wanted(person=person, at=at):
        # What they wrote and did not send is theirs: it is not told.
        matter = ports.Matter(
            kind="crisis",
            thing="profile",
            thing_id=person.pk,
            about=person,
            snapshot=person.name,
            path=f"/people/{person.pk}/",
            because=_(
                "What they were writing sounded like danger, and they said yes to a word from somebody here today."
            ),
            by="writer",
        )
        for step in ports.needs_a_human:
            step(matter)


@transaction.atomic
def note_word_wanted(*, person: Person, at: datetime | None = None) -> bool:
    """Keep that somebody said yes. Whether it is news."""
    now = at or timezone.now()
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    known = WordWanted.objects.filter(person=person).first()
    if known and now - known.asked_at < ONCE_IN:
        return False
    WordWanted.objects.update_or_create(person=person, defaults={"asked_at": now})
    note_hard_week(person=person, at=now)
    return True
