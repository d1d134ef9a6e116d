"""Somebody's place in a cohort: what they did of it, what they counted, and which lines came to them."""

from __future__ import annotations

from datetime import date, datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.lib.ids import RandomIdField
from sameboat.lib.wall_clock import day_there, zone_named
from sameboat.measures.models import CheckIn
from sameboat.people.models import Person
from sameboat.programmes.models.cohort import Cohort

# What a questionnaire is called in the log of lines: this, and its key.
MEASURE = "measure:"


class Way(models.TextChoices):
    """By which ways a line may come."""

    IN_APP = "in-app", _("Here, among my notices")
    PUSH = "push", _("A push message that says only that something waits")
    MAIL = "mail", _("An e-mail with the line in it")
    TEXT = "text-message", _("A text message with the line in it")

    @property
    def short(self) -> str:
        """In a word, for the log."""
        names = {"in-app": _("here"), "push": _("push"), "mail": _("e-mail"), "text-message": _("text message")}  # fmt: skip
        return str(names[self.value])


class Place(models.Model):
    """One person in one cohort, with the day they began as day 0. `left_at` says that they went; they may come back.

    `left_because` is what they wanted the organiser to know of that. Lines come at `hour` (None: as proposed) by
    `ways` until `quiet_since`. `next_line_at` is when the worker looks again, worked out in `zone`; every line of days
    up to `settled_on` was seen to. Who said that they go without a coach, or a buddy, is given none (`wants_no_coach`, `wants_no_buddy`).
    """

    Way = Way

    id = RandomIdField()
    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, models.CASCADE, related_name="programme_places")
    began_on = models.DateField()
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)
    left_because = models.CharField(max_length=600, blank=True)
    hour = models.TimeField(null=True, blank=True)
    ways = models.JSONField(default=list, blank=True)
    quiet_since = models.DateTimeField(null=True, blank=True)
    wants_no_coach = models.BooleanField(default=False)
    wants_no_buddy = models.BooleanField(default=False)
    zone = models.CharField(max_length=50, default="UTC")
    settled_on = models.DateField()
    next_line_at = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        ordering = ["joined_at"]
        constraints = [
            models.UniqueConstraint(fields=["cohort", "person"], name="one_place_in_a_cohort"),
        ]

    def __str__(self) -> str:
        return f"place {self.pk}"

    def get_absolute_url(self) -> str:
        return f"/programmes/{self.cohort_id}/"

    @property
    def is_in(self) -> bool:
        """Whether they did not leave."""
        return self.left_at is None

    def day_at(self, at: datetime) -> int:
        """Which day of theirs it is on their own clock at a moment; below 0 before they begin."""
        return (self.day_there(at) - self.began_on).days

    def day_there(self, at: datetime) -> date:
        """The date on their own clock."""
        return day_there(at, zone_named(self.person.time_zone))


class StepRecord(models.Model):
    """What became of one step: when it was opened and done, and what was told in it.

    `told` is sealed: words, answers and plans are their owner's. A step that asks a questionnaire has its `check_in`
    and is done when that is.
    """

    place = models.ForeignKey(Place, models.CASCADE, related_name="records")
    step = models.CharField(max_length=60)
    begun_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    told = models.TextField(blank=True)
    check_in = models.ForeignKey(
        CheckIn, models.SET_NULL, null=True, blank=True, related_name="asked_in_programmes"
    )

    class Meta:
        ordering = ["begun_at"]
        constraints = [
            models.UniqueConstraint(fields=["place", "step"], name="one_record_of_a_step"),
        ]

    def __str__(self) -> str:
        return f"record {self.pk}"


class DayNumber(models.Model):
    """A number that somebody counted on a day, for a goal."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="numbers")
    step = models.CharField(max_length=60)
    day = models.DateField()
    number = models.IntegerField()

    class Meta:
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["place", "step", "day"], name="one_number_a_day"),
        ]

    def __str__(self) -> str:
        return f"number {self.pk}"


class SentLine(models.Model):
    """A line that was due, or a questionnaire that was asked, and how it went: the log that its person reads.

    `source` is the file of prompts and `index` the line in it; for a questionnaire it is `measure:KEY` and the day.
    Without `sent_at` it came too late to be sent (the house was asleep) and only stands among the lines.
    """

    place = models.ForeignKey(Place, models.CASCADE, related_name="lines")
    source = models.CharField(max_length=80)
    index = models.PositiveIntegerField()
    day = models.DateField()
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    ways = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["due_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["place", "source", "index"], name="each_line_once"),
        ]

    def __str__(self) -> str:
        return f"line {self.pk}"
