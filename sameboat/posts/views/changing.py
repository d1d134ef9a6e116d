from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.lib.refusal import Refusal, allowed
from sameboat.lib.trying import try_it
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.posts import commands, rules
from sameboat.posts.forms import EditForm
from sameboat.posts.models import Picture, Post, Topic
from sameboat.posts.paths import path_of, thread_path
from sameboat.posts.ports import beside_a_post
from sameboat.posts.queries.posts import hidden_pictures_of, own_post_for, post_for, versions_of
from sameboat.posts.queries.reader import draft_for, glimpse_of
from sameboat.posts.views.compose import as_initial, taken_picture
from sameboat.posts.views.drafts import keep_draft, wait_with
from sameboat.posts.views.moment import Moment, moment_for, thank


@require_GET
@signed_in
def post(request: SignedInRequest, post_id: int) -> HttpResponse:
    found = post_for(request.user, post_id)
    context = {
        "post": found,
        "glimpse": glimpse_of(request.user, found),
        "is_mine": found.author_id == request.user.pk,
        "may_change": allowed(rules.may_change, request.user, found),
        "may_take_back": allowed(rules.may_take_back, request.user, found),
        "may_restore": bool(found.removed_at) and allowed(rules.may_restore, request.user, found),
        "versions": versions_of(request.user, found),
        "pictures": found.pictures.standing(),
        "hidden_pictures": hidden_pictures_of(request.user, found),
        "path": thread_path(found.thread_id, found.pk),
        "pieces": [step(request.user, found) for step in beside_a_post],
    }
    return render(request, "posts/post.html", context)


@require_http_methods(["GET", "POST"])
@signed_in
def edit(request: SignedInRequest, post_id: int) -> HttpResponse:
    found, place = own_post_for(request.user, post_id), f"post:{post_id}"
    if "draft" in request.POST:
        return keep_draft(request, place)
    draft = as_initial(draft_for(request.user, place))
    started = {"body": found.body, "title": found.thread.title, **draft}
    started.update({"told_as": found.told_as, "source": found.source} if found.told_as else {})
    if not draft:
        # A draft knows what is ticked, even where nothing is any more.
        started["notes"] = [note for note in found.notes if note in Topic.values]
        started["own_note"] = next((n for n in found.notes if n not in Topic.values), "")
    in_place = found.pictures.in_place()
    form = EditForm(request.POST or None, request.FILES or None, initial=started, pictures=in_place)
    moment = None
    if request.method == "POST":
        pictures = taken_picture(request, form)
        moment = moment_for(request, form, before=found)
        is_ready = form.is_valid() and not moment.waits
        if is_ready and (sent := _changed(request, found, form, pictures, moment)):
            return sent
        wait_with(request, moment, place)
    context = {"form": form, "post": found, "moment": moment}
    return render(request, "posts/edit.html", context, status=422 if form.errors else 200)


def _changed(
    request: SignedInRequest, found: Post, form: EditForm, pictures: list[Picture], moment: Moment
) -> HttpResponse | None:
    """Keep what was changed; None where a rule refused it, which the form then says."""
    told, place = form.cleaned_data, f"post:{found.pk}"
    changes = partial(
        commands.offer_change,
        person=request.user,
        post=found,
        body=told["body"],
        notes=form.all_notes(),
        pictures=pictures,
        taken_out=told["taken_out"],
        title=told["title"],
    )
    try:
        made = commands.say(changes, moment.telling)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return None
    commands.drop_draft(person=request.user, place=place)
    thank(request, moment)
    return redirect(path_of(made, wrote=place))


@require_POST
@signed_in
def remove(request: SignedInRequest, post_id: int) -> HttpResponse:
    found = own_post_for(request.user, post_id)
    return try_it(
        request,
        lambda: commands.remove_post(person=request.user, post=found),
        _("Taken back. For 30 days you can bring it back from here."),
        f"/posts/{post_id}/",
    )


@require_POST
@signed_in
def restore(request: SignedInRequest, post_id: int) -> HttpResponse:
    found = own_post_for(request.user, post_id)
    return try_it(
        request,
        lambda: commands.restore_post(person=request.user, post=found),
        _("It stands again."),
        f"/posts/{post_id}/",
    )


@require_POST
@signed_in
def warmly(request: SignedInRequest, post_id: int) -> HttpResponse:
    found, kind = post_for(request.user, post_id), request.POST.get("kind", "")
    try:
        if found.answers.filter(person=request.user, kind=kind).exists():
            commands.take_back_answer(person=request.user, post=found, kind=kind)
        else:
            commands.answer_warmly(person=request.user, post=found, kind=kind)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect(thread_path(found.thread_id, found.pk))
