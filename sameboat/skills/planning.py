"""An if-then plan as it is typed and kept, and when a clock should remind of it. Nothing here touches the database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sameboat.lib.wall_clock import day_there, moment_of, zone_named
from sameboat.safety.plan_box import CannotOpen, open_words, seal_words
from sameboat.skills.models import Trial

LOOKS_AHEAD = timedelta(days=8)


@dataclass(frozen=True)
class Plan:
    """If or when this happens, there and then, I will do that. How often, until when, and whether to be reminded."""

    when: str
    then: str
    how_often: str = Trial.HowOften.ONCE
    days: tuple[int, ...] = ()
    from_day: date | None = None
    until_day: date | None = None
    hour: time | None = None
    is_reminded: bool = False

    @property
    def sealed(self) -> str:
        """Its words, as they are kept."""
        return seal_words({"when": self.when, "then": self.then})


@dataclass(frozen=True)
class PlanWords:
    """A plan's words, opened for its owner. `is_lost` says that there are some which cannot be opened."""

    when: str = ""
    then: str = ""
    is_lost: bool = False


def words_of_plan(trial: Trial) -> PlanWords:
    """The words of somebody's own plan."""
    if not trial.plan:
        return PlanWords()
    try:
        kept = open_words(trial.plan)
    except CannotOpen:
        return PlanWords(is_lost=True)
    return PlanWords(kept.get("when", ""), kept.get("then", ""))


def next_reminder(trial: Trial, after: datetime, zone: ZoneInfo) -> datetime | None:
    """The next moment at which to remind, on a clock in `zone`: later than `after`, on a day not reminded of yet."""
    if not trial.is_reminded or trial.hour is None or trial.ended_at:
        return None
    for day in _days_to_come(trial, day_there(after, zone)):
        if trial.is_on(day):
            moment = moment_of(day, trial.hour, zone)
            if moment > after:
                return moment
    return None


def due_day(trial: Trial, at: datetime, zone: ZoneInfo) -> date | None:
    """The day of which to remind now: today, where its hour has come since it was planned and nobody was reminded of it yet."""
    today = day_there(at, zone)
    if trial.hour is None or not trial.is_on(today):
        return None
    if trial.reminded_on and today <= trial.reminded_on:
        return None
    return today if trial.planned_at < moment_of(today, trial.hour, zone) <= at else None


def is_over(trial: Trial, at: datetime) -> bool:
    """Whether the last day it was planned for has passed on its owner's clock."""
    today = day_there(at, zone_named(trial.person.time_zone))
    last = trial.from_day if trial.how_often == Trial.HowOften.ONCE else trial.until_day
    return last is not None and last < today


def _days_to_come(trial: Trial, today: date) -> Iterator[date]:
    first = max(today, trial.from_day)
    if trial.reminded_on:
        first = max(first, trial.reminded_on + timedelta(days=1))
    day = first
    while day <= first + LOOKS_AHEAD:
        yield day
        day += timedelta(days=1)
