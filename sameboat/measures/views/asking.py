from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.lib.refusal import Refusal
from sameboat.lib.trying import try_it
from sameboat.measures.commands import answering
from sameboat.measures.commands.worrying import want_word_after
from sameboat.measures.forms import AnswerForm
from sameboat.measures.models import CheckIn
from sameboat.measures.queries import check_ins
from sameboat.measures.queries.scores import over_time
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.people.queries.house import the_house
from sameboat.safety.queries.helplines import help_for
from sameboat.safety.queries.plans import plan_of


@require_http_methods(["GET", "POST"])
@signed_in
def check_in(request: SignedInRequest, check_in_id: int) -> HttpResponse:
    found = check_ins.check_in_for(request.user, check_in_id)
    if request.method == "POST":
        return _answered(request, found)
    return _page(request, found, wanted=request.GET.get("at", ""))


def _page(request: SignedInRequest, found: CheckIn, *, wanted: str) -> HttpResponse:
    state = found.state_at(timezone.now())
    asked = check_ins.asked_in(found, wanted) if state == CheckIn.State.WAITING else None
    if asked is None:
        return _end(request, found, state)
    form = AnswerForm(asked.question, given=asked.given)
    return _ask(request, found, asked, form)


def _ask(
    request: SignedInRequest,
    found: CheckIn,
    asked: check_ins.Asked,
    form: AnswerForm,
    status: int = 200,
) -> HttpResponse:
    context = {"check_in": found, "asked": asked, "form": form, "house_form": found.instrument.form}
    return render(request, "measures/question.html", context, status=status)


def _end(request: SignedInRequest, found: CheckIn, state: CheckIn.State) -> HttpResponse:
    mine = over_time(request.user, found.instrument.key) if found.finished_at else None
    latest = [
        course for course in (mine.courses if mine else []) if course.last.at == found.finished_at
    ]
    context = {
        "check_in": found,
        "state": state,
        "courses": latest,
        "mine": mine,
        "worries": check_ins.is_worrying(found),
    }
    return render(request, "measures/end.html", context)


def _answered(request: SignedInRequest, found: CheckIn) -> HttpResponse:
    asked = check_ins.asked_in(found, request.POST.get("question", ""))
    if asked is None or asked.question.link_id != request.POST.get("question"):
        return redirect("measures:check_in", found.pk)
    form = AnswerForm(asked.question, request.POST)
    is_left_out = "leave_out" in request.POST
    if not is_left_out and not form.is_valid():
        return _ask(request, found, asked, form, 422)
    try:
        worries = answering.answer(
            person=request.user,
            check_in=found,
            link_id=asked.question.link_id,
            value=None if is_left_out else form.said(),
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("measures:check_in", found.pk)
    return redirect("measures:now" if worries else "measures:check_in", found.pk)


@require_http_methods(["GET", "POST"])
@signed_in
def now(request: SignedInRequest, check_in_id: int) -> HttpResponse:
    """Help at once, after an answer that somebody here is told of."""
    found = check_ins.check_in_for(request.user, check_in_id)
    if not check_ins.is_worrying(found):
        return redirect("measures:check_in", found.pk)
    if request.method == "POST":
        want_word_after(person=request.user, check_in=found)
        messages.success(request, _("Somebody here will write to you."))
        return redirect("measures:now", found.pk)
    context = {
        "check_in": found,
        "help": help_for(request.user, the_house()),
        "plan": plan_of(request.user),
        "goes_on": found.state_at(timezone.now()) == CheckIn.State.WAITING,
    }
    return render(request, "measures/now.html", context)


@require_POST
@signed_in
def not_today(request: SignedInRequest, check_in_id: int) -> HttpResponse:
    found = check_ins.check_in_for(request.user, check_in_id)
    return try_it(
        request,
        lambda: answering.put_by(person=request.user, check_in=found),
        _("That is fine. Nothing is asked of you today."),
        reverse("home:today"),
    )


@require_POST
@signed_in
def fill_in(request: SignedInRequest, key: str) -> HttpResponse:
    instrument = check_ins.instrument_for(request.user, key)
    opened = answering.fill_in(person=request.user, instrument=instrument)
    return redirect("measures:check_in", opened.pk)


@require_GET
@signed_in
def instrument(request: SignedInRequest, key: str) -> HttpResponse:
    found = check_ins.instrument_for(request.user, key)
    return render(request, "measures/instrument.html", {"instrument": found})
