"""Those who want it are told ten minutes before, once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.notices.models import Notice
from sameboat.rooms.commands.planning import Again, cancel_meeting, move_meeting
from sameboat.rooms.commands.reminding import remind_me, remind_of_meetings
from sameboat.rooms.models import Meeting, Reminder
from sameboat.rooms.testing import make_meeting


@pytest.fixture
def planned(kites):
    return make_meeting(kites)


def _just_before(meeting, minutes=9):
    return meeting.starts_at - timedelta(minutes=minutes)


def test_they_are_told_once_on_their_own_clock(as_, asha, femi, planned):
    asha.time_zone = "Pacific/Auckland"
    asha.save()
    as_(asha).post(f"{planned.get_absolute_url()}remind/")

    assert remind_of_meetings(_just_before(planned, 11)) == 0
    assert remind_of_meetings(_just_before(planned)) == 1
    assert remind_of_meetings(_just_before(planned, 8)) == 0

    notice = Notice.objects.get()
    from zoneinfo import ZoneInfo

    hour = planned.starts_at.astimezone(ZoneInfo("Pacific/Auckland"))
    assert (notice.person, notice.words) == (asha, f"Kettle on begins at {hour:%H:%M}.")
    assert notice.path == planned.get_absolute_url()


def test_who_wants_it_no_longer_is_not_told(as_, asha, planned):
    where = f"{planned.get_absolute_url()}remind/"

    as_(asha).post(where)
    as_(asha).post(where, {"not": "1"})

    assert not Reminder.objects.exists()


def test_one_can_be_reminded_of_a_whole_row_and_of_none_of_it_again(as_, asha, chidi, kites):
    until = (timezone.now() + timedelta(days=30)).date()
    make_meeting(kites, by=chidi, again=Again(7, until))
    _first, second, *later = Meeting.objects.order_by("starts_at")
    where = f"{second.get_absolute_url()}remind/"

    for _turn in range(2):
        as_(asha).post(where, {"later": "1"})

    wanted = set(Reminder.objects.values_list("meeting_id", flat=True))
    assert wanted == {each.pk for each in [second, *later]}
    as_(asha).post(where, {"not": "1"})
    assert not Reminder.objects.exists()


def test_nobody_is_told_of_what_was_cancelled_or_without_a_place_or_in_a_pause(
    asha, femi, chidi, kites, planned
):
    for person in (asha, femi, chidi):
        remind_me(person=person, meeting=planned)
    kites.memberships.filter(person=asha).delete()
    femi.paused_at = timezone.now()
    femi.save()

    assert remind_of_meetings(_just_before(planned)) == 1
    other = make_meeting(kites, began=-2880)
    remind_me(person=chidi, meeting=other)
    cancel_meeting(by=chidi, meeting=other)
    assert remind_of_meetings(_just_before(other)) == 0


def test_a_moved_meeting_reminds_anew(asha, chidi, planned):
    remind_me(person=asha, meeting=planned)
    remind_of_meetings(_just_before(planned))
    Notice.objects.all().delete()

    later = planned.starts_at + timedelta(hours=3)
    told = {"title": planned.title, "about": planned.about, "starts_at": later, "minutes": 60}
    moved = move_meeting(by=chidi, meeting=planned, at=_just_before(planned), **told)

    assert remind_of_meetings(_just_before(moved)) == 1
