"""The words in which a skill is told, wherever they are kept."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class WhatFor(models.TextChoices):
    """What something may help with, in plain words. A skill has one or several."""

    SLEEP = "sleep", _("sleep")
    VOICES = "voices", _("voices")
    WORRY = "worry", _("worry and fear")
    LOW_DAYS = "low_days", _("low days")
    HIGH_DAYS = "high_days", _("high days")
    GETTING_OUT = "getting_out", _("getting out of the house")
    PEOPLE = "people", _("being with people")
    WORK = "work", _("work and study")
    MEDICINES = "medicines", _("medicines and side effects")
    BODY = "body", _("body and health")
    MONEY = "money", _("money and home")
    OTHER = "other", _("something else")


# The parts of a skill's words, in the order in which they are read.
PARTS = ("title", "what_for", "steps", "costs", "not_when", "harms")


class SkillWords(models.Model):
    """What something is for, how it is done in one to seven steps, what it costs, when it does not help, what can harm."""

    title = models.CharField(max_length=100, blank=True)
    what_for = models.JSONField(default=list, blank=True)
    steps = models.JSONField(default=list, blank=True)
    costs = models.CharField(max_length=300, blank=True)
    not_when = models.CharField(max_length=600, blank=True)
    harms = models.CharField(max_length=600, blank=True)

    class Meta:
        abstract = True

    @property
    def told(self) -> dict[str, Any]:
        """Its words by part, as commands take them."""
        return {part: getattr(self, part) for part in PARTS}

    @property
    def what_for_words(self) -> list[str]:
        """What it is for, as people read it."""
        return [str(WhatFor(each).label) for each in self.what_for if each in WhatFor.values]

    @property
    def as_text(self) -> str:
        """All that it says, in one piece: for those who look at it, and for finding it."""
        steps = "\n".join(f"{n}. {step}" for n, step in enumerate(self.steps, 1))
        parts = (self.title, steps, self.costs, self.not_when, self.harms)
        return "\n\n".join(each for each in parts if each)
