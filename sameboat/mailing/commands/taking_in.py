"""Taking a mail in, however it came: what it may do, once, and what is answered to whoever brought it."""

import hashlib
import logging
from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation

from sameboat.mailing.addresses import Address, For, read_address
from sameboat.mailing.commands.coming_back import letter_came_back
from sameboat.mailing.commands.posting import post_words, words_to_look_at
from sameboat.mailing.models import ByMail, Received
from sameboat.mailing.reading.message import Mail, read_mail
from sameboat.people.models import Person
from sameboat.posts.models import Waiting
from sameboat.safety.screening import look_at
from sameboat.text.findings import Look

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_log = logging.getLogger("sameboat.mailing")


class Taken(StrEnum):
    """What became of a mail."""

    POSTED = "posted"
    WAITS = "waits to be seen"
    KEPT = "kept as a draft"
    AGAIN = "came before"
    DROPPED = "sent by a program"
    STOPPED = "stopped the letters"
    CAME_BACK = "a letter that came back"
    STRANGER = "from nobody we know"
    TOO_MANY = "too many within the hour"
    FAILED = "failed"

    @property
    def is_refused(self) -> bool:
        """Whether whoever brought it is told that it was not taken, and nothing else."""
        return self in {Taken.STRANGER, Taken.TOO_MANY}


def take_in_mail(
    *, raw: bytes, envelope_to: str, envelope_from: str, at: datetime | None = None
) -> Taken:
    """Take one mail in for one address. It never raises: what fails is told apart, so that it can be brought again."""
    try:
        return _take_in(raw, envelope_to, envelope_from.strip().strip("<>"), at or timezone.now())
    except Exception as fault:
        # Never the fault's own words: they may hold some of the mail.
        _log.error("a mail could not be taken in: %s", type(fault).__name__)
        return Taken.FAILED


def is_for_us(envelope_to: str, at: datetime | None = None) -> bool:
    """Whether an address is a good one of ours, asked before a mail is read."""
    return read_address(envelope_to, at or timezone.now()) is not None


def _take_in(raw: bytes, envelope_to: str, envelope_from: str, at: datetime) -> Taken:
    address = read_address(envelope_to, at)
    person = Person.objects.here().filter(pk=address.person_id).first() if address else None
    if address is None or person is None:
        return Taken.STRANGER
    if address.kind == For.STOP:
        ByMail.objects.filter(person=person, circle=address.thing_id).delete()
        return Taken.STOPPED
    mail = read_mail(raw, settings.MAILING_DOMAIN)
    if address.kind == For.BACK:
        return _came_back(person, mail, at)
    if not envelope_from or mail.is_automatic or mail.is_hard_bounce:
        return Taken.DROPPED
    if not person.email_confirmed_at or mail.senders != (person.email.lower(),):
        return Taken.STRANGER
    # Looked at before anything is locked: a long text may take a while.
    seen = look_at(words_to_look_at(address, mail), is_opening=address.opens)
    with translation.override(person.language or settings.LANGUAGE_CODE):
        return _take_words(person, address, mail, seen, at)


def _came_back(person: Person, mail: Mail, at: datetime) -> Taken:
    if not mail.is_hard_bounce:
        return Taken.DROPPED
    letter_came_back(person=person, at=at)
    return Taken.CAME_BACK


@transaction.atomic
def _take_words(person: Person, address: Address, mail: Mail, seen: Look, at: datetime) -> Taken:
    # One mail of a person at a time, so that the same one brought twice at once is known the second time.
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    mark = _mark(person, mail.mark)
    words_mark = _mark(person, f"{address.opens}:{address.thing_id}:{mail.words or mail.whole}")
    own = Received.objects.filter(person=person)
    is_repeated = own.filter(words_mark=words_mark, at__gt=at - _DAY).exists()
    if is_repeated or Received.objects.filter(mark=mark).exists():
        return Taken.AGAIN
    if own.filter(at__gt=at - _HOUR).count() >= settings.MAILING_MOST_AN_HOUR:
        return Taken.TOO_MANY
    Received.objects.create(person=person, mark=mark, words_mark=words_mark, at=at)
    said = post_words(
        person=person, address=address, mail=mail, seen=seen, once_key=f"mail:{mark[:34]}", at=at
    )
    if said is None:
        return Taken.KEPT
    return Taken.WAITS if isinstance(said, Waiting) else Taken.POSTED


def _mark(person: Person, told: str) -> str:
    return hashlib.sha256(f"{person.pk}:{told}".encode()).hexdigest()
