from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.lib.refusal import Refusal
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.programmes.commands import steps as commands
from sameboat.programmes.commands.talks import open_talk
from sameboat.programmes.forms import DaysForm, ToldForm
from sameboat.programmes.queries import steps
from sameboat.programmes.queries.places import place_for
from sameboat.programmes.queries.steps import StepPage
from sameboat.programmes.serving import serve_media


@require_http_methods(["GET", "POST"])
@signed_in
def step(request: SignedInRequest, cohort_id: int, key: str) -> HttpResponse:
    place = place_for(request.user, cohort_id)
    page = steps.step_page(place, key)
    commands.begin_step(person=request.user, place=place, step=key)
    form = _form(request, page)
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            commands.keep_told(person=request.user, place=place, step=key, told=form.told())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Kept. You can change it whenever you like."))
            return redirect("programmes:step", cohort_id, key)
    return _page(request, page, form)


def _form(request: SignedInRequest, page: StepPage) -> ToldForm | None:
    if page.step.kind not in commands.DONE_WHEN_TOLD or page.is_lost:
        return None
    typed = request.POST if request.method == "POST" else None
    return ToldForm(typed, step=page.step, told=page.told)


def _page(
    request: SignedInRequest, page: StepPage, form: Form | None, numbers: DaysForm | None = None
) -> HttpResponse:
    if page.step.kind == "goal" and numbers is None:
        numbers = DaysForm(step=page.step.page.told, days=page.last_days)
    is_wrong = bool((form and form.errors) or (numbers and numbers.errors))
    context = {"page": page, "form": form, "numbers": numbers}
    return render(request, "programmes/step.html", context, status=422 if is_wrong else 200)


@require_POST
@signed_in
def done(request: SignedInRequest, cohort_id: int, key: str) -> HttpResponse:
    place = place_for(request.user, cohort_id)
    page = steps.step_page(place, key)
    if "again" in request.POST:
        commands.take_up_again(person=request.user, place=place, step=key)
        return redirect("programmes:step", cohort_id, key)
    commands.finish_step(person=request.user, place=place, step=page.now.key)
    return redirect(place)


@require_POST
@signed_in
def number(request: SignedInRequest, cohort_id: int, key: str) -> HttpResponse:
    place = place_for(request.user, cohort_id)
    page = steps.step_page(place, key)
    if page.step.kind != "goal":
        return redirect("programmes:step", cohort_id, key)
    form = DaysForm(request.POST, step=page.step.page.told, days=page.last_days)
    if form.is_valid():
        try:
            commands.keep_numbers(person=request.user, place=place, step=key, numbers=form.changed())  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Kept."))
            return redirect("programmes:step", cohort_id, key)
    return _page(request, page, _form_as_kept(page), form)


def _form_as_kept(page: StepPage) -> ToldForm | None:
    return None if page.is_lost else ToldForm(step=page.step, told=page.told)


@require_POST
@signed_in
def talk(request: SignedInRequest, cohort_id: int, key: str) -> HttpResponse:
    place = place_for(request.user, cohort_id)
    page = steps.step_page(place, key)
    if page.step.kind != "talk":
        return redirect("programmes:step", cohort_id, key)
    commands.begin_step(person=request.user, place=place, step=key)
    try:
        thread = open_talk(cohort=place.cohort, step=key)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("programmes:step", cohort_id, key)
    commands.finish_step(person=request.user, place=place, step=key)
    if not steps.may_read_talk(request.user, thread):
        # It says nothing of why: a block is nobody's business but of whoever made it.
        messages.error(request, _("This talk is not here for you just now. You can go on without it."))  # fmt: skip
        return redirect(place)
    return redirect(thread)


@require_POST
@signed_in
def ask(request: SignedInRequest, cohort_id: int, key: str) -> HttpResponse:
    place = place_for(request.user, cohort_id)
    page = steps.step_page(place, key)
    if page.step.kind != "measure":
        return redirect("programmes:step", cohort_id, key)
    try:
        check_in = commands.ask_in_step(person=request.user, place=place, step=key)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("programmes:step", cohort_id, key)
    return redirect("measures:check_in", check_in.pk)


@require_GET
@signed_in
def media(request: SignedInRequest, cohort_id: int, name: str) -> HttpResponse:
    return serve_media(request, name, steps.media_of(place_for(request.user, cohort_id), name))
