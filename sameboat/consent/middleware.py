"""Asking again when the agreement changed."""

from collections.abc import Callable
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sameboat.consent.queries import current_version, has_agreed

Answer = Callable[[HttpRequest], HttpResponse]
AGREED = "agreed"
_OPEN = (
    "/help/",
    "/leave/",
    "/static/",
    "/sw.js",
    "/agreement/",
    "/me/",
    "/notices/stop/",
    "/by-mail/stop/",
    "/sign-",
    "/welcome/",
)


def agreed(get_response: Answer) -> Answer:
    """Send whoever has not agreed to the newest version to read it.

    Only pages that are opened, never a form that is sent: what somebody was writing still arrives.
    Remembered in the session, so that it costs no query. What is theirs (`/me/`: taking everything,
    leaving) and the ways out stay open to those who do not agree.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method == "GET" and not request.path.startswith(_OPEN) and _must_ask(request):
            return redirect(f"{reverse('consent:read')}?next={quote(request.path)}")
        return get_response(request)

    return middleware


def _must_ask(request: HttpRequest) -> bool:
    if not request.user.is_authenticated:
        return False
    version = current_version()
    if not version or request.session.get(AGREED) == version:
        return False
    if not has_agreed(request.user, version):
        return True
    request.session[AGREED] = version
    return False
