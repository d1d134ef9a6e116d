"""Turning push on and off from a page: the same for a member's own page and for the desk's."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from sameboat.lib.trying import try_it
from sameboat.notices.push import commands
from sameboat.notices.push.forms import AddressForm
from sameboat.notices.push.queries import address_for, addresses_of
from sameboat.notices.push.vouching import has_key, public_key
from sameboat.people.doors import SignedInRequest


def devices_of(request: SignedInRequest) -> dict[str, object]:
    """What a page shows of the viewer's devices, and the key a browser needs to become one."""
    return {
        "addresses": addresses_of(request.user),
        "key": public_key() if has_key() else "",
        "here": request.session.session_key,
    }


def turned_on(request: SignedInRequest, to: str) -> HttpResponse:
    """Keep the address a browser gave, and lead to the page at `to`."""
    form = AddressForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("This browser gave no address that a push message could go to."))
        return redirect(to)
    here = request.session.session_key or ""
    return try_it(
        request,
        lambda: commands.turn_push_on(person=request.user, session_key=here, **form.cleaned_data),
        _("It is on. Send yourself one to see that it comes."),
        to,
    )


def turned_off(request: SignedInRequest, address_id: int, to: str) -> HttpResponse:
    """Forget one of the viewer's own addresses, or 404."""
    address = address_for(request.user, address_id)
    return try_it(
        request,
        lambda: commands.turn_push_off(person=request.user, address=address),
        _("It is off."),
        to,
    )
