import secrets
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.circles.models import Circle
from sameboat.circles.queries import circles_of
from sameboat.lib.refusal import Refusal
from sameboat.lib.trying import try_it
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.posts.models import Post
from sameboat.posts.queries.posts import post_for
from sameboat.skills.commands.telling import (
    Shown,
    bring_skill_back,
    change_skill,
    take_skill_away,
    tell_skill,
)
from sameboat.skills.forms import SkillForm
from sameboat.skills.models import Skill, SkillWords
from sameboat.skills.moment import Moment
from sameboat.skills.queries.skills import own_skill_for, skill_for, words_for
from sameboat.skills.views.asking import ask
from sameboat.skills.views.shared import asks_first, let_draft_go, say_kept, started


@require_http_methods(["GET", "POST"])
@signed_in
def new(request: SignedInRequest) -> HttpResponse:
    return _write(request, "skill:0")


@require_http_methods(["GET", "POST"])
@signed_in
def from_post(request: SignedInRequest, post_id: int) -> HttpResponse:
    """One's own words become a skill; of somebody else's one asks whether one may keep them."""
    post = post_for(request.user, post_id)
    if post.author_id != request.user.pk:
        return ask(request, post)
    return _write(request, f"keep:{post_id}", post=post)


@require_http_methods(["GET", "POST"])
@signed_in
def vary(request: SignedInRequest, skill_id: int) -> HttpResponse:
    found = skill_for(request.user, skill_id)
    words = words_for(request.user, found)
    return _write(request, f"vary:{skill_id}", words=words, variation_of=found)


@require_http_methods(["GET", "POST"])
@signed_in
def edit(request: SignedInRequest, skill_id: int) -> HttpResponse:
    found = own_skill_for(request.user, skill_id)
    return _write(request, f"skill:{skill_id}", words=found.newest, skill=found)


def _write(
    request: SignedInRequest,
    place: str,
    *,
    words: SkillWords | None = None,
    skill: Skill | None = None,
    post: Post | None = None,
    variation_of: Skill | None = None,
) -> HttpResponse:
    source = skill.from_post if skill else post
    home = skill.circle if skill else post.thread.circle if post else None
    is_unnamed = bool(source and source.alias_id)
    circles = _circles(request, home, stays=source is not None)
    begun = {**_begun(skill, post), **started(request, place, words)}
    form = SkillForm(request.POST or None, initial=begun, circles=circles, is_unnamed=is_unnamed)
    moment = None
    if request.method == "POST" and form.is_valid():
        moment = asks_first(request, form, place)
        if not moment.help:
            origin = {"from_post": post, "variation_of": variation_of}
            try:
                kept = _keep(request, form, moment, skill, home if source else None, origin)
            except Refusal as refusal:
                form.add_error(None, str(refusal))
            else:
                let_draft_go(request, place)
                return _kept(request, kept, place)
    context = {
        "form": form,
        "place": place,
        "skill": skill,
        "post": post,
        "variation_of": variation_of,
        "moment": moment if moment and moment.help else None,
        "was_asked": "asked" in request.POST,
    }
    return render(request, "skills/write.html", context, status=_status(form, moment))


def _kept(request: SignedInRequest, kept: Skill, place: str) -> HttpResponse:
    if kept.retired_at:
        messages.success(request, _("Kept. Nobody else reads it until you bring it back."))
        return redirect(f"{reverse('skills:mine')}?wrote={place}")
    say_kept(request, kept.reach)
    return redirect(f"{kept.get_absolute_url()}?wrote={place}")


def _circles(request: SignedInRequest, home: Circle | None, *, stays: bool) -> list[Circle]:
    """Where it can be shown: where it came from, or where one may write and where it stands already."""
    if home and stays:
        return [home]
    found = [each for each in circles_of(request.user) if each.is_open]
    return [*found, home] if home and home not in found else found


def _status(form: SkillForm, moment: Moment | None) -> int:
    return 422 if form.errors or (moment and moment.help) else 200


def _begun(skill: Skill | None, post: Post | None) -> dict[str, Any]:
    if skill is None:
        title = post.thread.title if post and post.number == 1 else ""
        return {"title": title[:100], "once_key": secrets.token_hex(16)}
    in_circle = skill.reach == Skill.Reach.CIRCLE
    shown_to = f"circle:{skill.circle_id}" if in_circle else skill.reach
    return {"shown_to": shown_to, "as_someone": skill.as_someone}


def _keep(
    request: SignedInRequest,
    form: SkillForm,
    moment: Moment,
    skill: Skill | None,
    home: Circle | None,
    origin: dict[str, Any],
) -> Skill:
    is_unnamed = bool(form.cleaned_data.get("as_someone"))
    shown = Shown(form.reach, form.circle(home), is_unnamed)
    write = partial(tell_skill, once_key=form.cleaned_data["once_key"], **origin)
    if skill is not None:
        write = partial(change_skill, skill=skill)
    return write(person=request.user, words=form.told, shown=shown, seen=moment.seen)


@require_POST
@signed_in
def take_away(request: SignedInRequest, skill_id: int) -> HttpResponse:
    found = own_skill_for(request.user, skill_id)
    return try_it(
        request,
        lambda: take_skill_away(person=request.user, skill=found),
        _("It is gone for everybody else. You can bring it back here."),
        "skills:mine",
    )


@require_POST
@signed_in
def bring_back(request: SignedInRequest, skill_id: int) -> HttpResponse:
    found = own_skill_for(request.user, skill_id)
    return try_it(
        request,
        lambda: bring_skill_back(person=request.user, skill=found),
        _("It stands again."),
        "skills:mine",
    )
