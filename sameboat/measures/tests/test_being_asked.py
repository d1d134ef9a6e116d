"""Check-ins reach people once, at their hour, whatever the worker and they themselves did meanwhile."""

import zoneinfo
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sameboat.lib.refusal import Refusal
from sameboat.lib.wall_clock import day_there, zone_named
from sameboat.measures.commands.answering import put_by
from sameboat.measures.commands.delivering import deliver_check_ins, plan_of
from sameboat.measures.commands.schedules import close_schedule, say_yes, stop_asking
from sameboat.measures.models import Asking, CheckIn
from sameboat.measures.occasions import from_day_on
from sameboat.measures.testing import answer_all, make_schedule
from sameboat.notices.models import Notice
from sameboat.people.testing import make_person

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 10, 19, 9, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def in_london(asha):
    asha.time_zone = "Europe/London"
    asha.save()
    return asha


def test_whoever_says_yes_is_asked_at_their_hour_on_the_same_day(in_london):
    say_yes(person=in_london, schedule=make_schedule(), hour=18, at=MONDAY)

    early = deliver_check_ins(MONDAY + 7 * HOUR)
    on_time = deliver_check_ins(MONDAY + 8 * HOUR)

    assert (early, on_time) == (0, 1)
    assert CheckIn.objects.get().due_at == datetime(2026, 10, 19, 17, tzinfo=UTC)
    assert Notice.objects.get(person=in_london, kind="check_in").seen_at is None


def test_nobody_is_asked_who_did_not_say_yes(in_london, ben):
    say_yes(person=in_london, schedule=make_schedule(), at=MONDAY)

    deliver_check_ins(MONDAY + 30 * DAY)

    assert not CheckIn.objects.filter(person=ben).exists()


def test_the_worker_may_look_as_often_as_it_likes(in_london):
    say_yes(person=in_london, schedule=make_schedule(), hour=18, at=MONDAY)

    for minute in range(0, 26 * 60, 20):
        deliver_check_ins(MONDAY + timedelta(minutes=minute))

    assert CheckIn.objects.count() == 1
    assert Notice.objects.filter(kind="check_in").count() == 1


def test_after_three_weeks_of_sleep_all_are_there_and_only_the_open_one_is_told(in_london):
    say_yes(person=in_london, schedule=make_schedule(), hour=18, at=MONDAY)

    deliver_check_ins(MONDAY + 22 * DAY)

    states = [each.state_at(MONDAY + 22 * DAY) for each in CheckIn.objects.all()]
    assert states == ["skipped", "skipped", "skipped", "waiting"]
    assert Notice.objects.filter(kind="check_in").count() == 1


def test_late_left_out_partly_and_not_today_are_told_apart(in_london):
    schedule = make_schedule()
    say_yes(person=in_london, schedule=schedule, hour=18, at=MONDAY)
    for week in range(5):
        deliver_check_ins(MONDAY + week * 7 * DAY + 9 * HOUR)
    first, late, partly, not_today, _out = CheckIn.objects.all()

    answer_all(in_london, first, "1", at=first.due_at + HOUR)
    answer_all(in_london, late, "1", at=late.due_at + 30 * HOUR)
    partly.begun_at = partly.due_at
    partly.save()
    put_by(person=in_london, check_in=not_today, at=not_today.due_at + HOUR)

    states = [each.state_at(MONDAY + 60 * DAY) for each in CheckIn.objects.all()]
    assert states == ["finished", "late", "partly", "not_today", "skipped"]


def test_what_is_put_by_cannot_be_answered_and_its_notice_goes(in_london):
    say_yes(person=in_london, schedule=make_schedule(), hour=18, at=MONDAY)
    deliver_check_ins(MONDAY + 9 * HOUR)
    check_in = CheckIn.objects.get()

    put_by(person=in_london, check_in=check_in, at=MONDAY + 10 * HOUR)
    put_by(person=in_london, check_in=check_in, at=MONDAY + 10 * HOUR)

    assert not Notice.objects.filter(kind="check_in").exists()
    with pytest.raises(Refusal):
        answer_all(in_london, check_in, "1", at=MONDAY + 11 * HOUR)


def test_whoever_stops_is_asked_nothing_more_and_keeps_what_they_answered(in_london):
    schedule = make_schedule()
    say_yes(person=in_london, schedule=schedule, hour=18, at=MONDAY)
    deliver_check_ins(MONDAY + 9 * HOUR)

    stop_asking(person=in_london, schedule=schedule, at=MONDAY + 10 * HOUR)
    stop_asking(person=in_london, schedule=schedule, at=MONDAY + 10 * HOUR)
    deliver_check_ins(MONDAY + 30 * DAY)

    assert CheckIn.objects.count() == 1
    assert not Notice.objects.filter(kind="check_in").exists()


def test_whoever_stops_has_nothing_waiting_and_a_second_yes_asks_nothing_twice_on_a_day(in_london):  # fmt: skip
    schedule = make_schedule()
    say_yes(person=in_london, schedule=schedule, hour=8, at=MONDAY)

    stop_asking(person=in_london, schedule=schedule, at=MONDAY + HOUR)
    say_yes(person=in_london, schedule=schedule, hour=8, at=MONDAY + 2 * HOUR)
    deliver_check_ins(MONDAY + 3 * HOUR)

    assert [each.state_at(MONDAY + 3 * HOUR) for each in CheckIn.objects.all()] == ["not_today"]
    deliver_check_ins(MONDAY + DAY)
    assert CheckIn.objects.count() == 2


def test_what_waits_by_a_schedule_that_ends_waits_no_longer(in_london, olu):
    schedule = make_schedule()
    say_yes(person=in_london, schedule=schedule, hour=8, at=MONDAY)

    close_schedule(by=olu, schedule=schedule, at=MONDAY + HOUR)

    assert CheckIn.objects.get().state_at(MONDAY + HOUR) == "not_today"
    assert not Notice.objects.filter(kind="check_in").exists()


def test_somebody_with_a_pause_is_not_asked_until_it_is_over(in_london):
    say_yes(person=in_london, schedule=make_schedule(), hour=18, at=MONDAY)
    in_london.paused_at, in_london.paused_until = MONDAY, MONDAY + 3 * DAY
    in_london.save()

    during = deliver_check_ins(MONDAY + DAY)
    after = deliver_check_ins(MONDAY + 7 * DAY + 9 * HOUR)

    assert (during, after) == (0, 2)


def test_a_list_of_days_is_over_after_its_last_and_can_be_said_yes_to_anew(in_london):
    schedule = make_schedule(rhythm="days", days=[0, 1])
    first = say_yes(person=in_london, schedule=schedule, hour=8, at=MONDAY)
    deliver_check_ins(MONDAY + 2 * DAY)
    first.refresh_from_db()
    assert first.ended_at

    say_yes(person=in_london, schedule=schedule, hour=8, at=MONDAY + 40 * DAY)
    deliver_check_ins(MONDAY + 45 * DAY)

    assert CheckIn.objects.count() == 4


def test_a_schedule_that_ended_asks_nobody_and_takes_no_yes(in_london, ben, olu):
    schedule = make_schedule()
    say_yes(person=in_london, schedule=schedule, hour=18, at=MONDAY)

    close_schedule(by=olu, schedule=schedule, at=MONDAY + HOUR)
    deliver_check_ins(MONDAY + 30 * DAY)

    assert not CheckIn.objects.exists()
    with pytest.raises(Refusal):
        say_yes(person=ben, schedule=schedule, at=MONDAY + HOUR)


def test_a_yes_in_the_evening_begins_a_burst_with_what_is_left_of_the_day(in_london):
    schedule = make_schedule(rhythm="bursts", days=[0], burst_days=2, times_a_day=3)
    say_yes(person=in_london, schedule=schedule, wakes_at=9, sleeps_at=21, at=MONDAY + 6 * HOUR)

    deliver_check_ins(MONDAY + 3 * DAY)

    names = [each.occasion for each in CheckIn.objects.all()]
    assert names == ["2026-10-19#2", "2026-10-19#3", *(f"2026-10-20#{n}" for n in (1, 2, 3))]


def test_other_hours_count_from_now_on_and_ask_nothing_twice(in_london):
    schedule = make_schedule()
    say_yes(person=in_london, schedule=schedule, hour=8, at=MONDAY)
    say_yes(person=in_london, schedule=schedule, hour=20, at=MONDAY + 2 * HOUR)

    deliver_check_ins(MONDAY + 7 * DAY + 12 * HOUR)

    assert [each.occasion for each in CheckIn.objects.all()] == ["2026-10-19", "2026-10-26"]
    assert CheckIn.objects.last().due_at == datetime(2026, 10, 26, 20, tzinfo=UTC)
    assert Asking.objects.count() == 1


zones = st.sampled_from(sorted(zoneinfo.available_timezones()))
travels = st.lists(st.tuples(st.integers(1, 400), zones), max_size=5)
rhythms = st.sampled_from(
    [
        {"rhythm": "weekly"},
        {"rhythm": "days", "days": [0, 1, 2, 9, 30]},
        {"rhythm": "bursts", "days": [0, 12], "burst_days": 3, "times_a_day": 4},
    ]
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20, deadline=None
)
@given(rhythm=rhythms, home=zones, travels=travels, ticks=st.lists(st.integers(1, 60), max_size=40), start=st.integers(0, 2 * 365 * 24))  # fmt: skip
def test_wherever_somebody_travels_and_whenever_the_worker_sleeps(db, rhythm, home, travels, ticks, start):  # fmt: skip
    """No check-in twice, none missing: over zones, clock changes, journeys, and a worker that looks when it likes."""
    began = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=start)
    person = make_person(f"T{Asking.objects.count()}{start}", time_zone=home)
    schedule = make_schedule(**rhythm)
    asking = say_yes(person=person, schedule=schedule, hour=10, wakes_at=8, sleeps_at=22, at=began)
    now = began
    for step in ticks:
        now += timedelta(hours=step)
        while travels and now >= began + timedelta(hours=travels[0][0]):
            person.time_zone = travels.pop(0)[1]
            person.save(update_fields=["time_zone"])
        deliver_check_ins(now)
    now += timedelta(days=2)
    deliver_check_ins(now)

    asking.refresh_from_db()
    zone = zone_named(person.time_zone)
    names = [each.occasion for each in CheckIn.objects.filter(asking=asking)]
    due = {
        each.name
        for day, found in from_day_on(asking.began_on, plan_of(asking), zone)
        if day <= day_there(now, zone)
        for each in found
        if each.due_at <= now and each.closes_at > began
    }
    assert len(names) == len(set(names))
    # What a person met elsewhere before a journey may be more than this zone alone would have; it is never less, but for
    # the part of the first day that was over where they said yes.
    first = {name for name in due if name.startswith(asking.began_on.isoformat())}
    assert due - first <= set(names)
