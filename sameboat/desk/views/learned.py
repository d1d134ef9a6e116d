from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.consent.research.commands import publish_research_words
from sameboat.consent.research.queries import (
    current_words,
    do_five_take_part,
    versions_of_words,
)
from sameboat.desk.research_forms import PurposeForm, ResearchWordsForm
from sameboat.desk.texts import default_research_words
from sameboat.lib.refusal import Refusal
from sameboat.people.doors import SignedInRequest, organiser_only
from sameboat.skills.learned.queries import overview
from sameboat.skills.ledger.commands import take_draws_out, take_effects_out, take_ledger_out
from sameboat.skills.models import WhatFor


@require_GET
@organiser_only
def learned(request: SignedInRequest) -> HttpResponse:
    what_for = request.GET.get("for", "")
    what_for = what_for if what_for in WhatFor.values else ""
    context = {"overview": overview(what_for), "what_for": what_for}
    return render(request, "desk/learned.html", context)


@require_http_methods(["GET", "POST"])
@organiser_only
def research(request: SignedInRequest) -> HttpResponse:
    newest = current_words()
    form = ResearchWordsForm(
        request.POST or None, initial={"body": newest.body if newest else default_research_words()}
    )
    if request.method == "POST" and form.is_valid():
        try:
            publish_research_words(by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error("what_changed" if newest else "body", str(refusal))
        else:
            return redirect("desk:research")
    return _research(request, form, PurposeForm())


@require_POST
@organiser_only
def ledger(request: SignedInRequest) -> HttpResponse:
    return _taken_out(request, take_ledger_out, "skills-ledger.csv")


@require_POST
@organiser_only
def draws(request: SignedInRequest) -> HttpResponse:
    return _taken_out(request, take_draws_out, "skills-draws.csv")


@require_POST
@organiser_only
def effects(request: SignedInRequest) -> HttpResponse:
    return _taken_out(request, take_effects_out, "skills-effects.csv")


def _taken_out(request: SignedInRequest, take: Callable[..., str], name: str) -> HttpResponse:
    form = PurposeForm(request.POST)
    if form.is_valid():
        try:
            table = take(by=request.user, purpose=form.cleaned_data["purpose"])
        except Refusal as refusal:
            form.add_error("purpose", str(refusal))
        else:
            return HttpResponse(
                table,
                content_type="text/csv; charset=utf-8",
                headers={"Content-Disposition": f'attachment; filename="{name}"'},
            )
    newest = current_words()
    body = newest.body if newest else default_research_words()
    return _research(request, ResearchWordsForm(initial={"body": body}), form)


def _research(
    request: SignedInRequest, form: ResearchWordsForm, purpose: PurposeForm
) -> HttpResponse:
    context = {
        "form": form,
        "purpose": purpose,
        "newest": current_words(),
        "versions": versions_of_words(),
        "is_enough": do_five_take_part(),
    }
    is_wrong = bool(form.errors or purpose.errors)
    return render(request, "desk/research.html", context, status=422 if is_wrong else 200)
