"""What one reader keeps: where they left off, what they were writing, what they would rather not see."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.people.models import Person
from sameboat.posts.models.thread import Thread


class Following(models.Model):
    """Up to which post a person read a thread, and whether they want to hear of new ones."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="followings")
    thread = models.ForeignKey(Thread, models.CASCADE, related_name="followings")
    read_number = models.PositiveIntegerField(default=0)
    read_at = models.DateTimeField(null=True, blank=True)
    is_followed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "thread"], name="one_bookmark_a_thread"),
        ]

    def __str__(self) -> str:
        return f"bookmark {self.pk}"


class Draft(models.Model):
    """What a person was writing. `place` is "thread:12", "post:12" (an edit) or "circle:12" (a new thread)."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="drafts")
    place = models.CharField(max_length=40)
    fields = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "place"], name="one_draft_a_place"),
        ]

    def __str__(self) -> str:
        return self.place


class TopicChoice(models.Model):
    """How a reader wants to meet one topic. No row means: folded."""

    class Choice(models.TextChoices):
        SHOW = "show", _("Show it")
        FOLD = "fold", _("Fold it; I open it if I want")
        AWAY = "away", _("Keep it away from me")

    person = models.ForeignKey(Person, models.CASCADE, related_name="topic_choices")
    topic = models.CharField(max_length=40)
    choice = models.CharField(max_length=4, choices=Choice)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "topic"], name="one_choice_a_topic"),
        ]

    def __str__(self) -> str:
        return f"{self.topic}: {self.choice}"
