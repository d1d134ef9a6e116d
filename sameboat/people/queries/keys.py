"""The keys and devices a person has."""

from dataclasses import dataclass
from datetime import date

from sameboat.people.models import Device, Person


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
