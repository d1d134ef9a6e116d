"""People, their keys to the door, and the house they come to."""

from sameboat.people.models.house import House
from sameboat.people.models.keys import Invitation, Passkey, RecoveryCode
from sameboat.people.models.limit import Attempt
from sameboat.people.models.person import Audience, Person
from sameboat.people.models.session import Device, KnownDevice

__all__ = [
    "Attempt", "Audience", "Device", "House", "Invitation", "KnownDevice", "Passkey", "Person", "RecoveryCode",
]  # fmt: skip
