"""What an organiser sees of instruments and schedules: never whose answers, and no count of fewer than five people."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from sameboat.measures.models import Asking, CheckIn, Instrument, Schedule
from sameboat.people.models import Person

FEWEST = 5


@dataclass(frozen=True)
class Running:
    """A schedule, and in fives how many people said yes to it; None below five. `states` are shares of check-ins in hundredths.

    `asks_older`: there is a newer version of what it asks, say with answers marked that somebody is told of.
    """

    schedule: Schedule
    people: int | None
    states: list[tuple[str, int]]
    asks_older: bool


def _must_run_the_house(viewer: Person) -> None:
    if not viewer.is_organiser:
        raise Http404


def instruments_kept(viewer: Person) -> list[Instrument]:
    """The newest version of every instrument, those in use first. 404 for all but organisers."""
    _must_run_the_house(viewer)
    newest = Instrument.objects.values("key").annotate(version=Max("version"))
    keys = {(each["key"], each["version"]) for each in newest}
    found = [each for each in Instrument.objects.all() if (each.key, each.version) in keys]
    return sorted(found, key=lambda each: (each.retired_at is not None, each.title))


def instrument_kept(viewer: Person, instrument_id: int) -> Instrument:
    """One instrument, or 404."""
    _must_run_the_house(viewer)
    return get_object_or_404(Instrument, id=instrument_id)


def schedule_kept(viewer: Person, schedule_id: int) -> Schedule:
    """One schedule, or 404."""
    _must_run_the_house(viewer)
    return get_object_or_404(Schedule, id=schedule_id)


def schedules_kept(viewer: Person, at: datetime | None = None) -> list[Running]:
    """Every running schedule and how it goes."""
    _must_run_the_house(viewer)
    now = at or timezone.now()
    return [_running(each, now) for each in Schedule.objects.running().select_related("instrument")]


def asks_an_older_version(instrument: Instrument) -> bool:
    """Whether a running schedule asks a version before this one."""
    older = Schedule.objects.running().filter(instrument__key=instrument.key)
    return older.filter(instrument__version__lt=instrument.version).exists()


def _is_older(instrument: Instrument) -> bool:
    later = Instrument.objects.filter(key=instrument.key, version__gt=instrument.version)
    return later.exists()


def _running(schedule: Schedule, at: datetime) -> Running:
    older = _is_older(schedule.instrument)
    people = Asking.objects.filter(schedule=schedule, ended_at=None).count()
    if people < FEWEST:
        return Running(schedule, None, [], older)
    found = CheckIn.objects.filter(asking__schedule=schedule, closes_at__lte=at)
    if found.values("person").distinct().count() < FEWEST:
        return Running(schedule, _in_fives(people), [], older)
    states = Counter(check_in.state_at(at) for check_in in found.iterator())
    whole = states.total()
    # In tens: a share that moves with one answer would tell whose it was.
    shares = [(str(state.label), round(10 * count / whole) * 10) for state, count in states.most_common()]  # fmt: skip
    return Running(schedule, _in_fives(people), shares, older)


def _in_fives(count: int) -> int:
    return count // 5 * 5
