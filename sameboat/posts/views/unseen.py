from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sameboat.lib.refusal import Refusal, allowed
from sameboat.lib.trying import try_it
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.posts import commands
from sameboat.posts.queries import unseen
from sameboat.posts.seen_first import may_let_through


@require_GET
@signed_in
def every(request: SignedInRequest) -> HttpResponse:
    context = {
        "mine": unseen.own_waiting(request.user),
        "others": unseen.to_look_at(request.user),
        "how_long": unseen.usual_wait_in_words(),
    }
    return render(request, "posts/unseen.html", context)


@require_GET
@signed_in
def one(request: SignedInRequest, waiting_id: int) -> HttpResponse:
    found = unseen.waiting_for(request.user, waiting_id)
    wrote = request.GET.get("wrote", "")
    context = {
        "waiting": found,
        "html": unseen.html_of(found),
        "is_mine": found.author_id == request.user.pk,
        "may_let_through": found.is_unseen and allowed(may_let_through, request.user, found),
        "how_long": unseen.usual_wait_in_words(),
        "wrote": wrote if wrote.replace(":", "").isalnum() else "",
    }
    return render(request, "posts/unseen_one.html", context)


@require_POST
@signed_in
def let_through(request: SignedInRequest, waiting_id: int) -> HttpResponse:
    found = unseen.waiting_for(request.user, waiting_id)
    return try_it(
        request,
        lambda: commands.let_post_through(by=request.user, waiting=found),
        _("It stands now, and its writer was told."),
        "posts:unseen",
    )


@require_POST
@signed_in
def send_back(request: SignedInRequest, waiting_id: int) -> HttpResponse:
    found, reason = unseen.waiting_for(request.user, waiting_id), request.POST.get("reason", "")
    return try_it(
        request,
        lambda: commands.send_post_back(by=request.user, waiting=found, reason=reason),
        _("Its writer reads why, and can change it."),
        found.get_absolute_url(),
    )


@require_POST
@signed_in
def take_back(request: SignedInRequest, waiting_id: int) -> HttpResponse:
    found = unseen.waiting_for(request.user, waiting_id)
    try:
        place = commands.take_waiting_back(person=request.user, waiting=found)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect(found)
    messages.success(request, _("It is a draft again. Only you see it."))
    return redirect("posts:open_draft", place=place)
