"""Letters that come back: counted by day, only for good ones, and then we rest and say so."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.mailing.addresses import For, address_of
from sameboat.mailing.commands.taking_in import Taken, take_in_mail
from sameboat.mailing.models import Mailbox
from sameboat.notices.models import Notice
from sameboat.posts.models import Post
from sameboat.posts.testing import make_thread

REPORT = """From: Mail Delivery System <MAILER-DAEMON@mx.example>
To: back
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; asha@mail.example
Action: {action}
Status: {status}

--b
Content-Type: message/rfc822

Subject: A letter for you

Words.
--b--
"""
PLAIN = """From: Postmaster <postmaster@old.example>
Subject: Returned mail: see transcript for details

   ----- The following addresses had permanent fatal errors -----
asha@mail.example
550 5.1.1 User unknown
"""
AWAY = """From: asha@mail.example
Subject: Automatic reply: A letter for you
Auto-Submitted: auto-replied

I am away until 5.1.2027.
"""
HARD = REPORT.format(action="failed", status="5.1.1")


@pytest.fixture
def comes_back(asha, kites):
    """`comes_back(HARD, day=1)`: a mail at the address that a letter to Asha came from."""

    def brings(text, *, day=0, sender=""):
        at = timezone.now() + timedelta(days=day)
        to = address_of(For.BACK, asha.pk, 5, timezone.now())
        return take_in_mail(raw=text.encode(), envelope_to=to, envelope_from=sender, at=at)

    return brings


@pytest.mark.parametrize("text", [HARD, PLAIN], ids=["a report", "plain words"])
def test_on_the_third_day_we_rest_and_the_house_says_so(asha, chidi, kites, comes_back, letters, text):  # fmt: skip
    days = [comes_back(text, day=day) for day in (0, 0, 1)]
    assert Mailbox.objects.get().rests_since is None

    days.append(comes_back(text, day=2))

    make_thread(chidi, kites)
    assert set(days) == {Taken.CAME_BACK}
    assert letters(asha) == []
    assert Notice.objects.get(person=asha, key="mailing:rests").words.startswith(
        "Mails to your e-mail"
    )


@pytest.mark.parametrize(
    "text",
    [
        REPORT.format(action="delayed", status="4.4.1"),
        REPORT.format(action="failed", status="4.2.2"),
        REPORT.format(action="delivered", status="2.0.0"),
        AWAY,
        "Subject: hello\n\nI write 550 words a day.\n",
    ],
    ids=["delayed", "full for now", "delivered", "away", "an answer"],
)
def test_what_may_still_arrive_is_not_counted(comes_back, text):
    assert [comes_back(text, day=day) for day in range(5)] == [Taken.DROPPED] * 5
    assert not Mailbox.objects.exists()
    assert not Post.objects.exists()


def test_three_days_far_apart_are_no_reason(comes_back):
    for day in (0, 15, 30):
        comes_back(HARD, day=day)

    assert Mailbox.objects.get().rests_since is None


def test_its_person_can_say_that_it_is_mended(as_, asha, chidi, kites, comes_back, letters):
    for day in (0, 1, 2):
        comes_back(HARD, day=day)
    make_thread(chidi, kites)

    page = as_(asha).get(f"/by-mail/circles/{kites.pk}/")
    as_(asha).post(f"/by-mail/circles/{kites.pk}/resume/")

    assert "so we rest" in page.content.decode()
    assert len(letters(asha)) == 1


def test_a_new_address_is_tried_at_once(asha, chidi, kites, comes_back, letters):
    for day in (-2, -1, 0):
        comes_back(HARD, day=day)
    asha.email, asha.email_confirmed_at = "new@mail.example", timezone.now() + timedelta(seconds=1)
    asha.save()
    make_thread(chidi, kites)

    assert len(letters(asha)) == 1


def test_nobody_else_can_make_somebodys_letters_rest(asha, kites):
    to = address_of(For.ANSWER, asha.pk, 5, timezone.now())

    assert take_in_mail(raw=HARD.encode(), envelope_to=to, envelope_from="") == Taken.DROPPED
    assert not Mailbox.objects.exists()


def test_a_server_that_refuses_the_address_counts_as_coming_back(asha, thread, letters, monkeypatch):  # fmt: skip
    import smtplib

    from django.core.mail.backends.locmem import EmailBackend

    def refuses(_self, messages):
        raise smtplib.SMTPRecipientsRefused({messages[0].to[0]: (550, b"5.1.1 no such user")})

    monkeypatch.setattr(EmailBackend, "send_messages", refuses)
    letters()

    assert len(Mailbox.objects.get(person=asha).came_back_on) == 1
    assert letters(asha) == []
