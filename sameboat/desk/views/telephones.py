from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.desk.telephone_forms import CalledByForm
from sameboat.lib.trying import try_it
from sameboat.notices.commands import save_wishes
from sameboat.notices.models import WaitingPush
from sameboat.notices.push import commands
from sameboat.notices.push.forms import AddressForm
from sameboat.notices.push.queries import address_for, addresses_of
from sameboat.notices.push.vouching import has_key, public_key
from sameboat.notices.queries import wishes_of
from sameboat.people.doors import SignedInRequest, staff_only

PATH = "/desk/on-call/telephones/"


@require_http_methods(["GET", "POST"])
@staff_only
def telephones(request: SignedInRequest) -> HttpResponse:
    form = CalledByForm(
        request.POST or None, initial={"called_by": wishes_of(request.user).called_by}
    )
    if request.method == "POST" and form.is_valid():
        save_wishes(person=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect(PATH)
    context = {
        "form": form,
        "addresses": addresses_of(request.user),
        "key": public_key() if has_key() else "",
        "here": request.session.session_key,
    }
    return render(request, "desk/telephones.html", context, status=422 if form.errors else 200)


@require_POST
@staff_only
def turn_on(request: SignedInRequest) -> HttpResponse:
    form = AddressForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("This browser gave no address that a push message could go to."))
        return redirect(PATH)
    here = request.session.session_key or ""
    return try_it(
        request,
        lambda: commands.turn_push_on(person=request.user, session_key=here, **form.cleaned_data),
        _("It is on. Send yourself one to see that it comes."),
        PATH,
    )


@require_POST
@staff_only
def turn_off(request: SignedInRequest, address_id: int) -> HttpResponse:
    address = address_for(request.user, address_id)
    return try_it(
        request,
        lambda: commands.turn_push_off(person=request.user, address=address),
        _("It is off."),
        PATH,
    )


@require_POST
@staff_only
def send_one(request: SignedInRequest) -> HttpResponse:
    commands.want_push(person=request.user, kind=WaitingPush.Kind.TRY)
    messages.success(
        request, _("It comes within half a minute. If it does not, letters still reach you.")
    )
    return redirect(PATH)
