"""What somebody's own check-ins and devices say since a day, in a few lines that they may take to a visit."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from sameboat.measures.models import CheckIn
from sameboat.measures.queries.readings import means_since
from sameboat.measures.queries.scores import Course, OverTime, Point, over_time
from sameboat.people.models import Person


def lines_since(viewer: Person, day: date) -> list[str]:
    """One line for each scale with a score since a day, the first since then and the last; one for each kind of readings."""
    finished = CheckIn.objects.visible_to(viewer).filter(finished_at__isnull=False)
    keys = finished.order_by("instrument__key").values_list("instrument__key", flat=True).distinct()
    every = [(mine, course) for key in keys for mine in [over_time(viewer, key)] for course in mine.courses]  # fmt: skip
    scores = [line for mine, course in every if (line := _line(mine, course, day))]
    return [*scores, *means_since(viewer, day)]


def _line(mine: OverTime, course: Course, day: date) -> str:
    since = [point for point in course.points if localdate(point.at) >= day]
    if not since:
        return ""
    title = mine.instrument.title
    name = title if len(mine.instrument.form.scales) == 1 else f"{title}, {course.scale.text}"
    told = ", ".join(_said(point) for point in dict.fromkeys((since[0], since[-1])))
    return _("%(name)s: %(told)s") % {"name": name, "told": told}


def _said(point: Point) -> str:
    number = f"{point.number.normalize():f}" if point.number is not None else point.word
    score = f"{number} ({point.band})" if point.band else number
    day = date_format(localdate(point.at), "j F")
    return _("%(score)s on %(day)s") % {"score": score, "day": day}
