import secrets

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.circles.queries import readable_circle_for, writable_circles_of
from sameboat.lib.refusal import Refusal
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.posts import commands
from sameboat.posts.forms import AnswerForm, WriteForm
from sameboat.posts.models import Thread
from sameboat.posts.paths import path_of
from sameboat.posts.pictures import add_picture
from sameboat.posts.queries.posts import quoted_in
from sameboat.posts.queries.reader import draft_for, drafts_of
from sameboat.posts.queries.thread import thread_for, thread_page
from sameboat.posts.views.compose import (
    as_initial,
    draft_fields,
    id_in,
    show_thread,
    taken_picture,
)
from sameboat.posts.views.moment import details_to_show


@require_http_methods(["GET", "POST"])
@signed_in
def write(request: SignedInRequest) -> HttpResponse:
    circles = {circle.pk: circle for circle in writable_circles_of(request.user)}
    choices = [(circle.pk, circle.name) for circle in circles.values()]
    wanted = request.GET.get("circle", "")
    if request.method == "GET" or "draft" in request.POST:
        if request.method == "POST":
            return _keep_draft(request, "write")
        started = as_initial(draft_for(request.user, "write"))
        if wanted in map(str, circles):
            started["circle"] = wanted
        form = WriteForm(initial={**started, "once_key": secrets.token_hex(16)}, circles=choices)
        return render(request, "posts/write.html", {"form": form, "circles": circles})
    form = WriteForm(request.POST, request.FILES, circles=choices)
    pictures = taken_picture(request, form)
    details = details_to_show(request, form)
    if form.is_valid() and not details:
        told = form.cleaned_data
        try:
            made = commands.offer_thread(
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
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            commands.drop_draft(person=request.user, place="write")
            return redirect(f"{made.get_absolute_url()}?wrote=write")
    context = {"form": form, "circles": circles, "details": details}
    return render(request, "posts/write.html", context, status=200 if details else 422)


@require_POST
@signed_in
def answer(request: SignedInRequest, thread_id: int) -> HttpResponse:
    place = f"thread:{thread_id}"
    thread = _thread_or_draft(request, thread_id, place)
    if "draft" in request.POST:
        return _keep_draft(request, place)
    form = AnswerForm(request.POST, request.FILES)
    pictures = taken_picture(request, form)
    details = details_to_show(request, form)
    if form.is_valid() and not details:
        told = form.cleaned_data
        try:
            made = commands.offer_answer(
                author=request.user,
                thread=thread,
                body=told["body"],
                as_someone=told["as_someone"],
                quotes=quoted_in(request.user, thread_id, told["quote"]),
                notes=form.all_notes(),
                pictures=pictures,
                once_key=told["once_key"] or None,
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            commands.drop_draft(person=request.user, place=place)
            return redirect(path_of(made, wrote=place))
    page = thread_page(request.user, thread_id, at_post=id_in(request, "at"))
    return show_thread(request, page, form, details=details, status=200 if details else 422)


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
        if _is_place(place) and request.POST.get("body", "").strip():
            _keep_draft(request, place)
        raise


def _keep_draft(request: SignedInRequest, place: str) -> HttpResponse:
    """Saving a draft with a button, for those without script."""
    left_out = {"csrfmiddlewaretoken", "once_key", "draft", "next"}
    fields = {
        name: values if len(values) > 1 or name == "notes" else values[0]
        for name, values in request.POST.lists()
        if name not in left_out
    }
    if upload := request.FILES.get("picture"):
        try:
            picture = add_picture(owner=request.user, upload=upload, alt=str(fields.get("alt", "")))
            fields["picture_id"] = str(picture.pk)
        except Refusal as refusal:
            messages.error(request, str(refusal))
    try:
        commands.save_draft(person=request.user, place=place, fields=fields)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Kept as a draft. Only you see it."))
    return redirect("posts:drafts")


@require_http_methods(["GET", "POST"])
@signed_in
def drafts(request: SignedInRequest) -> HttpResponse:
    if request.method == "GET":
        return render(request, "posts/drafts.html", {"drafts": drafts_of(request.user)})
    place, fields = request.POST.get("place", ""), draft_fields(request.POST.get("fields", ""))
    if not _is_place(place) or fields is None:
        return HttpResponse(status=400)
    try:
        commands.save_draft(person=request.user, place=place, fields=fields)
    except Refusal:
        return HttpResponse(status=409)
    return HttpResponse(status=204)


def _is_place(place: str) -> bool:
    kind, _colon, number = place.partition(":")
    return place == "write" or (
        kind in {"thread", "post"} and number.isascii() and number.isdigit() and len(number) < 18
    )


@require_POST
@signed_in
def drop_draft(request: SignedInRequest) -> HttpResponse:
    if _is_place(place := request.POST.get("place", "")):
        commands.drop_draft(person=request.user, place=place)
    return redirect("posts:drafts")


@require_GET
@signed_in
def open_draft(request: SignedInRequest, place: str) -> HttpResponse:
    kind, _colon, number = place.partition(":")
    if not _is_place(place):
        raise Http404
    if kind == "thread":
        return redirect(f"/threads/{number}/#write")
    return redirect(f"/posts/{number}/edit/" if kind == "post" else "posts:write")
