"""Lines that come by themselves: at one's own hour, once, by the ways one chose, and stopped with one press."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.core import mail
from django.test import Client

from sameboat.measures.models import CheckIn
from sameboat.notices.commands import save_wishes
from sameboat.notices.models import Notice
from sameboat.people.testing import make_person
from sameboat.programmes.commands import lines
from sameboat.programmes.commands.lines import deliver_lines, hour_of, set_lines
from sameboat.programmes.models import Place, SentLine
from sameboat.programmes.testing import edition_from, make_cohort, make_place
from sameboat.programmes.tests.whole_folder import whole_files

pytestmark = pytest.mark.django_db
# The clocks of London go forward in the night after day 5.
BEGIN = datetime(2026, 3, 23, 5, tzinfo=UTC)
PROMPTS = b"""from: 0
every: 1
hour: "09:30"
channels: [in-app, mail]
lines:
  - Look out of the window.
  - A short walk counts.
  - Nobody keeps count.
  - Four.
  - Five.
  - Six.
  - Seven.
  - Eight.
"""


@pytest.fixture
def place(settings):
    settings.EMAIL_HOST = "localhost"
    files = whole_files() | {"prompts/daily.yaml": PROMPTS}
    asha = make_person("Asha", time_zone="Europe/London", email="asha@example.org", email_confirmed_at=BEGIN)  # fmt: skip
    return make_place(asha, make_cohort(edition_from(files), at=BEGIN), at=BEGIN)


def came(place):
    return list(
        SentLine.objects.filter(place=place, source="daily").values_list("index", flat=True)
    )


def local(day, hour, minute=0):
    utc = datetime(2026, 3, 23, hour, minute, tzinfo=UTC) + timedelta(days=day)
    return utc - timedelta(hours=1 if day >= 6 else 0)


def test_a_line_comes_at_the_proposed_hour_of_their_own_clock_on_both_sides_of_the_change(place):
    for day in (0, 5, 6, 7):
        assert deliver_lines(local(day, 9, 29)) == 0 or day == 5
        deliver_lines(local(day, 9, 30))
        assert SentLine.objects.filter(source="daily", index=day).get().due_at == local(day, 9, 30)


def test_a_line_comes_once_however_often_the_clock_ticks_and_however_often_the_hour_changes(place):
    deliver_lines(local(0, 9, 30))
    set_lines(person=place.person, place=place, hour=time(11), ways=["in-app"], at=local(0, 10))
    for minute in range(0, 60, 10):
        deliver_lines(local(0, 11, minute))

    assert came(place) == [0]
    assert (
        Notice.objects.filter(person=place.person, kind="programme_line").count() == 1 + 1
    )  # and the questionnaire of day 0


def test_ones_own_hour_counts_and_a_proposed_one_keeps_out_of_quiet_hours(place):
    save_wishes(person=place.person, quiet_from=20, quiet_until=11)
    assert hour_of(place) == time(11)

    place = set_lines(person=place.person, place=place, hour=time(6, 15), ways=["in-app"], at=BEGIN)
    assert deliver_lines(local(0, 6, 14)) == 0
    deliver_lines(local(0, 6, 15))

    assert came(place) == [0]


def test_a_line_that_would_come_half_a_day_late_only_stands_among_the_lines(place):
    deliver_lines(local(2, 10))

    sent = dict(SentLine.objects.filter(source="daily").values_list("index", "sent_at"))
    assert sent[0] is None
    assert sent[1] is None
    assert sent[2] == local(2, 10)


def test_a_letter_holds_the_line_and_tells_nothing_else_and_stops_with_one_press(place, client):
    set_lines(person=place.person, place=place, hour=time(9, 30), ways=["mail"], at=BEGIN)
    deliver_lines(local(0, 9, 30))

    (letter,) = mail.outbox
    assert "Look out of the window." in letter.body
    assert letter.to == ["asha@example.org"]
    told = f"{letter.subject} {letter.body} {letter.from_email}"
    assert not any(word in told for word in ("Asha", "walk together", "Spring", "Sameboat"))
    stop = letter.extra_headers["List-Unsubscribe"].strip("<>")
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

    path = "/" + stop.split("/", 3)[3]
    assert Client(enforce_csrf_checks=True).post(path).status_code == 200
    deliver_lines(local(1, 9, 30))

    assert len(mail.outbox) == 1
    assert came(place) == [0]
    assert client.post(path[:-4] + "AAA/").status_code == 404


def test_nothing_comes_during_a_pause_or_after_leaving(place):
    place.person.paused_at, place.person.paused_until = BEGIN, BEGIN + timedelta(days=3)
    place.person.save()

    assert deliver_lines(local(1, 9, 30)) == 0
    assert not SentLine.objects.exists()


def test_a_line_for_whom_something_is_so_comes_to_nobody_else(place):
    other = edition_from(whole_files())
    asha = place.person
    quiet = make_place(asha, make_cohort(other, name="Others", hosts=[make_person("Dora")], at=BEGIN), at=BEGIN)  # fmt: skip

    deliver_lines(local(1, 12))

    # Its lines are for those whose PHQ-9 is low: nobody answered one.
    assert not SentLine.objects.filter(place=quiet, source="daily").exists()


def test_questionnaires_of_the_programme_are_asked_on_their_days_and_do_not_stop_with_the_lines(
    place,
):
    set_lines(person=place.person, place=place, hour=None, ways=[], at=BEGIN)
    deliver_lines(local(0, 9, 30))
    deliver_lines(local(28, 9, 30))

    asked = SentLine.objects.filter(place=place, source="measure:phq-9").values_list(
        "index", flat=True
    )
    assert list(asked) == [0, 28]
    assert CheckIn.objects.filter(person=place.person).count() == 2
    assert came(place) == []


def test_who_moves_to_another_clock_gets_the_next_line_at_their_hour_there(place):
    deliver_lines(local(0, 9, 30))
    place.person.time_zone = "America/New_York"
    place.person.save()

    assert deliver_lines(local(1, 9, 30)) == 0
    deliver_lines(local(1, 13, 30))

    assert came(place) == [0, 1]
    assert Place.objects.get(pk=place.pk).zone == "America/New_York"


def test_one_place_that_cannot_be_read_keeps_nobody_else_waiting(place, monkeypatch):
    ben = make_place(make_person("Ben", time_zone="Europe/London"), place.cohort, at=BEGIN)
    settle = lines._settle

    def breaks(place_id, at):
        if place_id == place.pk:
            raise UnicodeEncodeError("utf-8", "\ud83d", 0, 1, "surrogates not allowed")
        return settle(place_id, at)

    monkeypatch.setattr(lines, "_settle", breaks)

    deliver_lines(local(0, 9, 30))

    assert came(ben) == [0]


def test_one_press_on_the_page_stops_the_lines(place):
    page = Client()
    page.force_login(place.person)
    address = f"{place.get_absolute_url()}lines/"
    shown = page.get(address).content.decode()
    assert "<legend>How?</legend>" in shown
    assert "Without a tick no lines come." in shown
    assert "set to Europe/London" in shown

    page.post(address, {"stop": "1"})

    place.refresh_from_db()
    assert place.quiet_since
    deliver_lines(local(0, 9, 30))
    assert came(place) == []
