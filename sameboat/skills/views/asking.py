from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sameboat.lib.refusal import Refusal
from sameboat.lib.trying import try_it
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.posts.models import Post
from sameboat.posts.queries.reader import glimpse_of
from sameboat.skills.commands.asking import (
    agree_to_keep,
    ask_to_keep,
    decline_to_keep,
    take_asking_back,
)
from sameboat.skills.forms import AgreeForm, WordsForm
from sameboat.skills.models import KeepRequest
from sameboat.skills.moment import seen_in
from sameboat.skills.queries.asking import asked_already, asking_for, kept_from
from sameboat.skills.views.shared import asks_first, let_draft_go, started


def ask(request: SignedInRequest, post: Post) -> HttpResponse:
    """Draft a skill out of somebody's post, and ask them."""
    if before := asked_already(request.user, post):
        return redirect(before)
    place = f"keep:{post.pk}"
    title = post.thread.title if post.number == 1 else ""
    begun = {"title": title[:100], **started(request, place)}
    form, moment = WordsForm(request.POST or None, initial=begun), None
    if request.method == "POST" and form.is_valid():
        moment = asks_first(request, form, place)
        if not moment.help:
            try:
                made = ask_to_keep(asker=request.user, post=post, words=form.told)
            except Refusal as refusal:
                form.add_error(None, str(refusal))
            else:
                let_draft_go(request, place)
                messages.success(request, _("Asked. You are told what they say."))
                return redirect(f"{made.get_absolute_url()}?wrote={place}")
    context = {
        "form": form,
        "place": place,
        "post": post,
        "glimpse": glimpse_of(request.user, post),
        "kept": kept_from(request.user, post),
        "moment": moment if moment and moment.help else None,
        "was_asked": "asked" in request.POST,
    }
    status = 422 if form.errors or context["moment"] else 200
    return render(request, "skills/ask.html", context, status=status)


@require_http_methods(["GET", "POST"])
@signed_in
def asked(request: SignedInRequest, asking_id: int) -> HttpResponse:
    found = asking_for(request.user, asking_id)
    is_mine = found.asker_id == request.user.pk
    sent = request.POST if "yes" in request.POST else None
    form = AgreeForm(sent, circle=found.post.thread.circle)
    if request.method == "POST" and not is_mine and "no" in request.POST:
        return try_it(
            request,
            lambda: decline_to_keep(person=request.user, asking=found),
            _("Not this one, then. They are told that, and nothing more."),
            "skills:mine",
        )
    if request.method == "POST" and is_mine and "back" in request.POST:
        return try_it(
            request,
            lambda: take_asking_back(person=request.user, asking=found),
            _("You no longer ask."),
            "skills:list",
        )
    if request.method == "POST" and form.is_bound and form.is_valid():
        return _agree(request, found, form)
    context = {
        "asking": found,
        "is_mine": is_mine,
        "form": form,
        "glimpse": glimpse_of(request.user, found.post),
        "wrote": f"keep:{found.post_id}" if "wrote" in request.GET else "",
    }
    return render(request, "skills/asked.html", context, status=422 if form.errors else 200)


def _agree(request: SignedInRequest, found: KeepRequest, form: AgreeForm) -> HttpResponse:
    try:
        seen = seen_in(found.as_text)
        made = agree_to_keep(person=request.user, asking=found, seen=seen, **form.cleaned_data)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("skills:mine")
    messages.success(
        request, _("Thank you. It is yours: you can change it or take it away at any time.")
    )
    return redirect(made)
