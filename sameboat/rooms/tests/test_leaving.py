"""Taking one's lines along, and leaving none of oneself behind."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.people.commands.leaving import erase_those_who_left, leave_house
from sameboat.rooms.commands.addresses import make_address
from sameboat.rooms.commands.reminding import remind_me
from sameboat.rooms.leaving import take_rooms
from sameboat.rooms.models import CalendarAddress, Line, Reminder
from sameboat.rooms.testing import make_line, make_meeting


@pytest.fixture
def said(asha, kites, meeting):
    kept = make_meeting(kites, began=5, is_kept=True)
    make_address(person=asha)
    remind_me(person=asha, meeting=make_meeting(kites))
    return make_line(asha, meeting, "For an hour."), make_line(asha, kept, "For longer.")


def test_everything_is_taken_along(asha, said):
    rows = take_rooms(asha).rows

    assert [row["words"] for row in rows if "words" in row] == ["For an hour.", "For longer."]
    assert [row for row in rows if "remind_me_of" in row]
    assert [row for row in rows if "calendar_address_made_at" in row]


@pytest.mark.parametrize(("leaves_posts", "stays"), [(True, "For longer."), (False, "")])
def test_who_leaves_is_no_longer_behind_any_line(asha, said, leaves_posts, stays):
    now = timezone.now()
    leave_house(person=asha, leaves_posts=leaves_posts, at=now - timedelta(days=31))

    assert erase_those_who_left(now) == 1

    lines = dict(Line.objects.values_list("pk", "words"))
    assert lines == {said[0].pk: "", said[1].pk: stays}
    assert not Line.objects.exclude(author=None, once_key=None).exists()
    assert not Reminder.objects.exists()
    assert not CalendarAddress.objects.exists()
