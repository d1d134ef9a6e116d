from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sameboat.lib.trying import try_it
from sameboat.notices.models import WaitingPush
from sameboat.notices.push import commands
from sameboat.notices.push.forms import AddressForm
from sameboat.notices.push.queries import address_for, addresses_of
from sameboat.notices.push.vouching import has_key, public_key
from sameboat.people.doors import SignedInRequest, signed_in

HERE = "notices:push"


@require_GET
@signed_in
def push(request: SignedInRequest) -> HttpResponse:
    context = {
        "addresses": addresses_of(request.user),
        "key": public_key() if has_key() else "",
        "here": request.session.session_key,
    }
    return render(request, "notices/push.html", context)


@require_POST
@signed_in
def turn_on(request: SignedInRequest) -> HttpResponse:
    form = AddressForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("This browser gave no address that a push message could go to."))
        return redirect(HERE)
    here = request.session.session_key or ""
    return try_it(
        request,
        lambda: commands.turn_push_on(person=request.user, session_key=here, **form.cleaned_data),
        _("It is on. Send yourself one to see that it comes."),
        HERE,
    )


@require_POST
@signed_in
def turn_off(request: SignedInRequest, address_id: int) -> HttpResponse:
    address = address_for(request.user, address_id)
    return try_it(
        request,
        lambda: commands.turn_push_off(person=request.user, address=address),
        _("It is off."),
        HERE,
    )


@require_POST
@signed_in
def send_one(request: SignedInRequest) -> HttpResponse:
    commands.want_push(person=request.user, kind=WaitingPush.Kind.WAITING)
    messages.success(request, _("It comes within half a minute."))
    return redirect(HERE)
