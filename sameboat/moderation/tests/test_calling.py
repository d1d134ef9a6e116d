"""Who is called, and when: whoever is on call at once, everybody when nobody has looked in time."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.utils import timezone as django_timezone

from sameboat.lib.refusal import Refusal
from sameboat.moderation.commands.calling import call_where_needed, drop_duty, on_call, take_duty
from sameboat.moderation.commands.working import claim_case, let_go_of_case
from sameboat.moderation.models import Case
from sameboat.moderation.testing import noticed_case, report_case
from sameboat.notices.models import Notice
from sameboat.people.models import Person

# A Wednesday, three in the morning in London.
NIGHT = datetime(2026, 11, 25, 3, 10, tzinfo=UTC)


def called(*people):
    return [Notice.objects.filter(person=who, kind="case").count() for who in people]


@pytest.fixture
def ada_at_night(ada):
    take_duty(by=ada, person=ada, weekday=1, from_hour=22, until_hour=6)
    return ada


def test_a_crisis_at_night_calls_whoever_is_on_call_and_nobody_else(post, dora, ada_at_night):
    case = noticed_case(post, at=NIGHT)

    assert call_where_needed(NIGHT) == 1
    assert call_where_needed(NIGHT) == 0

    assert called(ada_at_night, dora) == [1, 0]
    assert case.lines.filter(verb="called_1").count() == 1


def test_where_nobody_is_on_call_every_moderator_is_called(post, dora, ada, olu):
    noticed_case(post, at=NIGHT)

    call_where_needed(NIGHT)

    assert called(dora, ada, olu) == [1, 1, 0]


def test_when_the_clock_runs_out_everybody_is_called_then_the_organisers(
    post, dora, ada_at_night, olu
):
    case = noticed_case(post, at=NIGHT)
    call_where_needed(NIGHT)

    call_where_needed(case.due_at + timedelta(minutes=1))
    after_one = called(dora, olu)
    call_where_needed(case.due_at + timedelta(minutes=16))

    assert after_one == [1, 0]
    assert called(olu) == [1]
    assert [line.verb for line in case.lines.exclude(verb="reason")] == [
        "called_1",
        "called_2",
        "called_3",
    ]


def test_once_somebody_has_looked_nobody_else_is_called(post, dora, ada_at_night, olu):
    case = noticed_case(post, at=NIGHT)
    call_where_needed(NIGHT)
    claim_case(case=case, by=ada_at_night, at=NIGHT)

    assert call_where_needed(case.due_at + timedelta(minutes=9)) == 0
    assert called(dora, olu) == [0, 0]


def test_whoever_lets_go_of_it_leaves_it_to_somebody_who_is_called(post, dora, ada_at_night):
    case = noticed_case(post, at=NIGHT)
    claim_case(case=case, by=dora, at=NIGHT)
    let_go_of_case(case=case, by=dora, at=NIGHT)

    call_where_needed(NIGHT)

    assert called(ada_at_night) == [1]


def test_where_somebody_took_it_and_did_nothing_for_long_the_others_are_called(
    post, dora, ada_at_night
):
    case = noticed_case(post, at=NIGHT)
    claim_case(case=case, by=ada_at_night, at=NIGHT)

    soon = call_where_needed(NIGHT + timedelta(minutes=29))
    late = call_where_needed(NIGHT + timedelta(minutes=31))

    assert (soon, late) == (0, 1)
    assert called(dora, ada_at_night) == [1, 0]


def test_what_is_not_dangerous_waits_for_its_clock(case, dora):
    assert call_where_needed(django_timezone.now()) == 0
    assert call_where_needed(case.due_at + timedelta(minutes=1)) == 1
    assert called(dora) == [1]


def test_nobody_is_called_about_themselves(asha, dora, ada):
    case = report_case(asha, "profile", dora.pk, "danger", at=NIGHT)

    call_where_needed(NIGHT)

    assert called(dora, ada) == [0, 1]
    assert Case.objects.get().pk == case.pk


def test_the_letter_of_a_call_tells_nothing(post, ada_at_night, settings):
    settings.EMAIL_HOST = "mail.example.org"
    Person.objects.filter(pk=ada_at_night.pk).update(
        email="ada@example.org", email_confirmed_at=django_timezone.now()
    )
    noticed_case(post, at=NIGHT)

    call_where_needed(NIGHT)

    letter = mail.outbox[0]
    assert letter.to == ["ada@example.org"]
    for word in ("danger", "case", "desk", "Chidi", "kites"):
        assert word not in (letter.subject + letter.body).lower()


def test_a_duty_is_by_its_persons_own_clock(ada, dora):
    Person.objects.filter(pk=ada.pk).update(time_zone="Asia/Kolkata")
    take_duty(by=ada, person=ada, weekday=2, from_hour=8, until_hour=10)

    there = datetime(2026, 11, 25, 8, 30, tzinfo=ZoneInfo("Asia/Kolkata"))

    assert [duty.person for duty in on_call(there)] == [ada]
    assert on_call(NIGHT + timedelta(hours=6)) == []


def test_only_an_organiser_puts_somebody_else_on_call(asha, dora, ada, olu):
    hours = {"weekday": 0, "from_hour": 9, "until_hour": 17}
    with pytest.raises(Refusal, match="Only an organiser"):
        take_duty(by=dora, person=ada, **hours)
    with pytest.raises(Refusal, match="at the desk"):
        take_duty(by=olu, person=asha, **hours)
    with pytest.raises(Refusal, match="two different"):
        take_duty(by=dora, person=dora, weekday=0, from_hour=9, until_hour=9)

    (duty,) = take_duty(by=olu, person=ada, **hours)
    assert take_duty(by=olu, person=ada, **hours) == [duty]

    with pytest.raises(Refusal, match="Only an organiser"):
        drop_duty(by=dora, duty=duty)
    drop_duty(by=ada, duty=duty)
    assert ada.duties.count() == 0
