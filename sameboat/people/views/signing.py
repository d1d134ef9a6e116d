from typing import Any

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.lib.middleware import AWAY
from sameboat.lib.pages import back_to
from sameboat.lib.refusal import Refusal
from sameboat.people import ports
from sameboat.people.commands import signing
from sameboat.people.commands.joining import come_in
from sameboat.people.devices import know_device, name_device
from sameboat.people.forms import JoinForm, SignInForm
from sameboat.people.kept import carried, packed, unpacked
from sameboat.people.limits import count_address
from sameboat.people.models import Person
from sameboat.people.passkeys import can_be_used
from sameboat.people.queries.house import the_house
from sameboat.people.tries import count_try


def let_in(request: HttpRequest, person: Person) -> None:
    """Sign a person in on this device."""
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    request.session.set_expiry(None)
    name_device(request)
    know_device(request, person)


def welcome_in(request: HttpRequest, person: Person) -> HttpResponse:
    """Where somebody goes who just signed in: back to what they were sending, or where they wanted to go."""
    if person.is_leaving:
        return redirect("people:come_back")
    if kept := carried(request):
        context = {"kept": unpacked(kept["kept"]), "action": kept["kept_path"]}
        return render(request, "lib/form_expired.html", context)
    return redirect(back_to(request, "/today/"))


def _door(
    request: HttpRequest, form: SignInForm, kept: dict[str, Any], status: int
) -> HttpResponse:
    context = {
        "form": form,
        "next": back_to(request, ""),
        "passkeys_work": can_be_used(request),
        **kept,
    }
    response = render(request, "people/sign_in.html", context, status=status)
    response.delete_cookie(AWAY)
    return response


@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(back_to(request, "/today/"))
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            tried = count_try(request, "sign in", form.cleaned_data["name"])
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            person = signing.person_by_keys(**form.cleaned_data)
            if person:
                tried.was_right()
                let_in(request, person)
                return welcome_in(request, person)
            form.add_error(
                None, _("That name and passphrase do not fit together. Check both and try again.")
            )
    return _door(request, form, carried(request), 422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def sign_in_kept(request: HttpRequest) -> HttpResponse:
    """Where a form arrives whose session had ended (`doors.signed_in` sends it on)."""
    if request.method == "GET" or request.user.is_authenticated:
        return redirect("people:sign_in")
    return _door(request, SignInForm(), packed(request), 403)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("home:front")


@require_http_methods(["GET", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    invitation = str(request.POST.get("invitation") or request.GET.get("invitation") or "")
    form = JoinForm(request.POST or None)
    agreement = ports.agreement_to_join[0]() if ports.agreement_to_join else None
    if request.method == "POST" and form.is_valid():
        try:
            count_address(request, "join")
            person = come_in(
                house=the_house(),
                invitation=invitation,
                agrees="agree" in request.POST,
                **form.cleaned_data,
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            let_in(request, person)
            return redirect("people:codes")
    context = {
        "form": form,
        "invitation": invitation,
        "agreement": agreement,
        "passkeys_work": can_be_used(request),
    }
    return render(request, "people/join.html", context, status=422 if form.errors else 200)
