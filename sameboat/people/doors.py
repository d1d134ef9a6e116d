"""Who may open a view. Guests are sent to sign in, whatever the address; members get 404 at staff doors."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from sameboat.people.models import Person

View = Callable[..., HttpResponseBase]


class SignedInRequest(HttpRequest):
    """A request whose `user` is a person."""

    user: Person


def signed_in(view: View) -> View:
    """For members. A guest goes to the sign-in page and comes back after."""
    return login_required(view)


def _only(view: View, may: Callable[[Person], bool]) -> View:
    @wraps(view)
    def guarded(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return login_required(guarded)


def staff_only(view: View) -> View:
    """For moderators and organisers; to anyone else the page does not exist."""
    return _only(view, lambda person: person.is_staff)


def organiser_only(view: View) -> View:
    """For organisers; to anyone else the page does not exist."""
    return _only(view, lambda person: person.is_organiser)
