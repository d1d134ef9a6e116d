"""The address that stops somebody's lines with one press, without signing in."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.urls import reverse

from sameboat.lib.sealed import seal, unseal
from sameboat.programmes.models import Place

# Whoever finds an old letter can still stop them.
_STOP, _ALWAYS = "stop lines", timedelta(days=365 * 50)


def stop_address(place: Place) -> str:
    """The whole address. Whoever reads it learns nothing from it."""
    return settings.SITE_URL + reverse("programmes:stop_lines", args=[seal(place.pk, _STOP)])


def place_of(token: str) -> Place | None:
    """Whose lines an address stops; None where it was changed."""
    pk = unseal(token, _STOP, _ALWAYS)
    return Place.objects.select_related("person").filter(pk=pk).first() if isinstance(pk, int) else None  # fmt: skip
