"""Taking readings away again: a kind, or some days of it."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from sameboat.measures.models import Reading
from sameboat.people.models import Person


@transaction.atomic
def remove_kind(*, person: Person, kind: str) -> int:
    """Remove every reading of a kind, from every device. How many there were."""
    gone, _each = Reading.objects.filter(person=person, kind=kind).delete()
    return gone


@transaction.atomic
def remove_days(*, person: Person, kind: str, days: Iterable[date]) -> int:
    """Remove what every device said of some days. On how many of them there was anything."""
    chosen = Reading.objects.filter(person=person, kind=kind, day__in=list(days))
    count = chosen.values("day").distinct().count()
    chosen.delete()
    return count
