"""Words under an answer are never lost, and telling the moderators of harm never fails out of sight."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from sameboat.lib.refusal import Refusal
from sameboat.safety.models import Report
from sameboat.skills.commands.answering import answer_day
from sameboat.skills.commands.telling import take_skill_away
from sameboat.skills.models import TrialAnswer
from sameboat.skills.queries.trials import trial_page, words_of_answer
from sameboat.skills.testing import make_trial

LONDON = ZoneInfo("Europe/London")
MONDAY = date(2026, 3, 2)


def on(day, hour, minute=0):
    return datetime(2026, 3, day, hour, minute, tzinfo=LONDON)


def answer(as_, ben, trial, **said):
    return as_(ben).post(f"{trial.get_absolute_url()}answer/", said, follow=True)


def test_the_tick_alone_tells_the_moderators(ben, skill, as_):
    trial = make_trial(ben, skill)
    answer(as_, ben, trial, harmed="yes")

    page = answer(as_, ben, trial, words="", tell="yes").content.decode()

    assert Report.objects.get().words == "It did harm when it was tried."
    assert "A moderator looks at it" in page
    assert "Only you read it" not in page


def test_words_that_moderators_read_too_are_not_said_to_be_for_oneself(ben, skill, as_):
    trial = make_trial(ben, skill)
    answer(as_, ben, trial, harmed="yes")

    told = answer(as_, ben, trial, words="I fell.", tell="yes").content.decode()

    assert "Only you read it" not in told
    assert "Only you read it" in answer(as_, ben, trial, words="I fell.").content.decode()


def test_what_cannot_be_told_says_so_and_the_words_stay(asha, ben, skill, as_):
    trial = make_trial(ben, skill)
    answer(as_, ben, trial, harmed="yes")
    take_skill_away(person=asha, skill=skill)

    page = answer(as_, ben, trial, words="I fell.", tell="yes")

    assert page.status_code == 422
    assert "You no longer read this here." in page.content.decode()
    assert ">I fell.</textarea>" in page.content.decode()
    assert "Only you read it" not in page.content.decode()
    assert not Report.objects.exists()


def test_a_refusal_leaves_the_words_in_the_field_and_the_tick_set(ben, skill, as_):
    trial, long = make_trial(ben, skill), "far " * 501
    answer(as_, ben, trial, harmed="yes")

    page = answer(as_, ben, trial, words=long, tell="yes")

    assert page.status_code == 422
    assert "That is longer than fits here." in page.content.decode()
    assert f">{long}</textarea>" in page.content.decode()
    assert 'name="tell" value="yes" checked' in page.content.decode()


def test_words_for_a_day_that_is_over_are_shown_once_more(ben, skill, as_):
    trial = make_trial(ben, skill, timezone.now() - timedelta(days=9))
    trial.ended_at = timezone.now()
    trial.save()
    long_ago = (timezone.localdate() - timedelta(days=5)).isoformat()

    page = answer(as_, ben, trial, words="It tingled.", day=long_ago)

    assert page.status_code == 422
    assert "It tingled." in page.content.decode()


def test_a_new_line_counts_as_one_letter(ben, skill):
    trial, words = make_trial(ben, skill, on(2, 7)), "\r\n".join(["a" * 9] * 200)

    answer_day(person=ben, trial=trial, day=MONDAY, said={"words": words}, at=on(2, 10))

    assert words_of_answer(TrialAnswer.objects.get()) == "\n".join(["a" * 9] * 200)


def test_words_may_still_be_added_after_midnight_and_nothing_else(ben, skill):
    trial = make_trial(ben, skill, on(2, 7))
    answer_day(person=ben, trial=trial, day=MONDAY, said={"harmed": "yes"}, at=on(2, 23, 58))

    answer_day(person=ben, trial=trial, day=MONDAY, said={"words": "I fell."}, at=on(3, 0, 4))

    assert words_of_answer(TrialAnswer.objects.get()) == "I fell."
    asked = trial_page(ben, trial.pk, MONDAY, on(3, 0, 5)).asked
    assert asked.only_words
    assert asked.words == "I fell."
    for said, at in (({"harmed": "no"}, on(3, 0, 6)), ({"words": "No."}, on(4, 0, 1))):
        with pytest.raises(Refusal, match="stays as it was"):
            answer_day(person=ben, trial=trial, day=MONDAY, said=said, at=at)


def test_the_day_after_only_words_are_asked_for(ben, skill, as_):
    yesterday = timezone.now() - timedelta(days=1)
    trial = make_trial(ben, skill, yesterday)
    day = timezone.localdate(yesterday, LONDON)
    answer_day(person=ben, trial=trial, day=day, said={"did": "yes"}, at=yesterday)

    page = as_(ben).get(f"{trial.get_absolute_url()}?day={day.isoformat()}").content.decode()

    assert "You can still add words to it." in page
    assert 'name="did"' not in page
