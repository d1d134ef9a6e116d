import re
import smtplib
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail as sent_mail
from django.db import connections
from django.utils import timezone

from sameboat.circles.testing import make_circle
from sameboat.mailing.commands.sending import send_letters
from sameboat.mailing.commands.words import send_words
from sameboat.mailing.receiving.server import Door, Server
from sameboat.mailing.testing import DOMAIN, by_mail
from sameboat.notices.commands import save_wishes
from sameboat.posts.testing import make_thread


@pytest.fixture(autouse=True)
def _letters_go_out(settings):
    settings.EMAIL_HOST, settings.MAILING_DOMAIN = "mail.example.org", DOMAIN
    settings.MAILING_MOST_AN_HOUR = 20


@pytest.fixture
def kites(asha, ben, chidi):
    """A circle behind a closed door that Asha and Ben have by mail; Chidi looks after it and reads on the web."""
    circle = make_circle("Kites", people=(asha, ben), hosts=(chidi,), door="by_invitation")
    by_mail(circle, chidi, asha, ben, at=timezone.now() - timedelta(hours=1))
    for person in (asha, ben):
        save_wishes(person=person, quiet_from=0, quiet_until=0)
    return circle


@pytest.fixture
def thread(kites, chidi):
    """A talk that Chidi opened, on the web."""
    return make_thread(chidi, kites)


@pytest.fixture
def letters(db):
    """`letters()`: what goes out now, by the address it goes to; `letters(asha)` hers alone."""

    def go_out(person=None, *, minutes=3):
        sent_mail.outbox.clear()
        at = timezone.now() + timedelta(minutes=minutes)
        send_words(at)
        send_letters(at)
        return [each for each in sent_mail.outbox if person is None or each.to == [person.email]]

    return go_out


@pytest.fixture
def answer_to(thread, letters):
    """`answer_to(asha)`: the address that Asha's answer to the thread goes to."""

    def found(person):
        return letters(person)[0].reply_to[0]

    return found


@pytest.fixture
def smtp(db):
    """`smtp(raw, to, sender)`: a mail handed to the real server, over a real line; what it answered, as a number."""
    shared = connections["default"]
    shared.inc_thread_sharing()

    def as_here():
        connections["default"] = shared

    server = Server("127.0.0.1", 0, Door(before=as_here))

    def hands_in(raw, to, sender):
        with closing(smtplib.SMTP("127.0.0.1", server.port, timeout=20)) as line:
            try:
                line.sendmail(sender, [to], re.sub(rb"\r?\n", b"\r\n", raw))
            except smtplib.SMTPRecipientsRefused as refused:
                return next(iter(refused.recipients.values()))[0]
            except smtplib.SMTPResponseException as refused:
                return refused.smtp_code
        return 250

    yield hands_in
    server.stop()
    shared.dec_thread_sharing()


def moment(text):
    """A moment of the world's clock (UTC)."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
