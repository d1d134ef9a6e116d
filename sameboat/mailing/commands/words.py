"""What we say to somebody who wrote by mail: one short letter, of the house's own words alone."""

from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F, Q
from django.template.loader import render_to_string
from django.utils import translation

from sameboat.mailing.addresses import For, address_of
from sameboat.mailing.letters import sender, subject, ways_out
from sameboat.mailing.models import Word
from sameboat.mailing.rules import house_takes_mail
from sameboat.people.models import Person
from sameboat.people.queries.house import the_house
from sameboat.safety.queries.helplines import help_for

# Whom to call is worth saying twice rather than never; a worker that went down is known by its claim growing old.
MOST_TRIES, CLAIM_HOLDS = 3, timedelta(minutes=10)


def owe_word(
    *, person: Person, at: datetime, why: str = "", path: str = "", has_help: bool = False
) -> Word:
    """Keep what is to be said to a person; the worker sends it. In the caller's transaction."""
    return Word.objects.create(
        person=person, why=why[:500], path=path[:200], has_help=has_help, made_at=at
    )


def send_words(at: datetime) -> int:
    """Send what is owed to those who wrote by mail: also at night, as they are awake. A step of the clock."""
    if not house_takes_mail():
        return 0
    free = Q(claimed_at=None) | Q(claimed_at__lt=at - CLAIM_HOLDS)
    owed = Word.objects.filter(free, tries__lt=MOST_TRIES).select_related("person")
    return sum(_send(word, at) for word in owed)


def _send(word: Word, at: datetime) -> int:
    same = Word.objects.filter(pk=word.pk, claimed_at=word.claimed_at)
    if not same.update(claimed_at=at, tries=F("tries") + 1):
        return 0
    if not word.person.email or not word.person.is_active:
        word.delete()
        return 0
    try:
        _as_mail(word, at).send()
    except SMTPRecipientsRefused:
        pass
    except (OSError, SMTPException):
        return 0
    word.delete()
    return 1


def _as_mail(word: Word, at: datetime) -> EmailMessage:
    person = word.person
    with translation.override(person.language or settings.LANGUAGE_CODE):
        context = {
            "why": word.why,
            "link": settings.SITE_URL + word.path if word.path else "",
            "help": help_for(person, the_house()) if word.has_help else None,
            **ways_out(),
        }
        return EmailMessage(
            subject=subject(),
            body=render_to_string("mailing/word.txt", context),
            from_email=address_of(For.BACK, person.pk, 0, at),
            to=[person.email],
            headers={
                "From": sender(),
                "Auto-Submitted": "auto-replied",
                "X-Auto-Response-Suppress": "All",
                "Precedence": "bulk",
            },
        )
