"""How the desk is kept: who is on call, and notes to oneself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.shortcuts import get_object_or_404

from sameboat.moderation.models import Debrief, Duty
from sameboat.people.models import Person
from sameboat.safety.plan_box import CannotOpen, open_words


@dataclass(frozen=True)
class Note:
    """A note to oneself. `is_lost` says that it is there and the key is not."""

    id: int
    at: datetime
    words: str
    is_lost: bool = False


def debriefs_of(person: Person) -> list[Note]:
    """Somebody's own notes, the latest first."""
    return [_opened(kept) for kept in Debrief.objects.filter(person=person)]


def _opened(kept: Debrief) -> Note:
    try:
        return Note(kept.pk, kept.at, open_words(kept.sealed)["words"])
    except CannotOpen:
        return Note(kept.pk, kept.at, "", is_lost=True)


def rota() -> list[Duty]:
    """Every duty of the week, in order."""
    return list(Duty.objects.filter(person__in=Person.objects.here()).select_related("person"))


def duty_for(viewer: Person, duty_id: int) -> Duty:
    """One duty: any for an organiser, one's own for a moderator, or 404."""
    found = Duty.objects.all() if viewer.is_organiser else Duty.objects.filter(person=viewer)
    return get_object_or_404(found, pk=duty_id)
