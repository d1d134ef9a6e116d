"""Who is asking, in which language and time zone."""

from collections.abc import Callable

from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.crypto import constant_time_compare

from sameboat.lib.wall_clock import zone_named
from sameboat.people.devices import leave_mark
from sameboat.people.models import Person
from sameboat.people.presence import note_visit

Answer = Callable[[HttpRequest], HttpResponse]


def _who(request: HttpRequest) -> Person | AnonymousUser:
    session = request.session
    if not session.session_key:
        return AnonymousUser()
    kept = session.get(HASH_SESSION_KEY, "")
    person: Person | None = getattr(session, "person", None)
    if person is None or not person.is_active:
        return AnonymousUser()
    if not constant_time_compare(kept, person.get_session_auth_hash()):
        session.flush()
        return AnonymousUser()
    return person


def person(get_response: Answer) -> Answer:
    """Set `request.user` from the session's own row; no second query."""

    def middleware(request: HttpRequest) -> HttpResponse:
        # At once, as the language of every page depends on it; a lazy one costs at each touch.
        request.user = _who(request)
        response = get_response(request)
        leave_mark(request, response)
        return response

    return middleware


# All that somebody who asked to leave may open: coming back, taking everything, the ways out.
_WAYS_BACK = (
    "/me/come-back/",
    "/me/take/",
    "/sign-out/",
    "/leave/",
    "/help/",
    "/by-mail/stop/",
    "/static/",
    "/sw.js",
)


# And whoever has a pause: why, saying that it was wrong, taking everything, leaving for good, what everyone agreed to, a way to sign in
# that is one's own, and the ways out.
_WHILE_PAUSED = (
    *_WAYS_BACK, "/me/paused/", "/me/plan/", "/care/", "/visits/", "/choices/", "/me/leave/", "/agreement/", "/me/look/", "/me/devices/", "/me/codes/",
    "/decisions/", "/skills/record/",
)  # fmt: skip
_SHARING = "/me/plan/readers/"


def _is_open_while_paused(path: str) -> bool:
    # Sharing one's plan tells somebody something, and that is what the pause is from.
    return path.startswith(_WHILE_PAUSED) and not path.startswith(_SHARING)


def language_and_time(get_response: Answer) -> Answer:
    """Speak the person's language, tell their own time, and note the day they were here."""

    def middleware(request: HttpRequest) -> HttpResponse:
        viewer = request.user
        if isinstance(viewer, AnonymousUser) or not viewer.is_authenticated:
            language = translation.get_language_from_request(request)
            zone = "UTC"
        else:
            language = viewer.language or translation.get_language_from_request(request)
            zone = viewer.time_zone
            if viewer.is_leaving and not request.path.startswith(_WAYS_BACK):
                return redirect("people:come_back")
            if viewer.is_paused and not _is_open_while_paused(request.path):
                return redirect("people:paused")
            note_visit(viewer)
        with translation.override(language), timezone.override(zone_named(zone)):
            request.LANGUAGE_CODE = language
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware
