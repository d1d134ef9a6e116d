"""What stands around the lines as HTML, written by hand: it is told again to everybody whenever somebody comes in."""

from datetime import datetime
from functools import lru_cache
from html import escape

from django.utils import timezone
from django.utils.formats import time_format
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from sameboat.rooms.queries.room import Around
from sameboat.rooms.state import State


def around_html(around: Around) -> SafeString:
    """How far it is, its pace, and who said that they are there."""
    names = _names(get_language())
    there = [
        f'<p class="quiet">{names[key]} {escape(", ".join(found))}</p>'
        for key, found in (("writing", around.writing), ("listening", around.listening))
        if found
    ]
    return SafeString(
        f'<div id="around" class="tight" data-as="{around.state}">{_how_far(around)}{"".join(there)}</div>'
    )


@lru_cache(maxsize=64)
def _names(_language: str | None) -> dict[str, str]:
    return {"writing": escape(_("Writing:")), "listening": escape(_("Listening:"))}


def _how_far(around: Around) -> str:
    meeting = around.meeting
    if around.state == State.OPEN:
        begins = _("It begins at %(hour)s. You can come in and sit down; writing starts then.")
        return f"<p>{escape(begins % {'hour': _hour(meeting.starts_at)})}</p>"
    if around.state == State.ON:
        until = _("It is on, until %(hour)s.") % {"hour": _hour(meeting.ends_at)}
        return f"<p>{escape(f'{until} {_pace(meeting.slow_seconds)}'.strip())}</p>"
    return f'<p class="flash">{escape(_over(around))}</p>'


def _pace(seconds: int) -> str:
    if not seconds:
        return ""
    return ngettext(
        "It goes slowly: each of us writes a line in %(n)d second.",
        "It goes slowly: each of us writes a line in %(n)d seconds.",
        seconds,
    ) % {"n": seconds}


def _over(around: Around) -> str:
    if around.state == State.CANCELLED:
        return _("This meeting was cancelled.")
    if around.state == State.FORGOTTEN:
        return _("It is over. What was written is forgotten, as was said before.")
    unread_from = around.meeting.unread_from
    if unread_from is None:
        return _("It is over. What was written stays for those who have a place here.")
    said = _("It is over. What was written can be read until %(hour)s; then it is forgotten.")
    return said % {"hour": _hour(unread_from)}


def _hour(at: datetime) -> str:
    return time_format(timezone.localtime(at), "H:i")
