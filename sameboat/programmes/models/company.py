"""Company on the way: a coach who walks with somebody, what the coach noted, and two people who are each other's buddies."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sameboat.lib.ids import RandomIdField
from sameboat.people.models import Person
from sameboat.programmes.models.cohort import Cohort
from sameboat.programmes.models.place import Place


class Walk(models.Model):
    """A coach walks with somebody. One at a time; their letters are letters as any others.

    `wishes` is what the person asked of the coach.
    """

    id = RandomIdField()
    place = models.ForeignKey(Place, models.CASCADE, related_name="walks")
    coach = models.ForeignKey(Person, models.CASCADE, related_name="walks_as_coach")
    wishes = models.CharField(max_length=1000, blank=True)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["begun_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["place"], condition=Q(ended_at=None), name="one_coach_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"walk {self.pk}"

    def get_absolute_url(self) -> str:
        return f"/programmes/coaching/{self.pk}/"


class ReadAlong(models.Model):
    """Somebody said that a supervisor, by name, may read the letters between them and their coach from `since` on. It is taken back with a press."""

    walk = models.ForeignKey(Walk, models.CASCADE, related_name="read_alongs")
    by = models.ForeignKey(Person, models.CASCADE, related_name="read_alongs")
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["walk", "by"], name="one_yes_a_supervisor"),
        ]

    def __str__(self) -> str:
        return f"yes {self.pk}"


class CoachNote(models.Model):
    """What a coach noted about walking with somebody. Whoever it is about reads it too. `words` are sealed."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="coach_notes")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="coach_notes")
    words = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"note {self.pk}"


class Buddies(models.Model):
    """Two people of a cohort who keep an eye on each other."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="buddies")
    one = models.ForeignKey(Place, models.CASCADE, related_name="buddies_first")
    other = models.ForeignKey(Place, models.CASCADE, related_name="buddies_second")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "buddies"
        constraints = [
            models.CheckConstraint(condition=~Q(one=F("other")), name="buddies_are_two"),
            models.UniqueConstraint(
                fields=["one"], condition=Q(ended_at=None), name="one_buddy_first"
            ),
            models.UniqueConstraint(
                fields=["other"], condition=Q(ended_at=None), name="one_buddy_second"
            ),
        ]

    def __str__(self) -> str:
        return f"buddies {self.pk}"
