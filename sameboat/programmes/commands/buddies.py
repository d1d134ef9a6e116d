"""Pairing people of a cohort as buddies: by how alike they are, and by the time of day they are up and about."""

from __future__ import annotations

from datetime import datetime
from itertools import combinations

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.notices.commands import tell
from sameboat.people.models import Person
from sameboat.programmes import ports, rules
from sameboat.programmes.commands.lines import hour_of
from sameboat.programmes.models import Buddies, Cohort, Place
from sameboat.safety.queries.hidden import blocked_people

# An hour further apart takes as much away as a twentieth of being alike.
_AN_HOUR = 0.05


@transaction.atomic
def pair_buddies(*, cohort: Cohort, at: datetime | None = None) -> int:
    """Pair everybody who is in and has no buddy yet; how many pairs were made. Whoever is left over waits for the next to come."""
    now = at or timezone.now()
    held = Cohort.objects.select_for_update(of=("self",), no_key=True).get(pk=cohort.pk)
    paired = Buddies.objects.filter(cohort=held, ended_at=None).values_list("one", "other")
    taken = {pk for pair in paired for pk in pair}
    free = Place.objects.filter(cohort=held, left_at=None, wants_no_buddy=False, person__in=Person.objects.here())  # fmt: skip
    places = [each for each in free.select_related("person", "cohort__edition").order_by("pk") if each.pk not in taken]  # fmt: skip
    wanted = [pair for pair in combinations(places, 2) if not _apart(*pair)]
    made = 0
    for one, other in sorted(wanted, key=lambda pair: (-_fit(*pair), pair[0].pk, pair[1].pk)):
        if one.pk not in taken and other.pk not in taken:
            Buddies.objects.create(cohort=held, one=one, other=other, made_at=now)
            taken |= {one.pk, other.pk}
            for place in (one, other):
                _tell(place, now)
            made += 1
    return made


def _apart(one: Place, other: Place) -> bool:
    if other.person_id in blocked_people(one.person):
        return True
    before = Q(one=one, other=other) | Q(one=other, other=one)
    return Buddies.objects.filter(before).exists()


def _fit(one: Place, other: Place) -> float:
    alike = sum(step(one.person, other.person) for step in ports.how_alike)
    apart = abs(hour_of(one).hour - hour_of(other).hour)
    return alike - _AN_HOUR * min(apart, 24 - apart)


def _tell(me: Place, at: datetime) -> None:
    # No name: a notice would keep it when its person is long gone.
    words = _("You have a buddy now")
    tell(person=me.person, kind="buddy", key=f"buddy:{me.pk}", words=words, path=me.get_absolute_url(), at=at)  # fmt: skip


@transaction.atomic
def part_buddies(*, person: Person, place: Place, at: datetime | None = None) -> None:
    """Have no buddy any more, nor another until one asks; the other is not told why, and the two are not paired again. Twice changes nothing."""
    rules.must_be_theirs(person, place)
    Place.objects.filter(pk=place.pk).update(wants_no_buddy=True)
    end_buddies(place, at or timezone.now())


@transaction.atomic
def ask_for_buddy(*, person: Person, place: Place) -> None:
    """Be paired again, with somebody else, once somebody is free. Twice changes nothing."""
    rules.must_be_theirs(person, place)
    Place.objects.filter(pk=place.pk).update(wants_no_buddy=False)


def end_buddies(place: Place, at: datetime) -> None:
    """End whatever pair somebody is in: they left, or wish it."""
    Buddies.objects.filter(Q(one=place) | Q(other=place), ended_at=None).update(ended_at=at)


def pair_where_due(at: datetime) -> int:
    """Pair people in cohorts that have buddies, from their first day on. A step of the clock, busy once in an hour."""
    if timezone.localtime(at).minute:
        return 0
    today = timezone.localdate(at)
    begun = Cohort.objects.standing().filter(Q(starts_on=None) | Q(starts_on__lte=today))
    return sum(
        pair_buddies(cohort=each, at=at)
        for each in begun.select_related("edition")
        if each.edition.course.main.told["cohort"].get("buddies")
    )
