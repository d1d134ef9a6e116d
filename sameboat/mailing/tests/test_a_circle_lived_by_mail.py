"""From choosing a circle by mail to an answer that stands there, and stopping: with nothing but mails."""

import re

from django.test import Client

from sameboat.mailing.models import ByMail
from sameboat.mailing.testing import confirm_address, mail_from
from sameboat.posts.models import Post
from sameboat.posts.testing import make_thread


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
