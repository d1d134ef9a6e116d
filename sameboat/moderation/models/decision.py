"""A decision, what it does, and the appeal against it. Its fields follow Article 17 of the DSA."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.circles.models import Circle
from sameboat.lib.ids import RandomIdField
from sameboat.moderation.models.case import Case
from sameboat.people.models import Person

# Regulation (EU) 2022/2065, Article 20(1): an appeal can be made for at least six months.
TIME_TO_APPEAL = timedelta(days=183)


class Decision(models.Model):
    """What somebody at the desk decided about a person's words or place, told to that person in full.

    Fields after Article 17(3) of Regulation (EU) 2022/2065: the restriction and how long it holds (its
    measures), the facts (`what`), whether a machine had a part in it (`noticed_by_machine`), the ground
    (`rule`), why the words fall under it (`why`), and how to appeal (said on its page).
    """

    id = RandomIdField()
    case = models.ForeignKey(Case, models.SET_NULL, null=True, related_name="decisions")
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="decisions_met")
    rule = models.CharField(max_length=200)
    what = models.CharField(max_length=500)
    why = models.CharField(max_length=1000)
    noticed_by_machine = models.BooleanField(default=False)
    kind = models.CharField(max_length=12)
    decided_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, related_name="decisions_made"
    )
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["-decided_at"]

    def __str__(self) -> str:
        return f"decision {self.pk}"

    def get_absolute_url(self) -> str:
        return f"/decisions/{self.pk}/"

    @property
    def appeal_until(self) -> datetime:
        """Until when its person can appeal."""
        return self.decided_at + TIME_TO_APPEAL


class MeasureQuerySet(models.QuerySet["Measure"]):
    """Scopes over measures."""

    def holding(self, at: datetime, *verbs: str) -> MeasureQuerySet:
        """Those of these kinds that are neither undone nor over."""
        held = self.filter(verb__in=verbs, undone_at=None)
        return held.filter(models.Q(until=None) | models.Q(until__gt=at))


class Measure(models.Model):
    """One thing a decision does. Graded: from a word to goodbye."""

    class Verb(models.TextChoices):
        WORD = "word", _("A word")
        HIDE = "hide", _("Hide it")
        REMOVE = "remove", _("Remove it")
        PAUSE_CIRCLE = "pause_circle", _("A pause in this circle")
        PAUSE = "pause", _("A pause here")
        GOODBYE = "goodbye", _("Goodbye")

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="measures")
    verb = models.CharField(max_length=14, choices=Verb)
    until = models.DateTimeField(null=True, blank=True)
    circle = models.ForeignKey(Circle, models.SET_NULL, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_because = models.CharField(max_length=500, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.verb

    @property
    def told(self) -> str:
        """What it is, as its person reads it."""
        hidden = {self.Verb.HIDE: _("It was hidden"), self.Verb.REMOVE: _("It was removed")}
        return str(hidden.get(self.Verb(self.verb), self.get_verb_display()))


class Appeal(models.Model):
    """Somebody disagrees with a decision about them. Another moderator answers it."""

    decision = models.OneToOneField(Decision, models.CASCADE, related_name="appeal")
    words = models.TextField(max_length=2000)
    made_at = models.DateTimeField()
    answered_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="appeals_answered"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    was_overturned = models.BooleanField(null=True, blank=True)
    answer = models.CharField(max_length=1000, blank=True)

    def __str__(self) -> str:
        return f"appeal {self.pk}"
