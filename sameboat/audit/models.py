"""Who did what, when, and why; append-only."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.utils import timezone


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries can be added and read. `forget` is the one change: a name leaves when its person does."""

    def update(self, **changes: Any) -> NoReturn:
        raise TypeError("The audit is append-only.")

    def delete(self) -> NoReturn:
        raise TypeError("The audit is append-only.")

    def forget(self, person_id: int) -> int:
        """Take a person out of every entry, keeping that the thing was done."""
        plain: models.QuerySet[Entry] = models.QuerySet(self.model, using=self.db)
        plain.filter(subject_id=person_id).update(subject_id=None)
        return plain.filter(actor_id=person_id).update(actor_id=None)


class Entry(models.Model):
    """One thing that somebody did which others may have to answer for.

    `actor_id` and `subject_id` are people's ids without a foreign key, so that erasing a person
    cannot be stopped by the audit nor take the audit's lines away.
    """

    at = models.DateTimeField(default=timezone.now, db_index=True)
    verb = models.CharField(max_length=40)
    actor_id = models.BigIntegerField(null=True)
    subject_id = models.BigIntegerField(null=True)
    thing = models.CharField(max_length=40, blank=True)
    thing_id = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=500, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return f"{self.verb} {self.thing}".strip()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the entry. A second save of the same one is refused."""
        if not self._state.adding:
            raise TypeError("The audit is append-only.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("The audit is append-only.")
