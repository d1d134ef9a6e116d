"""Small parts that every page uses: icons, faces, times."""

from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache

from django import forms, template
from django.template.defaultfilters import linebreaksbr
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from sameboat.text.details import dialled, find_numbers

register = template.Library()

SHAPES = ("leaf", "wave", "stones", "shell", "hill", "moon", "tree", "boatlet")
COLOURS = 8


@register.simple_tag
def icon(name: str, size: int = 24) -> SafeString:
    """A drawn sign beside words; never alone, so hidden from screen readers."""
    return format_html(
        '<svg class="icon" width="{0}" height="{0}" aria-hidden="true"><use href="{1}#{2}"/></svg>',
        size,
        static("house/icons.svg"),
        name,
    )


@register.simple_tag
def face(seed: str) -> SafeString:
    """A generated picture: a natural form in an earth colour, from a seed of hex digits."""
    number = int(seed or "0", 16)
    return format_html(
        '<svg class="face c{}" viewBox="0 0 40 40" aria-hidden="true"><use href="{}#{}"/></svg>',
        number // 8 % COLOURS,
        static("house/icons.svg"),
        SHAPES[number % 8],
    )


@lru_cache(maxsize=4096)
def face_html(seed: str) -> str:
    """A generated picture as plain HTML, for pages written by hand."""
    return str(face(seed))


@register.filter
def ago(moment: datetime | None) -> str:
    """When something was, as one would say it: "just now", "an hour ago", "yesterday", "3 March"."""
    return reckoning()(moment)


def reckoning() -> Callable[[datetime | None], str]:
    """`ago` for many moments of one page: the clock and the calendar are looked at once."""
    now, zone, language = timezone.now(), timezone.get_current_timezone(), get_language()
    today = now.astimezone(zone).date()

    def since(moment: datetime | None) -> str:
        if moment is None:
            return ""
        there = moment.astimezone(zone).date()
        seconds = (now - moment).total_seconds()
        return _hours(seconds) if there == today or seconds < 3600 else _day(there, today, language)

    return since


def _hours(seconds: float) -> str:
    if seconds < 90:
        return _("just now")
    if seconds < 120:
        return _("a minute ago")
    if seconds < 3600:
        return _("%(n)d minutes ago") % {"n": seconds // 60}
    hours = int(seconds // 3600)
    return _("an hour ago") if hours == 1 else _("%(n)d hours ago") % {"n": hours}


@lru_cache(maxsize=4096)
def _day(there: date, today: date, _language: str) -> str:
    days = (today - there).days
    if days == 1:
        return _("yesterday")
    if days < 7:
        return date_format(there, "l")
    return date_format(there, "j F" if there.year == today.year else "j F Y")


@register.simple_tag
def asset(name: str) -> str:
    """The address of a static file, remembered by its hashed name."""
    return static(name)


_ROOMS = (
    ("today", "/today/", "sun", gettext_lazy("Today")),
    ("circles", "/circles/", "ring", gettext_lazy("Circles")),
    ("write", "/write/", "pen", gettext_lazy("Write")),
    ("skills", "/skills/", "sprout", gettext_lazy("Skills")),
    ("letters", "/letters/", "letter", gettext_lazy("Letters")),
    ("me", "/me/", "me", gettext_lazy("Me")),
)

_HERE = SafeString(' aria-current="page"')


@register.simple_tag(takes_context=True)
def rooms(context: template.Context) -> SafeString:
    """The six rooms, with the one we are in marked."""
    path = context["request"].path
    return _rooms(
        next((key for key, start, _i, _n in _ROOMS if path.startswith(start)), ""), get_language()
    )


@lru_cache(maxsize=256)
def _rooms(here: str, _language: str) -> SafeString:
    links = format_html_join(
        "",
        '<a href="{}"{}>{}{}</a>',
        (
            (start, _HERE if key == here else "", icon(sign, 22), name)
            for key, start, sign, name in _ROOMS
        ),
    )
    return format_html('<nav class="rooms" aria-label="{}">{}</nav>', _("Rooms"), links)


@register.filter
def dial(number: str) -> str:
    """A phone number as a phone wants it: digits, and a plus in front."""
    return dialled(number)


@register.filter
def with_calls(words: str) -> SafeString:
    """Somebody's words, line by line, in which a tap on a telephone number rings it."""
    parts, end = [], 0
    for start, stop in find_numbers(words):
        number = words[start:stop]
        link = format_html('<a href="tel:{}">{}</a>', dialled(number), number)
        parts += [escape(words[end:start]), link]
        end = stop
    parts.append(escape(words[end:]))
    return linebreaksbr(SafeString("".join(parts)), autoescape=False)


@register.filter
def problems(form: forms.BaseForm) -> list[tuple[str, str, str]]:
    """What is wrong with a form, in its order: where that field stands, its name, and the sentence.

    What no field can be blamed for has no place.
    """
    found = [("", "", str(error)) for error in form.non_field_errors()]
    for field in form:
        parts = field.subwidgets if field.use_fieldset else []
        place = parts[0].id_for_label if parts else field.id_for_label
        place = "" if field.is_hidden else place
        found += [(place, str(field.label), str(error)) for error in field.errors]
    return found
