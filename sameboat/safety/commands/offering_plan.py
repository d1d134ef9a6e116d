"""After a hard week a plan is offered once more, some days later, and never where it was put off."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from sameboat.people.models import Person
from sameboat.safety.models import PlanOffer

# Put off, it does not come back for so long, however hard the weeks are.
RESTS = timedelta(days=30)


@transaction.atomic
def note_hard_week(*, person: Person, at: datetime | None = None) -> None:
    """Somebody said that it is hard, or yes to a word from somebody here. Whoever wants no offers gets none."""
    now = at or timezone.now()
    PlanOffer.objects.update_or_create(person=person, defaults={"hard_since": now})


@transaction.atomic
def put_plan_off(*, person: Person, for_ever: bool = False, at: datetime | None = None) -> None:
    """Not now, or never again."""
    rests = {"hard_since": None, "rests_until": (at or timezone.now()) + RESTS}
    PlanOffer.objects.update_or_create(person=person, defaults={**rests, "is_off": for_ever})


@transaction.atomic
def take_plan_up(*, person: Person) -> None:
    """They look at their plan: the offer has done what it is for."""
    PlanOffer.objects.filter(person=person).update(hard_since=None)


@transaction.atomic
def offer_plans_again(*, person: Person) -> None:
    """Somebody who wanted no offers wants them again."""
    PlanOffer.objects.filter(person=person).update(is_off=False, rests_until=None)
