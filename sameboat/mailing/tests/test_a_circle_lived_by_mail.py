"""From choosing a circle by mail to an answer that stands there, and stopping: with nothing but mails."""

import re

import pytest
from django.test import Client

from sameboat.audit.models import Entry
from sameboat.lib.refusal import Refusal
from sameboat.mailing.commands import close_to_mail, have_by_mail, open_to_mail
from sameboat.mailing.models import ByMail
from sameboat.mailing.testing import confirm_address, mail_from
from sameboat.notices.models import Notice
from sameboat.posts.models import Post
from sameboat.posts.testing import make_thread
from sameboat.safety.commands.pausing import pause_person


def test_somebody_chooses_it_reads_answers_and_stops(as_, asha, chidi, kites, letters, smtp):
    ByMail.objects.all().delete()
    page = as_(asha).get(f"/by-mail/circles/{kites.pk}/")
    as_(asha).post(f"/by-mail/circles/{kites.pk}/")
    make_thread(chidi, kites, title="Kite weather", body="The wind came *round* at four.")

    (letter,) = letters(asha)
    answer = f"It did.\n\nOn Thu, 26 Nov 2026 at 10:00, Letters <house@example.org> wrote:\n> {letter.body[:20]}\n"
    code = smtp(mail_from(asha, letter.reply_to[0], answer), letter.reply_to[0], asha.email)
    again = letters(asha)
    (stop,) = re.findall(r"/by-mail/stop/\S+", letter.body)
    Client().post(stop)
    make_thread(chidi, kites, title="More wind", body="It goes on.")

    assert "somebody you live with" in page.content.decode()
    assert "The wind came round at four." in letter.body
    assert "<em>round</em>" in letter.alternatives[0][0]
    assert code == 250
    post = Post.objects.get(author=asha)
    assert (post.body, post.alias, post.number) == ("It did.", None, 2)
    assert again == []
    assert letters(asha) == []


def test_what_was_said_goes_to_each_who_has_it_but_its_writer_once(asha, ben, thread, letters, answer_to, smtp):  # fmt: skip
    to = answer_to(asha)
    smtp(mail_from(asha, to, "Here too."), to, asha.email)

    assert [each.to for each in letters()] == [[ben.email]]
    assert letters() == []


def test_an_address_that_is_not_confirmed_gets_nothing(asha, thread, letters):
    asha.email_confirmed_at = None
    asha.save()

    assert letters(asha) == []


def test_who_gave_their_place_up_gets_nothing(as_, asha, kites, thread, letters):
    as_(asha).post(f"/circles/{kites.pk}/leave/")

    assert letters(asha) == []
    assert not ByMail.objects.filter(person=asha).exists()


def test_nobody_has_a_circle_by_mail_that_is_not_open_to_it(as_, asha, chidi, kites):
    as_(chidi).post(f"/by-mail/circles/{kites.pk}/hosting/", {"close": "yes"})
    confirm_address(asha)

    page = as_(asha).post(f"/by-mail/circles/{kites.pk}/", follow=True)

    assert "does not go out by mail" in page.content.decode()
    assert not ByMail.objects.filter(circle=kites).exists()


def test_everybody_is_told_when_a_circle_opens_to_mail_and_when_it_closes(
    as_, asha, ben, chidi, kites
):
    told = Notice.objects.filter(kind="mailing").values_list("person__name", "words")
    opened = set(told)
    page = as_(ben).get(f"/circles/{kites.pk}/").content.decode()
    as_(chidi).post(f"/by-mail/circles/{kites.pk}/hosting/", {"close": "yes"})

    assert opened == {(name, "“Kites” now also goes out by mail, to those who choose that") for name in ("Asha", "Ben")}  # fmt: skip
    assert "What is written here also goes by mail" in page
    assert set(told.all()) == {
        (name, "“Kites” no longer goes out by mail") for name in ("Asha", "Ben")
    }


def test_only_a_host_or_an_organiser_opens_a_circle_to_mail(as_, asha, chidi, olu, kites):
    close_to_mail(by=chidi, circle=kites)

    assert as_(asha).post(f"/by-mail/circles/{kites.pk}/hosting/").status_code == 404
    with pytest.raises(Refusal):
        open_to_mail(by=asha, circle=kites)
    open_to_mail(by=olu, circle=kites)
    assert set(Entry.objects.values_list("verb", flat=True)) >= {"open_to_mail", "close_to_mail"}


def test_a_house_that_takes_no_mail_in_sends_none_out(as_, asha, chidi, kites, thread, letters, settings):  # fmt: skip
    settings.MAILING_DOMAIN = ""
    close_to_mail(by=chidi, circle=kites)

    with pytest.raises(Refusal):
        open_to_mail(by=chidi, circle=kites)
    assert letters() == []
    assert "by mail" not in as_(chidi).get(f"/circles/{kites.pk}/hosting/").content.decode()


def test_one_press_of_a_mail_program_stops_it_and_so_does_a_mail(asha, ben, kites, thread, letters, smtp):  # fmt: skip
    (hers,) = letters(asha)
    https, by_address = hers.extra_headers["List-Unsubscribe"].split(", ")
    path = https.strip("<>").removeprefix("http://127.0.0.1:8000")
    pressed = Client(enforce_csrf_checks=True).post(path, {"List-Unsubscribe": "One-Click"})
    assert pressed.status_code == 200
    assert not ByMail.objects.filter(person=asha).exists()

    have_by_mail(person=asha, circle=kites)
    to = by_address.removeprefix("<mailto:").rstrip(">")
    assert smtp(b"From: x@y.example\nSubject: unsubscribe\n\n", to, "x@y.example") == 250
    assert not ByMail.objects.filter(person=asha).exists()
    assert ByMail.objects.filter(person=ben).exists()


def test_a_paused_person_can_stop_from_a_mail_too(as_, asha, dora, thread, letters):
    (stop,) = re.findall(r"/by-mail/stop/\S+", letters(asha)[0].body)
    pause_person(by=dora, person=asha, because="A rest.", days=3)

    assert as_(asha).post(stop).status_code == 200
    assert not ByMail.objects.filter(person=asha).exists()


def test_a_link_that_stands_for_nothing_says_so(as_, asha, kites):
    assert Client().post("/by-mail/stop/nobody/").status_code == 404
    assert ByMail.objects.filter(person=asha).exists()
