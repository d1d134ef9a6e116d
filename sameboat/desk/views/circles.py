from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.circles import commands
from sameboat.circles.models import Circle
from sameboat.circles.queries.pages import circle_at_desk, every_circle, proposals
from sameboat.desk.forms import CircleForm
from sameboat.lib.trying import try_it
from sameboat.people.doors import SignedInRequest, organiser_only

PATH = "/desk/circles/"


@require_http_methods(["GET", "POST"])
@organiser_only
def circles(request: SignedInRequest) -> HttpResponse:
    form = CircleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        host = request.user if told.pop("i_host") else None
        return try_it(
            request,
            lambda: commands.open_circle(by=request.user, host=host, **told),
            _("The circle is open."),
            PATH,
        )
    context = {
        "form": form,
        "circles": every_circle(),
        "proposals": proposals(),
        "doors": Circle.Door,
    }
    return render(request, "desk/circles.html", context, status=422 if form.errors else 200)


@require_POST
@organiser_only
def open_proposal(request: SignedInRequest, circle_id: int) -> HttpResponse:
    circle = circle_at_desk(circle_id)
    return try_it(
        request,
        lambda: commands.open_proposal(by=request.user, circle=circle),
        _("It is open, and whoever proposed it is its host."),
        PATH,
    )


@require_POST
@organiser_only
def decline_proposal(request: SignedInRequest, circle_id: int) -> HttpResponse:
    circle, reason = circle_at_desk(circle_id), request.POST.get("reason", "")
    return try_it(
        request,
        lambda: commands.decline_proposal(by=request.user, circle=circle, reason=reason),
        _("Done. They read why."),
        PATH,
    )


@require_POST
@organiser_only
def close(request: SignedInRequest, circle_id: int) -> HttpResponse:
    circle, reason = circle_at_desk(circle_id), request.POST.get("reason", "")
    return try_it(
        request,
        lambda: commands.close_circle(by=request.user, circle=circle, reason=reason),
        _("The circle is closed. Those in it can still read."),
        PATH,
    )
