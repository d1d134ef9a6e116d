from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.lib.refusal import Refusal
from sameboat.notices.queries import text_number_of
from sameboat.notices.texts import commands
from sameboat.notices.texts.carriers import the_carrier
from sameboat.notices.texts.forms import CodeForm, NumberForm
from sameboat.people.doors import SignedInRequest, signed_in


def _page(request: SignedInRequest, number: NumberForm, code: CodeForm) -> HttpResponse:
    context = {
        "held": text_number_of(request.user),
        "has_carrier": the_carrier() is not None,
        "number": number,
        "code": code,
    }
    status = 422 if number.errors or code.errors else 200
    return render(request, "notices/texts.html", context, status=status)


@require_http_methods(["GET", "POST"])
@signed_in
def texts(request: SignedInRequest) -> HttpResponse:
    form = NumberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            commands.give_number(person=request.user, typed=form.cleaned_data["number"])
        except Refusal as refusal:
            form.add_error("number", str(refusal))
        else:
            messages.success(request, _("A code is on its way to that number."))
            return redirect("notices:texts")
    return _page(request, form, CodeForm())


@require_POST
@signed_in
def confirm(request: SignedInRequest) -> HttpResponse:
    if text_number_of(request.user) is None:
        raise Http404
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            if commands.confirm_number(person=request.user, code=form.cleaned_data["code"]):
                messages.success(request, _("That is your number. Choose text messages where you want them."))  # fmt: skip
                return redirect("notices:texts")
            form.add_error("code", _("That is not the code. Look once more."))
        except Refusal as refusal:
            form.add_error("code", str(refusal))
    return _page(request, NumberForm(), form)


@require_POST
@signed_in
def forget(request: SignedInRequest) -> HttpResponse:
    commands.forget_number(person=request.user)
    messages.success(request, _("Your number is gone from here."))
    return redirect("notices:texts")
