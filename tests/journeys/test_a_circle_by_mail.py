"""A host opens a circle to mail; somebody reads what that means, chooses it, answers from their mailbox, and stops."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from sameboat.circles.commands import join_circle
from sameboat.circles.models import Circle
from sameboat.consent.commands import agree_to_current
from sameboat.mailing.commands.sending import send_letters
from sameboat.mailing.commands.taking_in import Taken, take_in_mail
from sameboat.mailing.testing import DOMAIN, confirm_address, mail_from
from sameboat.notices.commands import save_wishes
from sameboat.people.models import Person
from sameboat.people.testing import make_person
from sameboat.posts.testing import make_thread
from tests.journeys.furnished import come_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def kites(house, settings):
    settings.EMAIL_HOST, settings.MAILING_DOMAIN = "mail.example", DOMAIN
    return Circle.objects.get(name="Kites")


@pytest.fixture
def asha(kites):
    asha = confirm_address(make_person("Asha"))
    join_circle(person=asha, circle=kites)
    save_wishes(person=asha, quiet_from=0, quiet_until=0)
    return asha


def test_a_circle_by_mail_from_its_opening_to_the_last_press(someone, house, kites, asha):
    chidi = Person.objects.get(name="Chidi")
    for person in (asha, chidi):
        agree_to_current(person)
    host, guest = someone(), someone()
    come_in(host.context, house, chidi)
    host.goto(f"{house}/circles/{kites.pk}/hosting/")
    host.get_by_role("link", name="This circle by mail").click()
    host.get_by_text("Those mailboxes may be read by others").wait_for()
    host.get_by_role("button", name="Open it to mail").click()
    host.get_by_text("Nobody has chosen it yet.").wait_for()

    hers = someone()
    come_in(hers.context, house, asha)
    hers.goto(f"{house}/notices/")
    hers.get_by_text("now also goes out by mail").click()
    hers.get_by_text("Whoever can open your mailbox can read it").wait_for()
    hers.get_by_role("button", name="Send it to me").click()
    hers.get_by_text("From now on it comes to you by mail.").wait_for()

    thread = make_thread(chidi, kites, body="The wind came round at four.")
    mail.outbox.clear()
    assert send_letters(timezone.now() + timedelta(minutes=3)) == 1
    (letter,) = mail.outbox
    to = letter.reply_to[0]
    raw = mail_from(asha, to, f"Here too.\n\n> {letter.body[:40]}")
    assert take_in_mail(raw=raw, envelope_to=to, envelope_from=asha.email) == Taken.POSTED
    host.goto(f"{house}/threads/{thread.pk}/")
    host.get_by_text("Here too.").wait_for()

    (stop,) = re.findall(rf"{re.escape(house)}/by-mail/stop/\S+", letter.body)
    guest.goto(stop)
    guest.get_by_role("button", name="Send me no more").click()
    guest.get_by_role("heading", name="No more mails").wait_for()
    hers.goto(f"{house}/by-mail/circles/{kites.pk}/")
    hers.get_by_role("button", name="Send it to me").wait_for()
