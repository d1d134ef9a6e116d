"""What somebody says in a meeting."""

from __future__ import annotations

from django.db import models

from sameboat.lib.ids import RandomIdField
from sameboat.people.models import Person
from sameboat.rooms.models.meeting import Meeting

LONGEST_LINE = 500


class Line(models.Model):
    """A line in a meeting. Its number is its place, without gaps; `stamp` is the last change of it.

    `removed_at` is its writer's doing and takes the words away at once; `hidden_at` is a moderator's.
    """

    id = RandomIdField()
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    stamp = models.PositiveBigIntegerField()
    author = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="lines_said"
    )
    words = models.CharField(max_length=LONGEST_LINE, blank=True)
    said_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    once_key = models.CharField(max_length=40, null=True, blank=True)

    class Meta:
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="one_line_per_number"),
            models.UniqueConstraint(fields=["author", "once_key"], name="one_line_per_form_sent"),
        ]
        indexes = [
            models.Index(fields=["meeting", "stamp"], name="lines_as_they_changed"),
            models.Index(fields=["author", "-said_at"], name="lines_of_a_person"),
        ]

    def __str__(self) -> str:
        return f"line {self.number}"

    @property
    def is_gone(self) -> bool:
        """Whether its words are not shown."""
        return bool(self.removed_at or self.hidden_at)
