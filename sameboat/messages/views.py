from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.lib.pages import page_number
from sameboat.lib.reading import read_json
from sameboat.lib.refusal import Refusal
from sameboat.messages import commands, queries
from sameboat.messages.forms import LetterForm, OpennessForm
from sameboat.messages.models import Conversation
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.people.queries.profiles import person_for


@require_GET
@signed_in
def letters(request: SignedInRequest) -> HttpResponse:
    envelopes, page = queries.envelopes_for(request.user, page_number(request))
    return render(request, "letters/letters.html", {"envelopes": envelopes, "page": page})


@require_http_methods(["GET", "POST"])
@signed_in
def conversation(request: SignedInRequest, conversation_id: int) -> HttpResponse:
    found = queries.conversation_for(request.user, conversation_id)
    other = queries.other_in(found, request.user)
    form = LetterForm(request.POST or None, initial={"body": queries.draft_to(request.user, other)})
    if request.method == "POST" and form.is_valid():
        try:
            commands.write_letter(
                writer=request.user, conversation=found, body=form.cleaned_data["body"]
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(f"/letters/{conversation_id}/?wrote=letter:{other.pk}#last")
    return _show(request, found, form)


def _show(request: SignedInRequest, found: Conversation, form: LetterForm) -> HttpResponse:
    page = queries.letters_in(found, page_number(request))
    if request.method == "GET":
        commands.mark_letters_read(person=request.user, conversation=found)
    waits = found.accepted_at is None
    context = {
        "conversation": found,
        "other": queries.other_in(found, request.user),
        "letters": list(reversed(page.object_list)),
        "page": page,
        "form": form,
        "waits_for_me": waits and found.other_id == request.user.pk,
        "waits_for_them": waits and found.asker_id == request.user.pk,
        "wrote": request.GET.get("wrote", "")
        if request.GET.get("wrote", "").replace(":", "").isalnum()
        else "",
    }
    return render(request, "letters/conversation.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@signed_in
def ask(request: SignedInRequest, person_id: int) -> HttpResponse:
    other = person_for(request.user, person_id)
    known = queries.known_between(request.user, other)
    if known:
        return redirect("letters:conversation", conversation_id=known.pk)
    form = LetterForm(request.POST or None, initial={"body": queries.draft_to(request.user, other)})
    if request.method == "POST" and form.is_valid():
        try:
            made = commands.ask_to_write(
                asker=request.user, other=other, note=form.cleaned_data["body"]
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Sent. If they write back, you find it here."))
            return redirect(f"/letters/{made.pk}/?wrote=letter:{other.pk}")
    return render(
        request,
        "letters/ask.html",
        {"form": form, "other": other},
        status=422 if form.errors else 200,
    )


@require_POST
@signed_in
def accept(request: SignedInRequest, conversation_id: int) -> HttpResponse:
    found = queries.conversation_for(request.user, conversation_id)
    try:
        commands.accept_conversation(person=request.user, conversation=found)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("letters:conversation", conversation_id=conversation_id)


@require_POST
@signed_in
def lay_aside(request: SignedInRequest, conversation_id: int) -> HttpResponse:
    found = queries.conversation_for(request.user, conversation_id)
    commands.lay_aside(person=request.user, conversation=found)
    messages.success(request, _("It lies there quietly. They cannot tell."))
    return redirect("letters:list")


@require_http_methods(["GET", "POST"])
@signed_in
def openness(request: SignedInRequest) -> HttpResponse:
    started = {"who_may_ask": queries.openness_of(request.user)}
    form = OpennessForm(request.POST or None, initial=started)
    if request.method == "POST" and form.is_valid():
        commands.choose_openness(person=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("people:me")
    return render(
        request, "letters/openness.html", {"form": form}, status=422 if form.errors else 200
    )


@require_POST
@signed_in
def draft(request: SignedInRequest) -> HttpResponse:
    kind, _colon, number = request.POST.get("place", "").partition(":")
    try:
        body = read_json(request.POST.get("fields", "")).get("body", "")
    except (ValueError, AttributeError):
        return HttpResponse(status=400)
    if kind != "letter" or not number.isdecimal() or len(number) > 17 or not isinstance(body, str):
        return HttpResponse(status=400)
    try:
        commands.save_letter_draft(
            person=request.user, to=person_for(request.user, int(number)), body=body
        )
    except Refusal:
        return HttpResponse(status=409)
    return HttpResponse(status=204)
