"""What a person's own devices say of each day, and the files they brought, while those are read."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.lib.ids import RandomIdField
from sameboat.people.models import Person


class Reading(models.Model):
    """What one device or app says of one day, and how much of it counts beside the others of the same export.

    `value` is in the unit that is kept (steps, minutes, beats a minute, kilograms), `unit` is the one it was told in, `offset` that of
    the device's clock from UTC in minutes.
    """

    class Kind(models.TextChoices):
        STEPS = "steps", _("Steps")
        SLEEP = "sleep", _("Time asleep")
        HEART = "resting_heart_rate", _("Heart rate at rest")
        WEIGHT = "weight", _("Weight")

    class Origin(models.TextChoices):
        APPLE = "apple", _("Apple Health")
        FITBIT = "fitbit", _("Fitbit")
        HEALTH_CONNECT = "health_connect", _("Health Connect")
        OPEN_MHEALTH = "open_mhealth", _("Open mHealth")

    person = models.ForeignKey(Person, models.CASCADE, related_name="readings")
    kind = models.CharField(max_length=20, choices=Kind)
    day = models.DateField()
    origin = models.CharField(max_length=16, choices=Origin)
    source = models.CharField(max_length=60)
    value = models.FloatField()
    counted = models.FloatField(null=True, blank=True)
    unit = models.CharField(max_length=12)
    offset = models.SmallIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "day", "origin", "source"],
                name="one_reading_of_a_source_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(value__gte=0)
                & (models.Q(counted=None) | models.Q(counted__gte=0)),
                name="a_reading_is_not_negative",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["steps", "sleep", "resting_heart_rate", "weight"]),
                name="a_reading_is_of_a_known_kind",
            ),
        ]

    def __str__(self) -> str:
        return self.kind


class Export(models.Model):
    """A file that somebody brought, from when it came until it was read. The file itself is gone then.

    `folder` is where it waits in the data folder, `names` what it was called on the device; both are empty once it is gone.
    `sentence` says why it could not be read, in English; pages translate it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        READING = "reading", _("being read")
        READ = "read", _("read")
        REFUSED = "refused", _("could not be read")

    UNENDED = (State.WAITING, State.READING)

    id = RandomIdField()
    person = models.ForeignKey(Person, models.CASCADE, related_name="exports")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    folder = models.CharField(max_length=32, blank=True)
    names = models.JSONField(default=list)
    tries = models.PositiveSmallIntegerField(default=0)
    percent = models.PositiveSmallIntegerField(default=0)
    sentence = models.TextField(blank=True)
    found = models.JSONField(default=dict)
    left_out = models.JSONField(default=dict)
    brought_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(state__in=["waiting", "reading"]),
                name="one_export_of_a_person_is_read_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(percent__lte=100), name="an_export_is_read_to_its_end_at_most"
            ),
        ]

    def __str__(self) -> str:
        return self.state

    @property
    def is_ended(self) -> bool:
        """Whether nothing more happens with it."""
        return self.state not in self.UNENDED
