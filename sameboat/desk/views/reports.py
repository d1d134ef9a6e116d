from collections.abc import Callable

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sameboat.desk.forms import CloseForm, DeedForm
from sameboat.lib.pages import page_number
from sameboat.lib.refusal import Refusal
from sameboat.lib.trying import try_it
from sameboat.people.doors import SignedInRequest, staff_only
from sameboat.posts.commands import reveal_alias
from sameboat.posts.queries.posts import picture_at_desk, post_at_desk
from sameboat.posts.serving import picture_answer
from sameboat.safety.commands import reporting as commands
from sameboat.safety.models import Report
from sameboat.safety.ports import Standing, reportables
from sameboat.safety.queries.reports import (
    closed_reports,
    report_for,
    standing_of,
    waiting_reports,
)


@require_GET
@staff_only
def reports(request: SignedInRequest) -> HttpResponse:
    context = {
        "reports": waiting_reports(request.user),
        "page": closed_reports(request.user, page_number(request)),
    }
    return render(request, "desk/reports.html", context)


def _show(
    request: SignedInRequest,
    found: Report,
    *,
    revealed: str = "",
    form: CloseForm | None = None,
    deed: DeedForm | None = None,
) -> HttpResponse:
    """A report's page, with the form that was sent and could not be done, if there is one."""
    standing, kind = standing_of(request.user, found), reportables.get(found.thing)
    verbs = ["note"]
    if standing:
        verbs.append("restore" if standing.is_hidden else "hide")
    if found.thing == "post" and found.about is None:
        verbs.append("reveal")
    if deed:
        deed.fields["words"].widget.attrs["autofocus"] = True
        verbs += [deed.verb] if deed.verb not in verbs else []
    context = {
        "report": found,
        "standing": standing,
        "is_gone": bool(kind and kind.stands and standing is None),
        "has_changed": bool(standing and _has_changed(found, standing)),
        "deeds": [deed if deed and deed.verb == verb else DeedForm(verb) for verb in verbs],
        "revealed": revealed,
        "form": form or CloseForm(),
    }
    has_errors = (form and form.errors) or (deed and deed.errors)
    return render(request, "desk/report.html", context, status=422 if has_errors else 200)


def _has_changed(found: Report, standing: Standing) -> bool:
    return bool(found.snapshot) and standing.words.strip() != found.snapshot.strip()


@require_GET
@staff_only
def report(request: SignedInRequest, report_id: int) -> HttpResponse:
    return _show(request, report_for(request.user, report_id))


@require_GET
@staff_only
def picture(request: SignedInRequest, report_id: int, picture_id: int) -> FileResponse:
    """A picture that belongs to a report, hidden or not: whoever decides on it must be able to see it."""
    standing = standing_of(request.user, report_for(request.user, report_id))
    if standing is None or picture_id not in standing.pictures:
        raise Http404
    return picture_answer(picture_at_desk(request.user, picture_id))


@require_POST
@staff_only
def claim(request: SignedInRequest, report_id: int) -> HttpResponse:
    found = report_for(request.user, report_id)
    return try_it(
        request,
        lambda: commands.claim_report(report=found, by=request.user),
        _("You are looking at it now."),
        f"/desk/reports/{report_id}/",
    )


@require_POST
@staff_only
def let_go(request: SignedInRequest, report_id: int) -> HttpResponse:
    found = report_for(request.user, report_id)
    return try_it(
        request,
        lambda: commands.let_go_of_report(report=found, by=request.user),
        _("Somebody else can look at it."),
        f"/desk/reports/{report_id}/",
    )


@require_POST
@staff_only
def act(request: SignedInRequest, report_id: int, verb: str) -> HttpResponse:
    found, form = report_for(request.user, report_id), DeedForm(verb, request.POST)
    if not form.is_valid():
        return _show(request, found, deed=form)
    me, words = request.user, form.cleaned_data["words"]
    deeds: dict[str, tuple[Callable[[], object], str]] = {
        "note": (
            lambda: commands.note_on_report(report=found, by=me, words=words),
            _("Written down."),
        ),
        "hide": (
            lambda: commands.hide_reported(report=found, by=me, reason=words),
            _("Hidden. Its writer reads why."),
        ),
        "restore": (
            lambda: commands.restore_reported(report=found, by=me, reason=words),
            _("It stands again."),
        ),
    }
    do, done = deeds[verb]
    try:
        do()
    except Refusal as refusal:
        return _refused(request, found, form, refusal)
    messages.success(request, done)
    return redirect("desk:report", report_id)


def _refused(
    request: SignedInRequest, found: Report, form: DeedForm, refusal: Refusal
) -> HttpResponse:
    """The page with what was typed; a closed report has no forms, so it is said on top there."""
    form.add_error("words", str(refusal))
    if found.closed_at:
        messages.error(request, str(refusal))
    return _show(request, found, deed=form)


@require_POST
@staff_only
def close(request: SignedInRequest, report_id: int) -> HttpResponse:
    found, form = report_for(request.user, report_id), CloseForm(request.POST)
    if not form.is_valid():
        return _show(request, found, form=form)
    try:
        commands.close_report(report=found, by=request.user, **form.cleaned_data)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        form.add_error("words", str(refusal))
        return _show(request, found, form=form)
    messages.success(request, _("Closed."))
    return redirect("desk:reports")


@require_POST
@staff_only
def reveal(request: SignedInRequest, report_id: int) -> HttpResponse:
    """Shown once, on this answer only: it is written down, and nobody else sees it."""
    found, form = report_for(request.user, report_id), DeedForm("reveal", request.POST)
    if found.thing != "post" or found.closed_at:
        raise Http404
    if not form.is_valid():
        return _show(request, found, deed=form)
    try:
        post = post_at_desk(request.user, found.thing_id)
        why = form.cleaned_data["words"]
        person = reveal_alias(moderator=request.user, post=post, reason=why)
    except Refusal as refusal:
        return _refused(request, found, form, refusal)
    return _show(request, found, revealed=person.name)
