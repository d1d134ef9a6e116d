"""Passkeys as keys to the door: adding, using, taking away."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.people.commands.joining import come_in
from sameboat.people.models import House, Passkey, Person
from sameboat.people.passkeys import credential_id_of

MOST = 10


@transaction.atomic
def add_passkey(*, person: Person, data: bytes, name: str, at: datetime | None = None) -> Passkey:
    """Keep a passkey that the browser made. The same one again changes nothing."""
    credential_id = credential_id_of(data)
    known = Passkey.objects.filter(credential_id=credential_id).first()
    if known and known.person_id == person.pk:
        return known
    if known:
        raise Refusal(_("That passkey is in use already."))
    if person.passkeys.count() >= MOST:
        raise Refusal(_("You have ten passkeys. Take one away first."))
    return Passkey.objects.create(
        person=person,
        name=" ".join(name.split())[:60] or _("Passkey"),
        credential_id=credential_id,
        data=data,
        added_at=at or timezone.now(),
    )


@transaction.atomic
def come_in_by_passkey(
    *,
    house: House,
    invitation: str,
    agrees: bool,
    name: str,
    data: bytes,
    kind: str,
    email: str = "",
) -> Person:
    """Join at the front door with a passkey instead of a passphrase."""
    person = come_in(
        house=house, invitation=invitation, agrees=agrees, name=name, passphrase=None, email=email
    )
    add_passkey(person=person, data=data, name=kind)
    return person


@transaction.atomic
def use_passkey(*, passkey: Passkey, at: datetime | None = None) -> Person | None:
    """Whoever holds this passkey, if they still have a place here; the day is noted."""
    passkey.last_used_on = timezone.localdate(at)
    passkey.save(update_fields=["last_used_on"])
    return passkey.person if passkey.person.is_active else None


@transaction.atomic
def remove_passkey(*, person: Person, passkey: Passkey) -> None:
    """Take a passkey away. The last way in stays: without a passphrase, the last passkey is kept."""
    others = person.passkeys.exclude(pk=passkey.pk)
    if not person.has_usable_password() and not others.exists():
        raise Refusal(_("This is your only way in. Set a passphrase or add another one first."))
    Passkey.objects.filter(pk=passkey.pk, person=person).delete()
