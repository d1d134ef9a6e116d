"""How a cohort goes, for whoever looks after it: who is where, and where people stop. Never what somebody wrote, nor a step that opens only for who answered something."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.db.models import Count
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.people.models import Person
from sameboat.posts.models import Post
from sameboat.programmes.models import Carer, Cohort, Place, StepRecord
from sameboat.programmes.queries.doors import carers_of
from sameboat.programmes.queries.known import is_done
from sameboat.programmes.way.opening import for_everybody, named_to_carers
from sameboat.safety.queries.hidden import blocked_people

# Whoever opened nothing for so long has gone quiet.
QUIET_AFTER = timedelta(days=14)
# From so many posts in two weeks on, somebody writes much.
MUCH = 12


@dataclass(frozen=True)
class PersonLine:
    """One person's way: how many steps they opened and finished, the last one, and whether they wrote much in the circle lately."""

    place: Place
    opened: int
    done: int
    last: str
    last_at: datetime | None
    is_quiet: bool
    writes_much: bool = False


@dataclass(frozen=True)
class StepCount:
    """How many opened and finished a step, and for how many who left or went quiet it was the last."""

    title: str
    opened: int
    done: int
    stopped: int


@dataclass(frozen=True)
class CohortPage:
    """Everything that those who look after a cohort see. `said` is for organisers alone: what people said as they left."""

    cohort: Cohort
    carers: list[Carer]
    people: list[PersonLine]
    left: list[PersonLine]
    steps: list[StepCount]
    said: list[tuple[str, str]]
    day: int | None
    meetings: list[tuple[str, str]]


def cared_cohort(viewer: Person, cohort_id: int) -> Cohort:
    """A cohort that the viewer looks after, or any for an organiser; else 404."""
    found = Cohort.objects.select_related("edition", "circle")
    if not viewer.is_organiser:
        found = found.filter(carers__person=viewer).distinct()
    return get_object_or_404(found, pk=cohort_id)


def carer_of(cohort: Cohort, number: str) -> Carer:
    """One of those who look after a cohort, by the number on its page, or 404."""
    return get_object_or_404(cohort.carers.all(), pk=number if number.isdecimal() else 0)


def cohort_page(viewer: Person, cohort: Cohort, at: datetime | None = None) -> CohortPage:
    """How a cohort goes."""
    now = at or timezone.now()
    # A coach steps out of what is between two people by a block; hosts and organisers answer for everybody.
    away = blocked_people(viewer) if not _may_plan(viewer, cohort) else set()
    places = list(Place.objects.filter(cohort=cohort).exclude(person__in=away).select_related("person"))  # fmt: skip
    records = StepRecord.objects.filter(place__cohort=cohort).select_related("check_in").defer("told")  # fmt: skip
    by_place: dict[int, list[StepRecord]] = {each.pk: [] for each in places}
    shown, named = for_everybody(cohort.edition.course), named_to_carers(cohort.edition.course)
    moved: dict[int, datetime] = {}
    for record in records:
        last_at = record.done_at or record.begun_at
        moved[record.place_id] = max(moved.get(record.place_id, last_at), last_at)
        if record.step in shown:
            by_place[record.place_id].append(record)
    much = _write_much(cohort, now)
    lines = [
        _line(
            cohort,
            each,
            [record for record in by_place[each.pk] if record.step in named],
            moved.get(each.pk),
            much,
            now,
        )
        for each in places
    ]
    said = [(each.place.person.name, each.place.left_because) for each in lines if each.place.left_because]  # fmt: skip
    starts = cohort.starts_on
    return CohortPage(
        cohort=cohort,
        carers=carers_of(cohort),
        people=[each for each in lines if each.place.is_in],
        left=[each for each in lines if not each.place.is_in],
        steps=_counts(
            cohort,
            by_place,
            {each.place.pk for each in lines if each.is_quiet or not each.place.is_in},
        ),
        said=said if viewer.is_organiser else [],
        day=(timezone.localdate(now) - starts).days if starts else None,
        meetings=_meetings(cohort) if _may_plan(viewer, cohort) else [],
    )


def _write_much(cohort: Cohort, now: datetime) -> set[int]:
    """Who wrote most in the circle in two weeks, under their name: what stands there as someone is not counted, or it would tell whose it is.

    In what was tried, much posting went with much distress: somebody should ask how they are.
    """
    lately = Post.objects.filter(thread__circle=cohort.circle, alias=None, written_at__gt=now - QUIET_AFTER)  # fmt: skip
    counted = lately.exclude(number=1, thread__talk__isnull=False).order_by().values_list("author")
    often = [author for author, posts in counted.annotate(posts=Count("pk")).order_by("-posts") if posts >= MUCH]  # fmt: skip
    return set(often[:3]) if cohort.circle_id else set()


def _line(
    cohort: Cohort, place: Place, records: list[StepRecord], moved: datetime | None, much: set[int], now: datetime,
) -> PersonLine:  # fmt: skip
    """`records` are those of steps that all have; `moved` is when they last did anything, in a step of their own too."""
    last = records[-1] if records else None
    step = cohort.edition.course.steps.get(last.step) if last else None
    return PersonLine(
        place=place,
        opened=len(records),
        done=sum(is_done(each) for each in records),
        last=str(step.page.told.get("title", "")) if step else "",
        last_at=(last.done_at or last.begun_at) if last else None,
        is_quiet=place.is_in and now - max(moved or place.joined_at, place.joined_at) > QUIET_AFTER and place.day_at(now) >= QUIET_AFTER.days,
        writes_much=place.is_in and place.person_id in much,
    )  # fmt: skip


def _counts(
    cohort: Cohort, by_place: dict[int, list[StepRecord]], stopped: set[int]
) -> list[StepCount]:
    opened, done = Counter[str](), Counter[str]()
    last = Counter(
        records[-1].step for pk, records in by_place.items() if pk in stopped and records
    )
    for records in by_place.values():
        opened.update(each.step for each in records)
        done.update(each.step for each in records if is_done(each))
    programme = cohort.edition.course
    shown = for_everybody(programme)
    keys = [key for module in programme.modules for key in module["steps"] if key in shown]
    return [
        StepCount(str(programme.steps[key].page.told.get("title", key)), opened[key], done[key], last[key])
        for key in keys
    ]  # fmt: skip


def all_cohorts() -> list[tuple[Cohort, int]]:
    """Every cohort with how many are in it, open ones first."""
    every = Cohort.objects.select_related("edition")
    taken = Counter(Place.objects.filter(left_at=None).values_list("cohort", flat=True))
    return [(each, taken[each.pk]) for each in sorted(every, key=lambda each: each.closed_at is not None)]  # fmt: skip


def _may_plan(viewer: Person, cohort: Cohort) -> bool:
    hosts = Carer.objects.filter(cohort=cohort, person=viewer, role=Carer.Role.HOST)
    return viewer.is_organiser or hosts.exists()


def _meetings(cohort: Cohort) -> list[tuple[str, str]]:
    """The meetings that the programme wants, in words, and what a form to plan one begins with."""
    told = [each.page.told for each in cohort.edition.course.steps.values() if each.kind == "meeting"]  # fmt: skip
    every = _("%(title)s: %(minutes)d minutes, every %(days)d days")
    once = _("%(title)s: %(minutes)d minutes")
    return [
        (
            (every if "repeats-every" in each else once) % {"title": each["title"], "minutes": each["minutes-long"], "days": each.get("repeats-every")},
            urlencode({"title": str(each["title"])[:80], "minutes": each["minutes-long"]}),
        )
        for each in told
    ]  # fmt: skip
