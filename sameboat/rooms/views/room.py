import secrets

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from sameboat.lib.pages import back_to
from sameboat.lib.refusal import Refusal
from sameboat.lib.trying import try_it
from sameboat.notices.commands import see_key
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.rooms.commands import planning, saying
from sameboat.rooms.forms import LineForm, PaceForm
from sameboat.rooms.models import Meeting
from sameboat.rooms.moment import Moment, heard, moment_for
from sameboat.rooms.queries import meetings, room
from sameboat.rooms.rendering import lines_html
from sameboat.rooms.rendering_around import around_html

# The script says that it asks, and submits the form itself where more than a line is to be said.
BY_SCRIPT, PLEASE_SEND_THE_FORM = "X-Room", 409
_HEARD = gettext_lazy(
    "You are heard. Somebody here will write to you. If it gets worse before, use Help now."
)


@require_GET
@signed_in
def meeting(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    see_key(person=request.user, key=f"meeting:{meeting_id}")
    return _show(request, meeting_id, LineForm(initial={"once_key": secrets.token_hex(16)}))


@require_GET
@signed_in
def lines(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    """What changed after a stamp: 204, or the lines that are new or other, and what is around them."""
    after = _number(request.GET.get("after", ""))
    known = request.GET.get("as", "")
    news = room.news_for(request.user, meeting_id, after=after, known=known)
    if news is None:
        return HttpResponse(status=204)
    html: str = lines_html(news.lines)
    if news.around:
        html += around_html(news.around)
    # No page: opened by itself it is only text.
    body = html.encode()
    told = {"X-After": str(news.until), "Content-Length": str(len(body))}
    return HttpResponse(body, content_type="text/plain; charset=utf-8", headers=told)


@require_POST
@signed_in
def say(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    found, form = meetings.meeting_for(request.user, meeting_id), LineForm(request.POST)
    moment = None
    if form.is_valid():
        told = form.cleaned_data
        moment = moment_for(
            request.user, told["words"], request.POST, request.POST.getlist("asked")
        )
        if not moment.waits and _is_said(request, found, form, moment):
            return _said(request, found, moment)
    if BY_SCRIPT in request.headers:
        return _told_script(form, moment)
    if heard(request.user, request.POST):
        messages.success(request, _HEARD)
    status = 200 if moment and moment.waits else 422
    return _show(request, meeting_id, form, moment=moment, status=status)


def _number(told: str) -> int:
    return int(told) if told.isascii() and told.isdigit() and len(told) < 18 else 0


def _is_said(request: SignedInRequest, found: Meeting, form: LineForm, moment: Moment) -> bool:
    told = form.cleaned_data
    try:
        saying.say_line(
            person=request.user, meeting=found, words=told["words"], once_key=told["once_key"] or None,
            seen=moment.seen, wants_word=moment.wants_word,
        )  # fmt: skip
    except Refusal as refusal:
        form.add_error("words", str(refusal))
        return False
    return True


def _said(request: SignedInRequest, found: Meeting, moment: Moment) -> HttpResponse:
    if BY_SCRIPT in request.headers:
        return HttpResponse(status=204)
    if moment.wants_word:
        messages.success(request, _HEARD)
    return redirect(f"{found.get_absolute_url()}?said=1#write")


def _told_script(form: LineForm, moment: Moment | None) -> HttpResponse:
    """One sentence where that is all there is to say; else the script sends the form, and a page answers."""
    if moment and moment.waits:
        return HttpResponse(status=PLEASE_SEND_THE_FORM)
    said = " ".join(str(each) for errors in form.errors.values() for each in errors)
    return HttpResponse(said, status=422, content_type="text/plain; charset=utf-8")


@require_POST
@signed_in
def take_back(request: SignedInRequest, meeting_id: int) -> HttpResponseBase:
    found = meetings.meeting_for(request.user, meeting_id)
    number = _number(request.POST.get("line", ""))
    if not number:
        return redirect(found)
    line = room.line_for(request.user, number)
    return try_it(
        request,
        lambda: saying.take_line_back(person=request.user, line=line),
        _("Taken back. Its words are gone."),
        found,
    )


@require_POST
@signed_in
def listen(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    found = meetings.meeting_for(request.user, meeting_id)
    if "go" in request.POST:
        saying.go(person=request.user, meeting=found)
        messages.success(request, _("Good that you were here. Your name no longer stands there."))
        return redirect("rooms:coming")
    return try_it(
        request,
        lambda: saying.listen(person=request.user, meeting=found),
        _("You are here and listen. You need not say anything, and can at any time."),
        found,
    )


@require_POST
@signed_in
def pace(request: SignedInRequest, meeting_id: int) -> HttpResponse:
    found, form = meetings.hosted_meeting_for(request.user, meeting_id), PaceForm(request.POST)
    seconds = form.cleaned_data["pace"] if form.is_valid() else -1
    return try_it(
        request,
        lambda: planning.set_pace(by=request.user, meeting=found, seconds=seconds),
        _("It goes at that pace now, and everybody reads so."),
        back_to(request, reverse("circles:hosting", args=[found.circle_id])),
    )


def _show(
    request: SignedInRequest,
    meeting_id: int,
    form: LineForm,
    *,
    moment: Moment | None = None,
    status: int = 200,
) -> HttpResponse:
    page = room.room_for(request.user, meeting_id, every="all" in request.GET)
    context = {
        "page": page,
        "meeting": page.meeting,
        "around": page.around,
        "around_html": around_html(page.around),
        "lines": lines_html(page.lines),
        "form": form,
        "moment": moment,
        "pace_form": PaceForm(initial={"pace": page.meeting.slow_seconds}),
        "is_reminded": meetings.wants_reminder(request.user, page.meeting),
        "is_said": "said" in request.GET,
    }
    return render(request, "rooms/meeting.html", context, status=status)
