from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.desk.question_forms import ScheduleForm
from sameboat.lib.refusal import Refusal
from sameboat.lib.trying import try_it
from sameboat.measures.commands import schedules
from sameboat.measures.queries import keeping
from sameboat.people.doors import SignedInRequest, organiser_only


@require_http_methods(["GET", "POST"])
@organiser_only
def add(request: SignedInRequest, instrument_id: int) -> HttpResponse:
    instrument = keeping.instrument_kept(request.user, instrument_id)
    form = ScheduleForm(request.POST or None, instrument=instrument)
    if request.method == "POST" and form.is_valid():
        try:
            schedules.open_schedule(by=request.user, instrument=instrument, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Opened. Members find it under Check-ins and decide."))
            return redirect("desk:questionnaires")
    context = {"form": form, "instrument": instrument}
    return render(request, "desk/schedule.html", context, status=422 if form.errors else 200)


@require_POST
@organiser_only
def close(request: SignedInRequest, schedule_id: int) -> HttpResponse:
    found = keeping.schedule_kept(request.user, schedule_id)
    return try_it(
        request,
        lambda: schedules.close_schedule(by=request.user, schedule=found),
        _("Ended. Nobody is asked by it any more."),
        "desk:questionnaires",
    )
