"""Keys to the door: passkeys, recovery codes, invitations."""

from django.db import models

from sameboat.lib.ids import RandomIdField
from sameboat.people.models.person import Person


class Passkey(models.Model):
    """A WebAuthn credential. `data` is fido2's AttestedCredentialData, as bytes."""

    id = RandomIdField()
    person = models.ForeignKey(Person, models.CASCADE, related_name="passkeys")
    name = models.CharField(max_length=60)
    credential_id = models.CharField(max_length=400, unique=True)
    data = models.BinaryField()
    added_at = models.DateTimeField()
    last_used_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class RecoveryCode(models.Model):
    """A code written down at joining, good once. Only its hash is kept."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="recovery_codes")
    code_hash = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "code_hash"], name="one_code_once"),
        ]

    def __str__(self) -> str:
        return f"code {self.pk}"


class Invitation(models.Model):
    """A link that opens the front door a given number of times. Only its hash is kept."""

    id = RandomIdField()
    code_hash = models.CharField(max_length=64, unique=True)
    note = models.CharField(max_length=120, blank=True)
    made_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="invitations_made")
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    uses_left = models.PositiveSmallIntegerField(default=1)

    def __str__(self) -> str:
        return self.note or f"invitation {self.pk}"
