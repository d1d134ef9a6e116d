"""The day on which a plan starts: moved nearer or further, and never out of reach."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from sameboat.skills.commands.trying import change_plan
from sameboat.skills.models import Trial
from sameboat.skills.planning import Plan
from sameboat.skills.testing import make_trial

LONDON = ZoneInfo("Europe/London")
MONDAY = datetime(2026, 3, 2, 7, tzinfo=LONDON)


def daily(day):
    return Plan("a", "b", how_often=Trial.HowOften.DAILY, from_day=day)


def test_a_start_that_lies_ahead_can_be_moved_nearer(ben, skill):
    trial = make_trial(ben, skill, MONDAY, from_day=date(2026, 3, 20))

    changed = change_plan(person=ben, trial=trial, plan=daily(date(2026, 3, 2)), at=MONDAY)

    assert changed.from_day == date(2026, 3, 2)


def test_what_was_for_once_and_is_repeated_now_begins_on_its_new_day(ben, skill):
    once = Trial.HowOften.ONCE
    trial = make_trial(ben, skill, MONDAY, from_day=date(2026, 3, 20), how_often=once)

    changed = change_plan(person=ben, trial=trial, plan=daily(date(2026, 3, 2)), at=MONDAY)

    assert changed.from_day == date(2026, 3, 2)


def test_a_day_that_is_very_far_away_is_refused_in_words(ben, skill, as_):
    plan = {"when": "the kettle is on", "then": "tea", "how_often": "daily",
            "hour": "09:00", "is_reminded": "on"}  # fmt: skip

    page = as_(ben).post(f"/skills/{skill.pk}/try/", {**plan, "from_day": "9999-12-31"})
    assert page.status_code == 422
    assert "very far away" in page.content.decode()
    assert 'value="the kettle is on"' in page.content.decode()
    near = timezone.localdate().isoformat()

    assert as_(ben).post(f"/skills/{skill.pk}/try/", {**plan, "from_day": near}).status_code == 302
