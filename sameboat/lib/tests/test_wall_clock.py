"""A moment on somebody's own clock: one a day, in order, whatever the clocks do."""

import zoneinfo
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sameboat.lib.wall_clock import day_there, has_day, moment_of, zone_named

ZONES = sorted(zoneinfo.available_timezones())
days = st.dates(date(1990, 1, 1), date(2037, 12, 30))
walls = st.times().map(lambda one: one.replace(second=0, microsecond=0))


def test_an_hour_that_comes_twice_is_meant_the_first_time():
    zone = zone_named("Europe/Berlin")

    found = moment_of(date(2026, 10, 25), time(2, 30), zone)

    assert found == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_an_hour_that_never_comes_is_meant_after_the_jump():
    zone = zone_named("Europe/Berlin")

    found = moment_of(date(2026, 3, 29), time(2, 30), zone)

    assert found.astimezone(zone).time() == time(3, 30)


def test_a_zone_that_nobody_knows_is_utc():
    assert zone_named("Nowhere/At/All").key == "UTC"
    assert zone_named("../etc/passwd").key == "UTC"


def test_a_day_that_a_zone_jumped_over_was_not_there():
    zone = zone_named("Pacific/Apia")

    assert not has_day(date(2011, 12, 30), zone)
    assert has_day(date(2011, 12, 29), zone)
    assert has_day(date(2011, 12, 31), zone)


@given(day=days, wall=walls, name=st.sampled_from(ZONES))
def test_moments_of_following_days_follow_each_other(day, wall, name):
    zone = zone_named(name)

    next_day = day + timedelta(days=1)
    if has_day(day, zone) and has_day(next_day, zone):
        assert moment_of(day, wall, zone) < moment_of(next_day, wall, zone)


@given(day=days, wall=walls, name=st.sampled_from(ZONES))
def test_a_clock_shows_the_hour_asked_for_or_one_that_was_jumped_over(day, wall, name):
    zone = zone_named(name)

    shown = moment_of(day, wall, zone).astimezone(zone)

    asked = datetime.combine(day, wall)
    assert timedelta(0) <= shown.replace(tzinfo=None) - asked <= timedelta(hours=24)
    if shown.replace(tzinfo=None) == asked:
        assert day_there(shown, zone) == day
