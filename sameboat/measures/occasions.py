"""When check-ins of a schedule are due for one person, on their own clock. Pure: no database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sameboat.lib.wall_clock import has_day, moment_of

_DAY = timedelta(days=1)
_ON_TIME = timedelta(hours=24)
# No schedule looks further ahead: a list of days ends, weeks and bursts come sooner.
FURTHEST = 3660


@dataclass(frozen=True)
class Plan:
    """A schedule for one person. `began_on` is day 0; hours are whole hours of their clock, 0 to 23.

    Waking hours that end before they begin go over midnight, and belong to the day they begin on.
    """

    rhythm: str
    began_on: date
    days: Sequence[int] = ()
    burst_days: int = 0
    times_a_day: int = 0
    open_hours: int = 72
    hour: int = 18
    wakes_at: int = 9
    sleeps_at: int = 21

    def is_asked_on(self, day: date) -> bool:
        """Whether a day has check-ins at all."""
        since = (day - self.began_on).days
        if since < 0:
            return False
        if self.rhythm == "weekly":
            return since % 7 == 0
        if self.rhythm == "days":
            return since in self.days
        return any(start <= since < start + self.burst_days for start in self.days)

    @property
    def last_day(self) -> date | None:
        """The last day with check-ins, or None where they go on."""
        if self.rhythm == "weekly":
            return None
        length = 0 if self.rhythm == "days" else self.burst_days - 1
        return self.began_on + timedelta(days=max(self.days, default=0) + length)


@dataclass(frozen=True)
class Occasion:
    """One check-in: a name that its plan has once, and its moments in UTC."""

    name: str
    due_at: datetime
    late_from: datetime
    closes_at: datetime


def occasions_on(day: date, plan: Plan, zone: ZoneInfo) -> list[Occasion]:
    """The check-ins that belong to a day, earliest first.

    A day that a zone jumped over has no burst, as nobody was awake in it; a single check-in of that day comes with the next one.
    """
    if not plan.is_asked_on(day):
        return []
    if plan.rhythm == "bursts":
        return _burst(day, plan, zone) if has_day(day, zone) else []
    due = moment_of(day, time(plan.hour), zone)
    closes = min(due + timedelta(hours=plan.open_hours), _next_due(day, plan, zone))
    # Two days of a list that fall together where a day was jumped over: the first is over as the second begins.
    closes = max(closes, due + timedelta(minutes=1))
    return [Occasion(day.isoformat(), due, min(due + _ON_TIME, closes), closes)]


def _next_due(day: date, plan: Plan, zone: ZoneInfo) -> datetime:
    following = _following(day, plan)
    furthest = datetime.max.replace(tzinfo=zone, year=9990)
    return moment_of(following, time(plan.hour), zone) if following else furthest


def _following(day: date, plan: Plan) -> date | None:
    if plan.rhythm == "weekly":
        return day + timedelta(days=7)
    later = [plan.began_on + timedelta(days=each) for each in plan.days]
    return min((each for each in later if each > day), default=None)


def _burst(day: date, plan: Plan, zone: ZoneInfo) -> list[Occasion]:
    """Waking hours in as many parts of one length as there are check-ins; each comes in the middle of its part and is over with it."""
    begins = moment_of(day, time(plan.wakes_at), zone)
    ends_on = day if plan.sleeps_at > plan.wakes_at else day + _DAY
    ends = moment_of(ends_on, time(plan.sleeps_at), zone)
    part = (ends - begins) / plan.times_a_day
    found = []
    for number in range(plan.times_a_day):
        due = begins + part * number + part / 2
        found.append(
            Occasion(f"{day.isoformat()}#{number + 1}", due, due + part / 4, due + part / 2)
        )
    return found


def from_day_on(first: date, plan: Plan, zone: ZoneInfo) -> Iterator[tuple[date, list[Occasion]]]:
    """Every day from `first` on with what belongs to it, as far as the plan goes."""
    day, last = max(first, plan.began_on), plan.last_day
    for _each in range(FURTHEST):
        if last and day > last:
            return
        yield day, occasions_on(day, plan, zone)
        day += _DAY
