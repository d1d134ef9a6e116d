from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.desk.telephone_forms import CalledByForm
from sameboat.notices.commands import save_wishes
from sameboat.notices.models import WaitingPush
from sameboat.notices.push import commands
from sameboat.notices.push.turning import devices_of, turned_off, turned_on
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
    context = {"form": form, **devices_of(request)}
    return render(request, "desk/telephones.html", context, status=422 if form.errors else 200)


@require_POST
@staff_only
def turn_on(request: SignedInRequest) -> HttpResponse:
    return turned_on(request, PATH)


@require_POST
@staff_only
def turn_off(request: SignedInRequest, address_id: int) -> HttpResponse:
    return turned_off(request, address_id, PATH)


@require_POST
@staff_only
def send_one(request: SignedInRequest) -> HttpResponse:
    commands.want_push(person=request.user, kind=WaitingPush.Kind.TRY)
    messages.success(
        request, _("It comes within half a minute. If it does not, letters still reach you.")
    )
    return redirect(PATH)
