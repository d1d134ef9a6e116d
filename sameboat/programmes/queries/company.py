"""Who goes with somebody: their buddy, and whether two are each other's company."""

from __future__ import annotations

from django.db.models import Q

from sameboat.people.models import Person
from sameboat.programmes.models import Buddies, Place, Walk
from sameboat.safety.queries.hidden import blocked_people


def buddy_of(place: Place) -> Person | None:
    """One's buddy, while both are in and neither blocked the other."""
    pair = Buddies.objects.filter(Q(one=place) | Q(other=place), ended_at=None).select_related("one__person", "other__person").first()  # fmt: skip
    if pair is None:
        return None
    them = pair.other if pair.one_id == place.pk else pair.one
    apart = them.person_id in blocked_people(place.person) or not them.is_in
    return None if apart or them.person.is_leaving else them.person


def walk_together(one: Person, other: Person) -> bool:
    """Whether one of two is the other's coach, or they are buddies: then they may ask to write without sharing a circle."""
    walks = Q(coach=one, place__person=other) | Q(coach=other, place__person=one)
    if Walk.objects.filter(walks, ended_at=None, place__left_at=None).exists():
        return True
    pair = Q(one__person=one, other__person=other) | Q(one__person=other, other__person=one)
    return Buddies.objects.filter(pair, ended_at=None).exists()
