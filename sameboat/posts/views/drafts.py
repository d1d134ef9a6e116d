"""Drafts: kept as people type, with a button, and while the house asks something first."""

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.lib.refusal import Refusal
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.posts import commands
from sameboat.posts.pictures import add_picture
from sameboat.posts.ports import draft_places
from sameboat.posts.queries.reader import drafts_of
from sameboat.posts.views.compose import NOT_IN_A_DRAFT, draft_fields
from sameboat.posts.views.moment import CRISIS, Moment, said_yes


def keep_draft(request: SignedInRequest, place: str) -> HttpResponse:
    """Saving a draft with a button, for those without script."""
    said_yes(request)
    fields = sent_fields(request)
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


def wait_with(request: SignedInRequest, moment: Moment, place: str) -> None:
    """Words that wait for their writer. Somebody who follows a link to help finds theirs in the drafts."""
    if moment.wants_change:
        said_yes(request)
    if moment.ask == CRISIS:
        with suppress(Refusal):
            commands.save_draft(person=request.user, place=place, fields=sent_fields(request))


def sent_fields(request: SignedInRequest) -> dict[str, Any]:
    """What somebody typed, as a draft keeps it."""
    return {
        name: values if len(values) > 1 or name == "notes" else values[0]
        for name, values in request.POST.lists()
        if name not in NOT_IN_A_DRAFT
    }


@require_http_methods(["GET", "POST"])
@signed_in
def drafts(request: SignedInRequest) -> HttpResponse:
    if request.method == "GET":
        return render(request, "posts/drafts.html", {"drafts": drafts_of(request.user)})
    place, fields = request.POST.get("place", ""), draft_fields(request.POST.get("fields", ""))
    if not is_place(place) or fields is None:
        return HttpResponse(status=400)
    try:
        commands.save_draft(person=request.user, place=place, fields=fields)
    except Refusal:
        return HttpResponse(status=409)
    return HttpResponse(status=204)


def is_place(place: str) -> bool:
    kind, _colon, number = place.partition(":")
    return place == "write" or (
        kind in {"thread", "post", *draft_places}
        and number.isascii()
        and number.isdigit()
        and len(number) < 18
    )


@require_POST
@signed_in
def drop_draft(request: SignedInRequest) -> HttpResponse:
    if is_place(place := request.POST.get("place", "")):
        commands.drop_draft(person=request.user, place=place)
    return redirect("posts:drafts")


@require_GET
@signed_in
def open_draft(request: SignedInRequest, place: str) -> HttpResponse:
    kind, _colon, number = place.partition(":")
    if not is_place(place):
        raise Http404
    if kind in draft_places:
        return redirect(draft_places[kind](number))
    if kind == "thread":
        return redirect(f"/threads/{number}/#write")
    return redirect(f"/posts/{number}/edit/" if kind == "post" else "posts:write")
