"""An e-mail address: optional, confirmed by a letter, shown to nobody; and the way back in with it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.lib.post import mail_is_set_up, send_apart
from sameboat.lib.refusal import Refusal
from sameboat.lib.sealed import seal, unseal
from sameboat.people.commands.signing import set_passphrase
from sameboat.people.limits import count_letter
from sameboat.people.models import Person

_GOOD_FOR, _SHORTLY = timedelta(days=2), timedelta(hours=2)


@transaction.atomic
def change_email(*, person: Person, email: str) -> None:
    """Take an address out, or write to a new one. It counts once the button behind its link was pressed."""
    given = email.strip().lower()
    person.waiting_email = ""
    if not given:
        person.email, person.email_confirmed_at = "", None
    elif given != person.email or person.email_confirmed_at is None:
        _write_to_confirm(person, given)
        person.waiting_email = given
    person.save(update_fields=["email", "email_confirmed_at", "waiting_email"])


def _write_to_confirm(person: Person, email: str) -> None:
    if not mail_is_set_up():
        raise Refusal(_("This house cannot send letters yet, so an address would be of no use."))
    count_letter("confirm", to=email, by=person)
    # Whether somebody here has that address already is not told: then no letter goes out.
    if not _proved_by_another(person, email):
        link = reverse("people:confirm_email", args=[seal([person.pk, email], "confirm")])
        words = _(
            "Open this link and press the button there to say that the address is yours:\n\n%(link)s\n\nIf you did not ask for it, do nothing."
        )
        transaction.on_commit(lambda: _send(email, words, link))


def _proved_by_another(person: Person, email: str) -> bool:
    others = Person.objects.filter(email=email).exclude(pk=person.pk)
    return others.exclude(email_confirmed_at=None).exists()


def _send(to: str, words: str, path: str) -> None:
    text = words % {"link": settings.SITE_URL + path}
    send_apart(subject=_("A link for you"), words=text, to=to)


def address_to_confirm(person: Person, token: str) -> str:
    """The address in a link, where this person asked for it and it still waits; else empty."""
    told = unseal(token, "confirm", _GOOD_FOR)
    is_waiting = told is not None and told == [person.pk, person.waiting_email]
    return person.waiting_email if is_waiting else ""


def is_for_somebody_else(person: Person, token: str) -> bool:
    """Whether a link to confirm an address was asked for under another name."""
    told = unseal(token, "confirm", _GOOD_FOR)
    return told is not None and told[0] != person.pk


@transaction.atomic
def confirm_email(*, person: Person, token: str, at: datetime | None = None) -> bool:
    """Confirm the address in a link, for whoever asked for it. False when the link no longer fits.

    Whoever proves an address first keeps it; one that somebody gave and never proved gives way.
    """
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    email = address_to_confirm(person, token)
    if not email or _proved_by_another(person, email):
        return False
    Person.objects.filter(email=email, email_confirmed_at=None).update(email="")
    try:
        with transaction.atomic():
            Person.objects.filter(pk=person.pk).update(
                email=email, waiting_email="", email_confirmed_at=at or timezone.now()
            )
    except IntegrityError:  # at the same moment somebody else proved that it is theirs
        return False
    return True


def send_way_back(*, email: str) -> None:
    """Write a link to whoever has this address here. Nothing tells whether anybody has."""
    given = email.strip().lower()
    count_letter("way back", to=given)
    found = Person.objects.filter(email=given, is_active=True).exclude(email_confirmed_at=None)
    person = found.first() if given else None
    if person is not None:
        token = seal([person.pk, default_token_generator.make_token(person)], "way back")
        words = _(
            "Open this link within two hours to set a new passphrase:\n\n%(link)s\n\nIf you did not ask for it, do nothing."
        )
        _send(given, words, reverse("people:way_back", args=[token]))


def person_on_way_back(token: str) -> Person | None:
    """Whose link this is, while it is good: it ends when a passphrase was set or somebody signed in."""
    told = unseal(token, "way back", _SHORTLY)
    person = Person.objects.filter(pk=told[0], is_active=True).first() if told else None
    return person if person and default_token_generator.check_token(person, told[1]) else None


@transaction.atomic
def recover_by_email(*, token: str, passphrase: str) -> Person:
    """Set a new passphrase with the link from a letter. Good once."""
    person = person_on_way_back(token)
    if person is None:
        raise Refusal(_("That link is too old or was used. You can ask for a new one."))
    set_passphrase(person=person, passphrase=passphrase)
    return person
