"""Pages for when something went wrong."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that came too late or from elsewhere; what was typed is offered back for sending again."""
    kept = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in {"csrfmiddlewaretoken"} and "passphrase" not in name
    ]
    return render(request, "lib/form_expired.html", {"kept": kept}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What a stranger, and anyone at a closed door, sees."""
    return render(request, "lib/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Something of ours broke: say so plainly, without touching the database."""
    return render(request, "lib/broken.html", status=500)
