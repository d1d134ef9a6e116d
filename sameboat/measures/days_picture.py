"""A small calm picture of readings by day, as SVG that says the same in words and needs no style of its own."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sameboat.measures.models import Reading
from sameboat.measures.queries.readings import DayRow, KindPage
from sameboat.measures.reading_words import amount

_WIDE, _HIGH = 400, 170
_LEFT, _RIGHT, _TOP, _FOOT = 2, 2, 24, 26
# What adds up through a day stands on the ground; what is measured hangs at its height.
_FROM_NOTHING = {Reading.Kind.STEPS, Reading.Kind.SLEEP}


def picture_of_days(page: KindPage) -> SafeString:
    """The days of a page, oldest left, a gap where nothing was recorded; empty with fewer than two days."""
    days = page.days[::-1]
    if len(days) < 2:
        return SafeString("")
    first = days[0].day
    count = (days[-1].day - first).days + 1
    wide = (_WIDE - _LEFT - _RIGHT) / count
    return format_html(
        '<svg class="course" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}{}</svg>',
        _WIDE,
        _HIGH,
        _in_words(page, days),
        _bars(days, first, wide) if page.kind in _FROM_NOTHING else _dots(days, first, wide),
        _most(page, days),
        _ends(days),
    )


def _x(day: date, first: date, wide: float) -> float:
    return _LEFT + (day - first).days * wide


def _bars(days: list[DayRow], first: date, wide: float) -> SafeString:
    most = max(row.total for row in days) or 1.0
    ground = _HIGH - _FOOT
    each = max(wide * 0.7, 1.5)
    rows = (
        (
            f"{_x(row.day, first, wide) + (wide - each) / 2:.1f}",
            f"{ground - row.total / most * (ground - _TOP):.1f}",
            f"{each:.1f}",
            f"{max(row.total / most * (ground - _TOP), 1):.1f}",
        )
        for row in days
    )
    return format_html_join(
        "",
        '<rect x="{}" y="{}" width="{}" height="{}" rx="1.5" fill="currentColor" fill-opacity=".65"/>',
        rows,
    )


def _dots(days: list[DayRow], first: date, wide: float) -> SafeString:
    least, most = min(row.total for row in days), max(row.total for row in days)
    span, ground = (most - least) or 1.0, _HIGH - _FOOT - 8
    places = [
        (
            row.day,
            _x(row.day, first, wide) + wide / 2,
            ground - (row.total - least) / span * (ground - _TOP),
        )
        for row in days
    ]
    line, before = [], None
    for day, x, y in places:
        # A week without a reading is not bridged.
        move = "M" if before is None or day - before > timedelta(days=7) else "L"
        line.append(f"{move}{x:.1f} {y:.1f}")
        before = day
    dots = format_html_join(
        "",
        '<circle cx="{}" cy="{}" r="3" fill="currentColor"/>',
        ((f"{x:.1f}", f"{y:.1f}") for _day, x, y in places),
    )
    return format_html(
        '<path d="{}" fill="none" stroke="currentColor" stroke-width="2" stroke-opacity=".45"/>{}',
        "".join(line),
        dots,
    )


def _most(page: KindPage, days: list[DayRow]) -> SafeString:
    top = max(days, key=lambda row: row.total)
    return format_html(
        '<text x="{}" y="13" font-size="13" fill="currentColor">{}</text>',
        _LEFT,
        _("at most %(amount)s") % {"amount": top.words},
    )


def _ends(days: list[DayRow]) -> SafeString:
    return format_html(
        '<text x="{}" y="{}" font-size="13" fill="currentColor">{}</text>'
        '<text x="{}" y="{}" text-anchor="end" font-size="13" fill="currentColor">{}</text>',
        _LEFT,
        _HIGH - 6,
        date_format(days[0].day, "j M Y"),
        _WIDE - _RIGHT,
        _HIGH - 6,
        date_format(days[-1].day, "j M Y"),
    )


def _in_words(page: KindPage, days: list[DayRow]) -> str:
    mean = sum(row.total for row in days) / len(days)
    return _(
        "%(kind)s from %(first)s to %(last)s: %(mean)s on average. The table has every day."
    ) % {
        "kind": page.title,
        "first": date_format(days[0].day, "j F Y"),
        "last": date_format(days[-1].day, "j F Y"),
        "mean": amount(page.kind, mean, ""),
    }
