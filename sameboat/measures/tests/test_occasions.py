"""When check-ins are due: over time zones and clock changes, each once and none left out."""

import zoneinfo
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sameboat.lib.wall_clock import day_there, has_day, zone_named
from sameboat.measures.occasions import Plan, from_day_on, occasions_on

ZONES = sorted(zoneinfo.available_timezones())
begins = st.dates(date(1990, 1, 1), date(2036, 1, 1))
hours = st.integers(0, 23)
zones = st.sampled_from(ZONES).map(zone_named)
weekly = st.builds(Plan, rhythm=st.just("weekly"), began_on=begins, hour=hours)
listed = st.builds(
    Plan, rhythm=st.just("days"), began_on=begins, hour=hours,
    days=st.lists(st.integers(0, 120), min_size=1, max_size=6, unique=True),
)  # fmt: skip
bursts = st.builds(
    Plan, rhythm=st.just("bursts"), began_on=begins, wakes_at=hours, sleeps_at=hours,
    days=st.lists(st.integers(0, 60), min_size=1, max_size=3, unique=True),
    burst_days=st.integers(1, 14), times_a_day=st.integers(1, 8),
)  # fmt: skip
plans = weekly | listed | bursts


def every(plan, zone, days=130):
    last = plan.began_on + timedelta(days=days)
    return [each for day, found in from_day_on(plan.began_on, plan, zone) if day <= last for each in found]  # fmt: skip


@given(plan=weekly, zone=zones)
def test_a_week_has_one_check_in_whatever_the_clocks_do(plan, zone):
    days = [plan.began_on + timedelta(days=each) for each in range(70)]

    found = [occasions_on(day, plan, zone) for day in days]

    assert [len(each) for each in found] == [1 if at % 7 == 0 else 0 for at in range(70)]


@given(plan=listed, zone=zones)
def test_every_day_of_a_list_has_one_check_in(plan, zone):
    found = every(plan, zone)

    wanted = [plan.began_on + timedelta(days=each) for each in sorted(plan.days)]
    assert [each.name for each in found] == [day.isoformat() for day in wanted]


@given(plan=bursts, zone=zones)
def test_a_day_of_a_burst_has_as_many_check_ins_as_were_promised(plan, zone):
    found = every(plan, zone)

    offsets = {start + day for start in plan.days for day in range(plan.burst_days)}
    days = [plan.began_on + timedelta(days=each) for each in sorted(offsets)]
    there = [day for day in days if has_day(day, zone)]
    wanted = [f"{day.isoformat()}#{n + 1}" for day in there for n in range(plan.times_a_day)]
    assert [each.name for each in found] == wanted


@given(plan=plans, zone=zones)
def test_each_can_be_answered_and_is_over_before_the_next_is_due(plan, zone):
    found = every(plan, zone)

    for one, following in pairwise(found):
        assert one.due_at < one.closes_at
        assert one.due_at <= one.late_from <= one.closes_at
        # Where a zone jumped over a day two single ones may fall together, a minute apart at most.
        assert one.closes_at <= following.due_at + timedelta(minutes=1)
        assert one.name != following.name


@given(plan=bursts, zone=zones)
def test_a_burst_stays_within_waking_hours(plan, zone):
    for each in every(plan, zone):
        there = each.due_at.astimezone(zone)
        asleep_for = (plan.sleeps_at - plan.wakes_at) % 24 or 24
        since = (there.hour - plan.wakes_at) % 24
        # An hour that the clocks jump over can push either end by as much.
        assert since <= asleep_for or since >= 22


def test_in_the_week_the_clocks_go_back_it_comes_at_the_same_hour_of_the_wall():
    zone, plan = zone_named("Europe/London"), Plan("weekly", date(2026, 10, 19), hour=18)

    (before,), (after,) = (occasions_on(day, plan, zone) for day in (date(2026, 10, 19), date(2026, 10, 26)))  # fmt: skip

    assert before.due_at == datetime(2026, 10, 19, 17, tzinfo=UTC)
    assert after.due_at == datetime(2026, 10, 26, 18, tzinfo=UTC)


def test_waking_hours_over_midnight_belong_to_the_day_they_begin_on():
    plan = Plan(
        "bursts", date(2026, 6, 1), days=[0], burst_days=1, times_a_day=2, wakes_at=20, sleeps_at=4
    )

    found = occasions_on(date(2026, 6, 1), plan, zone_named("UTC"))

    assert [each.due_at.hour for each in found] == [22, 2]
    assert day_there(found[1].due_at, zone_named("UTC")) == date(2026, 6, 2)


def test_on_a_day_that_a_zone_jumped_over_a_single_one_comes_with_the_next_day():
    zone, plan = zone_named("Pacific/Apia"), Plan("days", date(2011, 12, 30), days=[0, 1], hour=9)

    found = every(plan, zone)

    assert [day_there(each.due_at, zone) for each in found] == [date(2011, 12, 31)] * 2
    assert len({each.name for each in found}) == 2
