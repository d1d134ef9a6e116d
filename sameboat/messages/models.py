"""Private words between two people."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.lib.ids import RandomIdField
from sameboat.people.models import Person


class Openness(models.Model):
    """Who may ask to write to a person."""

    class Who(models.TextChoices):
        MY_CIRCLES = "my_circles", _("People in my circles, and those I am introduced to")
        NOBODY = "nobody", _("Nobody")

    person = models.OneToOneField(Person, models.CASCADE, related_name="openness")
    who_may_ask = models.CharField(max_length=12, choices=Who, default=Who.MY_CIRCLES)

    def __str__(self) -> str:
        return self.who_may_ask


class Conversation(models.Model):
    """Two people. Until `accepted_at`, only the asker's one note stands in it."""

    id = RandomIdField()
    asker = models.ForeignKey(Person, models.CASCADE, related_name="conversations_asked")
    other = models.ForeignKey(Person, models.CASCADE, related_name="conversations_offered")
    asked_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    laid_aside_at = models.DateTimeField(null=True, blank=True)
    last_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["asker", "other"], name="asked_to_write_once"),
            models.CheckConstraint(
                condition=~models.Q(asker=models.F("other")), name="nobody_writes_to_themselves"
            ),
        ]

    def __str__(self) -> str:
        return f"conversation {self.pk}"


class Message(models.Model):
    """One letter in a conversation."""

    id = RandomIdField()
    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="messages")
    writer = models.ForeignKey(Person, models.CASCADE, related_name="messages_written")
    body = models.TextField(max_length=8000)
    body_html = models.TextField()
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["written_at", "id"]
        indexes = [models.Index(fields=["conversation", "written_at"], name="letters_in_order")]

    def __str__(self) -> str:
        return f"message {self.pk}"


class LastRead(models.Model):
    """Up to where a person read a conversation. Theirs alone: the other never learns of it."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="last_reads")
    person = models.ForeignKey(Person, models.CASCADE, related_name="letters_read")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "person"], name="one_mark_a_letter"),
        ]

    def __str__(self) -> str:
        return f"mark {self.pk}"


class LetterDraft(models.Model):
    """What somebody was writing to somebody, kept as they type. Theirs alone."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="letter_drafts")
    to = models.ForeignKey(Person, models.CASCADE, related_name="letter_drafts_towards")
    body = models.TextField(max_length=8000)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "to"], name="one_letter_draft_each"),
        ]

    def __str__(self) -> str:
        return f"draft {self.pk}"
