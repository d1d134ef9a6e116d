"""How a person's keys and tries leave the house; their own row goes last."""

from sameboat.people.models import Device, Invitation, KnownDevice, Passkey, Person, RecoveryCode


def forget_person(person: Person) -> None:
    """Take keys, devices and codes away; invitations they made no longer work."""
    Device.objects.filter(person=person).delete()
    KnownDevice.objects.filter(person=person).delete()
    Passkey.objects.filter(person=person).delete()
    RecoveryCode.objects.filter(person=person).delete()
    Invitation.objects.filter(made_by=person).delete()
