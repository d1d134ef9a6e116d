from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.rooms.calendar import token_of
from sameboat.rooms.commands import addresses
from sameboat.rooms.forms import TitleForm
from sameboat.rooms.queries.calendar import address_of, calendar_at


@require_http_methods(["GET", "POST"])
@signed_in
def own(request: SignedInRequest) -> HttpResponse:
    if request.method == "POST":
        _do(request)
        return redirect("rooms:calendar")
    found = address_of(request.user)
    where = reverse("rooms:feed", args=[token_of(found)]) if found else ""
    form = TitleForm(initial={"title": found.title or _("A meeting")} if found else None)
    context = {"address": found, "where": settings.SITE_URL + where, "form": form}
    return render(request, "rooms/calendar.html", context)


def _do(request: SignedInRequest) -> None:
    form = TitleForm(request.POST)
    if "drop" in request.POST:
        addresses.drop_address(person=request.user)
        messages.success(request, _("The address is gone. Calendars that had it get nothing more."))
    elif "make" in request.POST:
        addresses.make_address(person=request.user)
        messages.success(request, _("Here is your address. An old one leads nowhere now."))
    elif "title" in request.POST and form.is_valid():
        addresses.name_meetings(person=request.user, title=form.cleaned_data["title"])
        messages.success(request, _("Saved."))


@require_safe
def feed(_request: HttpRequest, token: str) -> HttpResponse:
    """A calendar asks without signing in: the address is the key."""
    return HttpResponse(calendar_at(token), content_type="text/calendar; charset=utf-8")
