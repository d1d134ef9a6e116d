from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.lib.post import mail_is_set_up
from sameboat.lib.refusal import Refusal
from sameboat.people.commands import signing
from sameboat.people.commands.email import person_on_way_back, recover_by_email, send_way_back
from sameboat.people.forms import EmailForm, RecoverForm, WayBackForm
from sameboat.people.limits import count_address
from sameboat.people.tries import count_try
from sameboat.people.views.signing import let_in


def _show(request: HttpRequest, form: RecoverForm, email_form: EmailForm) -> HttpResponse:
    context = {"form": form, "email_form": email_form if mail_is_set_up() else None}
    status = 422 if form.errors or email_form.errors else 200
    return render(request, "people/recover.html", context, status=status)


@require_http_methods(["GET", "POST"])
def recover(request: HttpRequest) -> HttpResponse:
    form = RecoverForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            tried = count_try(request, "recover", form.cleaned_data["name"])
            person = signing.recover_with_code(**form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            tried.was_right()
            let_in(request, person)
            messages.success(request, _("You have a new passphrase. That code is used up."))
            return redirect("home:today")
    return _show(request, form, EmailForm())


@require_POST
def recover_by_mail(request: HttpRequest) -> HttpResponse:
    form = EmailForm(request.POST)
    if form.is_valid():
        try:
            count_address(request, "way back")
            send_way_back(email=form.cleaned_data["email"])
        except Refusal as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(
                request, _("If somebody here has that address, a letter with a link is on its way.")
            )
            return redirect("people:recover")
    return _show(request, RecoverForm(), form)


@require_http_methods(["GET", "POST"])
def way_back(request: HttpRequest, token: str) -> HttpResponse:
    form = WayBackForm(request.POST or None)
    if person_on_way_back(token) is None:
        messages.error(request, _("That link is too old or was used. You can ask for a new one."))
        return redirect("people:recover")
    if request.method == "POST" and form.is_valid():
        person = recover_by_email(token=token, passphrase=form.cleaned_data["passphrase"])
        let_in(request, person)
        messages.success(request, _("You have a new passphrase."))
        return redirect("home:today")
    status = 422 if form.errors else 200
    return render(request, "people/way_back.html", {"form": form}, status=status)
