"""Lists of threads as HTML, by hand, as Today and the circles are opened all day."""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sameboat.lib.templatetags.house import face_html, reckoning
from sameboat.posts.queries.lists import Line


def lines_html(lines: Iterable[Line], *, is_in_circle: bool = False) -> SafeString:
    """The list of lines, or nothing where there are none. Inside a circle its name is not said again."""
    fresh, about = escape(_("new")), escape(_("about"))
    items, ago = [], reckoning()
    for line in lines:
        kind = "" if line.kind == "talk" else f"{escape(line.kind_words)} · "
        where = "" if is_in_circle else f"{escape(line.circle)} · "
        notes = f" · {about} {escape(line.about)}" if line.about else ""
        new = f' · <span class="fresh">{fresh}</span>' if line.is_new else ""
        items.append(
            f'<li><a class="item" href="{escape(line.path)}">{face_html(line.face)}<b>{escape(line.title)}</b>'
            f'<span class="quiet">{kind}{escape(line.who)} · {where}{escape(ago(line.at))}{notes}{new}</span></a></li>'
        )
    return SafeString(f'<ul class="list">{"".join(items)}</ul>') if items else SafeString("")
