"""What the views of writing share: forms filled from drafts, pictures kept through errors."""

import secrets
from typing import Any

from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sameboat.lib.reading import read_json
from sameboat.lib.refusal import Refusal
from sameboat.lib.shell import in_shell
from sameboat.people.doors import SignedInRequest
from sameboat.people.queries.house import the_house
from sameboat.posts.forms import AnswerForm
from sameboat.posts.models import Picture
from sameboat.posts.pictures import add_picture, describe_picture
from sameboat.posts.queries.posts import own_unused_picture, quoted_in
from sameboat.posts.queries.reader import glimpse_of
from sameboat.posts.queries.thread import ThreadPage
from sameboat.posts.rendering import voices_html
from sameboat.posts.views.moment import Moment
from sameboat.posts.views.plain_answer import plain_answer_html

_EXTRAS = ("notes", "own_note", "as_someone", "alt", "picture_id", "told_as", "source")
# What was asked and answered on the way is no part of somebody's words.
NOT_IN_A_DRAFT = frozenset(
    [
        "csrfmiddlewaretoken",
        "once_key",
        "draft",
        "next",
        "asked",
        "change",
        "write_to_me",
        "as_it_is",
        "take_out",
        "see_asked",
    ]
)


def id_in(request: SignedInRequest, name: str) -> int:
    """An id from the address; 0 for anything else."""
    return _whole(request.GET.get(name, "")) or 0


def started_answer(request: SignedInRequest, page: ThreadPage) -> dict[str, Any]:
    """What an answer form begins with: nothing, or what the person was writing here."""
    started = {**as_initial(page.draft), "once_key": secrets.token_hex(16)}
    if quote := id_in(request, "quote"):
        started["quote"] = quote
    return started


def as_initial(draft: dict[str, Any]) -> dict[str, Any]:
    """A draft's fields as a form takes them: what was ticked comes back as ticked."""
    started = dict(draft)
    for several in ("notes", "taken_out"):
        if isinstance(started.get(several), str):
            started[several] = [started[several]]
    return started


def show_thread(
    request: SignedInRequest,
    page: ThreadPage,
    form: AnswerForm | None = None,
    *,
    moment: Moment | None = None,
    status: int = 200,
) -> HttpResponse:
    """The thread's page with the answer form that was sent, or one to begin with."""
    wrote = request.GET.get("wrote", "")
    context: dict[str, Any] = {
        "page": page,
        "voices": voices_html(page),
        "wrote": wrote if wrote.replace(":", "").isalnum() else "",
        "csrf_token": get_token(request),
    }
    if form is not None or page.may_write:
        context["answer"] = _answer(request, page, form, context["csrf_token"], moment)
    return in_shell(
        request,
        "posts/_thread.html",
        context,
        title=_("A thread"),
        kind="letterhead",
        house=the_house(),
        status=status,
    )


def _answer(
    request: SignedInRequest,
    page: ThreadPage,
    form: AnswerForm | None,
    token: str,
    moment: Moment | None,
) -> SafeString:
    """The answer form: the kept one where only words stand in it, the template for everything else."""
    started = started_answer(request, page) if form is None else form.initial
    wanted = _whole(started.get("quote") if form is None else form["quote"].value())
    quoted = quoted_in(request.user, page.thread_id, wanted)
    has_extras = bool((form and form.errors) or any(started.get(name) for name in _EXTRAS))
    if form is None and not quoted and not has_extras:
        body, once = str(started.get("body", "")), str(started["once_key"])
        return plain_answer_html(page, once_key=once, token=token, body=body)
    context = {
        "form": form or AnswerForm(initial=started),
        "page": page,
        "quoted": glimpse_of(request.user, quoted) if quoted else None,
        "has_extras": has_extras,
        "moment": moment,
        "csrf_token": token,
    }
    return render_to_string("posts/_answer.html", context, request)


def taken_picture(request: SignedInRequest, form: AnswerForm) -> list[Picture]:
    """The picture that came with a form, kept at once so that no error can lose it.

    Called before the rest is looked at; the form then carries its id. Adds the refusal to the form.
    """
    form.full_clean()
    kept = own_unused_picture(request.user, _whole(form["picture_id"].value()))
    upload, alt = request.FILES.get("picture"), str(form["alt"].value() or "")
    if upload is not None:
        try:
            kept = add_picture(owner=request.user, upload=upload, alt=alt)
        except Refusal as refusal:
            form.add_error("picture", str(refusal))
            return []
    elif kept and alt:
        describe_picture(kept, alt)
    if kept is None:
        return []
    # The form is shown again on an error: it must know the picture that has arrived.
    form.data = form.data.copy()  # type: ignore[attr-defined]
    form.data["picture_id"] = str(kept.pk)  # type: ignore[index]
    if not kept.alt:
        form.add_error("alt", _ask_for_words())
        return []
    return [kept]


def _ask_for_words() -> str:
    return _("Say in a few words what is to be seen. Your picture has arrived and is kept.")


def _whole(value: Any) -> int | None:
    text = str(value or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else None


def draft_fields(text: str) -> dict[str, Any] | None:
    """The fields of a draft as the script sends them, or None where they are no such thing."""
    try:
        fields = read_json(text)
    except ValueError:
        return None
    if not isinstance(fields, dict) or len(fields) > 20:
        return None
    return {
        name: value
        for name, value in fields.items()
        if _is_words(value) and name not in NOT_IN_A_DRAFT
    }


def _is_words(value: Any) -> bool:
    return isinstance(value, str) or (
        isinstance(value, list) and all(isinstance(each, str) for each in value)
    )
