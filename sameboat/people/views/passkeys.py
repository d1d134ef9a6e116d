from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.lib.pages import back_to
from sameboat.lib.refusal import Refusal
from sameboat.people import passkeys, ports
from sameboat.people.commands import passkeys as commands
from sameboat.people.devices import kind_of_device
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.people.forms import PasskeyJoinForm
from sameboat.people.limits import count_address
from sameboat.people.queries.house import the_house
from sameboat.people.queries.keys import passkey_by_credential, passkey_of, passkeys_of
from sameboat.people.views.signing import let_in, welcome_in


def _kind(request: HttpRequest) -> str:
    return kind_of_device(request.headers.get("User-Agent", ""))


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """What the browser needs for the next step; the same for everyone, whoever exists here."""
    if not passkeys.can_be_used(request):
        raise Http404
    if request.POST.get("what") == "sign in":
        return JsonResponse(passkeys.begin_signing_in(request))
    known = passkeys_of(request.user) if request.user.is_authenticated else []
    return JsonResponse(passkeys.begin_adding(request, [bytes(key.data) for key in known]))


@require_http_methods(["GET", "POST"])
@signed_in
def mine(request: SignedInRequest) -> HttpResponse:
    if request.method == "POST":
        try:
            data = passkeys.finish_adding(request, request.POST.get("key", ""))
            commands.add_passkey(person=request.user, data=data, name=_kind(request))
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Added. You can come in with it from now on."))
        return redirect("people:passkeys")
    context = {"passkeys": passkeys_of(request.user), "can_add": passkeys.can_be_used(request)}
    return render(request, "people/passkeys.html", context)


@require_POST
@signed_in
def remove(request: SignedInRequest, passkey_id: int) -> HttpResponse:
    found = passkey_of(request.user, passkey_id)
    try:
        commands.remove_passkey(person=request.user, passkey=found)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Taken away. It no longer opens the door."))
    return redirect("people:passkeys")


@require_http_methods(["GET", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    invitation = str(request.POST.get("invitation") or request.GET.get("invitation") or "")
    form = PasskeyJoinForm(request.POST or None)
    agreement = ports.agreement_to_join[0]() if ports.agreement_to_join else None
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            count_address(request, "join")
            data = passkeys.finish_adding(request, told.pop("key"))
            person = commands.come_in_by_passkey(
                house=the_house(),
                invitation=invitation,
                agrees="agree" in request.POST,
                data=data,
                kind=_kind(request),
                **told,
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
        "can_be_used": passkeys.can_be_used(request),
    }
    status = 422 if form.errors else 200
    return render(request, "people/join_passkey.html", context, status=status)


@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    answer = request.POST.get("key", "")
    try:
        tried = count_address(request, "passkey")
        key = passkey_by_credential(passkeys.key_named(answer))
        passkeys.finish_signing_in(request, answer, bytes(key.data) if key else None)
        person = commands.use_passkey(passkey=key) if key else None
        if person:
            tried.was_right()
    except Refusal as refusal:
        messages.error(request, str(refusal))
        person = None
    if person is None:
        wanted = back_to(request, "")
        return redirect(f"/sign-in/?next={wanted}" if wanted else "/sign-in/")
    let_in(request, person)
    return welcome_in(request, person)
