"""Who has which circle by mail, what went out, and what came in."""

from __future__ import annotations

from django.db import models

from sameboat.circles.models import Circle
from sameboat.people.models import Person
from sameboat.posts.models import Post


class OpenToMail(models.Model):
    """A circle that a host or an organiser opened to e-mail. Without this row nothing of it goes out."""

    circle = models.OneToOneField(Circle, models.CASCADE, related_name="open_to_mail")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "open to mail"

    def __str__(self) -> str:
        return f"open to mail {self.pk}"


class ByMail(models.Model):
    """A person who has a circle by mail: what was written since they chose it goes to them."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="by_mail")
    circle = models.ForeignKey(Circle, models.CASCADE, related_name="by_mail")
    since = models.DateTimeField()

    class Meta:
        verbose_name_plural = "by mail"
        constraints = [
            models.UniqueConstraint(fields=["person", "circle"], name="a_circle_by_mail_once"),
        ]

    def __str__(self) -> str:
        return f"by mail {self.pk}"


class Letter(models.Model):
    """One post to one person. The row is made before the letter is sent, so that none goes twice."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="letters")
    person = models.ForeignKey(Person, models.CASCADE, related_name="letters")
    claimed_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post", "person"], name="one_letter_a_post"),
        ]
        indexes = [models.Index(fields=["sent_at", "claimed_at"], name="letters_on_their_way")]

    def __str__(self) -> str:
        return f"letter {self.pk}"


class Word(models.Model):
    """What we owe somebody who wrote by mail: why it did not stand, or whom to call. Goes once it is sent."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    why = models.CharField(max_length=500, blank=True)
    path = models.CharField(max_length=200, blank=True)
    has_help = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["made_at"]

    def __str__(self) -> str:
        return f"word {self.pk}"


class Received(models.Model):
    """A mail that somebody sent us, as two marks nobody can read it from: the mail, and its words in their place."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    mark = models.CharField(max_length=64, unique=True)
    words_mark = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "received"
        indexes = [models.Index(fields=["person", "-at"], name="received_of_a_person")]

    def __str__(self) -> str:
        return f"received {self.pk}"


class Mailbox(models.Model):
    """How a person's mailbox takes our letters: the days on which one came back, and whether we rest for that."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="mailbox")
    came_back_on = models.JSONField(default=list)
    rests_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "mailboxes"

    def __str__(self) -> str:
        return f"mailbox {self.pk}"
