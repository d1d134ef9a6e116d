"""One post, its earlier versions, and the warm answers to it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.lib.ids import RandomIdField
from sameboat.people.models import Person
from sameboat.posts.models.thread import Alias, Thread


class Post(models.Model):
    """What somebody said in a thread, in order. Number 1 opens it.

    `body_html` is made once, when written. `removed_at` is its writer's doing and can be undone
    for 30 days; `hidden_at` is a moderator's. `told_as` is how its writer means what it says about
    health, with where it is from; `has_guide` is whether the guide for doubt about oneself stands
    under it.
    """

    class ToldAs(models.TextChoices):
        EXPERIENCE = "experience", _("My own experience")
        ADVICE = "advice", _("Advice to others")

    id = RandomIdField()
    thread = models.ForeignKey(Thread, models.CASCADE, related_name="posts")
    number = models.PositiveIntegerField()
    author = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="posts")
    alias = models.ForeignKey(Alias, models.SET_NULL, null=True, blank=True, related_name="posts")
    quotes = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="quoted_by"
    )
    body = models.TextField(max_length=20000)
    body_html = models.TextField()
    notes = models.JSONField(default=list, blank=True)
    told_as = models.CharField(max_length=12, choices=ToldAs, blank=True)
    source = models.CharField(max_length=300, blank=True)
    has_guide = models.BooleanField(default=False)
    written_at = models.DateTimeField(db_index=True)
    edited_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    once_key = models.CharField(max_length=40, null=True, blank=True)

    class Meta:
        ordering = ["thread", "number"]
        constraints = [
            models.UniqueConstraint(fields=["thread", "number"], name="one_post_per_number"),
            models.UniqueConstraint(fields=["once_key", "author"], name="one_post_per_form_sent"),
        ]
        indexes = [models.Index(fields=["author", "-written_at"], name="posts_of_a_person")]

    def __str__(self) -> str:
        return f"post {self.number}"

    @property
    def is_gone(self) -> bool:
        """Whether its words are not shown: removed by its writer or hidden by a moderator."""
        return bool(self.removed_at or self.hidden_at)


class Version(models.Model):
    """What a post said before an edit. Its writer can read it, and nobody else."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="versions")
    body = models.TextField()
    body_html = models.TextField()
    notes = models.JSONField(default=list, blank=True)
    until = models.DateTimeField()

    class Meta:
        ordering = ["-until"]

    def __str__(self) -> str:
        return f"version {self.pk}"


class Answer(models.Model):
    """A warm answer. The writer of the post sees who and which; nobody sees a number."""

    class Kind(models.TextChoices):
        HEAR = "hear", _("I hear you")
        SAME = "same", _("Same here")
        THANKS = "thanks", _("Thank you")
        HOPE = "hope", _("This gave me hope")

    post = models.ForeignKey(Post, models.CASCADE, related_name="answers")
    person = models.ForeignKey(Person, models.CASCADE, related_name="answers")
    kind = models.CharField(max_length=8, choices=Kind)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["post", "person", "kind"], name="one_warm_answer_of_a_kind"
            ),
        ]

    def __str__(self) -> str:
        return self.kind
