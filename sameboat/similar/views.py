from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.lib.refusal import Refusal
from sameboat.lib.trying import try_it
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.people.ports import worth_reading
from sameboat.similar import commands, queries, rules
from sameboat.similar.forms import READERS, GroupForm, HelloForm, LinesForm
from sameboat.similar.languages.commands import choose_languages
from sameboat.similar.languages.queries import languages_of, offered_to
from sameboat.similar.lines.commands import save_lines
from sameboat.similar.lines.moment import HEARD, moment_for, wants_word
from sameboat.similar.lines.queries import lines_of
from sameboat.similar.threads.near_to_me import near_to
from sameboat.similar.vocabulary import LANGUAGES
from sameboat.similar.words import words_for
from sameboat.similar.writing.commands import leave_writing_out, let_writing_be_used
from sameboat.similar.writing.openings import count_of, is_used


@require_GET
@signed_in
def people(request: SignedInRequest) -> HttpResponse:
    is_open = rules.is_open(request.user)
    answers = queries.answers_of(request.user)
    context = {
        "is_open": is_open,
        "met": queries.introductions_for(request.user) if is_open else [],
        "most": rules.AT_ONCE,
        "answers": answers,
        "near": near_to(request.user, answers),
        "reading": [step(request.user) for step in worth_reading] if not answers else [],
    }
    return render(request, "similar/people.html", context)


@require_GET
@signed_in
def tell(request: SignedInRequest) -> HttpResponse:
    answers = queries.answers_of(request.user)
    told = [each.term.group for each in answers]
    words = words_for(request.user)
    context = {
        "groups": [(group, told.count(group.key)) for group in words.groups],
        "answers": answers,
        "language": words.language,
        "languages": LANGUAGES.items(),
        "lines": lines_of(request.user),
        "is_writing_used": is_used(request.user),
        "writes": languages_of(request.user),
    }
    return render(request, "similar/tell.html", context)


@require_POST
@signed_in
def choose_words(request: SignedInRequest) -> HttpResponse:
    language = request.POST.get("language", "")
    return try_it(
        request,
        lambda: commands.choose_words(person=request.user, language=language),
        _("Saved. You can change it any time."),
        "similar:tell",
    )


@require_http_methods(["GET", "POST"])
@signed_in
def group(request: SignedInRequest, key: str) -> HttpResponse:
    found = queries.group_or_404(request.user, key)
    told = [each.term.key for each in queries.answers_of(request.user)]
    started = {"told": told}
    form = GroupForm(request.POST or None, initial=started, group=found, stood=told)
    if request.method == "POST" and form.is_valid():
        return try_it(
            request,
            lambda: commands.save_answers(
                person=request.user,
                group=found,
                stood=request.POST.getlist("stood") if "stood" in request.POST else None,
                **form.cleaned_data,
            ),
            _("Saved. You can change it any time."),
            "similar:tell",
        )
    return render(
        request,
        "similar/group.html",
        {"group": found, "form": form, "stood": request.POST.getlist("stood") or ["", *told]},
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "POST"])
@signed_in
def lines(request: SignedInRequest) -> HttpResponse:
    stood = lines_of(request.user)
    started = {"text": stood.text, "shown_to": stood.shown_to} if stood else {}
    form, moment = LinesForm(request.POST or None, initial=started), None
    if request.method == "POST" and wants_word(request.user, request.POST):
        messages.success(request, HEARD)
    if request.method == "POST" and form.is_valid():
        moment = moment_for(request.user, form.cleaned_data["text"], request.POST)
        if not moment:
            try:
                save_lines(person=request.user, **form.cleaned_data)
            except Refusal as refusal:
                form.add_error("text", str(refusal))
            else:
                messages.success(request, _("Saved. You can change it any time."))
                return redirect("similar:tell")
    return render(
        request,
        "similar/lines.html",
        {"form": form, "moment": moment, "was_asked": "asked" in request.POST and not moment},
        status=422 if form.errors or moment else 200,
    )


@require_http_methods(["GET", "POST"])
@signed_in
def writing(request: SignedInRequest) -> HttpResponse:
    """What one opened where every member reads it: used after a yes, and never before."""
    if request.method == "POST":
        if request.POST.get("used") == "yes":
            let_writing_be_used(person=request.user)
            messages.success(request, _("Thank you. You can take it back here at any time."))
        else:
            leave_writing_out(person=request.user)
            messages.success(request, _("It is left out from now on."))
        return redirect("similar:tell")
    context = {"is_used": is_used(request.user), "count": count_of(request.user)}
    return render(request, "similar/writing.html", context)


@require_http_methods(["GET", "POST"])
@signed_in
def languages(request: SignedInRequest) -> HttpResponse:
    if request.method == "POST":
        return try_it(
            request,
            lambda: choose_languages(
                person=request.user, languages=request.POST.getlist("languages")
            ),
            _("Saved. You can change it any time."),
            "similar:tell",
        )
    context = {"offered": offered_to(request.user), "mine": languages_of(request.user)}
    return render(request, "similar/languages.html", context)


@require_http_methods(["GET", "POST"])
@signed_in
def answers(request: SignedInRequest) -> HttpResponse:
    if request.method == "POST":
        commands.show_answers(person=request.user, shown=request.POST.dict())
        messages.success(request, _("Saved. It holds from now on."))
        return redirect("similar:tell")
    context = {"answers": queries.answers_of(request.user), "choices": READERS}
    return render(request, "similar/answers.html", context)


@require_POST
@signed_in
def open_up(request: SignedInRequest) -> HttpResponse:
    return try_it(
        request,
        lambda: commands.open_to_introductions(person=request.user),
        _("You can be introduced now."),
        "similar:people",
    )


@require_POST
@signed_in
def close(request: SignedInRequest) -> HttpResponse:
    commands.close_to_introductions(person=request.user)
    messages.success(request, _("Nobody is introduced to you any more, nor you to them."))
    return redirect("similar:people")


@require_POST
@signed_in
def find(request: SignedInRequest) -> HttpResponse:
    try:
        found = commands.find_people(person=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("similar:people")
    if found:
        said = ngettext("Here is one person.", "Here are %(n)s people.", len(found))
        messages.success(request, said % {"n": len(found)})
    elif len(queries.introductions_for(request.user)) >= rules.AT_ONCE:
        messages.info(
            request,
            _("Three people stand here. Say hello or not now first; then you can look again."),
        )
    else:
        messages.info(
            request,
            _("Nobody new just now. Others tell more every week; come again in a few days."),
        )
    return redirect("similar:people")


@require_http_methods(["GET", "POST"])
@signed_in
def hello(request: SignedInRequest, introduction_id: int) -> HttpResponse:
    begun = queries.hello_to(request.user, introduction_id)
    if begun:
        return redirect("letters:conversation", conversation_id=begun.pk)
    try:
        found, met = queries.introduction_for(request.user, introduction_id)
    except Http404:
        if request.method == "GET":
            raise
        # Their words, and no word on whether anybody ever stood there.
        return render(
            request, "similar/hello_gone.html", {"body": request.POST.get("body", "")}, status=404
        )
    first = _("Hello %(name)s, we were introduced.") % {"name": met.name}
    form = HelloForm(request.POST or None, initial={"body": " ".join([first, *met.note])})
    if request.method == "POST" and form.is_valid():
        try:
            made = commands.say_hello(
                person=request.user, introduction=found, note=form.cleaned_data["body"]
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Sent. If they write back, you find it here."))
            return redirect("letters:conversation", conversation_id=made.pk)
    return render(
        request,
        "similar/hello.html",
        {"form": form, "met": met},
        status=422 if form.errors else 200,
    )


@require_POST
@signed_in
def not_now(request: SignedInRequest, introduction_id: int) -> HttpResponse:
    found = queries.was_shown(request.user, introduction_id)
    commands.put_by(person=request.user, introduction=found)
    messages.success(
        request, _("Not now, then. Nobody learns of it. You are not shown them again.")
    )
    return redirect("similar:people")
