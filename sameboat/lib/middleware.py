"""What every request goes through: nothing stays behind on a shared screen, nothing is asked twice."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.shortcuts import redirect
from django.urls import reverse

from sameboat.lib.once import asking_once

AWAY = "away"
Answer = Callable[[HttpRequest], HttpResponse]


def privacy(get_response: Answer) -> Answer:
    """Keep no page in any cache; after Leave quickly, the back button finds only the neutral page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = _stay_away(request) or get_response(request)
        if "Cache-Control" not in response:
            response["Cache-Control"] = "no-store, private"
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Permissions-Policy"] = (
            "geolocation=(), camera=(), microphone=(), interest-cohort=()"
        )
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        return response

    return middleware


def _stay_away(request: HttpRequest) -> HttpResponse | None:
    if request.method != "GET" or not request.COOKIES.get(AWAY):
        return None
    open_doors = (
        reverse("home:front"),
        "/help/",
        "/sw.js",
        "/static/",
        "/leave/",
        "/back/",
        "/sign-in/",
    )
    if request.path == open_doors[0] or request.path.startswith(open_doors[1:]):
        return None
    return redirect("home:leave_quickly")


def without_null_bytes(get_response: Answer) -> Answer:
    """Take null bytes out of what a form brings: nobody types them, and PostgreSQL keeps none."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method == "POST":
            _drop_null_bytes(request)
        return get_response(request)

    return middleware


def _drop_null_bytes(request: HttpRequest) -> None:
    try:
        came = list(request.POST.lists())
    except UnreadablePostError:
        return  # The line broke while it came; the form token's check answers that.
    if not any("\x00" in each for name, values in came for each in (name, *values)):
        return
    kept = request.POST.copy()
    kept.clear()
    for name, values in came:
        kept.setlist(name.replace("\x00", ""), [each.replace("\x00", "") for each in values])
    request.POST = kept  # type: ignore[assignment]


def ask_once(get_response: Answer) -> Answer:
    """Keep for one request what `lib.once` is asked for; the next request asks anew."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with asking_once():
            return get_response(request)

    return middleware
