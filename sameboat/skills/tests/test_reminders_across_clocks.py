"""Whatever the zone, whatever the clocks do: one reminder for each planned day, at its hour, and none besides."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sameboat.lib.wall_clock import day_there, has_day, moment_of
from sameboat.notices.commands import see_notices
from sameboat.notices.models import Notice
from sameboat.skills.commands.reminding import remind_of_trials
from sameboat.skills.models import Kept, Skill, Trial
from sameboat.skills.planning import due_day, next_reminder
from sameboat.skills.testing import make_skill, make_trial

# Around every kind of change: forward, back, by half an hour, at midnight, a day left out.
TURNS = (
    ("Europe/London", date(2026, 3, 29)), ("Europe/London", date(2026, 10, 25)), ("America/New_York", date(2026, 3, 8)),
    ("Australia/Lord_Howe", date(2026, 4, 5)), ("America/Santiago", date(2026, 9, 6)), ("Africa/Casablanca", date(2026, 2, 15)),
    ("Pacific/Apia", date(2011, 12, 30)), ("Asia/Tokyo", date(2026, 7, 1)), ("Asia/Kathmandu", date(2026, 1, 1)),
)  # fmt: skip

turns = st.sampled_from(TURNS)
hours = st.times(max_value=time(23, 59)).map(lambda t: t.replace(second=0, microsecond=0))
plans = st.one_of(
    st.just((Trial.HowOften.DAILY, ())),
    st.just((Trial.HowOften.ONCE, ())),
    st.sets(st.integers(0, 6), min_size=1).map(lambda days: (Trial.HowOften.DAYS, tuple(days))),
)


def walked(trial, zone, begin, end, ticks):
    """The clock ticks, and whoever is due is reminded: as the step does, without a database. The moments by day."""
    told: dict[date, datetime] = {}
    for at in ticks:
        if trial.remind_at is not None and trial.remind_at <= at:
            day = due_day(trial, at, zone)
            if day is not None:
                assert day not in told, "twice for one day"
                told[day] = at
                trial.reminded_on = day
            trial.remind_at = next_reminder(trial, at, zone)
    return told


@given(turns, hours, plans, st.integers(-6, 3), st.lists(st.integers(0, 14 * 24 * 60), max_size=40))
@settings(max_examples=100, deadline=None)
def test_each_planned_day_once_and_never_early(turn, hour, plan, before, more):
    """A clock that looks each quarter of an hour, and at any moments besides."""
    zone, (how_often, days) = ZoneInfo(turn[0]), plan
    begin = datetime.combine(turn[1] + timedelta(days=before), time(3, 7), tzinfo=zone).astimezone(
        UTC
    )
    first = day_there(begin, zone)
    trial = Trial(how_often=how_often, days=list(days), from_day=first, until_day=first + timedelta(days=9),
                  hour=hour, is_reminded=True, begun_at=begin, planned_at=begin)  # fmt: skip
    trial.remind_at = next_reminder(trial, begin, zone)
    end = begin + timedelta(days=13)
    steady = [begin + timedelta(minutes=15 * n) for n in range(13 * 96)]
    ticks = sorted({*steady, *(begin + timedelta(minutes=n) for n in more)})

    told = walked(trial, zone, begin, end, ticks)

    wanted = {
        day: moment_of(day, hour, zone)
        for day in (first + timedelta(days=n) for n in range(12))
        if trial.is_on(day) and has_day(day, zone) and moment_of(day, hour, zone) > begin
    }
    # What falls into the last minutes of a day may only be seen on the next: a reminder for a day that is over is none.
    seen = {
        day: moment
        for day, moment in wanted.items()
        if any(moment <= at and day_there(at, zone) == day for at in ticks)
    }
    assert set(told) == set(seen)
    for day, at in told.items():
        assert timedelta(0) <= at - wanted[day] < timedelta(minutes=15)


@given(
    st.sampled_from(sorted(available_timezones() - {"localtime", "Factory"})),
    hours,
    st.integers(0, 364),
)
@settings(max_examples=100, deadline=None)
def test_in_every_zone_the_next_reminder_is_at_that_hour(name, hour, day_of_year):
    zone = ZoneInfo(name)
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day_of_year, hours=5)
    trial = Trial(how_often=Trial.HowOften.DAILY, from_day=day_there(at, zone), hour=hour, is_reminded=True,
                  begun_at=at, planned_at=at)  # fmt: skip

    following = next_reminder(trial, at, zone)

    assert at < following <= at + timedelta(hours=26)
    there = following.astimezone(zone)
    is_skipped = moment_of(there.date(), hour, zone).astimezone(zone).time() != hour
    assert there.time().replace(fold=0) == hour or is_skipped


@pytest.mark.django_db
@pytest.mark.one_database
@given(
    st.lists(
        st.sampled_from(
            ["Europe/London", "Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati"]
        ),
        min_size=1,
        max_size=6,
    )
)
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_somebody_who_travels_is_never_reminded_twice_for_one_day(asha, moves):
    Trial.objects.all().delete()
    Kept.objects.all().delete()
    Skill.objects.all().delete()
    Notice.objects.all().delete()
    begin = datetime(2026, 3, 27, 1, tzinfo=UTC)
    make_trial(asha, make_skill(asha), begin)

    for step in range(24 * len(moves) * 2):
        asha.time_zone = moves[step // 48]
        asha.save()
        at = begin + timedelta(minutes=60 * step)
        remind_of_trials(at)
        see_notices(person=asha, at=at)

    told = list(Notice.objects.filter(person=asha, kind="trial").values_list("key", flat=True))
    assert len(told) == len(set(told)) <= 2 * len(moves) + 2
