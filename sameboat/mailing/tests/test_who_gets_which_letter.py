"""Whoever may not read gets nothing; each letter goes once, at an hour that wakes nobody."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail as sent_mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from sameboat.circles.commands import remove_person
from sameboat.consent.commands import agree_to_current, publish_agreement
from sameboat.mailing.commands import sending
from sameboat.mailing.commands.sending import LOST_AFTER, send_letters, tell_of_lost_letters
from sameboat.mailing.models import Letter
from sameboat.notices.commands import save_wishes
from sameboat.notices.models import Notice
from sameboat.posts.commands import hide_post, remove_post
from sameboat.posts.testing import make_answer, make_thread, make_waiting
from sameboat.safety.commands import block_person, mute_person
from sameboat.safety.commands.pausing import pause_person


def test_a_block_holds_in_mails(asha, chidi, ben, thread, letters):
    block_person(blocker=asha, blocked=ben)
    make_answer(ben, thread, "Hello Asha.")

    assert [each.to for each in letters(asha)] == [[asha.email]]
    assert letters(asha) == []


@pytest.mark.parametrize("who", ["asha", "chidi"])
def test_a_thread_behind_a_block_sends_nothing(asha, chidi, thread, letters, who):
    one, other = (asha, chidi) if who == "asha" else (chidi, asha)
    block_person(blocker=one, blocked=other)

    assert letters(asha) == []


def test_who_is_muted_is_not_read_in_mails(asha, ben, thread, letters):
    letters()
    mute_person(person=asha, muted=ben)
    make_answer(ben, thread, "Hello Asha.")

    assert letters(asha) == []


def test_what_was_taken_back_hidden_or_waits_does_not_go(asha, ben, dora, chidi, thread, letters):
    letters()
    remove_post(person=ben, post=make_answer(ben, thread, "Slip."))
    hide_post(moderator=dora, post=make_answer(ben, thread, "Bad."), reason="It hurts.")
    make_waiting(ben, thread, "May I?")

    assert letters(asha) == []


def test_there_are_two_minutes_to_take_a_slip_back(asha, thread, letters):
    assert letters(asha, minutes=1) == []
    assert len(letters(asha, minutes=3)) == 1


def test_folded_topics_stay_folded(asha, chidi, kites, letters):
    make_thread(chidi, kites, body="The ward was cold.", notes=["hospital"])

    (letter,) = letters(asha)

    assert "The ward was cold." not in letter.message().as_string()
    assert "This is about hospital." in letter.body


def test_who_was_asked_to_go_gets_nothing_although_the_door_is_open(asha, chidi, kites, letters):
    kites.door = "open"
    kites.save()
    remove_person(by=chidi, circle=kites, person=asha, reason="A rest.")
    make_thread(chidi, kites)

    assert letters(asha) == []


def test_nothing_goes_in_a_pause_or_while_leaving(asha, dora, thread, letters):
    pause_person(by=dora, person=asha, because="A rest.", days=3)

    assert letters(asha) == []


def test_nothing_goes_before_the_new_agreement_is_read(asha, olu, thread, letters):
    publish_agreement(by=olu, body="Be kind.")
    assert letters(asha) == []

    agree_to_current(asha)
    assert len(letters(asha)) == 1


def test_quiet_hours_are_kept_and_nothing_is_lost(asha, thread):
    save_wishes(person=asha, quiet_from=21, quiet_until=8)
    asha.time_zone = "Europe/Berlin"
    asha.save()
    sent_mail.outbox.clear()
    now = timezone.now()
    hours = [now + timedelta(hours=n, minutes=3) for n in range(24)]

    for at in hours:
        send_letters(at)
        for letter in [each for each in sent_mail.outbox if each.to == [asha.email]]:
            from sameboat.notices.clock import local_time

            assert 8 <= local_time(asha, at).hour < 21
            letter.to = ["counted"]

    assert [each.to for each in sent_mail.outbox].count(["counted"]) == 1


def test_two_workers_send_one(asha, thread, letters, monkeypatch):
    """The second worker does the whole round at the moment when the first has claimed and not yet sent."""
    at = timezone.now() + timedelta(minutes=3)
    others = []

    class Slow(EmailBackend):
        def send_messages(self, messages):
            if not others:
                others.append("began")
                others.append(send_letters(at))
            return super().send_messages(messages)

    monkeypatch.setattr("sameboat.mailing.commands.sending.get_connection", Slow)
    sent_mail.outbox.clear()
    first = send_letters(at)

    assert first + others[1] == 2
    assert len({tuple(each.to) for each in sent_mail.outbox}) == len(sent_mail.outbox) == 2


def test_two_workers_that_found_the_same_to_do_send_one(asha, thread, letters, monkeypatch):
    """The second worker does the whole round between the first's looking and its claiming."""
    at = timezone.now() + timedelta(minutes=3)
    others, write = [], sending.letter_for

    def slowly(*told):
        if not others:
            others.append("began")
            others.append(send_letters(at))
        return write(*told)

    monkeypatch.setattr(sending, "letter_for", slowly)
    sent_mail.outbox.clear()

    assert (send_letters(at), others[1]) == (0, 2)
    assert len(sent_mail.outbox) == 2


def test_a_server_that_takes_nothing_is_tried_again(asha, thread, letters, monkeypatch):
    def is_down(*_told):
        raise smtplib.SMTPServerDisconnected

    with monkeypatch.context() as down:
        down.setattr(EmailBackend, "send_messages", is_down)
        letters()
    assert not Letter.objects.exists()

    assert len(letters(asha)) == 1


def test_a_worker_that_went_down_sends_none_twice_and_the_house_says_so(asha, thread, letters, monkeypatch):  # fmt: skip
    class Down(BaseException):
        pass

    def goes_down(*_told):
        raise Down

    with monkeypatch.context() as down:
        down.setattr(EmailBackend, "send_messages", goes_down)
        with pytest.raises(Down):
            letters()
    (lost,) = Letter.objects.all()

    later = timezone.now() + LOST_AFTER + timedelta(minutes=10)
    assert letters(lost.person) == []
    assert tell_of_lost_letters(later) == 1
    assert tell_of_lost_letters(later) == 0
    notice = Notice.objects.get(person=lost.person, key__startswith="lost:")
    assert notice.path.startswith(f"/threads/{thread.pk}/")


def test_what_was_written_before_somebody_chose_it_does_not_go(asha, chidi, kites, letters):
    make_thread(chidi, kites, at=timezone.now() - timedelta(hours=2))

    assert letters(asha) == []
