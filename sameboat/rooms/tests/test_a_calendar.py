"""A calendar follows a secret address and is told the hours, and nothing else."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from sameboat.people.commands.leaving import leave_house
from sameboat.rooms.calendar import token_of
from sameboat.rooms.commands.addresses import drop_address, make_address, name_meetings
from sameboat.rooms.commands.planning import cancel_meeting
from sameboat.rooms.models import CalendarAddress
from sameboat.rooms.testing import make_line, make_meeting
from sameboat.safety.commands.pausing import pause_person

TITLE = f"Täglich; Tee, \\ und Ωμέγα {'🫖' * 14}"


def _where(address):
    return f"/meetings/calendar/{token_of(address)}.ics"


def _read(address):
    answer = Client().get(_where(address))
    assert answer.status_code == 200
    return answer


def _events(address):
    return Calendar.from_ical(_read(address).content).events


@pytest.fixture
def address(asha, meeting):
    return make_address(person=asha)


def test_it_is_told_hours_and_a_neutral_title_and_nothing_else(asha, kites, meeting, address):
    make_line(asha, meeting, "Something private.")

    text = _read(address).content.decode()
    (event,) = _events(address)

    assert event["SUMMARY"] == "A meeting"
    assert meeting.starts_at.replace(microsecond=0) == event.DTSTART
    assert timedelta(hours=1) == event.DTEND - event.DTSTART
    assert event["DTSTAMP"].dt == meeting.changed_at.replace(microsecond=0)
    for secret in ("Kites", "Kettle", "Tea", "Asha", "something", str(meeting.pk), str(kites.pk), "ORGANIZER", "DESCRIPTION", "URL", "LOCATION", "Sameboat"):  # fmt: skip
        assert secret.lower() not in text.lower()


def test_two_calendars_have_no_name_of_a_meeting_in_common_and_one_keeps_it(femi, address):
    (mine,) = _events(address)
    (theirs,) = _events(make_address(person=femi))
    (again,) = _events(address)

    assert mine["UID"] != theirs["UID"]
    assert mine["UID"] == again["UID"]


def test_it_is_as_the_standard_wants_it(asha, address):
    name_meetings(person=asha, title=TITLE)

    raw = _read(address).content
    (event,) = _events(address)

    rows = raw.split(b"\r\n")
    assert rows[-1] == b""
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(len(row) for row in rows) <= 75
    assert [row for row in rows if row.startswith(b" ")]
    assert event["SUMMARY"] == TITLE
    assert b"VTIMEZONE" not in raw
    assert Calendar.from_ical(raw).errors == []


def test_summer_and_winter_are_both_told_in_utc(asha, kites, address):
    wanted = []
    for month in (1, 7):
        year = timezone.now().year + 1
        starts_at = datetime(year, month, 10, 18, tzinfo=UTC)
        if starts_at - timezone.now() < timedelta(days=365):
            wanted.append(f"DTSTART:{year}{month:02d}10T180000Z")
            make_meeting(kites, began=int((timezone.now() - starts_at).total_seconds() // 60))

    text = _read(address).content.decode()

    assert text.count("BEGIN:VEVENT") == 1 + len(wanted)
    assert text.count("Z\r\nDTEND") == 1 + len(wanted)


def test_a_title_cannot_bring_a_property_of_its_own(asha, address):
    name_meetings(person=asha, title="Tea\r\nORGANIZER:mailto:x")

    (event,) = _events(address)

    assert event["SUMMARY"] == "Tea ORGANIZER:mailto:x"
    assert "ORGANIZER" not in event


def test_another_address_ends_the_old_one_and_it_can_be_taken_away(as_, asha, address):
    old = _where(address)

    as_(asha).post("/meetings/calendar/", {"make": "1"})
    new = _where(CalendarAddress.objects.get())

    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200
    assert new in as_(asha).get("/meetings/calendar/").content.decode()
    drop_address(person=asha)
    assert Client().get(new).status_code == 404


def test_what_is_not_theirs_cancelled_or_left_behind_is_not_told(asha, chidi, kites, meeting, address):  # fmt: skip
    other = make_meeting(kites)
    assert len(_events(address)) == 2

    cancel_meeting(by=chidi, meeting=other)
    assert len(_events(address)) == 1
    kites.memberships.filter(person=asha).delete()
    assert _events(address) == []


def test_nothing_keeps_a_copy_and_no_search_engine_finds_it(address):
    answer = _read(address)

    assert answer.headers["Cache-Control"] == "no-store, private"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert not answer.cookies


def test_the_table_does_not_hold_the_address(asha, address):
    kept = str(CalendarAddress.objects.values().get())

    assert token_of(address) not in kept


def test_who_leaves_has_none_and_in_a_pause_it_is_empty(asha, olu, address):
    pause_person(by=olu, person=asha, because="A rest.", days=2)
    assert _events(address) == []

    leave_house(person=asha, leaves_posts=True)
    assert Client().get(_where(address)).status_code == 404
