"""Trying a skill: a plan, reminders at the hour of one's own clock, and what came of each day."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from sameboat.lib.refusal import Refusal
from sameboat.notices.models import Notice
from sameboat.safety.models import Report
from sameboat.skills.commands.answering import answer_day, tell_of_harm
from sameboat.skills.commands.keeping import keep_skill, put_skill_away, write_own_way
from sameboat.skills.commands.reminding import remind_of_trials
from sameboat.skills.commands.trying import change_plan, stop_trial
from sameboat.skills.models import Trial, TrialAnswer
from sameboat.skills.planning import Plan, words_of_plan
from sameboat.skills.queries.record import record_for
from sameboat.skills.queries.trials import to_answer, words_of_answer
from sameboat.skills.testing import make_skill, make_trial

LONDON = ZoneInfo("Europe/London")
MONDAY = datetime(2026, 3, 2, 7, tzinfo=LONDON)  # before the clocks go forward on 29 March


@pytest.fixture
def skill(asha, dora):
    return make_skill(asha, seen_by=dora)


@pytest.fixture
def ben(ben):
    ben.time_zone = "Europe/London"
    ben.save()
    return ben


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


def test_an_answer_grows_tap_by_tap_and_there_is_one_a_day(ben, skill):
    trial, day = make_trial(ben, skill, MONDAY), date(2026, 3, 2)

    for said in ({"did": "yes"}, {"helped": "some"}, {"harmed": "no"}, {"words": "It tingled."}):
        answer_day(person=ben, trial=trial, day=day, said=said, at=on(2, 10))

    answer = TrialAnswer.objects.get()
    assert (answer.did, answer.helped, answer.harmed) == ("yes", "some", "no")
    assert words_of_answer(answer) == "It tingled."
    assert "tingled" not in answer.words


def test_it_can_be_changed_that_day_and_not_the_next(ben, skill):
    trial, day = make_trial(ben, skill, MONDAY), date(2026, 3, 2)
    answer_day(person=ben, trial=trial, day=day, said={"did": "yes"}, at=on(2, 10))

    answer_day(person=ben, trial=trial, day=day, said={"did": "partly"}, at=on(2, 23, 59))

    assert TrialAnswer.objects.get().did == "partly"
    with pytest.raises(Refusal, match="stays as it was"):
        answer_day(person=ben, trial=trial, day=day, said={"did": "not"}, at=on(3, 0, 1))


def test_what_was_not_done_neither_helped_nor_harmed(ben, skill):
    trial, day = make_trial(ben, skill, MONDAY), date(2026, 3, 2)
    answer_day(person=ben, trial=trial, day=day, said={"did": "yes", "harmed": "yes"}, at=on(2, 10))

    answer_day(person=ben, trial=trial, day=day, said={"did": "not"}, at=on(2, 11))

    assert TrialAnswer.objects.get().harmed == ""


def test_a_day_is_asked_about_until_it_is_answered_or_two_days_old(ben, skill):
    trial = make_trial(ben, skill, MONDAY)
    assert to_answer(ben, on(2, 8)) == [], "its hour has not come"
    assert [(a.day.day, a.is_today) for a in to_answer(ben, on(2, 10))] == [(2, True)]

    answer_day(person=ben, trial=trial, day=date(2026, 3, 2), said={"did": "not"}, at=on(2, 10))

    assert to_answer(ben, on(2, 11)) == []
    assert [a.day.day for a in to_answer(ben, on(3, 10))] == [3]
    assert [a.day.day for a in to_answer(ben, on(9, 10))] == [9, 8], "nobody is told off"


def test_days_long_gone_and_to_come_are_not_answered(ben, skill):
    trial = make_trial(ben, skill, MONDAY)

    for day in (date(2026, 3, 1), date(2026, 3, 4)):
        with pytest.raises(Refusal, match="need not be"):
            answer_day(person=ben, trial=trial, day=day, said={"did": "yes"}, at=on(2, 10))


def test_harm_goes_to_the_moderators_only_where_its_owner_wants(ben, asha, skill):
    trial, day = make_trial(ben, skill, MONDAY), date(2026, 3, 2)
    answer_day(
        person=ben, trial=trial, day=day, said={"harmed": "yes", "words": "I fell."}, at=on(2, 10)
    )
    assert not Report.objects.exists()

    tell_of_harm(person=ben, trial=trial, day=day, skill=skill, words="I fell.", at=on(2, 10))

    report = Report.objects.get()
    assert (report.thing, report.thing_id, report.about) == ("skill", skill.pk, asha)
    assert "I fell." in report.words
    assert report.case_reason.case.kind == "claim"


def test_no_harm_no_word_to_the_moderators(ben, skill):
    trial, day = make_trial(ben, skill, MONDAY), date(2026, 3, 2)
    answer_day(person=ben, trial=trial, day=day, said={"did": "yes"}, at=on(2, 10))

    with pytest.raises(Refusal, match="Say first"):
        tell_of_harm(person=ben, trial=trial, day=day, skill=skill, words="x", at=on(2, 10))


def test_the_record_says_what_came_of_it_in_words(ben, skill):
    trial, day = make_trial(ben, skill, MONDAY), date(2026, 3, 2)
    answer_day(person=ben, trial=trial, day=day, said={"did": "yes", "helped": "lot"}, at=on(2, 10))
    write_own_way(person=ben, skill=skill, steps=["Only the left wrist.", ""])

    (line,) = record_for(ben).open

    assert line.said == ["Monday 2 March: You did it. It helped a lot."]
    assert line.steps == ["Only the left wrist."]
    assert line.plan.when == "the kettle is on"


def test_keeping_and_putting_away(ben, skill):
    make_trial(ben, skill, MONDAY)

    keep_skill(person=ben, skill=skill)
    assert len(record_for(ben).kept) == 1
    put_skill_away(person=ben, skill=skill)
    assert len(record_for(ben).away) == 1
    assert not Trial.objects.filter(ended_at=None).exists()

    make_trial(ben, skill, on(2, 12))
    assert len(record_for(ben).open) == 1


def test_no_other_person_finds_a_trial(asha, ben, dora, skill, as_):
    trial = make_trial(ben, skill)

    for other in (asha, dora):
        assert as_(other).get(trial.get_absolute_url()).status_code == 404
        sent = as_(other).post(f"{trial.get_absolute_url()}answer/", {"did": "yes"})
        assert sent.status_code == 404
        assert as_(other).post(f"{trial.get_absolute_url()}stop/").status_code == 404
    assert not TrialAnswer.objects.exists()


def test_one_tap_each_without_a_script(ben, skill, as_):
    trial = make_trial(ben, skill)
    path = trial.get_absolute_url()

    page = as_(ben).get(path).content.decode()
    assert "Did you get to it today?" in page
    as_(ben).post(f"{path}answer/", {"harmed": "yes"})
    page = as_(ben).get(path).content.decode()

    assert 'aria-pressed="true">Yes</button>' in page
    assert '<a class="pill help" href="/help/">' in page
    sent = {"words": "My hand went numb.", "tell": "yes"}
    as_(ben).post(f"{path}answer/", sent)
    assert "My hand went numb." in Report.objects.get().words


def test_help_now_leads_to_the_record_and_says_nothing_of_it_to_guests(ben, skill, as_, client):
    assert "/skills/record/" in as_(ben).get("/help/").content.decode()
    assert "/skills/record/" not in client.get("/help/").content.decode()


def test_what_was_taken_away_leaves_their_own_plan(ben, asha, skill, as_):
    from sameboat.skills.commands.telling import take_skill_away

    trial = make_trial(ben, skill)
    take_skill_away(person=asha, skill=skill)

    page = as_(ben).get(trial.get_absolute_url()).content.decode()
    record = as_(ben).get("/skills/record/").content.decode()

    assert "the kettle is on" in page
    assert "Cold water" not in page
    assert "Something that is no longer here" in record
    assert "Cold water" not in record
