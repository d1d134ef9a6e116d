"""Trying a skill in life: when and how, and what came of it on each day."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.lib.ids import RandomIdField
from sameboat.people.models import Person
from sameboat.skills.models.skill import Skill, SkillVersion


class Trial(models.Model):
    """One person tries one skill. `plan` is their if-then plan, sealed; nobody else reads it.

    `days` are weekdays (Monday is 0) at `hour` on their owner's own clock. `remind_at` is the next moment at
    which to remind, by a clock in `zone`; `reminded_on` is the last day, on their clock, for which that was done. `planned_at` is when the plan was last changed.
    """

    class HowOften(models.TextChoices):
        ONCE = "once", _("Once")
        DAYS = "days", _("On some days of the week")
        DAILY = "daily", _("Each day")

    id = RandomIdField()
    person = models.ForeignKey(Person, models.CASCADE, related_name="trials")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="trials")
    version = models.ForeignKey(SkillVersion, models.PROTECT, related_name="trials")
    plan = models.TextField(blank=True)
    how_often = models.CharField(max_length=5, choices=HowOften, default=HowOften.ONCE)
    days = models.JSONField(default=list, blank=True)
    from_day = models.DateField()
    until_day = models.DateField(null=True, blank=True)
    hour = models.TimeField(null=True, blank=True)
    is_reminded = models.BooleanField(default=False)
    remind_at = models.DateTimeField(null=True, blank=True)
    zone = models.CharField(max_length=40, blank=True)
    reminded_on = models.DateField(null=True, blank=True)
    begun_at = models.DateTimeField()
    planned_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-begun_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "skill"],
                condition=models.Q(ended_at=None),
                name="one_trial_of_a_skill_at_a_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["remind_at"],
                condition=models.Q(ended_at=None),
                name="trials_to_be_reminded_of",
            ),
        ]

    def __str__(self) -> str:
        return f"trial {self.pk}"

    def get_absolute_url(self) -> str:
        return f"/skills/trials/{self.pk}/"

    def is_on(self, day: date) -> bool:
        """Whether it was planned for a day."""
        if day < self.from_day or (self.until_day and day > self.until_day):
            return False
        if self.how_often == self.HowOften.ONCE:
            return day == self.from_day
        return self.how_often == self.HowOften.DAILY or day.weekday() in self.days


class TrialAnswer(models.Model):
    """What came of it on one day. Each part may be empty; `words` are sealed, for their owner.

    `told_at` is when its owner let the moderators know that it harmed.
    """

    class Did(models.TextChoices):
        YES = "yes", _("Yes")
        PARTLY = "partly", _("Partly")
        NOT = "not", _("Not this time")

    class Helped(models.TextChoices):
        LOT = "lot", _("A lot")
        SOME = "some", _("Some")
        NOT = "not", _("Not")
        CANNOT_SAY = "cannot_say", _("I cannot say yet")

    class Harmed(models.TextChoices):
        NO = "no", _("No")
        YES = "yes", _("Yes")

    trial = models.ForeignKey(Trial, models.CASCADE, related_name="answers")
    day = models.DateField()
    did = models.CharField(max_length=6, choices=Did, blank=True)
    helped = models.CharField(max_length=10, choices=Helped, blank=True)
    harmed = models.CharField(max_length=3, choices=Harmed, blank=True)
    words = models.TextField(blank=True)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-day"]
        constraints = [
            models.UniqueConstraint(fields=["trial", "day"], name="one_answer_a_day"),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"
