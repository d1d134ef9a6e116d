"""An instrument: a form as it was taken in, for good."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from sameboat.measures.fhir.form import Form


class InstrumentQuerySet(models.QuerySet["Instrument"]):
    """Scopes over instruments."""

    def in_use(self) -> InstrumentQuerySet:
        """Those that may be asked: not retired, and the newest of their key."""
        newest = Instrument.objects.filter(key=models.OuterRef("key")).order_by("-version")
        return self.filter(retired_at=None, version=models.Subquery(newest.values("version")[:1]))

    def offered(self) -> InstrumentQuerySet:
        """Those that members may fill in by themselves."""
        return self.in_use().exclude(offered_at=None)


class Instrument(models.Model):
    """One version of a form: a FHIR R4 Questionnaire in JSON, never changed once it is here.

    `worries` are answers that an organiser marked beside those of the file: by linkId the codes that a human should see.
    `offered_at` is since when members may fill it in by themselves; `is_shipped` says that it came with the house.
    """

    key = models.SlugField(max_length=40)
    version = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=120)
    text = models.TextField()
    worries = models.JSONField(default=dict, blank=True)
    is_shipped = models.BooleanField(default=False)
    taken_in_at = models.DateTimeField()
    offered_at = models.DateTimeField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = InstrumentQuerySet.as_manager()

    class Meta:
        ordering = ["title", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["key", "version"], name="one_instrument_of_a_version")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def form(self) -> Form:
        """The form in it, as those who ask it see it."""
        return _form_of(self.text, json.dumps(self.worries, sort_keys=True))


@lru_cache(maxsize=64)
def _form_of(text: str, worries: str) -> Form:
    from sameboat.measures.fhir.form import Form

    return Form(json.loads(text), json.loads(worries))
