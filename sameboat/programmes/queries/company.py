"""Who goes with somebody: their buddy, and whether two are each other's company."""

from __future__ import annotations

from django.db.models import Q

from sameboat.circles.models import Circle
from sameboat.circles.ports import Kept
from sameboat.people.models import Person
from sameboat.programmes.models import Buddies, Cohort, Place, Walk
from sameboat.safety.queries.hidden import blocked_people


def buddy_of(place: Place) -> Person | None:
    """One's buddy, while both are in and neither blocked the other."""
    pair = Buddies.objects.filter(Q(one=place) | Q(other=place), ended_at=None).select_related("one__person", "other__person").first()  # fmt: skip
    if pair is None:
        return None
    them = pair.other if pair.one_id == place.pk else pair.one
    apart = them.person_id in blocked_people(place.person) or not them.is_in
    return None if apart or them.person.is_leaving else them.person


def coach_of(place: Place) -> Person | None:
    """The coach who walks with one, while they are here."""
    walk = Walk.objects.filter(place=place, ended_at=None).select_related("coach").first()
    return None if walk is None or walk.coach.is_leaving else walk.coach


def walk_together(one: Person, other: Person) -> bool:
    """Whether one of two is the other's coach, or they are buddies: then they may ask to write without sharing a circle."""
    walks = Q(coach=one, place__person=other) | Q(coach=other, place__person=one)
    if Walk.objects.filter(walks, ended_at=None, place__left_at=None).exists():
        return True
    pair = Q(one__person=one, other__person=other) | Q(one__person=other, other__person=one)
    return Buddies.objects.filter(pair, ended_at=None).exists()


def kept_for(circle: Circle, person: Person) -> Kept | None:
    """A cohort's circle is for those in it and those who look after it; whoever went can be asked in again by a host, and comes by the programme."""
    cohort = Cohort.objects.filter(circle=circle).first()
    if cohort is None:
        return None
    place = Place.objects.filter(cohort=cohort, person=person).first()
    cares = cohort.carers.filter(person=person).exists()
    may_be_in = bool(place and place.is_in) or cares
    return Kept(may_be_in, may_be_in or place is not None, cares, cohort.get_absolute_url())
