import secrets

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.circles.queries.pages import hosted_circle_for
from sameboat.lib.refusal import Refusal
from sameboat.lib.trying import try_it
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.rooms.commands import planning, reminding
from sameboat.rooms.forms import MeetingForm, PaceForm, PlanForm
from sameboat.rooms.queries import meetings


@require_GET
@signed_in
def coming(request: SignedInRequest) -> HttpResponse:
    context = {"coming": meetings.coming_for(request.user), "kept": meetings.kept_for(request.user)}
    return render(request, "rooms/coming.html", context)


@require_http_methods(["GET", "POST"])
@signed_in
def plan(request: SignedInRequest, circle_id: int) -> HttpResponse:
    circle = hosted_circle_for(request.user, circle_id)
    # A programme names the meetings it wants.
    named = {name: request.GET[name] for name in ("title", "minutes") if name in request.GET}
    started = {**named, "once_key": secrets.token_hex(16)}
    form = PlanForm(request.POST or None, initial=started, planner=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            planning.plan_meeting(by=request.user, circle=circle, **form.told())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Planned. Those who have a place here see it now."))
            return redirect("circles:hosting", circle.pk)
    context = {"form": form, "circle": circle}
    return render(request, "rooms/plan.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@signed_in
def change(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    found = meetings.hosted_meeting_for(request.user, meeting_id)
    started = MeetingForm.started(found)
    form = MeetingForm(request.POST or None, initial=started, planner=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            planning.move_meeting(by=request.user, meeting=found, **form.told())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("Changed. Those who wanted a reminder are told of a new hour.")
            )
            return redirect("circles:hosting", found.circle_id)
    pace = PaceForm(initial={"pace": found.slow_seconds})
    context = {"form": form, "meeting": found, "circle": found.circle, "pace_form": pace}
    return render(request, "rooms/change.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def cancel(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    found = meetings.hosted_meeting_for(request.user, meeting_id)
    later = "later" in request.POST
    return try_it(
        request,
        lambda: planning.cancel_meeting(by=request.user, meeting=found, with_later=later),
        _("Cancelled. Those who wanted a reminder are told."),
        reverse("circles:hosting", args=[found.circle_id]),
    )


@require_POST
@signed_in
def end(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    found = meetings.hosted_meeting_for(request.user, meeting_id)
    return try_it(
        request,
        lambda: planning.end_meeting(by=request.user, meeting=found),
        _("The meeting is over."),
        reverse("circles:hosting", args=[found.circle_id]),
    )


@require_POST
@signed_in
def remind(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    found = meetings.meeting_for(request.user, meeting_id)
    later = "later" in request.POST
    if "not" in request.POST:
        reminding.do_not_remind(person=request.user, meeting=found, with_later=True)
        messages.success(request, _("You are not reminded."))
        return redirect(found)
    return try_it(
        request,
        lambda: reminding.remind_me(person=request.user, meeting=found, with_later=later),
        _("You are told ten minutes before it begins."),
        found,
    )
