"""A short note with a source under somebody's post, where it could mislead."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.lib.ids import RandomIdField
from sameboat.people.models import Person
from sameboat.posts.models.post import Post


class FootnoteQuerySet(models.QuerySet["Footnote"]):
    """Scopes over footnotes."""

    def standing(self) -> FootnoteQuerySet:
        """Those that nobody took away, the oldest first."""
        return self.filter(taken_away_at=None).order_by("proposed_at", "pk")


class Footnote(models.Model):
    """What a moderator, a clinician, or three members together put under a post.

    `shows_at` is set once it is agreed on: until then its writer can answer it, or change the post.
    """

    class Voice(models.TextChoices):
        MODERATOR = "moderator", _("a moderator")
        CLINICIAN = "clinician", _("a clinician")
        MEMBERS = "members", _("three members")

    id = RandomIdField()
    post = models.ForeignKey(Post, models.CASCADE, related_name="footnotes")
    words = models.CharField(max_length=400)
    source = models.CharField(max_length=300)
    voice = models.CharField(max_length=10, choices=Voice)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="footnotes")
    proposed_at = models.DateTimeField()
    shows_at = models.DateTimeField(null=True, blank=True)
    danger_because = models.CharField(max_length=500, blank=True)
    reply = models.CharField(max_length=200, blank=True)
    taken_away_at = models.DateTimeField(null=True, blank=True)
    taken_away_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    taken_away_because = models.CharField(max_length=500, blank=True)

    objects = FootnoteQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["post", "shows_at"], name="footnotes_of_a_post")]

    def __str__(self) -> str:
        return f"footnote {self.pk}"

    @property
    def is_agreed(self) -> bool:
        """Whether its writer was told, and readers see it or will."""
        return self.shows_at is not None

    def shows(self, at: datetime) -> bool:
        """Whether readers see it."""
        return self.shows_at is not None and self.shows_at <= at and self.taken_away_at is None


class FootnoteVoice(models.Model):
    """A member who proposed a footnote, or said yes to it. No member learns who."""

    footnote = models.ForeignKey(Footnote, models.CASCADE, related_name="voices")
    person = models.ForeignKey(Person, models.CASCADE, related_name="footnote_voices")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["footnote", "person"], name="one_voice_for_a_footnote")
        ]

    def __str__(self) -> str:
        return f"voice {self.pk}"
