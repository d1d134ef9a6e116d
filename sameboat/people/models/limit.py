"""Counted tries, so that nobody can guess at the door all night."""

from django.db import models


class Attempt(models.Model):
    """How many tries one key (a keyed hash of a name or an address) made in a stretch of time that ends then."""

    key = models.CharField(max_length=64)
    ends_at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "ends_at"], name="one_count_per_window"),
        ]

    def __str__(self) -> str:
        return f"{self.tries} tries"
