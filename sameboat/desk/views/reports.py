from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sameboat.desk.forms import CloseForm
from sameboat.desk.views.trying import try_it
from sameboat.lib.pages import page_number
from sameboat.lib.refusal import Refusal
from sameboat.people.doors import SignedInRequest, staff_only
from sameboat.posts.commands import reveal_alias
from sameboat.posts.queries.thread import post_at_desk
from sameboat.safety.commands import reporting as commands
from sameboat.safety.models import Report
from sameboat.safety.ports import reportables
from sameboat.safety.queries.reports import closed_reports, report_for, waiting_reports


@require_GET
@staff_only
def reports(request: SignedInRequest) -> HttpResponse:
    context = {
        "reports": waiting_reports(request.user),
        "page": closed_reports(request.user, page_number(request)),
    }
    return render(request, "desk/reports.html", context)


def _show(
    request: SignedInRequest, found: Report, *, revealed: str = "", form: CloseForm | None = None
) -> HttpResponse:
    kind = reportables.get(found.thing)
    context = {
        "report": found,
        "can_hide": bool(kind and kind.hide),
        "is_post": found.thing == "post",
        "revealed": revealed,
        "form": form or CloseForm(),
    }
    return render(request, "desk/report.html", context, status=422 if form and form.errors else 200)


@require_GET
@staff_only
def report(request: SignedInRequest, report_id: int) -> HttpResponse:
    return _show(request, report_for(request.user, report_id))


@require_POST
@staff_only
def act(request: SignedInRequest, report_id: int, verb: str) -> HttpResponse:
    found, words = report_for(request.user, report_id), request.POST.get("words", "")
    me = request.user
    deeds: dict[str, tuple[Callable[[], object], str]] = {
        "claim": (
            lambda: commands.claim_report(report=found, by=me),
            _("You are looking at it now."),
        ),
        "let-go": (
            lambda: commands.let_go_of_report(report=found, by=me),
            _("Somebody else can look at it."),
        ),
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
    return try_it(request, do, done, f"/desk/reports/{report_id}/")


@require_POST
@staff_only
def close(request: SignedInRequest, report_id: int) -> HttpResponse:
    found, form = report_for(request.user, report_id), CloseForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        return try_it(
            request,
            lambda: commands.close_report(report=found, by=request.user, **told),
            _("Closed."),
            "/desk/reports/",
        )
    return _show(request, found, form=form)


@require_POST
@staff_only
def reveal(request: SignedInRequest, report_id: int) -> HttpResponse:
    """Shown once, on this answer only: it is written down, and nobody else sees it."""
    found = report_for(request.user, report_id)
    if found.thing != "post" or found.closed_at:
        raise Http404
    try:
        post = post_at_desk(request.user, found.thing_id)
        person = reveal_alias(
            moderator=request.user, post=post, reason=request.POST.get("words", "")
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return _show(request, found)
    return _show(request, found, revealed=person.name)
