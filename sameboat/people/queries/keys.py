"""The keys and devices a person has."""

from dataclasses import dataclass
from datetime import date

from django.shortcuts import get_object_or_404

from sameboat.people.models import Device, Passkey, Person


@dataclass(frozen=True)
class SignedInDevice:
    """One device, as its owner sees it."""

    kind: str
    last_used_on: date | None
    is_here: bool


def devices_of(person: Person, *, here: str | None) -> list[SignedInDevice]:
    """The devices signed in, the one in hand first."""
    found = Device.objects.filter(person=person).order_by("-signed_in_at")
    listed = [SignedInDevice(d.kind, d.last_used_on, d.session_key == here) for d in found]
    return sorted(listed, key=lambda device: not device.is_here)


def passkeys_of(person: Person) -> list[Passkey]:
    """A person's passkeys, the newest first."""
    return list(person.passkeys.order_by("-added_at"))


def passkey_of(person: Person, passkey_id: int) -> Passkey:
    """One of a person's own passkeys, or 404."""
    return get_object_or_404(Passkey, pk=passkey_id, person=person)


def passkey_by_credential(credential_id: str) -> Passkey | None:
    """The passkey of this credential id, with whoever holds it."""
    found = Passkey.objects.select_related("person").filter(credential_id=credential_id)
    return found.first() if credential_id else None
