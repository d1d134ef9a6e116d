"""Trying a skill: a plan, reminders at the hour of one's own clock, and what came of each day."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from sameboat.lib.refusal import Refusal
from sameboat.notices.models import Notice
from sameboat.safety.models import Report
from sameboat.skills.commands.reminding import remind_of_trials
from sameboat.skills.commands.trying import change_plan, stop_trial
from sameboat.skills.models import Trial, TrialAnswer
from sameboat.skills.planning import Plan, words_of_plan
from sameboat.skills.testing import make_trial

LONDON = ZoneInfo("Europe/London")
MONDAY = datetime(2026, 3, 2, 7, tzinfo=LONDON)  # before the clocks go forward on 29 March


def reminders(person):
    return Notice.objects.filter(person=person, kind="trial")


def on(day, hour, minute=0):
    return datetime(2026, 3, day, hour, minute, tzinfo=LONDON)


def test_a_plan_is_sealed_and_opens_for_its_owner(ben, skill):
    trial = make_trial(ben, skill, MONDAY)

    assert "kettle" not in trial.plan
    assert words_of_plan(trial).when == "the kettle is on"


def test_each_day_at_the_hour_of_their_own_clock_one_notice(ben, skill):
    make_trial(ben, skill, MONDAY)

    assert remind_of_trials(on(2, 8, 59)) == 0
    assert remind_of_trials(on(2, 9)) == 1
    assert remind_of_trials(on(2, 9)) == remind_of_trials(on(2, 23)) == 0
    assert remind_of_trials(on(3, 9)) == 1

    assert reminders(ben).count() == 1, "one unseen notice at a time"
    assert "kettle" not in reminders(ben).get().words


def test_nine_is_nine_before_and_after_the_clocks_change(ben, skill):
    trial = make_trial(ben, skill, on(28, 8))
    assert trial.remind_at == datetime(2026, 3, 28, 9, tzinfo=UTC)

    remind_of_trials(on(28, 9))

    trial.refresh_from_db()
    assert trial.remind_at == datetime(2026, 3, 29, 8, tzinfo=UTC)


def test_whoever_moves_is_reminded_by_their_new_clock(ben, skill):
    trial = make_trial(ben, skill, MONDAY)
    ben.time_zone = "Asia/Tokyo"
    ben.save()

    assert remind_of_trials(MONDAY) == 0

    trial.refresh_from_db()
    assert trial.remind_at == datetime(2026, 3, 3, 9, tzinfo=ZoneInfo("Asia/Tokyo"))


def test_a_day_the_house_slept_through_is_not_caught_up_with_on_the_next(ben, skill):
    make_trial(ben, skill, MONDAY, days=(0,), how_often=Trial.HowOften.DAYS)

    assert remind_of_trials(on(3, 1)) == 0
    assert remind_of_trials(on(9, 9)) == 1


def test_later_the_same_day_is_not_too_late(ben, skill):
    make_trial(ben, skill, MONDAY)

    assert remind_of_trials(on(2, 15)) == 1


def test_planning_after_the_hour_begins_tomorrow(ben, skill):
    make_trial(ben, skill, on(2, 10))

    assert remind_of_trials(on(2, 11)) == 0
    assert remind_of_trials(on(3, 9)) == 1


def test_stopping_and_the_last_day_end_it(ben, skill, asha):
    trial = make_trial(ben, skill, MONDAY, until_day=date(2026, 3, 3))
    make_trial(asha, skill, MONDAY)

    remind_of_trials(on(2, 9))
    stop_trial(person=ben, trial=trial, at=on(2, 10))
    assert reminders(ben).count() == 0
    assert remind_of_trials(on(3, 12)) == 1, "asha's"


def test_nobody_is_reminded_who_left_or_did_not_want_it(ben, asha, skill):
    make_trial(asha, skill, MONDAY, is_reminded=False)
    make_trial(ben, skill, MONDAY)
    ben.leaving_at = MONDAY
    ben.save()

    assert remind_of_trials(on(2, 9)) == 0


def test_once_is_once(ben, skill):
    make_trial(ben, skill, MONDAY, how_often=Trial.HowOften.ONCE, from_day=date(2026, 3, 4))

    assert [remind_of_trials(on(day, 12)) for day in range(2, 8)] == [0, 0, 1, 0, 0, 0]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"when": " "}, "Say when"),
        ({"how_often": "days"}, "on which days"),
        ({"hour": None}, "at which hour"),
        ({"from_day": date(2026, 3, 1)}, "has passed"),
        ({"until_day": date(2026, 3, 1)}, "last day has passed"),
    ],
)
def test_what_is_no_plan_is_refused_in_words(ben, skill, changes, says):
    with pytest.raises(Refusal, match=says):
        make_trial(ben, skill, MONDAY, **changes)

    assert not Trial.objects.exists()


def test_trying_it_again_changes_the_plan_until_it_is_over(ben, skill):
    first = make_trial(ben, skill, MONDAY, until_day=date(2026, 3, 3))

    assert make_trial(ben, skill, on(3, 12)) == first
    change_plan(person=ben, trial=first, plan=Plan("a", "b", until_day=None), at=on(3, 13))
    later = make_trial(ben, skill, on(9, 12))

    first.refresh_from_db()
    assert later != first
    assert first.ended_at == on(9, 12)


def test_a_plan_can_begin_anew_on_a_day_to_come_and_not_in_the_past(ben, skill):
    trial = make_trial(ben, skill, MONDAY)

    make_trial(ben, skill, on(4, 12), from_day=date(2026, 3, 1))
    trial.refresh_from_db()
    assert trial.from_day == date(2026, 3, 2)
    make_trial(ben, skill, on(4, 12), from_day=date(2026, 3, 9))

    trial.refresh_from_db()
    assert trial.from_day == date(2026, 3, 9)
    assert remind_of_trials(on(5, 12)) == 0


def test_words_that_sound_like_danger_meet_help_and_nobody_learns_of_them(ben, skill, as_):
    trial = make_trial(ben, skill)

    sent = {"words": "I want to kill myself tonight."}
    as_(ben).post(f"{trial.get_absolute_url()}answer/", sent, follow=True)
    page = as_(ben).post(f"{trial.get_absolute_url()}answer/", sent, follow=True)

    assert "It sounds as if it is very hard." in page.content.decode()
    assert not Report.objects.exists()


def test_no_other_person_finds_a_trial(asha, ben, dora, skill, as_):
    trial = make_trial(ben, skill)

    for other in (asha, dora):
        assert as_(other).get(trial.get_absolute_url()).status_code == 404
        sent = as_(other).post(f"{trial.get_absolute_url()}answer/", {"did": "yes"})
        assert sent.status_code == 404
        assert as_(other).post(f"{trial.get_absolute_url()}stop/").status_code == 404
    assert not TrialAnswer.objects.exists()
