"""What she has by mail: her circle, a letter on its way, a word owed, and what she sent."""

from datetime import timedelta

from django.test import override_settings
from django.utils import timezone

from sameboat.circles.testing import make_circle
from sameboat.mailing.addresses import For, address_of
from sameboat.mailing.commands import have_by_mail, open_to_mail
from sameboat.mailing.commands.coming_back import letter_came_back
from sameboat.mailing.commands.taking_in import Taken, take_in_mail
from sameboat.mailing.commands.words import owe_word
from sameboat.mailing.models import Letter
from sameboat.mailing.testing import DOMAIN, mail_from
from sameboat.people.models import Person
from sameboat.posts.testing import make_thread
from tests.erasure.marks import PRIVATE


def live_by_mail(her: Person, chidi: Person) -> None:
    now = timezone.now()
    circle = make_circle("By the sea", people=(chidi,), hosts=(her,))
    with override_settings(EMAIL_HOST="mail.example", MAILING_DOMAIN=DOMAIN):
        open_to_mail(by=her, circle=circle)
        have_by_mail(person=her, circle=circle, at=now - timedelta(days=1))
        thread = make_thread(chidi, circle, title="By mail")
        Letter.objects.create(post=thread.posts.get(), person=her, claimed_at=now)
        to = address_of(For.ANSWER, her.pk, thread.pk, now)
        raw = mail_from(her, to, f"Ring me: 020 7946 0018 {PRIVATE}")
        taken = take_in_mail(raw=raw, envelope_to=to, envelope_from=her.email)
        assert taken == Taken.KEPT, taken
        owe_word(person=her, at=now, why=f"Because {PRIVATE}")
        letter_came_back(person=her, at=now)
