"""Being reminded of a choice: once, at nine of one's own clock, whatever the clocks do."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sameboat.care.commands.choices import forget_choice, note_decision, remind_of_choices
from sameboat.care.models import Choice
from sameboat.care.testing import make_choice
from sameboat.lib.clock import steps
from sameboat.lib.wall_clock import moment_of
from sameboat.notices.models import Notice
from sameboat.people.commands.leaving import leave_house
from sameboat.people.models import Person

ZONES = ("Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/London", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe")  # fmt: skip


def reminders(person):
    return Notice.objects.filter(person=person, kind="choice")


@pytest.fixture
def due(asha):
    """Asha wants to look again on 4 January, in New York."""
    Person.objects.filter(pk=asha.pk).update(time_zone="America/New_York")
    asha.refresh_from_db()
    choice = make_choice(asha)
    begun = datetime(2027, 1, 1, 12, tzinfo=UTC)
    note_decision(person=asha, choice=choice, decided="", look_again_on=date(2027, 1, 4), at=begun)
    choice.refresh_from_db()
    return choice


def test_the_clock_does_it():
    assert remind_of_choices in steps


def test_at_nine_of_their_own_clock_and_once(as_, asha, due):
    nine = datetime(2027, 1, 4, 14, tzinfo=UTC)

    assert remind_of_choices(nine - timedelta(seconds=1)) == 0
    assert remind_of_choices(nine) == 1
    assert remind_of_choices(nine) == 0
    assert remind_of_choices(nine + timedelta(days=9)) == 0
    notice = reminders(asha).get()
    assert "tablet" not in notice.words
    assert notice.path == f"/choices/{due.pk}/"
    as_(asha).get(notice.path)
    assert reminders(asha).get().seen_at


def test_a_house_that_slept_reminds_later(asha, due):
    assert remind_of_choices(datetime(2027, 2, 1, tzinfo=UTC)) == 1


def test_another_day_is_reminded_of_anew(asha, due):
    remind_of_choices(datetime(2027, 1, 5, tzinfo=UTC))
    later = datetime(2027, 1, 6, tzinfo=UTC)

    note_decision(person=asha, choice=due, decided="", look_again_on=date(2027, 3, 1), at=later)

    assert not reminders(asha).exists()
    assert remind_of_choices(later) == 0
    assert remind_of_choices(datetime(2027, 3, 2, tzinfo=UTC)) == 1


def test_writing_again_without_another_day_does_not_remind_again(asha, due):
    remind_of_choices(datetime(2027, 1, 5, tzinfo=UTC))

    note_decision(person=asha, choice=due, decided="Go on.", look_again_on=date(2027, 1, 4))

    assert remind_of_choices(datetime(2027, 1, 6, tzinfo=UTC)) == 0


@pytest.mark.parametrize("end", ["no day", "let go", "leaving"])
def test_nobody_is_reminded_after(asha, due, end):
    ends = {
        "no day": lambda: note_decision(person=asha, choice=due, decided="", look_again_on=None),
        "let go": lambda: forget_choice(person=asha, choice=due),
        "leaving": lambda: leave_house(person=asha, leaves_posts=True),
    }

    ends[end]()

    assert remind_of_choices(datetime(2027, 1, 6, tzinfo=UTC)) == 0
    assert not reminders(asha).exists()


@pytest.mark.django_db
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(
    zone=st.sampled_from(ZONES),
    day=st.dates(date(2027, 1, 2), date(2027, 12, 31)),
    start=st.integers(-2880, 0),
    step=st.integers(59, 700),
)
def test_however_the_worker_ticks_it_is_once_and_never_before_nine(asha, zone, day, start, step):
    Choice.objects.all().delete()
    Notice.objects.all().delete()
    Person.objects.filter(pk=asha.pk).update(time_zone=zone)
    asha.refresh_from_db()
    choice = make_choice(asha)
    begun = datetime(2027, 1, 1, tzinfo=UTC)
    note_decision(person=asha, choice=choice, decided="", look_again_on=day, at=begun)
    nine = moment_of(day, time(9), ZoneInfo(zone))

    ticks = [nine + timedelta(minutes=start + step * n) for n in range(4000 // step + 2)]
    done = [at for at in ticks if remind_of_choices(at)]

    assert done == [at for at in ticks if at >= nine][:1]
    assert reminders(asha).count() == 1
