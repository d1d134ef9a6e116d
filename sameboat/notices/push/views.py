from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sameboat.notices.models import WaitingPush
from sameboat.notices.push import commands
from sameboat.notices.push.turning import devices_of, turned_off, turned_on
from sameboat.people.doors import SignedInRequest, signed_in

HERE = "notices:push"


@require_GET
@signed_in
def push(request: SignedInRequest) -> HttpResponse:
    return render(request, "notices/push.html", devices_of(request))


@require_POST
@signed_in
def turn_on(request: SignedInRequest) -> HttpResponse:
    return turned_on(request, HERE)


@require_POST
@signed_in
def turn_off(request: SignedInRequest, address_id: int) -> HttpResponse:
    return turned_off(request, address_id, HERE)


@require_POST
@signed_in
def send_one(request: SignedInRequest) -> HttpResponse:
    commands.want_push(person=request.user, kind=WaitingPush.Kind.WAITING)
    messages.success(request, _("It comes within half a minute."))
    return redirect(HERE)
