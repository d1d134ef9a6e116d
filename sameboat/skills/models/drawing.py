"""Draws of what to suggest: rows that only grow, and beside them, for as long as somebody takes part, whose they are."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models

from sameboat.lib.ids import RandomIdField
from sameboat.people.models import Person


class DrawQuerySet(models.QuerySet["Draw"]):
    """Draws can be added and read."""

    def update(self, **changes: Any) -> NoReturn:
        raise TypeError("Draws only grow.")

    def delete(self) -> NoReturn:
        raise TypeError("Draws only grow.")


class Draw(models.Model):
    """One draw, such that it can be made again: by the way `policy`, from `candidates`, with the chance of `seed`.

    `candidates` are lists of a skill's id, the chance that it helps as it was thought then, and the probability with
    which it could be suggested. No key points anywhere, so that nothing that goes takes a draw with it.
    Whose it was stands in `DrawOf`; without that row nobody can tell.
    """

    id = RandomIdField()
    policy = models.PositiveSmallIntegerField()
    seed = models.CharField(max_length=64)
    candidates = models.JSONField()
    nothing = models.FloatField()
    suggested = models.BigIntegerField(null=True)

    objects = DrawQuerySet.as_manager()

    def __str__(self) -> str:
        return f"draw {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the draw. A second save of the same one is refused."""
        if not self._state.adding:
            raise TypeError("Draws only grow.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("Draws only grow.")


class DrawOf(models.Model):
    """Whose a draw is, on which day of theirs, and what was known of them then: their kind, and the release it went by.

    It goes with the person, and with their yes.
    """

    draw = models.OneToOneField(Draw, models.PROTECT, related_name="drawn_for")
    person = models.ForeignKey(Person, models.CASCADE, related_name="draws")
    day = models.DateField()
    at = models.DateTimeField()
    kind = models.CharField(max_length=40, blank=True)
    week = models.DateField(null=True)

    class Meta:
        verbose_name_plural = "draws of"
        constraints = [
            models.UniqueConstraint(fields=["person", "day"], name="one_draw_a_day"),
        ]

    def __str__(self) -> str:
        return f"whose {self.draw_id} is"
