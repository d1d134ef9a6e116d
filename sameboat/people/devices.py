"""Devices: what they are called, and whether one has been let in before.

A device that was let in keeps a mark for itself: a random value that is linked to nothing. The house keeps
only a hash of it together with the person, so two people on one device have nothing in common here.
"""

import secrets
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from sameboat.people.commands.signing import remember_device
from sameboat.people.models import KnownDevice, Person

_COOKIE, _LET_IN, _KEPT_FOR = "mark", "sameboat.mark", timedelta(days=400)


def name_device(request: HttpRequest) -> None:
    """Keep in the session what kind of device this is; written at once, so that its owner sees it."""
    request.session["kind"] = kind_of_device(request.headers.get("User-Agent", ""))
    request.session.save()


def kind_of_device(agent: str) -> str:
    """ "Phone, Firefox" from a User-Agent line. Nothing else of it is kept."""
    what = "Phone" if any(w in agent for w in ("Mobile", "Android", "iPhone")) else "Computer"
    for browser in ("Firefox", "Edg", "OPR", "SamsungBrowser", "Chrome", "Safari"):
        if browser in agent:
            return f"{what}, {browser.replace('Edg', 'Edge').replace('OPR', 'Opera')}"
    return what


def mark_of(request: HttpRequest) -> str:
    """The mark this device brought along; empty where it has none of ours."""
    return str(request.get_signed_cookie(_COOKIE, default="", max_age=_KEPT_FOR) or "")


def _hash(person_id: int, mark: str) -> str:
    told = f"{person_id}:{mark}"
    return salted_hmac("sameboat.devices", told, algorithm="sha256").hexdigest()


def is_known_device(request: HttpRequest, person: Person | None) -> bool:
    """Whether this device has been let in before as this person. Asks as much where nobody has the name."""
    mark = mark_of(request)
    if not mark:
        return False
    person_id = person.pk if person else 0
    found = KnownDevice.objects.filter(person_id=person_id, mark_hash=_hash(person_id, mark))
    return found.exists()


def know_device(request: HttpRequest, person: Person) -> None:
    """Remember that this device was let in as this person; `leave_mark` hands it its mark."""
    mark = mark_of(request) or secrets.token_urlsafe(24)
    remember_device(person=person, mark_hash=_hash(person.pk, mark))
    request.META[_LET_IN] = mark


def leave_mark(request: HttpRequest, response: HttpResponse) -> None:
    """Give a device that was just let in its mark to keep."""
    if mark := request.META.get(_LET_IN):
        response.set_signed_cookie(
            _COOKIE, mark, max_age=_KEPT_FOR, httponly=True, samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )  # fmt: skip
