"""What came of a day somebody tried a skill: answers tap by tap, harm, the record."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from sameboat.lib.refusal import Refusal
from sameboat.safety.models import Report
from sameboat.skills.commands.answering import answer_day, tell_of_harm
from sameboat.skills.commands.keeping import keep_skill, put_skill_away, write_own_way
from sameboat.skills.models import Trial, TrialAnswer
from sameboat.skills.queries.record import record_for
from sameboat.skills.queries.trials import to_answer, words_of_answer
from sameboat.skills.testing import make_trial

LONDON = ZoneInfo("Europe/London")


MONDAY = datetime(2026, 3, 2, 7, tzinfo=LONDON)  # before the clocks go forward on 29 March


def on(day, hour, minute=0):
    return datetime(2026, 3, day, hour, minute, tzinfo=LONDON)


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
