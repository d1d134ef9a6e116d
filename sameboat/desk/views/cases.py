from collections.abc import Callable

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sameboat.desk.case_forms import DeedForm
from sameboat.desk.views.case_page import show_case
from sameboat.lib.pages import page_number
from sameboat.lib.refusal import Refusal
from sameboat.lib.trying import try_it
from sameboat.moderation.commands import closing, keeping, revealing, working
from sameboat.moderation.commands.deciding import restore_thing
from sameboat.moderation.measures import can_reveal
from sameboat.moderation.models import Case
from sameboat.moderation.queries import queue
from sameboat.moderation.queries.cases import (
    case_for,
    case_of_report,
    colleagues_of,
    others_about,
    standing_of,
)
from sameboat.people.doors import SignedInRequest, staff_only
from sameboat.people.models import Person
from sameboat.posts.queries.posts import picture_at_desk
from sameboat.posts.serving import picture_answer


@require_GET
@staff_only
def cases(request: SignedInRequest) -> HttpResponse:
    found = queue.queue_for(request.user, page_number(request))
    return render(request, "desk/cases.html", {"queue": found, "page": found.page})


@require_GET
@staff_only
def closed(request: SignedInRequest) -> HttpResponse:
    page = queue.closed_cases(request.user, page_number(request))
    return render(request, "desk/closed.html", {"page": page})


@require_GET
@staff_only
def with_others(request: SignedInRequest) -> HttpResponse:
    return render(request, "desk/with_others.html", {"cases": queue.with_others(request.user)})


@require_POST
@staff_only
def stop(request: SignedInRequest) -> HttpResponse:
    working.let_go_of_all(by=request.user)
    messages.success(request, _("Others look after them now. Thank you. Go easy on yourself."))
    return redirect("desk:debriefs")


@require_GET
@staff_only
def case(request: SignedInRequest, case_id: int) -> HttpResponse:
    return show_case(request, case_for(request.user, case_id))


@require_GET
@staff_only
def from_before(request: SignedInRequest, report_id: int) -> HttpResponse:
    """Where a report's address leads: to its case."""
    return redirect(case_of_report(request.user, report_id))


@require_GET
@staff_only
def picture(request: SignedInRequest, case_id: int, picture_id: int) -> FileResponse:
    """A picture that belongs to a case, hidden or not: whoever decides on it must be able to see it."""
    standing = standing_of(request.user, case_for(request.user, case_id))
    if standing is None or picture_id not in standing.pictures:
        raise Http404
    return picture_answer(picture_at_desk(request.user, picture_id))


@require_POST
@staff_only
def claim(request: SignedInRequest, case_id: int) -> HttpResponse:
    found = case_for(request.user, case_id)
    return try_it(
        request,
        lambda: working.claim_case(case=found, by=request.user),
        _("You are looking at it now."),
        found,
    )


@require_POST
@staff_only
def let_go(request: SignedInRequest, case_id: int) -> HttpResponse:
    found = case_for(request.user, case_id)
    return try_it(
        request,
        lambda: working.let_go_of_case(case=found, by=request.user),
        _("Somebody else can look at it."),
        found,
    )


@require_POST
@staff_only
def step(request: SignedInRequest, case_id: int) -> HttpResponse:
    found, done = case_for(request.user, case_id), request.POST.get("step", "")
    return try_it(
        request,
        lambda: keeping.tick_off(case=found, by=request.user, step=done[:500]),
        _("Written down."),
        found,
    )


@require_POST
@staff_only
def act(request: SignedInRequest, case_id: int, verb: str) -> HttpResponse:
    me, found = request.user, case_for(request.user, case_id)
    form = DeedForm(
        verb, request.POST, colleagues=colleagues_of(me), others=others_about(me, found)
    )
    if not form.is_valid():
        return show_case(request, found, deed=form)
    try:
        to, done = _do(me, found, verb, form.cleaned_data)
    except Refusal as refusal:
        return _refused(request, found, form, refusal)
    messages.success(request, done)
    return redirect(to)


def _refused(
    request: SignedInRequest, found: Case, form: DeedForm, refusal: Refusal
) -> HttpResponse:
    """The page with what was typed; a closed case may not show the form, so it is said on top there."""
    form.add_error("words" if "words" in form.fields else None, str(refusal))
    if found.closed_at:
        messages.error(request, str(refusal))
    return show_case(request, found, deed=form)


def _do(me: Person, case: Case, verb: str, told: dict[str, object]) -> tuple[Case, str]:
    """Do what the form asks for; the case to go to, and what is said."""
    words = str(told.get("words", ""))

    def colleague() -> Person:
        return next(each for each in colleagues_of(me) if each.pk == told["whom"])

    deeds: dict[str, tuple[Callable[[], Case | None], str]] = {
        "let-through": (
            lambda: closing.let_through(case=case, by=me),
            _("Everybody there can read it now."),
        ),
        "send-back": (
            lambda: closing.send_back(case=case, by=me, words=words),
            _("It is theirs again, with what you wrote."),
        ),
        "note": (lambda: working.note_on_case(case=case, by=me, words=words), _("Written down.")),
        "ask": (
            lambda: working.ask_colleague(case=case, by=me, whom=colleague(), words=words),
            _("They are asked."),
        ),
        "hand-over": (
            lambda: working.hand_over(case=case, by=me, to=colleague(), words=words),
            _("It is theirs now."),
        ),
        "kind": (
            lambda: working.change_kind(case=case, by=me, kind=str(told["kind"])),
            _("Changed."),
        ),
        "merge": (
            lambda: working.merge_case(case=case, into=case_for(me, int(str(told["into"]))), by=me),
            _("It goes on in this case."),
        ),
        "restore": (
            lambda: restore_thing(case=case, by=me, why=words),
            _("It stands again."),
        ),
        "follow-up": (
            lambda: closing.follow_up(case=case, by=me, words=words, again=bool(told.get("again"))),
            _("Written down. Thank you for looking again."),
        ),
        "reopen": (
            lambda: closing.reopen_case(case=case, by=me, words=words),
            _("It is open again, and yours."),
        ),
    }
    do, done = deeds[verb]
    return do() or case, done


@require_POST
@staff_only
def reveal(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Shown once, on this answer only: it is written down, and nobody else sees it."""
    found, form = case_for(request.user, case_id), DeedForm("reveal", request.POST)
    if not can_reveal(found) or found.closed_at:
        raise Http404
    if not form.is_valid():
        return show_case(request, found, deed=form)
    try:
        why = form.cleaned_data["words"]
        person = revealing.reveal_writer(case=found, by=request.user, reason=why)
    except Refusal as refusal:
        return _refused(request, found, form, refusal)
    return show_case(request, found, revealed=person.name)
