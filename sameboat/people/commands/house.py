"""What an organiser decides about the house."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from sameboat.people.models import House
from sameboat.people.queries.house import forget_the_house


@transaction.atomic
def save_house(*, changes: dict[str, Any]) -> House:
    """Keep what an organiser says of the house."""
    house = House.objects.get_or_create(id=1)[0]
    for field, value in changes.items():
        setattr(house, field, value)
    house.save(update_fields=list(changes))
    transaction.on_commit(forget_the_house)
    return house


@transaction.atomic
def open_house(*, at: datetime | None = None) -> House:
    """The house is set up. Opening it twice changes nothing."""
    house = House.objects.get_or_create(id=1)[0]
    if house.opened_at is None:
        house.opened_at = at or timezone.now()
        house.save(update_fields=["opened_at"])
        transaction.on_commit(forget_the_house)
    return house
