from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sameboat.lib.refusal import Refusal
from sameboat.people.commands import email as email_commands
from sameboat.people.commands import signing
from sameboat.people.devices import know_device
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.people.forms import ChangePassphraseForm, EmailForm
from sameboat.people.models import Person
from sameboat.people.queries.keys import devices_of


@require_http_methods(["GET", "POST"])
@signed_in
def codes(request: SignedInRequest) -> HttpResponse:
    made = signing.make_recovery_codes(person=request.user) if request.method == "POST" else []
    context = {"codes": made, "joining": request.user.onboarded_at is None}
    return render(request, "people/codes.html", context)


@require_http_methods(["GET", "POST"])
@signed_in
def passphrase(request: SignedInRequest) -> HttpResponse:
    has_one = request.user.has_usable_password()
    form = ChangePassphraseForm(request.POST or None, has_one=has_one)
    if request.method == "POST" and form.is_valid():
        if not has_one or request.user.check_password(form.cleaned_data["old_passphrase"]):
            signing.set_passphrase(person=request.user, passphrase=form.cleaned_data["passphrase"])
            request.session.create()
            update_session_auth_hash(request, request.user)
            know_device(request, request.user)
            messages.success(
                request, _("Your new passphrase works. Other devices were signed out.")
            )
            return redirect("people:me")
        form.add_error("old_passphrase", _("That is not the one you use now."))
    return render(
        request, "people/passphrase.html", {"form": form}, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "POST"])
@signed_in
def devices(request: SignedInRequest) -> HttpResponse:
    if request.method == "POST":
        signing.sign_out_everywhere(person=request.user, but=request.session.session_key)
        know_device(request, request.user)
        messages.success(request, _("Every other device is signed out."))
        return redirect("people:devices")
    found = devices_of(request.user, here=request.session.session_key)
    return render(request, "people/devices.html", {"devices": found})


@require_http_methods(["GET", "POST"])
@signed_in
def email(request: SignedInRequest) -> HttpResponse:
    form = EmailForm(request.POST or None, initial={"email": request.user.email})
    if request.method == "POST" and form.is_valid():
        given, before = form.cleaned_data["email"], request.user.email
        try:
            email_commands.change_email(person=request.user, email=given)
        except Refusal as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(request, _what_came_of_it(request.user, before))
            return redirect("people:email" if request.user.waiting_email else "people:me")
    return render(request, "people/email.html", {"form": form}, status=422 if form.errors else 200)


def _what_came_of_it(person: Person, before: str) -> str:
    if person.waiting_email:
        return _(
            "We sent a letter to that address. Open the link in it and press the button there."
        )
    if person.email:
        return _("Your address is the one you confirmed.")
    if before:
        return _("Your address is taken out. Keep your recovery codes safe.")
    return _("No address is kept. Keep your recovery codes safe.")


@require_http_methods(["GET", "POST"])
@signed_in
def confirm_email(request: SignedInRequest, token: str) -> HttpResponse:
    """Opening the link only asks: programs that look through mail open every link, too."""
    if request.method == "POST" and email_commands.confirm_email(person=request.user, token=token):
        messages.success(request, _("Thank you: that address is yours."))
        return redirect("home:front")
    address = email_commands.address_to_confirm(request.user, token)
    if request.method == "GET" and address:
        return render(request, "people/confirm_email.html", {"address": address})
    if email_commands.is_for_somebody_else(request.user, token):
        messages.error(request, _for_another_name())
    else:
        messages.error(request, _("That link is too old or was used. You can ask for a new one."))
    return redirect("people:email")


def _for_another_name() -> str:
    return _(
        "That link was asked for under another name. If that name is yours, sign in with it first. If not, do nothing."
    )
