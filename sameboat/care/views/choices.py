import secrets

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.care.choice_forms import (
    AboutForm,
    DecidedForm,
    HowForm,
    KnowForm,
    OptionsForm,
    WeighForm,
)
from sameboat.care.commands import choices as commands
from sameboat.care.models import Choice
from sameboat.care.queries import choices
from sameboat.care.queries.choices import Weighed
from sameboat.care.visit_parts import Part
from sameboat.care.worksheet import MOST_OPTIONS, Option
from sameboat.lib.refusal import Refusal
from sameboat.notices.commands import see_key
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.posts.rendering_lines import lines_html

_OPTIONS = {f"option-{number}" for number in range(1, MOST_OPTIONS + 1)}


@require_GET
@signed_in
def every(request: SignedInRequest) -> HttpResponse:
    context = {"choices": choices.choices_of(request.user), "kinds": Choice.Kind.choices}
    return render(request, "care/choices.html", context)


@require_http_methods(["GET", "POST"])
@signed_in
def begin(request: SignedInRequest, kind: str) -> HttpResponse:
    if kind not in Choice.Kind.values:
        raise Http404
    form = AboutForm(request.POST or None, initial={"once_key": secrets.token_hex(16)})
    if request.method == "POST" and form.is_valid():
        try:
            made = commands.begin_choice(person=request.user, kind=kind, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error("about", str(refusal))
        else:
            return redirect("care:choice_step", made.pk, "options")
    context = {"form": form, "kind": kind, "name": Choice.Kind(kind).label}
    return render(request, "care/choice_begin.html", context, status=422 if form.errors else 200)


@require_GET
@signed_in
def choice(request: SignedInRequest, choice_id: int) -> HttpResponse:
    found = choices.choice_for(request.user, choice_id)
    see_key(person=request.user, key=commands.key_of(found.row))
    peers = choices.peers_for(request.user, found.row.kind)
    context = {
        "choice": found,
        "facts": choices.facts_beside(found),
        "peers": peers,
        "stories": lines_html(peers.stories),
    }
    return render(request, "care/choice.html", context)


@require_http_methods(["GET", "POST"])
@signed_in
def step(request: SignedInRequest, choice_id: int, key: str) -> HttpResponse:
    found = choices.choice_for(request.user, choice_id)
    part = found.step(key) or _lost_step(request, key)
    form = _form(request, found, key)
    if request.method == "POST" and form.is_valid():
        try:
            _keep(request, found, key, form)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return _onward(request, found, key)
    keys = [each.key for each in found.steps]
    context = {
        "choice": found,
        "form": form,
        "part": part,
        "number": keys.index(part.key) + 1 if part.key in keys else len(keys),
        "all": len(keys),
        "following": found.next_after(key),
        "is_option": key.startswith("option-"),
    }
    return render(request, "care/choice_step.html", context, status=422 if form.errors else 200)


def _lost_step(request: SignedInRequest, key: str) -> Part:
    """What was written beneath something that another page took away: shown once more, so that it is not lost."""
    name = request.POST.get("option", "")
    if not name or key not in _OPTIONS:
        raise Http404
    return Part(key, name, name, "")


def _form(request: SignedInRequest, found: Weighed, key: str) -> Form:
    told, sheet = request.POST if request.method == "POST" else None, found.sheet
    if key == "options":
        return OptionsForm(told, sheet=sheet)
    if key == "how":
        return HowForm(told, initial=sheet.how)
    if key == "know":
        return KnowForm(told, initial={"know": sheet.know, "sure": sheet.sure})
    if key == "decided":
        started = {"decided": sheet.decided, "look_again_on": found.row.look_again_on}
        return DecidedForm(told, initial=started)
    return WeighForm(told, option=dict(found.options).get(key, Option("")))


def _number(key: str) -> int:
    return int(key.removeprefix("option-"))


def _keep(request: SignedInRequest, found: Weighed, key: str, form: Form) -> None:
    me, row, told = request.user, found.row, form.cleaned_data
    if isinstance(form, OptionsForm):
        commands.name_options(person=me, choice=row, about=told["about"], names=form.names())
    elif isinstance(form, WeighForm):
        commands.weigh_option(
            person=me, choice=row, number=_number(key), reasons=form.reasons(), name=told["option"]
        )
    elif isinstance(form, HowForm):
        commands.think_through_telling(person=me, choice=row, how=told)
    elif isinstance(form, KnowForm):
        commands.note_open_questions(person=me, choice=row, **told)
    else:
        commands.note_decision(person=me, choice=row, **told)


def _onward(request: SignedInRequest, found: Weighed, key: str) -> HttpResponse:
    if "more" in request.POST:
        return redirect("care:choice_step", found.pk, key)
    after = choices.choice_for(request.user, found.pk).next_after(key)
    if "done" in request.POST or not after:
        return redirect(found.row)
    return redirect("care:choice_step", found.pk, after)


@require_POST
@signed_in
def forget(request: SignedInRequest, choice_id: int) -> HttpResponse:
    found = choices.choice_for(request.user, choice_id)
    commands.forget_choice(person=request.user, choice=found.row)
    messages.success(request, _("It is gone."))
    return redirect("care:choices")
