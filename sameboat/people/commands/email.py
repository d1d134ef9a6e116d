"""An e-mail address: optional, confirmed by a letter, shown to nobody; and the way back in with it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.lib.post import mail_is_set_up, send_apart
from sameboat.lib.refusal import Refusal
from sameboat.lib.sealed import seal, unseal
from sameboat.people.commands.signing import set_passphrase
from sameboat.people.models import Person

_GOOD_FOR, _SHORTLY = timedelta(days=2), timedelta(hours=2)


@transaction.atomic
def change_email(*, person: Person, email: str) -> None:
    """Take an address out, or write to a new one. It counts only once its link was opened."""
    given = email.strip().lower()
    if not given:
        person.email, person.email_confirmed_at = "", None
        person.save(update_fields=["email", "email_confirmed_at"])
        return
    if not mail_is_set_up():
        raise Refusal(_("This house cannot send letters yet, so an address would be of no use."))
    # Whether somebody here has that address already is not told: then no letter goes out.
    if not Person.objects.filter(email=given).exclude(pk=person.pk).exists():
        link = reverse("people:confirm_email", args=[seal([person.pk, given], "confirm")])
        words = _(
            "Open this link to say that the address is yours:\n\n%(link)s\n\nIf you did not ask for it, do nothing."
        )
        transaction.on_commit(lambda: _send(given, words, link))


def _send(to: str, words: str, path: str) -> None:
    text = words % {"link": settings.SITE_URL + path}
    send_apart(subject=_("A link for you"), words=text, to=to)


@transaction.atomic
def confirm_email(*, token: str, at: datetime | None = None) -> bool:
    """Confirm the address in a link. False when the link is old, changed, or no longer fits."""
    told = unseal(token, "confirm", _GOOD_FOR)
    if told is None:
        return False
    person_id, email = told
    if Person.objects.filter(email=email).exclude(pk=person_id).exists():
        return False
    return bool(
        Person.objects.filter(pk=person_id).update(
            email=email, email_confirmed_at=at or timezone.now()
        )
    )


def send_way_back(*, email: str) -> None:
    """Write a link to whoever has this address here. Nothing tells whether anybody has."""
    given = email.strip().lower()
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
