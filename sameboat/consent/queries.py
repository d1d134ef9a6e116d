"""What the agreement says now, and whether somebody agreed to it."""

from django.core.cache import cache

from sameboat.consent.models import Acceptance, Agreement
from sameboat.people.models import Person

_KEY, _SECONDS = "agreement", 20


def current_agreement() -> Agreement | None:
    """The newest version, or None before the organiser published one."""
    return Agreement.objects.order_by("-version").first()


def current_version() -> int:
    """The newest version's number, 0 for none; kept in the cache, so that pages ask no query for it."""
    known: int | None = cache.get(_KEY)
    if known is None:
        newest = current_agreement()
        known = newest.version if newest else 0
        cache.set(_KEY, known, _SECONDS)
    return known


def forget_version() -> None:
    """Let the next page look again: call it after publishing."""
    cache.delete(_KEY)


def has_agreed(person: Person, version: int) -> bool:
    """Whether a person agreed to this version."""
    return Acceptance.objects.filter(person=person, agreement__version=version).exists()


def versions() -> list[Agreement]:
    """Every version, newest first, for the desk."""
    return list(Agreement.objects.order_by("-version"))
