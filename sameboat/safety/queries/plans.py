"""Safety plans: one's own, and those somebody shares with the viewer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from sameboat.people.models import Person
from sameboat.safety.models import PlanOffer, PlanReader, SafetyPlan
from sameboat.safety.plan_box import CannotOpen, open_words
from sameboat.safety.plan_steps import as_rows
from sameboat.safety.queries.hidden import blocked_people, is_blocked


@dataclass(frozen=True)
class Plan:
    """A plan as it is read. `is_lost` says that it is there and the key is not."""

    person: Person
    steps: list[dict[str, Any]]
    changed_at: datetime | None
    is_lost: bool

    @property
    def is_begun(self) -> bool:
        """Whether anything is written in it."""
        return self.is_lost or any(row["words"] for row in self.steps)

    def words_at(self, key: str) -> str:
        """What stands at one step."""
        return next((row["words"] for row in self.steps if row["step"].key == key), "")


def plan_of(person: Person) -> Plan:
    """Somebody's own plan, empty where they have none."""
    kept = SafetyPlan.objects.filter(person=person).first()
    try:
        words = open_words(kept.sealed) if kept else {}
    except CannotOpen:
        return Plan(person, as_rows({}), None, True)
    return Plan(person, as_rows(words), kept.changed_at if kept else None, False)


def shared_plan_for(viewer: Person, person_id: int) -> Plan:
    """The plan of somebody who shares it with the viewer, or 404."""
    shared = PlanReader.objects.filter(person=viewer, plan__person=person_id)
    reader = get_object_or_404(shared.select_related("plan__person"))
    person = reader.plan.person
    if not person.is_active or person.is_leaving or is_blocked(viewer, person):
        raise Http404
    return plan_of(person)


def readers_of(person: Person) -> list[PlanReader]:
    """Who may read somebody's plan, by name."""
    found = PlanReader.objects.filter(plan__person=person, person__leaving_at=None)
    return list(found.select_related("person").order_by("person__name"))


def plans_shared_with(viewer: Person) -> list[Person]:
    """Whose plans the viewer may read, by name."""
    here = Person.objects.here().filter(safety_plan__readers__person=viewer)
    return list(here.exclude(pk__in=set(blocked_people(viewer))).order_by("name"))


# An offer comes when the worst may be over, and goes by itself.
COMES_AFTER, GOES_AFTER = timedelta(days=2), timedelta(days=16)


def is_plan_offered(person: Person, at: datetime | None = None) -> bool:
    """Whether Today asks whether they would like to look at their plan."""
    now = at or timezone.now()
    due = PlanOffer.objects.filter(
        person=person,
        is_off=False,
        hard_since__gt=now - GOES_AFTER,
        hard_since__lte=now - COMES_AFTER,
    )
    return due.exclude(rests_until__gt=now).exists()


def wants_no_offers(person: Person) -> bool:
    """Whether they said that they do not want to be asked again."""
    return PlanOffer.objects.filter(person=person, is_off=True).exists()


def can_open_plans() -> bool:
    """Whether the key opens every plan that is there. For `doctor`."""
    try:
        for sealed in SafetyPlan.objects.values_list("sealed", flat=True).iterator():
            open_words(sealed)
    except CannotOpen:
        return False
    return True
