"""Counted tries, so that nobody can guess at the door all night."""

from django.db import models


class Attempt(models.Model):
    """How many tries one key (a keyed hash of a name or an address) made in one window of time."""

    key = models.CharField(max_length=64)
    window_at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "window_at"], name="one_count_per_window"),
        ]

    def __str__(self) -> str:
        return f"{self.tries} tries"
