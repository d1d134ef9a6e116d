"""A small calm picture of scores over time, as SVG that says the same in words and needs no style of its own."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from sameboat.measures.queries.scores import Course, Point

# In the picture's own units: its size, and the space around the line for words.
_WIDE, _HIGH = 640, 260
_LEFT, _RIGHT, _TOP, _FOOT = 44, 16, 14, 34


def picture_of(course: Course) -> SafeString:
    """The scores of a scale as dots on a line, oldest left; empty with fewer than two numbers.

    Where bands are known they stand as thin lines with where they begin; the table beside it has their words.
    """
    points = [each for each in course.points if each.number is not None]
    if len(points) < 2:
        return SafeString("")
    low, high = _ends(course, points)
    places = [(_x(each.at, points), _y(each.number, low, high)) for each in points]
    return format_html(
        '<svg class="course" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}{}{}</svg>',
        _WIDE,
        _HIGH,
        _in_words(course, points),
        _lines(course, low, high),
        format_html(
            '<polyline fill="none" stroke="currentColor" stroke-width="2.5" stroke-linejoin="round" points="{}"/>',
            " ".join(f"{x:.1f},{y:.1f}" for x, y in places),
        ),
        format_html_join(
            "",
            '<circle fill="currentColor" r="5" cx="{}" cy="{}"/>',
            ((f"{x:.1f}", f"{y:.1f}") for x, y in places),
        ),
        _days(points),
    )


def _ends(course: Course, points: list[Point]) -> tuple[Decimal, Decimal]:
    numbers = [each.number for each in points if each.number is not None]
    low, high = course.scale.ends or (min(numbers), max(numbers))
    low, high = min(low, *numbers), max(high, *numbers)
    return (low, high) if high > low else (low - 1, high + 1)


def _x(at: datetime, points: list[Point]) -> float:
    first, last = points[0].at, points[-1].at
    whole = (last - first).total_seconds() or 1.0
    return _LEFT + (at - first).total_seconds() / whole * (_WIDE - _LEFT - _RIGHT)


def _y(number: Decimal | None, low: Decimal, high: Decimal) -> float:
    share = float(((number or Decimal(0)) - low) / (high - low))
    return _HIGH - _FOOT - share * (_HIGH - _TOP - _FOOT)


def _lines(course: Course, low: Decimal, high: Decimal) -> SafeString:
    marks = sorted({low, high, *(band.least for band in course.scale.bands)})
    rows = ((_LEFT, f"{_y(m, low, high):.1f}", _WIDE - _RIGHT, _LEFT - 8, f"{_y(m, low, high) + 5:.1f}", f"{m.normalize():f}") for m in marks)  # fmt: skip
    return format_html_join(
        "",
        '<path d="M{0} {1}H{2}" fill="none" stroke="currentColor" stroke-opacity=".22"/><text x="{3}" y="{4}" text-anchor="end" font-size="15" fill="currentColor">{5}</text>',
        rows,
    )


def _days(points: list[Point]) -> SafeString:
    return format_html(
        '<text x="{}" y="{}" font-size="15" fill="currentColor">{}</text><text x="{}" y="{}" text-anchor="end" font-size="15" fill="currentColor">{}</text>',
        _LEFT,
        _HIGH - 8,
        date_format(localtime(points[0].at), "j M Y"),
        _WIDE - _RIGHT,
        _HIGH - 8,
        date_format(localtime(points[-1].at), "j M Y"),
    )


def _in_words(course: Course, points: list[Point]) -> str:
    first, last = points[0].number, points[-1].number
    return _("%(scale)s over time: from %(first)s to %(last)s. The table has every number.") % {
        "scale": course.scale.text,
        "first": f"{first.normalize():f}" if first is not None else "",
        "last": f"{last.normalize():f}" if last is not None else "",
    }
