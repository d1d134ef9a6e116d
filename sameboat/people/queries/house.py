"""The house, kept in the cache for a few seconds."""

from django.core.cache import cache

from sameboat.people.models import House

_KEY = "house"
_SECONDS = 20


def the_house() -> House:
    """The one house. Made with its defaults the first time anyone asks."""
    found: House | None = cache.get(_KEY)
    if found is None:
        found = House.objects.get_or_create(id=1)[0]
        cache.set(_KEY, found, _SECONDS)
    return found


def forget_the_house() -> None:
    """Let the next page read the house again: call it after changing it."""
    cache.delete(_KEY)
