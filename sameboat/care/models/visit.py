"""A sheet for an appointment."""

from __future__ import annotations

from django.db import models

from sameboat.lib.ids import RandomIdField
from sameboat.people.models import Person


class VisitSheet(models.Model):
    """What somebody wants to ask, say and decide at an appointment. Theirs alone.

    `sealed` is what stands on it (`visit_parts`), with a key that is not in the database. The whole row says
    that there is a sheet and when it was made and changed; not with whom, nor when the visit is.
    """

    id = RandomIdField()
    person = models.ForeignKey(Person, models.CASCADE, related_name="visit_sheets")
    sealed = models.TextField()
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    once_key = models.CharField(max_length=40, null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(fields=["person", "once_key"], name="one_sheet_for_a_form")
        ]

    def __str__(self) -> str:
        return f"visit sheet {self.pk}"

    def get_absolute_url(self) -> str:
        return f"/visits/{self.pk}/"
