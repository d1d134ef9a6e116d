"""The secret address at which somebody's calendar finds when their meetings are."""

from __future__ import annotations

from django.db import models

from sameboat.people.models import Person


class CalendarAddress(models.Model):
    """A person's address for their calendar. Of the address itself only `mark`, a hash, is kept.

    `seed` is what the address is made of anew with the house's secret, to show it to its owner again.
    """

    person = models.OneToOneField(Person, models.CASCADE, related_name="calendar_address")
    seed = models.CharField(max_length=40)
    mark = models.CharField(max_length=64, unique=True)
    title = models.CharField(max_length=40, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "calendar addresses"

    def __str__(self) -> str:
        return f"calendar address {self.pk}"
