"""Before a question is posted: whether others asked it. Nothing is posted here, and no word comes into an address."""

from contextlib import suppress

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from sameboat.circles.models import Circle
from sameboat.lib.refusal import Refusal
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.posts import commands
from sameboat.posts.forms import WriteForm
from sameboat.posts.queries.asked import asked_lines, says_enough
from sameboat.posts.views.compose import as_initial, taken_picture
from sameboat.posts.views.drafts import sent_fields
from sameboat.posts.views.moment import carried


@require_POST
@signed_in
def asked(request: SignedInRequest) -> HttpResponse:
    return render(request, "posts/_asked.html", {"lines": _lines(request)})


def see_asked(request: SignedInRequest, circles: dict[int, Circle]) -> HttpResponse:
    """The page of writing as it was, with what others asked under it. The words are kept: a link leads away from them."""
    choices = [(circle.pk, circle.name) for circle in circles.values()]
    sent = WriteForm(request.POST, request.FILES, circles=choices)
    taken_picture(request, sent)
    for error in sent.errors.get("picture", []):
        messages.error(request, str(error))
    typed = {**sent_fields(request), "picture_id": sent["picture_id"].value()}
    with suppress(Refusal):
        commands.save_draft(person=request.user, place="write", fields=typed)
    started = {**as_initial(typed), "once_key": request.POST.get("once_key", "")}
    context = {
        "form": WriteForm(initial=started, circles=choices),
        "circles": circles,
        "moment": carried(request),
        "lines": _lines(request),
        "too_few": not says_enough(request.POST.get("title", ""), request.POST.get("body", "")),
        "looked": True,
    }
    return render(request, "posts/write.html", context)


def _lines(request: SignedInRequest) -> list[object]:
    title, body = request.POST.get("title", ""), request.POST.get("body", "")
    return [*asked_lines(request.user, title=title, body=body)]
