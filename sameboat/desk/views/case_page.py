"""The page of a case, with the form that was sent and could not be done, if there is one."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from sameboat.desk.case_forms import AnswerForm, CloseForm, DeedForm
from sameboat.moderation.models import Case
from sameboat.moderation.models.case import Kind
from sameboat.moderation.queries.cases import (
    CasePage,
    case_page,
    colleagues_of,
    others_about,
)
from sameboat.moderation.rules import is_unnamed
from sameboat.people.doors import SignedInRequest
from sameboat.posts.queries.fitting import facts_for
from sameboat.posts.queries.posts import post_at_desk


def show_case(
    request: SignedInRequest,
    case: Case,
    *,
    revealed: str = "",
    close: CloseForm | None = None,
    deed: DeedForm | None = None,
    answer: AnswerForm | None = None,
) -> HttpResponse:
    """A case's page. 422 where what was sent could not be done."""
    me, found = request.user, case_page(request.user, case)
    context: dict[str, Any] = {
        "case": case,
        "page": found,
        "is_mine": case.claimed_by_id == me.pk,
        "is_free": case.claimed_by_id is None,
        "deeds": _deeds(request, found, deed),
        "revealed": revealed,
        "close": close or CloseForm(with_contact=case.kind == Kind.CRISIS),
        "answer": answer or AnswerForm(),
        **_facts(request, case),
    }
    failed = any(form and form.errors for form in (close, deed, answer))
    return render(request, "desk/case.html", context, status=422 if failed else 200)


def _facts(request: SignedInRequest, case: Case) -> dict[str, Any]:
    """What the fact shelf has for a claim about health, while somebody may still put it there."""
    if case.kind != Kind.CLAIM or case.thing != "post" or case.closed_at:
        return {}
    try:
        post = post_at_desk(request.user, case.thing_id)
    except Http404:
        return {}
    return {"post": post, "facts": facts_for(request.user, post)}


def _deeds(request: SignedInRequest, found: CasePage, sent: DeedForm | None) -> list[DeedForm]:
    others = others_about(request.user, found.case)
    colleagues = colleagues_of(request.user)
    verbs = list(_verbs(found, bool(colleagues), bool(others)))
    if sent:
        _focus(sent)
        verbs += [sent.verb] if sent.verb not in verbs else []
    return [
        sent if sent and sent.verb == verb else DeedForm(verb, colleagues=colleagues, others=others)
        for verb in verbs
    ]


def _focus(form: DeedForm) -> None:
    if form.fields:
        next(iter(form.fields.values())).widget.attrs["autofocus"] = True


def _verbs(found: CasePage, has_colleagues: bool, has_others: bool) -> list[str]:
    case, verbs = found.case, ["note"]
    if any(each.done_at is None for each in found.follow_ups):
        verbs.insert(0, "follow-up")
    if case.closed_at:
        return verbs if case.merged_into_id or case.kind == Kind.APPEAL else [*verbs, "reopen"]
    if found.standing and found.standing.is_waiting:
        verbs = ["let-through", "send-back", *verbs]
    if has_colleagues and not is_unnamed(case):
        verbs += ["ask", "hand-over"]
    if case.kind == Kind.APPEAL:
        return verbs
    verbs += ["kind"] if case.kind != Kind.WAITING else []
    verbs += ["merge"] if has_others else []
    verbs += ["restore"] if found.standing and found.standing.is_hidden else []
    verbs += ["reveal"] if found.can_reveal and is_unnamed(case) else []
    return verbs
