"""The fact shelf, for the desk."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.shortcuts import get_object_or_404

from sameboat.safety.models import Fact

GOOD_FOR = timedelta(days=365)


@dataclass(frozen=True)
class Shelved:
    """One fact on the shelf, until when its review holds, and whether it is due."""

    fact: Fact
    until: date | None
    is_due: bool


def shelf(today: date) -> list[Shelved]:
    """Every fact, those due for a review first."""
    found = []
    for fact in Fact.objects.all():
        until = fact.reviewed_on + GOOD_FOR if fact.reviewed_on else None
        found.append(Shelved(fact, until, until is None or until < today))
    return sorted(found, key=lambda each: not each.is_due)


def fact_at_desk(fact_id: int) -> Fact:
    """One fact, or 404."""
    return get_object_or_404(Fact, pk=fact_id)


def facts_due(today: date) -> int:
    """How many facts nobody reviewed within a year."""
    old = Q(reviewed_on=None) | Q(reviewed_on__lt=today - GOOD_FOR)
    return Fact.objects.filter(old).count()
