"""A meeting, who said they are there, and who wants to be reminded."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q

from sameboat.circles.models import Circle
from sameboat.lib.ids import RandomIdField
from sameboat.people.models import Person

# The door opens so long before; what is forgotten can be read, and reported, so long after.
OPENS_BEFORE, LINGERS = timedelta(minutes=10), timedelta(hours=1)
SHORTEST, LONGEST = 10, 240


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Scopes over meetings."""

    def visible_to(self, viewer: Person) -> MeetingQuerySet:
        """Those of circles in which the viewer has a place."""
        return self.filter(circle__in=Circle.objects.with_a_place_for(viewer))

    def to_come(self, at: datetime) -> MeetingQuerySet:
        """Those that are on or will be, the next one first."""
        standing = self.filter(cancelled_at=None, circle__closed_at=None)
        return standing.filter(ends_at__gt=at).order_by("starts_at", "pk")


class Meeting(models.Model):
    """One meeting. Each of a row that is repeated is one of its own, with the row's number.

    What is said is kept or forgotten as was promised when it was planned: that never changes. `stamp` is the last
    change that those who are there should see, `around_stamp` the last one of what stands around the lines: the moment
    in millionths of a second, and always more than the one before. A running number would tell whoever is blocked
    that somebody writes whom they do not see.
    """

    id = RandomIdField()
    circle = models.ForeignKey(Circle, models.CASCADE, related_name="meetings")
    title = models.CharField(max_length=80)
    about = models.CharField(max_length=200, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    is_kept = models.BooleanField(default=False)
    row = models.BigIntegerField(null=True, blank=True, db_index=True)
    slow_seconds = models.PositiveSmallIntegerField(default=0)
    planned_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="meetings_planned"
    )
    planned_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)
    last_number = models.PositiveIntegerField(default=0)
    stamp = models.PositiveBigIntegerField(default=0)
    around_stamp = models.PositiveBigIntegerField(default=0)
    once_key = models.CharField(max_length=40, null=True, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="a_meeting_ends_after_it_starts"
            ),
            models.UniqueConstraint(
                fields=["planned_by", "once_key"], name="one_meeting_per_form_sent"
            ),
        ]
        indexes = [
            models.Index(fields=["circle", "starts_at"], name="meetings_of_a_circle"),
            models.Index(fields=["ends_at"], name="meetings_by_their_end"),
        ]

    def __str__(self) -> str:
        return f"meeting {self.pk}"

    def get_absolute_url(self) -> str:
        return f"/meetings/{self.pk}/"

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return round((self.ends_at - self.starts_at).total_seconds() / 60)

    @property
    def opens_at(self) -> datetime:
        """From when on one can come in."""
        return self.starts_at - OPENS_BEFORE

    @property
    def unread_from(self) -> datetime | None:
        """From when on nobody reads what was said; never, where it is kept."""
        return None if self.is_kept else self.ends_at + LINGERS


class Here(models.Model):
    """Somebody who wrote in a meeting, or said that they rather listen. Coming in alone leaves nothing."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="here")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    listens = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "here"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="here_once"),
        ]

    def __str__(self) -> str:
        return f"here {self.pk}"


class Reminder(models.Model):
    """Somebody wants to be told shortly before a meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="reminders")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"], name="reminded_once_of_a_meeting"
            ),
        ]

    def __str__(self) -> str:
        return f"reminder {self.pk}"
