from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sameboat.lib.refusal import Refusal
from sameboat.lib.trying import try_it
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.people.models import Person
from sameboat.people.queries.profiles import anyone
from sameboat.safety import commands
from sameboat.safety.queries.hidden import blocks_by, mutes_by, was_blocked_first


@require_GET
@signed_in
def hidden(request: SignedInRequest) -> HttpResponse:
    context = {"blocks": blocks_by(request.user), "mutes": mutes_by(request.user)}
    return render(request, "safety/hidden.html", context)


def _must_be_in_sight(request: SignedInRequest, other: Person) -> None:
    if was_blocked_first(request.user, other):
        raise Http404


@require_POST
@signed_in
def block(request: SignedInRequest, person_id: int) -> HttpResponse:
    other = anyone(person_id)
    try:
        commands.block_person(blocker=request.user, blocked=other)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        # It holds, but is answered as if nobody were there.
        _must_be_in_sight(request, other)
        messages.success(
            request,
            _(
                "Done. Neither of you sees the other any more. Nobody is told. If they look after a circle of yours, its list still shows them your name."
            ),
        )
    return redirect("safety:hidden")


@require_POST
@signed_in
def unblock(request: SignedInRequest, person_id: int) -> HttpResponse:
    commands.unblock_person(blocker=request.user, blocked=anyone(person_id))
    return redirect("safety:hidden")


@require_POST
@signed_in
def mute(request: SignedInRequest, person_id: int) -> HttpResponse:
    other = anyone(person_id)
    _must_be_in_sight(request, other)
    return try_it(
        request,
        lambda: commands.mute_person(person=request.user, muted=other),
        _("Done. You no longer read them. They see no difference."),
        "safety:hidden",
    )


@require_POST
@signed_in
def unmute(request: SignedInRequest, person_id: int) -> HttpResponse:
    commands.unmute_person(person=request.user, muted=anyone(person_id))
    return redirect("safety:hidden")
