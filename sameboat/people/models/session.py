"""A device that is signed in: Django's session, tied to its person so that one query finds both."""

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models


class Device(AbstractBaseSession):
    """One signed-in device. Named by its kind ("Phone, Firefox"), never by address or place."""

    person = models.ForeignKey(
        "people.Person", models.CASCADE, null=True, blank=True, related_name="devices"
    )
    kind = models.CharField(max_length=60, blank=True)
    signed_in_at = models.DateTimeField(null=True, blank=True)
    last_used_on = models.DateField(null=True, blank=True)

    class Meta(AbstractBaseSession.Meta):
        abstract = False
        verbose_name = "device"

    @classmethod
    def get_session_store_class(cls):  # type: ignore[no-untyped-def]
        from sameboat.people.sessions import SessionStore

        return SessionStore


class KnownDevice(models.Model):
    """A device that was let in as this person before. Only a hash of its mark is kept, and the day."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="known_devices")
    mark_hash = models.CharField(max_length=64)
    last_let_in_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "mark_hash"], name="one_mark_per_person"),
        ]

    def __str__(self) -> str:
        return f"known device {self.pk}"
