"""A person's readings, for themselves alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Min, Q
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sameboat.measures.models import Reading
from sameboat.measures.reading_words import amount
from sameboat.measures.readings.days import days_of
from sameboat.measures.readings.kinds import Kind, Origin
from sameboat.measures.readings.kinds import Reading as Found
from sameboat.people.models import Person

DAYS_A_PAGE = 28
_LATELY = timedelta(days=27)


@dataclass(frozen=True)
class DayRow:
    """One day of a kind: its figure, in words, and what each device adds."""

    day: date
    total: float
    words: str
    from_words: str


@dataclass(frozen=True)
class KindPage:
    """Some weeks of a kind, newest first, with the weeks before and after."""

    kind: str
    title: str
    first: date
    last: date
    days: list[DayRow]
    newer_until: date | None
    older_until: date | None


@dataclass(frozen=True)
class KindLine:
    """A kind in a line: how it was lately."""

    kind: str
    title: str
    words: str


_ADDED = {Reading.Kind.STEPS, Reading.Kind.SLEEP}


def kinds_of(viewer: Person) -> list[KindLine]:
    """Every kind the viewer has readings of, with the mean of the last four weeks that have any."""
    mine = Reading.objects.filter(person=viewer)
    lately = Q()
    for row in mine.values("kind").annotate(last=Max("day")).order_by("kind"):
        lately |= Q(kind=row["kind"], day__range=(row["last"] - _LATELY, row["last"]))
    readings = list(mine.filter(lately).order_by("day", "source")) if lately else []
    return [
        _line(kind, [each for each in readings if each.kind == kind])
        for kind in Reading.Kind
        if any(each.kind == kind for each in readings)
    ]


def means_since(viewer: Person, day: date) -> list[str]:
    """A line for each kind that the viewer has readings of since a day: its mean, and over how many days."""
    lines = []
    for kind in Reading.Kind:
        found = Reading.objects.filter(person=viewer, kind=kind, day__gte=day)
        readings = list(found.order_by("day", "source"))
        if rows := _rows(kind, readings):
            mean = sum(row.total for row in rows) / len(rows)
            told = {"kind": kind.label, "amount": amount(kind, mean, readings[-1].unit), "days": len(rows)}  # fmt: skip
            words = ngettext("%(kind)s: %(amount)s, on %(days)s day", "%(kind)s: %(amount)s on average, over %(days)s days", len(rows))  # fmt: skip
            lines.append(words % told)
    return lines


def _line(kind: Reading.Kind, readings: list[Reading]) -> KindLine:
    rows = _rows(kind, readings)
    mean = sum(row.total for row in rows) / len(rows) if rows else 0.0
    told = {"amount": amount(kind, mean, readings[-1].unit), "days": len(rows)}
    if kind in _ADDED:
        words = _("%(amount)s a day lately, on %(days)s days")
    else:
        words = _("%(amount)s lately, on %(days)s days")
    return KindLine(kind, str(kind.label), words % told)


def kind_page(viewer: Person, kind: str, until: date | None = None) -> KindPage:
    """Some weeks of a kind up to a day, or up to the last there is; 404 where the viewer has none."""
    mine = Reading.objects.filter(person=viewer, kind=kind)
    span = mine.aggregate(first=Min("day"), last=Max("day"))
    if kind not in Reading.Kind.values or span["last"] is None:
        raise Http404
    last = max(min(until, span["last"]), span["first"]) if until else span["last"]
    since = last - timedelta(days=DAYS_A_PAGE - 1)
    newer = mine.filter(day__gt=last).aggregate(first=Min("day"))["first"]
    older = mine.filter(day__lt=since).aggregate(last=Max("day"))["last"]
    return KindPage(
        kind=kind,
        title=str(Reading.Kind(kind).label),
        first=since,
        last=last,
        days=_rows(kind, list(mine.filter(day__range=(since, last)).order_by("day", "source")))[
            ::-1
        ],
        newer_until=newer + timedelta(days=DAYS_A_PAGE - 1) if newer else None,
        older_until=older,
    )


def mean_of_last_days(viewer: Person, kind: str, today: date, days: int = 7) -> float | None:
    """The mean of a kind over the last days before today that have any; None where none has. In the unit that is kept."""
    first = today - timedelta(days=days)
    held = Reading.objects.filter(person=viewer, kind=kind, day__gte=first, day__lt=today)
    rows = _rows(kind, list(held.order_by("day", "source")))
    return sum(each.total for each in rows) / len(rows) if rows else None


def count_of(viewer: Person, kind: str) -> int:
    """On how many days the viewer has readings of a kind; 404 where on none."""
    count = Reading.objects.filter(person=viewer, kind=kind).values("day").distinct().count()
    if not count:
        raise Http404
    return count


def has_kind(viewer: Person, kind: str) -> bool:
    """Whether anything of a kind is left."""
    return Reading.objects.filter(person=viewer, kind=kind).exists()


def _rows(kind: str, readings: list[Reading]) -> list[DayRow]:
    """The days of a kind, oldest first, each as `readings.days` makes it out of several exports."""
    by_day: defaultdict[tuple[date, str], list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.counted:
            by_day[reading.day, reading.origin].append(reading)
    rows = []
    for told in days_of(_found(readings)):
        counting = by_day[told.day, told.origin]
        words = amount(kind, told.total, counting[0].unit if counting else "")
        rows.append(DayRow(told.day, told.total, words, _from(kind, counting)))
    return rows


def _from(kind: str, counting: list[Reading]) -> str:
    """The device, or what each adds where there are several."""
    if len(counting) < 2:
        return counting[0].source if counting else ""
    largest_first = sorted(counting, key=lambda each: -(each.counted or 0))
    return ", ".join(f"{each.source} {amount(kind, each.counted or 0, each.unit)}" for each in largest_first)  # fmt: skip


def _found(readings: Iterable[Reading]) -> list[Found]:
    return [
        Found(
            Origin(each.origin),
            Kind(each.kind),
            each.day,
            each.source,
            each.value,
            each.counted,
            each.unit,
            each.offset,
        )
        for each in readings
    ]


def totals_since(viewer: Person, kind: str, first: date) -> dict[date, str]:
    """What the viewer's devices say of each day from one on, in words."""
    held = Reading.objects.filter(person=viewer, kind=kind, day__gte=first)
    return {each.day: each.words for each in _rows(kind, list(held.order_by("day", "source")))}
