"""Who may open a view. Guests are sent to sign in, whatever the address; members get 404 at staff doors."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from sameboat.people.models import Person

View = Callable[..., HttpResponseBase]


class SignedInRequest(HttpRequest):
    """A request whose `user` is a person."""

    user: Person


def signed_in(view: View) -> View:
    """For members. A guest goes to the sign-in page and comes back after.

    Where a session ended while somebody was writing, their form goes along: 307 sends it on as it is.
    """
    guarded = login_required(view)

    @wraps(view)
    def at_the_door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and not request.user.is_authenticated:
            return _carry_to_sign_in(request)
        return guarded(request, *args, **kwargs)

    return at_the_door


def _carry_to_sign_in(request: HttpRequest) -> HttpResponse:
    address = f"{reverse('people:sign_in_kept')}?{urlencode({'next': request.path})}"
    return HttpResponse(status=307, headers={"Location": address})


def _only(view: View, may: Callable[[Person], bool]) -> View:
    @wraps(view)
    def guarded(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return signed_in(guarded)


def staff_only(view: View) -> View:
    """For moderators and organisers; to anyone else the page does not exist."""
    return _only(view, lambda person: person.is_staff)


def organiser_only(view: View) -> View:
    """For organisers; to anyone else the page does not exist."""
    return _only(view, lambda person: person.is_organiser)
