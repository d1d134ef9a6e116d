"""Lines as HTML, written by hand: everybody in a room asks for them every second.

Everything that is not our own words goes through `escape`.
"""

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sameboat.rooms.queries.room import Said
from sameboat.rooms.stamps import stamp_of


@lru_cache(maxsize=64)
def _words(_language: str | None) -> dict[str, str]:
    """Our own words in one language, escaped once."""
    said = {
        "left": _("Someone who left"),
        "you": _("you"),
        "removed": _("Taken back by its writer."),
        "hidden": _("Hidden by a moderator."),
        "hidden_yours": _("A moderator hid this. You read why in your notices."),
        "back": _("Take it back"),
        "report": _("Report"),
    }
    return {key: escape(each) for key, each in said.items()}


def lines_html(lines: Iterable[Said], *, may_take_back: bool = True) -> SafeString:
    """Lines in their order. The buttons belong to a form that stands on the page."""
    words, zone = _words(get_language()), timezone.get_current_timezone()
    parts = []
    for said in lines:
        when = said.at.astimezone(zone)
        who = escape(said.who) or words["left"]
        you = f' <span class="quiet">({words["you"]})</span>' if said.is_mine else ""
        parts.append(
            f'<li id="l{said.line_id}" data-at="{stamp_of(said.at)}"><p class="who"><b>{who}</b>{you} '
            f'<span class="quiet">{when:%H:%M}</span>{_way(said, words, may_take_back=may_take_back)}</p>{_body(said, words)}</li>'
        )
    return SafeString("".join(parts))


def _body(said: Said, words: dict[str, str]) -> str:
    if said.is_removed or said.is_hidden:
        hidden = "hidden_yours" if said.is_mine else "hidden"
        return f'<p class="empty">{words["removed" if said.is_removed else hidden]}</p>'
    return f'<p class="words">{escape(said.words).replace(chr(10), "<br>")}</p>'


def _way(said: Said, words: dict[str, str], *, may_take_back: bool) -> str:
    if said.is_removed or said.is_hidden:
        return ""
    if said.is_mine:
        button = f'<button class="link" form="back" name="line" value="{said.line_id}">{words["back"]}</button>'
        return button if may_take_back else ""
    who = f'<span class="away">: {escape(said.who)}</span>'
    return f'<a class="quiet" href="/report/room_line/{said.line_id}/">{words["report"]}{who}</a>'
