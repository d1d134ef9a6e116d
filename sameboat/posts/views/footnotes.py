from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.lib.refusal import Refusal, allowed
from sameboat.lib.trying import try_it
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.posts import commands
from sameboat.posts.footnote_rules import may_add_footnote, speaks_alone
from sameboat.posts.forms import FootnoteForm
from sameboat.posts.models import Footnote, Post
from sameboat.posts.paths import thread_path
from sameboat.posts.queries.fitting import as_note, facts_for
from sameboat.posts.queries.footnotes import footnote_for, footnotes_for, post_to_note
from sameboat.posts.queries.reader import glimpse_of
from sameboat.posts.views.second_look import SecondLook, second_look


@require_http_methods(["GET", "POST"])
@signed_in
def under(request: SignedInRequest, post_id: int) -> HttpResponse:
    post = post_to_note(request.user, post_id)
    taken = as_note(request.user, request.GET.get("fact", ""))
    form, look = FootnoteForm(request.POST or None, initial=taken), SecondLook()
    if request.method == "POST" and form.is_valid():
        look = second_look(
            request, f"{form.cleaned_data['words']}\n\n{form.cleaned_data['source']}"
        )
        if look.ask:
            return _page(request, post, form=form, look=look)
        try:
            commands.add_footnote(by=request.user, post=post, seen=look.seen, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("posts:notes", post_id=post_id)
    failed = request.method == "POST"
    return _page(request, post, form=form, failed=failed, is_taken=bool(taken))


def _page(
    request: SignedInRequest, post: Post, *, failed: bool = False, **more: Any
) -> HttpResponse:
    context = {
        "post": post,
        "glimpse": glimpse_of(request.user, post),
        "notes": footnotes_for(request.user, post),
        "form": FootnoteForm(),
        "may_add": allowed(may_add_footnote, request.user, post),
        "speaks_alone": speaks_alone(request.user),
        "path": thread_path(post.thread_id, post.pk),
        "facts": facts_for(request.user, post),
        **more,
    }
    return render(request, "posts/footnotes.html", context, status=422 if failed else 200)


@require_POST
@signed_in
def answer(request: SignedInRequest, footnote_id: int) -> HttpResponse:
    note = footnote_for(request.user, footnote_id)
    words = request.POST.get("words", "")
    look = second_look(request, words)
    typed: dict[str, Any] = {"answered": note.pk, "typed": words, "answer_look": look}
    if look.ask:
        return _page(request, note.post, **typed)
    try:
        commands.answer_footnote(person=request.user, footnote=note, words=words, seen=look.seen)
    except Refusal as refusal:
        return _page(request, note.post, failed=True, answer_error=str(refusal), **typed)
    messages.success(request, _("Done."))
    return redirect("posts:notes", post_id=note.post_id)


@require_POST
@signed_in
def act(request: SignedInRequest, footnote_id: int, deed: str) -> HttpResponse:
    note = footnote_for(request.user, footnote_id)
    words = request.POST.get("words", "")
    return try_it(
        request,
        lambda: _do(request, note, deed, words),
        _("Done."),
        f"/posts/{note.post_id}/notes/",
    )


def _do(request: SignedInRequest, note: Footnote, deed: str, words: str) -> None:
    me = request.user
    match deed:
        case "yes":
            commands.say_yes_to_footnote(person=me, footnote=note)
        case "agree":
            commands.agree_to_footnote(person=me, footnote=note)
        case "show-now":
            commands.show_footnote_now(moderator=me, footnote=note, reason=words)
        case "take-away":
            commands.take_footnote_away(by=me, footnote=note, reason=words)
        case _:
            raise Http404
