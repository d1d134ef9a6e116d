"""What somebody keeps of a skill for themselves."""

from __future__ import annotations

from django.db import models

from sameboat.people.models import Person
from sameboat.skills.models.skill import Skill


class Kept(models.Model):
    """One line of a person's own record: whether they keep at a skill or put it away, and their own way of it.

    `own_way` is sealed JSON of its steps, for their owner alone. Neither moment means: not said yet.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="kept_skills")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="kept_by")
    own_way = models.TextField(blank=True)
    kept_at = models.DateTimeField(null=True, blank=True)
    put_away_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "kept"
        constraints = [
            models.UniqueConstraint(fields=["person", "skill"], name="kept_once"),
            models.CheckConstraint(
                condition=models.Q(kept_at=None) | models.Q(put_away_at=None),
                name="kept_or_put_away",
            ),
        ]

    def __str__(self) -> str:
        return f"kept {self.pk}"
