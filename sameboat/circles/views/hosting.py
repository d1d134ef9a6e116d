from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.circles import commands, ports, rules
from sameboat.circles.forms import CircleForm, InviteForm, ReasonForm
from sameboat.circles.queries import hosts_circle
from sameboat.circles.queries.pages import hosted_circle_for, people_for_host, requests_for
from sameboat.lib.refusal import Refusal
from sameboat.lib.trying import try_it
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.people.queries.profiles import anyone


@require_GET
@signed_in
def hosting(request: SignedInRequest, circle_id: int) -> HttpResponse:
    circle = hosted_circle_for(request.user, circle_id)
    context = {
        "circle": circle,
        "requests": requests_for(circle),
        "members": people_for_host(circle),
        "invite_form": InviteForm(),
        "reason_form": ReasonForm(),
        "is_host": hosts_circle(request.user, circle),
        "is_kept": rules.kept_for(circle, request.user) is not None,
        "sections": [section(request.user, circle) for section in ports.hosting_sections],
    }
    return render(request, "circles/hosting.html", context)


@require_http_methods(["GET", "POST"])
@signed_in
def edit(request: SignedInRequest, circle_id: int) -> HttpResponse:
    circle = hosted_circle_for(request.user, circle_id)
    form = CircleForm(request.POST or None, instance=circle)
    if rules.kept_for(circle, request.user):
        form.keep_door()
    if request.method == "POST" and form.is_valid():
        try:
            commands.edit_circle(by=request.user, circle=circle, **{"name": circle.name, "places": circle.places, **form.cleaned_data})  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved. It shows from now on."))
            return redirect("circles:hosting", circle_id=circle.pk)
    return render(
        request,
        "circles/edit.html",
        {"form": form, "circle": circle},
        status=422 if form.errors else 200,
    )


def _do(
    request: SignedInRequest, circle_id: int, do: Callable[[], object], done: str
) -> HttpResponse:
    return try_it(request, do, done, reverse("circles:hosting", args=[circle_id]))


@require_POST
@signed_in
def accept(request: SignedInRequest, circle_id: int, person_id: int) -> HttpResponse:
    circle, person = hosted_circle_for(request.user, circle_id), anyone(person_id)
    return _do(
        request,
        circle_id,
        lambda: commands.accept_request(by=request.user, circle=circle, person=person),
        _("They have a place now, and were told."),
    )


@require_POST
@signed_in
def decline(request: SignedInRequest, circle_id: int, person_id: int) -> HttpResponse:
    circle, person = hosted_circle_for(request.user, circle_id), anyone(person_id)
    return _do(
        request,
        circle_id,
        lambda: commands.decline_request(by=request.user, circle=circle, person=person),
        _("Done. They are not told."),
    )


@require_POST
@signed_in
def invite(request: SignedInRequest, circle_id: int) -> HttpResponse:
    circle, form = hosted_circle_for(request.user, circle_id), InviteForm(request.POST)
    name = form.cleaned_data["name"] if form.is_valid() else ""
    return _do(
        request,
        circle_id,
        lambda: commands.invite_person(by=request.user, circle=circle, name=name),
        _("If somebody here has that name, they find your invitation."),
    )


@require_POST
@signed_in
def remove(request: SignedInRequest, circle_id: int, person_id: int) -> HttpResponse:
    circle, person = hosted_circle_for(request.user, circle_id), anyone(person_id)
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    return _do(
        request,
        circle_id,
        lambda: commands.remove_person(
            by=request.user, circle=circle, person=person, reason=reason
        ),
        _("They no longer have a place, and read why."),
    )


@require_POST
@signed_in
def make_host(request: SignedInRequest, circle_id: int, person_id: int) -> HttpResponse:
    circle, person = hosted_circle_for(request.user, circle_id), anyone(person_id)
    return _do(
        request,
        circle_id,
        lambda: commands.make_host(by=request.user, circle=circle, person=person),
        _("They look after this circle too now."),
    )


@require_POST
@signed_in
def stop_hosting(request: SignedInRequest, circle_id: int) -> HttpResponse:
    circle = hosted_circle_for(request.user, circle_id)
    commands.stop_hosting(by=request.user, circle=circle, person=request.user)
    messages.success(request, _("You no longer look after it. Your place here stays."))
    return redirect(circle)


@require_POST
@signed_in
def pause(request: SignedInRequest, circle_id: int) -> HttpResponse:
    circle = hosted_circle_for(request.user, circle_id)
    return _do(
        request,
        circle_id,
        lambda: commands.pause_circle(by=request.user, circle=circle),
        _("The circle rests. People can read, and nobody writes."),
    )


@require_POST
@signed_in
def resume(request: SignedInRequest, circle_id: int) -> HttpResponse:
    circle = hosted_circle_for(request.user, circle_id)
    return _do(
        request,
        circle_id,
        lambda: commands.resume_circle(by=request.user, circle=circle),
        _("The circle is awake again."),
    )
