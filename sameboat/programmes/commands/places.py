"""Coming into a cohort, leaving it, and coming back."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from sameboat.circles.commands.places import give_place, leave_circle
from sameboat.lib.refusal import allowed
from sameboat.lib.wall_clock import day_there, zone_named
from sameboat.people.models import Person
from sameboat.programmes import rules
from sameboat.programmes.commands.buddies import end_buddies
from sameboat.programmes.commands.coaching import give_coach
from sameboat.programmes.commands.lines import set_next_line
from sameboat.programmes.models import Cohort, Place, Walk
from sameboat.programmes.way.lines import channels_of


@transaction.atomic
def join_cohort(*, person: Person, cohort: Cohort, at: datetime | None = None) -> Place:
    """Give somebody a place, and one in the circle. Joining twice changes nothing.

    Who comes back finds everything as it was, and their day goes on as if they had never been away.
    """
    now = at or timezone.now()
    cohort = Cohort.objects.select_for_update(of=("self",), no_key=True).get(pk=cohort.pk)
    today = day_there(now, zone_named(person.time_zone))
    place = Place.objects.filter(cohort=cohort, person=person).first()
    if place and place.is_in:
        if cohort.circle and not cohort.circle.memberships.filter(person=person).exists():
            rules.may_be_in_its_circle(person, cohort)
            give_place(person, cohort.circle, at=now)
        return place
    if place is None:
        rules.may_take_part(person, cohort, today)
        began_on = cohort.begins_for(today)
        place = Place(
            cohort=cohort, person=person, began_on=began_on, joined_at=now,
            ways=channels_of(cohort.edition.course)[:1],
        )  # fmt: skip
    else:
        rules.may_come_back(place)
        place.left_at, place.left_because = None, ""
    # What came up before today was for those who were here.
    place.settled_on = max(today, place.began_on) - timedelta(days=1)
    set_next_line(place, now)
    place.save()
    # Whom a host asked to go has the steps again, and the circle once a host says so.
    if cohort.circle and allowed(rules.may_be_in_its_circle, person, cohort):
        give_place(person, cohort.circle, at=now)
    give_coach(place, now)
    return place


@transaction.atomic
def leave_cohort(
    *, person: Person, place: Place, because: str = "", at: datetime | None = None
) -> None:
    """Give one's place up, with a word for the organiser if one likes. What one wrote stays one's own. Twice changes nothing."""
    place = Place.objects.select_for_update(of=("self",), no_key=True).get(
        pk=place.pk, person=person
    )
    words = because.strip()[:600]
    if not place.is_in:
        # Pressed twice, with a word that was not said the first time.
        Place.objects.filter(pk=place.pk, left_because="").update(left_because=words)
        return
    place.left_at, place.next_line_at = at or timezone.now(), None
    place.left_because = words
    place.save(update_fields=["left_at", "next_line_at", "left_because"])
    Walk.objects.filter(place=place, ended_at=None).update(ended_at=place.left_at)
    end_buddies(place, place.left_at)
    if place.cohort.circle:
        leave_circle(person=person, circle=place.cohort.circle)
