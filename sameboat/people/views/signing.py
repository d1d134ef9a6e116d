from django.contrib import messages
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
from sameboat.people.devices import name_device
from sameboat.people.forms import JoinForm, RecoverForm, SignInForm
from sameboat.people.limits import count_at_the_door
from sameboat.people.models import Person
from sameboat.people.queries.house import the_house


def _let_in(request: HttpRequest, person: Person) -> None:
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    name_device(request)


@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(back_to(request, "/today/"))
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            count_at_the_door(request, "sign in", form.cleaned_data["name"])
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            person = signing.person_by_keys(**form.cleaned_data)
            if person:
                _let_in(request, person)
                return redirect(
                    "people:come_back" if person.is_leaving else back_to(request, "/today/")
                )
            form.add_error(
                None, _("That name and passphrase do not fit together. Check both and try again.")
            )
    response = render(
        request,
        "people/sign_in.html",
        {"form": form, "next": back_to(request, "")},
        status=422 if form.errors else 200,
    )
    response.delete_cookie(AWAY)
    return response


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
            count_at_the_door(request, "join", "anyone" + request.META.get("REMOTE_ADDR", ""))
            person = come_in(
                house=the_house(),
                invitation=invitation,
                agrees="agree" in request.POST,
                **form.cleaned_data,
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            _let_in(request, person)
            return redirect("people:codes")
    context = {"form": form, "invitation": invitation, "agreement": agreement}
    return render(request, "people/join.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def recover(request: HttpRequest) -> HttpResponse:
    form = RecoverForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            count_at_the_door(request, "recover", form.cleaned_data["name"])
            person = signing.recover_with_code(**form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            _let_in(request, person)
            messages.success(request, _("You have a new passphrase. That code is used up."))
            return redirect("home:today")
    return render(
        request, "people/recover.html", {"form": form}, status=422 if form.errors else 200
    )
