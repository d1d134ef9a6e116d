"""When people are asked: an organiser's schedule, and who said yes to it."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.lib.ids import RandomIdField
from sameboat.measures.models.instrument import Instrument
from sameboat.people.models import Person


class ScheduleQuerySet(models.QuerySet["Schedule"]):
    """Scopes over schedules."""

    def running(self) -> ScheduleQuerySet:
        """Those by which people are asked now."""
        return self.filter(closed_at=None)


class Schedule(models.Model):
    """When a form is asked, counted from the day somebody said yes: day 0.

    `days` are the days of `DAYS`, or those on which a burst begins; a burst has `times_a_day` check-ins in one's waking
    hours on `burst_days` days. `open_hours` is how long a check-in can be answered.
    """

    class Rhythm(models.TextChoices):
        WEEKLY = "weekly", _("Every week")
        DAYS = "days", _("On certain days after somebody says yes")
        BURSTS = "bursts", _("A few times a day, for some days")

    id = RandomIdField()
    title = models.CharField(_("What members read as its name"), max_length=80)
    why = models.TextField(_("What it is for, in a sentence or two"), max_length=400)
    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="schedules")
    rhythm = models.CharField(max_length=8, choices=Rhythm, default=Rhythm.WEEKLY)
    days = models.JSONField(default=list, blank=True)
    burst_days = models.PositiveSmallIntegerField(
        default=7, validators=[MinValueValidator(1), MaxValueValidator(30)]
    )
    times_a_day = models.PositiveSmallIntegerField(
        default=3, validators=[MinValueValidator(1), MaxValueValidator(8)]
    )
    open_hours = models.PositiveSmallIntegerField(
        default=72, validators=[MinValueValidator(1), MaxValueValidator(24 * 14)]
    )
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = ScheduleQuerySet.as_manager()

    class Meta:
        ordering = ["opened_at"]

    def __str__(self) -> str:
        return self.title


class Asking(models.Model):
    """Somebody said yes to being asked by a schedule, and at which hours of their own clock (0 to 23).

    `began_on` is their day 0, `said_at` when they last chose the hours: nothing that was over by then is asked. All check-ins of days before `settled_on` are there; `next_due_at` is when the worker looks again,
    by `zone`, the time zone it was worked out in.
    """

    schedule = models.ForeignKey(Schedule, models.CASCADE, related_name="askings")
    person = models.ForeignKey(Person, models.CASCADE, related_name="askings")
    began_on = models.DateField()
    said_at = models.DateTimeField()
    hour = models.PositiveSmallIntegerField(default=18)
    wakes_at = models.PositiveSmallIntegerField(default=9)
    sleeps_at = models.PositiveSmallIntegerField(default=21)
    zone = models.CharField(max_length=50, default="UTC")
    settled_on = models.DateField()
    next_due_at = models.DateTimeField(null=True, blank=True, db_index=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["schedule", "person"],
                condition=models.Q(ended_at=None),
                name="one_asking_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(hour__lt=24, wakes_at__lt=24, sleeps_at__lt=24),
                name="asking_hours_are_hours",
            ),
        ]

    def __str__(self) -> str:
        return f"asking {self.pk}"
