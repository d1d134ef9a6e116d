from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.desk.case_forms import ClocksForm, DutyForm, NoteForm
from sameboat.lib.refusal import Refusal
from sameboat.lib.trying import try_it
from sameboat.moderation.clocks import case_settings, minutes_of
from sameboat.moderation.commands import calling, keeping
from sameboat.moderation.queries.cases import colleagues_of
from sameboat.moderation.queries.desk import debriefs_of, duty_for, rota
from sameboat.people.doors import SignedInRequest, organiser_only, staff_only


@require_http_methods(["GET", "POST"])
@staff_only
def on_call(request: SignedInRequest) -> HttpResponse:
    me = request.user
    people = [me, *colleagues_of(me)] if me.is_organiser else [me]
    form = DutyForm(request.POST or None, people=people)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        whom = next(each for each in people if each.pk == told.pop("person"))
        try:
            calling.take_duty(by=me, person=whom, **told)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("On call every week from now on."))
            return redirect("desk:on_call")
    now = {duty.person.name for duty in calling.on_call(timezone.now())}
    context = {"form": form, "rota": rota(), "now": sorted(now)}
    return render(request, "desk/on_call.html", context, status=422 if form.errors else 200)


@require_POST
@staff_only
def drop_duty(request: SignedInRequest, duty_id: int) -> HttpResponse:
    duty = duty_for(request.user, duty_id)
    return try_it(
        request,
        lambda: calling.drop_duty(by=request.user, duty=duty),
        _("Taken away."),
        "/desk/on-call/",
    )


@require_http_methods(["GET", "POST"])
@organiser_only
def clocks(request: SignedInRequest) -> HttpResponse:
    kept = case_settings()
    form = ClocksForm(request.POST or None, minutes=minutes_of(kept), procedure=kept.procedure)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        procedure = told.pop("procedure")
        return try_it(
            request,
            lambda: keeping.keep_desk(by=request.user, clocks=told, procedure=procedure),
            _("Saved. It holds for cases from now on."),
            "/desk/clocks/",
        )
    return render(request, "desk/clocks.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@staff_only
def notes(request: SignedInRequest) -> HttpResponse:
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            keeping.write_debrief(by=request.user, words=form.cleaned_data["words"])
        except Refusal as refusal:
            form.add_error("words", str(refusal))
        else:
            messages.success(request, _("Kept. Nobody else reads it."))
            return redirect("desk:debriefs")
    context = {"form": form, "notes": debriefs_of(request.user)}
    return render(request, "desk/notes.html", context, status=422 if form.errors else 200)


@require_POST
@staff_only
def drop_note(request: SignedInRequest, note_id: int) -> HttpResponse:
    return try_it(
        request,
        lambda: keeping.drop_debrief(by=request.user, debrief_id=note_id),
        _("Taken away."),
        "/desk/notes/",
    )
