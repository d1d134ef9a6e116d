"""What was said is forgotten as was promised, but what humans still look at."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.circles.commands import leave_circle
from sameboat.moderation.commands.closing import close_case
from sameboat.rooms.commands.forgetting import forget_meetings
from sameboat.rooms.commands.planning import end_meeting
from sameboat.rooms.commands.reminding import remind_me
from sameboat.rooms.commands.saying import listen
from sameboat.rooms.models import Here, Line, Meeting, Reminder
from sameboat.rooms.testing import make_line, make_meeting
from sameboat.safety.commands import report_thing


@pytest.fixture
def over(asha, femi, kites):
    """`over(is_kept=True)` is a meeting that ended two hours ago, with a line of each."""

    def made(**told):
        meeting = make_meeting(kites, began=180, minutes=60, **told)
        at = meeting.starts_at + timedelta(minutes=5)
        for person in (asha, femi):
            make_line(person, meeting, f"Said by {person.name}.", at=at)
        return meeting

    return made


def test_an_hour_after_the_end_nobody_reads_it_and_the_clock_erases_it(as_, asha, over, dora):
    meeting = over()

    before = as_(asha).get(meeting.get_absolute_url()).content.decode()
    assert forget_meetings(timezone.now()) == 1
    assert forget_meetings(timezone.now()) == 0

    assert "Said by" not in before
    assert "What was written is forgotten, as was said before." in before
    assert not Line.objects.exists()
    assert not Here.objects.exists()


def test_right_after_the_end_it_can_still_be_read_and_reported(as_, asha, chidi, femi, meeting):
    line = make_line(femi, meeting, "A last word.")
    end_meeting(by=chidi, meeting=meeting)

    page = as_(asha).get(meeting.get_absolute_url()).content.decode()
    forget_meetings(timezone.now())

    assert "A last word." in page
    assert f"/report/room_line/{line.pk}/" in page
    assert "It is over. What was written can be read until" in page
    assert Line.objects.exists()


def test_what_was_to_be_kept_stays_for_those_who_have_a_place(as_, asha, ben, over):
    meeting = over(is_kept=True)

    forget_meetings(timezone.now())

    page = as_(asha).get(meeting.get_absolute_url()).content.decode()
    assert "Said by Femi." in page
    assert "Writing:" not in page
    assert not Here.objects.exists()
    assert b"Kettle on" in as_(asha).get("/meetings/").content
    assert as_(ben).get(meeting.get_absolute_url()).status_code == 404


def test_while_humans_look_a_reported_line_stays_for_them_alone(as_, asha, femi, dora, over):
    meeting = over()
    line = Line.objects.get(author=femi)
    Meeting.objects.update(ends_at=timezone.now() - timedelta(minutes=5))
    report = report_thing(reporter=asha, thing="room_line", thing_id=line.pk, reason="hostile")
    Meeting.objects.update(ends_at=timezone.now() - timedelta(hours=2))

    forget_meetings(timezone.now())
    case = report.case_reason.case

    assert [each.author for each in Line.objects.all()] == [femi]
    for person in (asha, femi):
        assert b"Said by" not in as_(person).get(meeting.get_absolute_url()).content
    assert b"Said by Femi." in as_(dora).get(f"/desk/cases/{case.pk}/").content
    close_case(by=dora, case=case, outcome="nothing_wrong", words="Looked.")
    forget_meetings(timezone.now())
    assert not Line.objects.exists()


def test_who_gives_their_place_up_is_reminded_of_nothing_there(asha, kites, meeting):
    remind_me(person=asha, meeting=make_meeting(kites))
    listen(person=asha, meeting=meeting)

    leave_circle(person=asha, circle=kites)

    assert not Reminder.objects.exists()
    assert not Here.objects.exists()
