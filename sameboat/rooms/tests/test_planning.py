"""A host plans a meeting, moves it, and calls it off."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from sameboat.lib.refusal import Refusal
from sameboat.notices.models import Notice
from sameboat.rooms.commands.planning import (
    Again,
    cancel_meeting,
    end_meeting,
    move_meeting,
    plan_meeting,
)
from sameboat.rooms.commands.reminding import remind_me
from sameboat.rooms.models import Meeting
from sameboat.rooms.testing import make_meeting

SPRING = datetime(2026, 3, 1, tzinfo=UTC)


def _form(**changes):
    day = (timezone.now() + timedelta(days=3)).date().isoformat()
    told = {"title": "Kettle on", "about": "Tea.", "day": day, "hour": "19:00", "minutes": 60}
    return {**told, "keeps": "no", **changes}


def test_a_host_plans_one_on_their_own_clock_and_the_circle_reads_of_it(as_, asha, chidi, kites):
    chidi.time_zone, asha.time_zone = "Pacific/Auckland", "Europe/Berlin"
    chidi.save()
    asha.save()

    sent = as_(chidi).post(f"/meetings/plan/{kites.pk}/", _form(hour="08:00"))

    made = Meeting.objects.get()
    page = as_(asha).get(f"/circles/{kites.pk}/").content.decode()
    assert sent.status_code == 302
    assert made.starts_at.hour in {19, 20}
    assert not made.is_kept
    assert "Kettle on" in page
    assert f"{timezone.localtime(made.starts_at, asha_zone()):%H:%M}" in page


def asha_zone():
    from zoneinfo import ZoneInfo

    return ZoneInfo("Europe/Berlin")


def test_a_member_plans_none(as_, asha, kites):
    answer = as_(asha).post(f"/meetings/plan/{kites.pk}/", _form())

    assert answer.status_code == 404
    assert not Meeting.objects.exists()


def test_the_same_form_twice_plans_one(as_, chidi, kites):
    for _turn in range(2):
        as_(chidi).post(f"/meetings/plan/{kites.pk}/", _form(once_key="k" * 32))

    assert Meeting.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"minutes": 9}, "10 is the least"),
        ({"minutes": 241}, "240 is the most"),
        ({"day": "2020-01-01"}, "That hour is over"),
        ({"title": "\u200b"}, "title"),
        ({"again": 7}, "Say until which day"),
        ({"again": 1, "until": f"{timezone.now() + timedelta(days=200):%Y-%m-%d}"}, "At most 60"),
        ({"again": 28, "until": "2099-01-01"}, "a last day within a year"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(as_, chidi, kites, change, said):
    answer = as_(chidi).post(f"/meetings/plan/{kites.pk}/", _form(**change))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert 'value="Tea."' in page
    assert not Meeting.objects.exists()


def test_a_row_keeps_its_hour_when_the_clocks_change(chidi, kites):
    chidi.time_zone = "Europe/London"
    chidi.save()
    first = datetime(2026, 3, 22, 19, tzinfo=UTC)

    plan_meeting(
        by=chidi, circle=kites, title="Sundays", starts_at=first, minutes=60,
        again=Again(7, date(2026, 4, 5)), at=SPRING,
    )  # fmt: skip

    hours = [each.starts_at.hour for each in Meeting.objects.order_by("starts_at")]
    assert hours == [19, 18, 18]
    assert len(set(Meeting.objects.values_list("row", flat=True))) == 1


def test_a_circles_page_shows_of_a_row_the_next_one_alone(as_, asha, chidi, kites):
    make_meeting(kites, by=chidi, again=Again(7, (timezone.now() + timedelta(days=30)).date()))
    make_meeting(kites, by=chidi, title="Only once")

    page = as_(asha).get(f"/circles/{kites.pk}/").content.decode()

    assert page.count("Kettle on") == 1
    assert page.count("Only once") == 1
    assert as_(asha).get("/meetings/").content.decode().count("Kettle on") > 3


def test_it_and_those_after_it_are_called_off_together(chidi, kites):
    until = (timezone.now() + timedelta(days=30)).date()
    make_meeting(kites, by=chidi, again=Again(7, until))
    first, second, *_later = Meeting.objects.order_by("starts_at")

    cancel_meeting(by=chidi, meeting=second, with_later=True)
    cancel_meeting(by=chidi, meeting=second, with_later=True)

    assert list(Meeting.objects.filter(cancelled_at=None)) == [first]


def test_whoever_wanted_a_reminder_reads_of_another_hour_and_of_none(asha, chidi, kites):
    planned = make_meeting(kites)
    remind_me(person=asha, meeting=planned)

    later = planned.starts_at + timedelta(hours=2)
    told = {"title": planned.title, "about": planned.about, "starts_at": later, "minutes": 30}
    move_meeting(by=chidi, meeting=planned, **told)
    moved = Notice.objects.get(person=asha).words
    cancel_meeting(by=chidi, meeting=planned)

    assert moved.startswith("Kettle on is now on ")
    assert Notice.objects.get(person=asha).words.endswith("was cancelled.")


def test_what_has_begun_is_not_moved_but_can_be_ended(chidi, meeting):
    told = {"title": "Other", "about": "", "minutes": 30}
    with pytest.raises(Refusal):
        move_meeting(
            by=chidi, meeting=meeting, starts_at=timezone.now() + timedelta(days=1), **told
        )

    end_meeting(by=chidi, meeting=meeting)

    meeting.refresh_from_db()
    assert meeting.ends_at <= timezone.now()


def test_another_app_can_plan_one_for_a_circle(olu, kites):
    made = plan_meeting(
        by=olu, circle=kites, title="Week one", starts_at=timezone.now() + timedelta(hours=1), minutes=45
    )  # fmt: skip

    assert made.circle == kites
    assert made.minutes == 45


def test_a_resting_circle_has_no_new_meeting(chidi, kites):
    kites.paused_at = timezone.now()
    kites.save()

    with pytest.raises(Refusal):
        make_meeting(kites, by=chidi)
