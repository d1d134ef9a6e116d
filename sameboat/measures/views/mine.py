from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.lib.refusal import Refusal
from sameboat.lib.trying import try_it
from sameboat.measures.commands import schedules
from sameboat.measures.forms import HoursForm
from sameboat.measures.models import Schedule
from sameboat.measures.picture import picture_of
from sameboat.measures.queries import check_ins
from sameboat.measures.queries.scores import over_time
from sameboat.measures.queries.sharing import course_readers, courses_shared_with
from sameboat.measures.words import rhythm_of
from sameboat.people.doors import SignedInRequest, signed_in


@require_GET
@signed_in
def mine(request: SignedInRequest) -> HttpResponse:
    context = {
        "waiting": check_ins.waiting_for(request.user),
        "offers": [(each, rhythm_of(each.schedule)) for each in check_ins.offers_for(request.user)],
        "instruments": check_ins.instruments_for(request.user),
        "answered": check_ins.answered_by(request.user),
        "shared": courses_shared_with(request.user),
    }
    return render(request, "measures/check_ins.html", context)


@require_GET
@signed_in
def course(request: SignedInRequest, key: str) -> HttpResponse:
    found = over_time(request.user, key)
    courses = [(each, picture_of(each)) for each in found.courses]
    context = {"mine": found, "courses": courses, "readers": course_readers(request.user, key)}
    return render(request, "measures/over_time.html", context)


@require_http_methods(["GET", "POST"])
@signed_in
def say_yes(request: SignedInRequest, schedule_id: int) -> HttpResponse:
    offer = check_ins.offer_for(request.user, schedule_id)
    asking, schedule = offer.asking, offer.schedule
    chosen = {name: getattr(asking, name) for name in ("hour", "wakes_at", "sleeps_at")} if asking else None  # fmt: skip
    form = HoursForm(
        request.POST or None,
        in_bursts=schedule.rhythm == Schedule.Rhythm.BURSTS,
        initial=chosen,
    )
    if request.method == "POST" and form.is_valid():
        try:
            schedules.say_yes(person=request.user, schedule=schedule, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Kept. You can stop at any time."))
            return redirect("measures:mine")
    context = {"offer": offer, "form": form, "rhythm": rhythm_of(schedule)}
    return render(request, "measures/say_yes.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def stop(request: SignedInRequest, schedule_id: int) -> HttpResponse:
    offer = check_ins.offer_for(request.user, schedule_id)
    return try_it(
        request,
        lambda: schedules.stop_asking(person=request.user, schedule=offer.schedule),
        _("Stopped. What you answered is still yours."),
        "measures:mine",
    )
