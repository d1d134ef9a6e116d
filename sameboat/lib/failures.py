"""Pages for when something went wrong."""

from urllib.parse import urlsplit

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that came too late or from elsewhere.

    What was typed is offered back for sending again; never what another site put together, as one
    tap would then send it in the person's name.
    """
    if _is_from_elsewhere(request):
        return render(request, "lib/from_elsewhere.html", status=403)
    kept = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken" and "passphrase" not in name
    ]
    return render(
        request, "lib/form_expired.html", {"kept": kept, "action": request.path}, status=403
    )


def _is_from_elsewhere(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    sender = request.headers.get("Origin") or request.headers.get("Referer") or ""
    host = urlsplit(sender).netloc if sender != "null" else "null"
    return site not in {"same-origin", "none"} or (bool(host) and host != request.get_host())


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What a stranger, and anyone at a closed door, sees."""
    return render(request, "lib/not_found.html", status=404)


def did_not_come_through(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A form larger than the house takes, or a request that no browser makes: said plainly."""
    is_too_much = isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent)
    words = render_to_string("lib/too_much.html", {"is_too_much": is_too_much})
    return HttpResponse(words, status=413 if is_too_much else 400)


def broken(request: HttpRequest) -> HttpResponse:
    """Something of ours broke: say so plainly, without touching the database."""
    return HttpResponse(render_to_string("lib/broken.html"), status=500)
