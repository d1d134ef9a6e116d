from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.desk.question_forms import TakeInForm, WorriesForm
from sameboat.lib.refusal import Refusal
from sameboat.lib.trying import try_it
from sameboat.measures import licensed as by_name
from sameboat.measures.commands import instruments
from sameboat.measures.fhir.subset import Refused
from sameboat.measures.queries import keeping
from sameboat.measures.words import rhythm_of
from sameboat.people.doors import SignedInRequest, organiser_only

_SHOWN = 30


@require_GET
@organiser_only
def questionnaires(request: SignedInRequest) -> HttpResponse:
    context = {
        "instruments": keeping.instruments_kept(request.user),
        "schedules": [
            (each, rhythm_of(each.schedule)) for each in keeping.schedules_kept(request.user)
        ],
    }
    return render(request, "desk/questionnaires.html", context)


@require_http_methods(["GET", "POST"])
@organiser_only
def add(request: SignedInRequest) -> HttpResponse:
    form = TakeInForm(
        request.POST or None, request.FILES or None, initial={"slot": request.GET.get("slot", "")}
    )
    problems: list[Any] = []
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            kept = instruments.take_in(
                by=request.user, text=said["text"], title=said["title"], slot=said["slot"]
            )
        except Refused as refused:
            problems = refused.problems
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("desk:questionnaire", kept.pk)
    is_wrong = bool(form.errors or problems)
    context = {"form": form, "problems": problems[:_SHOWN], "more": len(problems) - _SHOWN}
    return render(request, "desk/add_questionnaire.html", context, status=422 if is_wrong else 200)


@require_GET
@organiser_only
def licensed(request: SignedInRequest) -> HttpResponse:
    return render(request, "desk/licensed.html", {"scales": by_name.licensed()})


@require_GET
@organiser_only
def questionnaire(request: SignedInRequest, instrument_id: int) -> HttpResponse:
    found = keeping.instrument_kept(request.user, instrument_id)
    context = {"instrument": found, "house_form": found.form}
    return render(request, "desk/questionnaire.html", context)


@require_GET
@organiser_only
def file(request: SignedInRequest, instrument_id: int) -> HttpResponse:
    found = keeping.instrument_kept(request.user, instrument_id)
    name = f"{found.key}-{found.version}.json"
    told = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(found.text, content_type="application/fhir+json", headers=told)


@require_http_methods(["GET", "POST"])
@organiser_only
def worries(request: SignedInRequest, instrument_id: int) -> HttpResponse:
    found = keeping.instrument_kept(request.user, instrument_id)
    form = WorriesForm(request.POST or None, instrument=found)
    if request.method == "POST" and form.is_valid():
        kept = instruments.mark_worries(by=request.user, instrument=found, worries=form.marked())
        done = _("Kept. It holds for whoever answers it by themselves, and for schedules opened from now on.")  # fmt: skip
        if keeping.asks_an_older_version(kept):
            done += " " + _("One that runs asks the version before: end it, and open another.")
        messages.success(request, done)
        return redirect("desk:questionnaire", kept.pk)
    context = {"form": form, "instrument": found}
    return render(request, "desk/worries.html", context, status=422 if form.errors else 200)


DEEDS: dict[str, tuple[Callable[..., object], Any]] = {
    "offer": (instruments.offer, lambda: _("Members can answer it whenever they like.")),
    "stop-offering": (instruments.stop_offering, lambda: _("It is offered to nobody any more.")),
    "retire": (instruments.retire, lambda: _("Retired. What was answered stays.")),
    "bring-back": (instruments.bring_back, lambda: _("It can be asked again.")),
}


@require_POST
@organiser_only
def act(request: SignedInRequest, instrument_id: str, verb: str) -> HttpResponse:
    found = keeping.instrument_kept(request.user, int(instrument_id))
    do, done = DEEDS[verb]
    to = f"/desk/questionnaires/{found.pk}/"
    return try_it(request, lambda: do(by=request.user, instrument=found), done(), to)
