import secrets
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.circles.queries import readable_circle_for, writable_circles_of
from sameboat.lib.refusal import Refusal
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.posts import commands
from sameboat.posts.forms import AnswerForm, WriteForm
from sameboat.posts.models import Thread
from sameboat.posts.paths import opened_path, path_of
from sameboat.posts.queries.posts import quoted_in
from sameboat.posts.queries.reader import draft_for
from sameboat.posts.queries.thread import thread_for, thread_page
from sameboat.posts.views.asking import see_asked
from sameboat.posts.views.compose import (
    as_initial,
    id_in,
    show_thread,
    taken_picture,
)
from sameboat.posts.views.drafts import is_place, keep_draft, wait_with
from sameboat.posts.views.moment import moment_for, thank


@require_http_methods(["GET", "POST"])
@signed_in
def write(request: SignedInRequest) -> HttpResponse:
    circles = {circle.pk: circle for circle in writable_circles_of(request.user)}
    choices = [(circle.pk, circle.name) for circle in circles.values()]
    wanted = request.GET.get("circle", "")
    if request.method == "GET" or "draft" in request.POST:
        if request.method == "POST":
            return keep_draft(request, "write")
        started = as_initial(draft_for(request.user, "write"))
        if wanted in map(str, circles):
            started["circle"] = wanted
        form = WriteForm(initial={**started, "once_key": secrets.token_hex(16)}, circles=choices)
        return render(request, "posts/write.html", {"form": form, "circles": circles})
    if "see_asked" in request.POST:
        return see_asked(request, circles)
    form = WriteForm(request.POST, request.FILES, circles=choices)
    pictures = taken_picture(request, form)
    moment = moment_for(request, form)
    if form.is_valid() and not moment.waits:
        told = form.cleaned_data
        opens = partial(
            commands.offer_thread,
            author=request.user,
            circle=circles[told["circle"]],
            kind=told["kind"],
            title=told["title"],
            body=told["body"],
            as_someone=told["as_someone"],
            notes=form.all_notes(),
            pictures=pictures,
            once_key=told["once_key"] or None,
        )
        try:
            made = commands.say(opens, moment.telling)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            commands.drop_draft(person=request.user, place="write")
            thank(request, moment)
            return redirect(opened_path(made))
    wait_with(request, moment, "write")
    context = {"form": form, "circles": circles, "moment": moment}
    return render(request, "posts/write.html", context, status=200 if moment.waits else 422)


@require_POST
@signed_in
def answer(request: SignedInRequest, thread_id: int) -> HttpResponse:
    place = f"thread:{thread_id}"
    thread = _thread_or_draft(request, thread_id, place)
    if "draft" in request.POST:
        return keep_draft(request, place)
    form = AnswerForm(request.POST, request.FILES)
    pictures = taken_picture(request, form)
    moment = moment_for(request, form)
    if form.is_valid() and not moment.waits:
        told = form.cleaned_data
        answers = partial(
            commands.offer_answer,
            author=request.user,
            thread=thread,
            body=told["body"],
            as_someone=told["as_someone"],
            quotes=quoted_in(request.user, thread_id, told["quote"]),
            notes=form.all_notes(),
            pictures=pictures,
            once_key=told["once_key"] or None,
        )
        try:
            made = commands.say(answers, moment.telling)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            commands.drop_draft(person=request.user, place=place)
            thank(request, moment)
            return redirect(path_of(made, wrote=place))
    wait_with(request, moment, place)
    page = thread_page(request.user, thread_id, at_post=id_in(request, "at"))
    return show_thread(request, page, form, moment=moment, status=200 if moment.waits else 422)


@require_POST
@signed_in
def daily(request: SignedInRequest, circle_id: int) -> HttpResponse:
    circle = readable_circle_for(request.user, circle_id)
    try:
        thread = commands.open_daily(by=request.user, circle=circle)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect(circle)
    return redirect(thread)


def _thread_or_draft(request: SignedInRequest, thread_id: int, place: str) -> Thread:
    """The thread, or 404 with what was written kept: it may have gone while somebody was writing."""
    try:
        return thread_for(request.user, thread_id)
    except Http404:
        if is_place(place) and request.POST.get("body", "").strip():
            keep_draft(request, place)
        raise
