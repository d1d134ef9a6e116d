from collections.abc import Sequence

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.lib.refusal import Refusal
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.programmes.commands import steps as commands
from sameboat.programmes.commands.coaching import letter_to_coach
from sameboat.programmes.commands.talks import open_talk
from sameboat.programmes.danger import danger_in
from sameboat.programmes.forms import DaysForm, ToldForm
from sameboat.programmes.models import Place
from sameboat.programmes.queries import steps
from sameboat.programmes.queries.keeping import kept_step
from sameboat.programmes.queries.places import place_ever, place_for
from sameboat.programmes.queries.steps import StepPage
from sameboat.programmes.serving import serve_media
from sameboat.programmes.views.helping import help_first

# What a form sends along that nobody typed.
_NOT_WORDS = {"csrfmiddlewaretoken", "seen", "done", "later", "once_key"}


@require_http_methods(["GET", "POST"])
@signed_in
def step(request: SignedInRequest, cohort_id: int, key: str) -> HttpResponse:
    place = place_ever(request.user, cohort_id)
    if not place.is_in:
        return _after_leaving(request, place)
    page = steps.step_page(place, key)
    commands.begin_step(person=request.user, place=place, step=key)
    form = _form(request, page)
    if request.method == "POST" and form is not None and form.is_valid():
        return _told(request, page, form)
    return _page(request, page, form)


def _after_leaving(request: SignedInRequest, place: Place) -> HttpResponse:
    """Somebody left, in another tab perhaps: what they typed here is given back."""
    typed = [str(words) for name, words in request.POST.items() if name not in _NOT_WORDS and str(words).strip()]  # fmt: skip
    if not typed:
        return redirect(place)
    context = {"place": place, "typed": "\n\n".join(typed)}
    return render(request, "programmes/left.html", context, status=422)


def _told(request: SignedInRequest, page: StepPage, form: ToldForm) -> HttpResponse:
    """Keep what was typed, whichever button was pressed: none of them loses a word."""
    place, key = page.place, page.now.key
    goes_on = bool({"done", "later"} & request.POST.keys())
    try:
        if not form.is_empty:
            is_done = "later" not in request.POST
            commands.keep_told(person=request.user, place=place, step=key, told=form.told(), is_done=is_done, seen=form.cleaned_data["seen"])  # fmt: skip
        elif "done" in request.POST:
            commands.finish_step(person=request.user, place=place, step=key)
        elif not goes_on:
            raise Refusal(_("There is nothing here yet. Write a word, or leave it for another day."))  # fmt: skip
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        # Kept once more, what was typed here stands.
        form.data = {**request.POST.dict(), "seen": commands.mark_of(page.record)}
        return _page(request, page, form, stands=kept_step(page.record, page.step).told if page.record else [])  # fmt: skip
    if help_page := help_first(request, danger_in(form.words())):
        return help_page
    if not form.is_empty:
        messages.success(request, _("Kept. You can change it whenever you like."))
    return redirect(place) if goes_on else redirect("programmes:step", place.cohort_id, key)


def _form(request: SignedInRequest, page: StepPage) -> ToldForm | None:
    if page.step.kind not in commands.DONE_WHEN_TOLD or page.is_lost:
        return None
    typed = request.POST if request.method == "POST" else None
    return ToldForm(typed, step=page.step, told=page.told, seen=commands.mark_of(page.record))


def _page(
    request: SignedInRequest, page: StepPage, form: Form | None, numbers: DaysForm | None = None,
    stands: Sequence[tuple[str, str]] = (),
) -> HttpResponse:  # fmt: skip
    if page.step.kind == "goal" and numbers is None:
        numbers = DaysForm(step=page.step.page.told, days=page.last_days)
    is_wrong = bool((form and form.errors) or (numbers and numbers.errors))
    context = {"page": page, "form": form, "numbers": numbers, "stands": stands}
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
    place = place_ever(request.user, cohort_id)
    if not place.is_in:
        return _after_leaving(request, place)
    page = steps.step_page(place, key)
    if page.step.kind != "goal":
        return redirect("programmes:step", cohort_id, key)
    days = DaysForm(request.POST, step=page.step.page.told, days=page.last_days)
    aim = ToldForm(request.POST, step=page.step, told=page.told)
    if page.is_lost or not (days.is_valid() and aim.is_valid()):
        return _page(request, page, aim, days)
    try:
        commands.keep_numbers(person=request.user, place=place, step=key, numbers=days.changed())
    except Refusal as refusal:
        days.add_error(None, str(refusal))
        return _page(request, page, aim, days)
    if not aim.is_empty:
        return _told(request, page, aim)
    if "done" in request.POST:
        commands.finish_step(person=request.user, place=place, step=key)
    messages.success(request, _("Kept."))
    goes_on = {"done", "later"} & request.POST.keys()
    return redirect(place) if goes_on else redirect("programmes:step", cohort_id, key)


@require_POST
@signed_in
def forget(request: SignedInRequest, cohort_id: int, key: str) -> HttpResponse:
    """Let what one told in a step go, also after one left."""
    place = place_ever(request.user, cohort_id)
    commands.forget_told(person=request.user, place=place, step=key)
    messages.success(request, _("What you wrote there is gone."))
    return redirect("programmes:keep", cohort_id)


@require_POST
@signed_in
def letter(request: SignedInRequest, cohort_id: int, key: str) -> HttpResponse:
    """Put what one told in a step into a letter to one's coach: a draft, which can be changed before it goes."""
    place = place_for(request.user, cohort_id)
    page = steps.step_page(place, key)
    told = kept_step(page.record, page.step).told if page.record else []
    words = "\n\n".join(f"{asked}\n{said}" for asked, said in told)
    try:
        conversation = letter_to_coach(person=request.user, place=place, words=words)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("programmes:step", cohort_id, key)
    messages.success(request, _("It stands in your letter. Change what you like, and send it when you like."))  # fmt: skip
    return redirect("letters:conversation", conversation.pk)


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
