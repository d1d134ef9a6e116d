"""A moderator hid what somebody tries: they are told so, and reminded of it no more."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from sameboat.moderation.testing import decide_on
from sameboat.notices.models import Notice
from sameboat.safety.commands import report_thing
from sameboat.skills.commands.reminding import remind_of_trials
from sameboat.skills.queries.trials import to_answer
from sameboat.skills.testing import make_skill, make_trial

LONDON = ZoneInfo("Europe/London")


def on(day, hour):
    return datetime(2026, 3, day, hour, tzinfo=LONDON)


@pytest.fixture
def trial(asha, ben, dora):
    ben.time_zone = "Europe/London"
    ben.save()
    return make_trial(ben, make_skill(asha, seen_by=dora), on(2, 7))


@pytest.fixture
def hidden(trial, chidi, dora):
    report = report_thing(
        reporter=chidi, thing="skill", thing_id=trial.skill_id, reason="misleading"
    )
    decide_on(report.case_reason.case, dora, "hide")
    return trial


def test_nobody_is_reminded_or_asked_of_what_was_hidden(ben, hidden):
    assert remind_of_trials(on(2, 9)) == 0

    assert not Notice.objects.filter(person=ben, kind="trial").exists()
    assert to_answer(ben, on(2, 10)) == []


def test_their_page_says_that_a_moderator_hid_it(ben, hidden, as_):
    page = as_(ben).get(hidden.get_absolute_url()).content.decode()

    assert "A moderator has hidden this. You need not go on." in page
    assert "Whoever told it has taken it away" not in page


def test_nobody_is_reminded_during_a_pause_and_everybody_is_after_it(ben, trial):
    ben.paused_at, ben.paused_until = on(2, 8), on(4, 8)
    ben.save()

    assert [remind_of_trials(on(day, 12)) for day in (2, 3, 4)] == [0, 0, 1]
    ben.paused_at, ben.paused_until = on(5, 8), None
    ben.save()

    assert [remind_of_trials(on(day, 12)) for day in (5, 6)] == [0, 0]
