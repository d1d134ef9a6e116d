from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.desk.case_forms import AnswerForm, CloseForm, DecideForm
from sameboat.desk.views.case_page import show_case
from sameboat.lib.refusal import Refusal
from sameboat.moderation.commands.appealing import answer_appeal
from sameboat.moderation.commands.closing import close_case
from sameboat.moderation.commands.deciding import decide as decide_case
from sameboat.moderation.models import Measure
from sameboat.moderation.models.case import Kind
from sameboat.moderation.queries.cases import CasePage, appeal_in, case_for, case_page
from sameboat.moderation.queries.decisions import rules_to_cite
from sameboat.people.doors import SignedInRequest, staff_only
from sameboat.people.models import Person

Verb = Measure.Verb


def _verbs_for(by: Person, page: CasePage) -> list[str]:
    """What can be decided here, from the gentlest on."""
    verbs: list[str] = [Verb.WORD]
    if page.can_hide:
        is_hidden = bool(page.standing and page.standing.is_hidden)
        verbs += [Verb.REMOVE] if is_hidden else [Verb.HIDE, Verb.REMOVE]
    verbs += [Verb.PAUSE_CIRCLE] if page.has_circle else []
    verbs.append(Verb.PAUSE)
    return [*verbs, Verb.GOODBYE] if by.is_organiser else verbs


@require_http_methods(["GET", "POST"])
@staff_only
def decide(request: SignedInRequest, case_id: int) -> HttpResponse:
    case = case_for(request.user, case_id)
    if case.thing == "decision":
        raise Http404
    if case.closed_at and request.method == "GET":
        messages.error(request, _("This case is closed already."))
        return redirect(case)
    page = case_page(request.user, case)
    verbs = _verbs_for(request.user, page)
    form = DecideForm(request.POST or None, verbs=verbs, rules=rules_to_cite())
    if request.method == "POST" and form.is_valid():
        try:
            decide_case(case=case, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("Decided. They read what and why. Close the case when done.")
            )
            return redirect(case)
    context = {"case": case, "page": page, "form": form}
    return render(request, "desk/decide.html", context, status=422 if form.errors else 200)


@require_POST
@staff_only
def close(request: SignedInRequest, case_id: int) -> HttpResponse:
    case = case_for(request.user, case_id)
    form = CloseForm(request.POST, with_contact=case.kind == Kind.CRISIS)
    if not form.is_valid():
        return show_case(request, case, close=form)
    try:
        close_case(case=case, by=request.user, **form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return show_case(request, case, close=form)
    messages.success(request, _("Closed."))
    return redirect("desk:cases")


@require_POST
@staff_only
def answer(request: SignedInRequest, case_id: int) -> HttpResponse:
    case = case_for(request.user, case_id)
    appeal, form = appeal_in(case), AnswerForm(request.POST)
    if appeal is None:
        raise Http404
    if not form.is_valid():
        return show_case(request, case, answer=form)
    try:
        answer_appeal(appeal=appeal, by=request.user, **form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return show_case(request, case, answer=form)
    messages.success(request, _("Answered. They read what you found."))
    return redirect("desk:cases")
