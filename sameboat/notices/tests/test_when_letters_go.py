from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends import locmem

from sameboat.lib import clock
from sameboat.notices.clock import send_due_mail
from sameboat.notices.commands import drop_old_notices, save_wishes, see_notices, tell
from sameboat.notices.models import Notice
from sameboat.notices.tests.conftest import moment
from sameboat.people.commands.leaving import leave_house
from sameboat.people.testing import make_person


class BrokenServer(locmem.EmailBackend):
    """A mail server that takes nothing."""

    def send_messages(self, messages):
        raise SMTPServerDisconnected("connection lost")


class PickyServer(locmem.EmailBackend):
    """A mail server that stumbles over one address."""

    def send_messages(self, messages):
        if messages[0].to == ["rosa@letters.example"]:
            raise ValueError("Invalid address")
        return super().send_messages(messages)


def sent_at(when):
    return send_due_mail(moment(when))


def test_at_once_means_at_the_next_step_of_the_clock(told, wishes):
    wishes(by_mail="at_once")
    told("2026-03-10 12:00")

    assert clock.tick(moment("2026-03-10 12:01"))["send_due_mail"] == 1
    assert sent_at("2026-03-10 12:02") == 0
    assert mail.outbox[0].to == ["rosa@letters.example"]


def test_one_letter_however_much_there_is(told, wishes):
    wishes(by_mail="at_once")
    for number in range(12):
        told("2026-03-10 12:00", key=f"thread:{number}")

    sent_at("2026-03-10 12:01")

    assert len(mail.outbox) == 1
    assert not Notice.objects.filter(mailed_at=None).exists()


def test_what_was_read_in_the_house_needs_no_letter(told, wishes, rosa):
    wishes(by_mail="at_once")
    told("2026-03-10 12:00")
    see_notices(person=rosa)

    assert sent_at("2026-03-10 12:01") == 0


def test_nobody_gets_letters_who_did_not_ask_for_them(told):
    told("2026-03-10 12:00")

    assert sent_at("2026-03-10 12:01") == 0


def test_never_is_never(told, wishes):
    wishes(by_mail="never")
    told("2026-03-10 12:00")

    assert all(sent_at(f"2026-03-{day} 18:00") == 0 for day in range(10, 20))


@pytest.mark.parametrize(
    ("at", "goes"),
    [("20:59", 1), ("21:00", 0), ("23:59", 0), ("00:00", 0), ("07:59", 0), ("08:00", 1)],
)
def test_quiet_hours_go_over_midnight(told, wishes, at, goes):
    wishes(by_mail="at_once", quiet_from=21, quiet_until=8)
    told("2026-01-09 12:00")

    assert sent_at(f"2026-01-10 {at}") == goes


@pytest.mark.parametrize(("at", "goes"), [("12:59", 1), ("13:00", 0), ("14:59", 0), ("15:00", 1)])
def test_quiet_hours_can_lie_in_the_day(told, wishes, at, goes):
    wishes(by_mail="at_once", quiet_from=13, quiet_until=15)
    told("2026-01-09 12:00")

    assert sent_at(f"2026-01-10 {at}") == goes


def test_without_quiet_hours_a_letter_goes_at_any_hour(told, wishes):
    wishes(by_mail="at_once", quiet_from=9, quiet_until=9)
    told("2026-01-09 12:00")

    assert sent_at("2026-01-10 09:00") == 1


def test_quiet_hours_are_those_of_the_persons_own_clock(told, wishes, rosa):
    rosa.time_zone = "Australia/Brisbane"
    rosa.save()
    wishes(by_mail="at_once", quiet_from=21, quiet_until=8)
    told("2026-01-09 11:00")

    assert sent_at("2026-01-09 12:00") == 0
    assert sent_at("2026-01-09 22:00") == 1


def test_once_a_day_means_at_my_hour_and_once(told, wishes):
    wishes(by_mail="daily", daily_hour=18)
    told("2026-01-09 12:00")

    assert sent_at("2026-01-09 17:59") == 0
    assert sent_at("2026-01-09 18:00") == 1
    told("2026-01-09 18:05", key="thread:2")
    assert sent_at("2026-01-09 18:10") == 0
    assert sent_at("2026-01-10 17:59") == 0
    assert sent_at("2026-01-10 18:00") == 1


def test_what_comes_after_my_hour_waits_for_it_on_the_next_day(told, wishes):
    wishes(by_mail="daily", daily_hour=18, quiet_from=21, quiet_until=8)
    told("2026-01-09 22:30")

    assert sent_at("2026-01-09 22:31") == 0
    assert sent_at("2026-01-10 12:00") == 0
    assert sent_at("2026-01-10 18:00") == 1


def test_my_hour_counts_even_where_it_is_quiet(told, wishes):
    wishes(by_mail="daily", daily_hour=22, quiet_from=21, quiet_until=8)
    told("2026-01-09 12:00")

    assert sent_at("2026-01-09 22:00") == 1


def test_a_house_that_slept_at_my_hour_writes_later_but_not_at_night(told, wishes):
    wishes(by_mail="daily", daily_hour=18, quiet_from=21, quiet_until=8)
    told("2026-01-09 12:00")
    told("2026-01-10 12:00", key="thread:2")

    assert sent_at("2026-01-09 23:00") == 0
    assert sent_at("2026-01-10 20:00") == 1


@pytest.mark.parametrize(
    ("day", "utc"), [("2026-03-28", "18:00"), ("2026-03-29", "17:00"), ("2026-10-25", "18:00")]
)
def test_my_hour_stays_my_hour_when_the_clocks_change(told, wishes, day, utc):
    wishes(by_mail="daily", daily_hour=18)
    told(f"{day} 09:00")

    before = f"{int(utc[:2]) - 1}:59"
    assert sent_at(f"{day} {before}") == 0
    assert sent_at(f"{day} {utc}") == 1


def test_an_hour_that_a_clock_change_leaves_out_loses_no_letter(told, wishes):
    wishes(by_mail="daily", daily_hour=1, quiet_from=5, quiet_until=5)
    told("2026-03-28 12:00")

    assert sent_at("2026-03-29 00:59") == 0
    assert sent_at("2026-03-29 01:00") == 1


def test_an_hour_that_comes_twice_brings_one_letter(told, wishes):
    wishes(by_mail="daily", daily_hour=1)
    told("2026-10-24 12:00")

    first = sent_at("2026-10-25 00:10")
    told("2026-10-25 00:20", key="thread:2")

    assert first == 1
    assert sent_at("2026-10-25 01:30") == 0


def test_a_time_zone_that_nobody_knows_is_the_worlds_clock(told, wishes, rosa):
    rosa.time_zone = "Mars/Olympus"
    rosa.save()
    wishes(by_mail="daily", daily_hour=18)
    told("2026-06-09 12:00")

    assert sent_at("2026-06-09 18:00") == 1


@pytest.mark.parametrize("by_mail", ["at_once", "daily"])
def test_a_letter_that_was_not_taken_is_tried_again(told, wishes, settings, by_mail):
    working = settings.EMAIL_BACKEND
    wishes(by_mail=by_mail, daily_hour=12)
    told("2026-01-09 11:00")

    settings.EMAIL_BACKEND = f"{__name__}.BrokenServer"
    first = sent_at("2026-01-09 12:00")
    settings.EMAIL_BACKEND = working

    assert first == 0
    assert sent_at("2026-01-09 12:01") == 1


def test_one_bad_address_keeps_nobody_elses_letter_back(told, wishes, settings):
    wishes(by_mail="at_once")
    told("2026-01-09 11:00")
    wren = make_person(
        "Wren", email="wren@letters.example", email_confirmed_at=moment("2026-01-01")
    )
    save_wishes(person=wren, by_mail="at_once")
    told("2026-01-09 11:00", person=wren)
    settings.EMAIL_BACKEND = f"{__name__}.PickyServer"

    assert sent_at("2026-01-09 12:00") == 1
    assert [letter.to for letter in mail.outbox] == [["wren@letters.example"]]


@pytest.mark.parametrize(
    "changes",
    [{"email": ""}, {"email_confirmed_at": None}, {"is_active": False}],
)
def test_nothing_goes_to_an_address_that_does_not_count(told, wishes, rosa, changes):
    wishes(by_mail="at_once")
    told("2026-01-09 11:00")
    for field, value in changes.items():
        setattr(rosa, field, value)
    rosa.save()

    assert sent_at("2026-01-09 12:00") == 0


def test_nothing_goes_to_somebody_who_is_leaving(told, wishes, rosa):
    wishes(by_mail="at_once")
    told("2026-01-09 11:00")
    leave_house(person=rosa, leaves_posts=True)

    assert sent_at("2026-01-09 12:00") == 0


def test_a_house_without_a_mail_server_sends_nothing_and_loses_nothing(told, wishes, settings):
    wishes(by_mail="at_once")
    told("2026-01-09 11:00")

    settings.EMAIL_HOST = ""
    without = sent_at("2026-01-09 12:00")
    settings.EMAIL_HOST = "mail.example.org"

    assert without == 0
    assert sent_at("2026-01-09 12:01") == 1


def test_the_same_thing_is_told_once_until_it_was_seen(rosa, told):
    first, again = told("2026-01-09 11:00"), told("2026-01-09 12:00")
    see_notices(person=rosa)
    later = told("2026-01-09 13:00")

    assert first == again
    assert later != first
    assert Notice.objects.filter(person=rosa).count() == 2


def test_a_notice_is_forgotten_after_ninety_days(rosa):
    tell(person=rosa, kind="warm", key="a", words="x", path="/", at=moment("2026-01-01 00:00"))
    tell(person=rosa, kind="warm", key="b", words="x", path="/", at=moment("2026-01-03 00:00"))

    assert drop_old_notices(moment("2026-04-02 00:00")) == 1
    assert Notice.objects.get().key == "b"
