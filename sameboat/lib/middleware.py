"""What every answer carries so that nothing stays behind on a shared screen."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

AWAY = "away"
Answer = Callable[[HttpRequest], HttpResponse]


def privacy(get_response: Answer) -> Answer:
    """Keep no page in any cache; after Leave quickly, the back button finds only the neutral page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.COOKIES.get(AWAY) and request.method == "GET":
            gone = _stay_away(request)
            if gone is not None:
                return gone
        response = get_response(request)
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
