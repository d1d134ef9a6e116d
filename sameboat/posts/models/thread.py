"""A thread: a talk, a question, a story, or the day's "how is everyone"."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sameboat.circles.models import Circle
from sameboat.lib.ids import RandomIdField
from sameboat.people.models import Person
from sameboat.people.models.person import new_face
from sameboat.safety.queries.hidden import hidden_people


class Topic(models.TextChoices):
    """What a content note may warn of. Stored in a post's `notes` by these words."""

    SELF_HARM = "self-harm", _("self-harm")
    SUICIDE = "suicide", _("suicide")
    SUBSTANCES = "substances", _("alcohol or drugs")
    EATING = "eating", _("eating and weight")
    VIOLENCE = "violence", _("violence")
    ABUSE = "abuse", _("abuse")
    MEDICATION = "medication", _("medication")
    HOSPITAL = "hospital", _("hospital")
    LOSS = "loss", _("loss and grief")
    SEX = "sex", _("sex")
    RELIGION = "religion", _("religion")


class ThreadQuerySet(models.QuerySet["Thread"]):
    """Scopes over threads."""

    def standing(self) -> ThreadQuerySet:
        """Threads that nobody has taken away."""
        return self.filter(removed_at=None, hidden_at=None)

    def visible_to(self, viewer: Person) -> ThreadQuerySet:
        """Threads the viewer may read: in circles open to them, not hidden, removed or blocked."""
        readable = Circle.objects.readable_by(viewer).values("pk")
        seen = self.standing().filter(circle__in=readable)
        return seen.exclude(Q(alias=None) & Q(author__in=hidden_people(viewer)))

    def unanswered(self) -> ThreadQuerySet:
        """Threads that still wait for a first word."""
        return self.filter(answer_count=0)


class Thread(models.Model):
    """A conversation in a circle. Its opening words are post number 1.

    `answer_count`, `last_at` and `last_number` are kept with each reply in the same transaction.
    """

    class Kind(models.TextChoices):
        TALK = "talk", _("Talk")
        QUESTION = "question", _("Question")
        STORY = "story", _("Story")
        DAILY = "daily", _("How is everyone")

    id = RandomIdField()
    circle = models.ForeignKey(Circle, models.CASCADE, related_name="threads")
    kind = models.CharField(max_length=8, choices=Kind)
    title = models.CharField(max_length=140)
    # Where the title waits while its opening post is taken back.
    title_taken_back = models.CharField(max_length=140, blank=True, default="")
    author = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="threads")
    alias = models.ForeignKey(
        "posts.Alias", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    notes = models.JSONField(default=list, blank=True)
    day = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField()
    last_at = models.DateTimeField()
    last_number = models.PositiveIntegerField(default=1)
    answer_count = models.PositiveIntegerField(default=0)
    first_answer_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    imported_key = models.CharField(max_length=120, null=True, blank=True, unique=True)

    objects = ThreadQuerySet.as_manager()

    class Meta:
        ordering = ["-last_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["circle", "day"], condition=Q(kind="daily"), name="one_daily_thread_a_day"
            )
        ]
        indexes = [
            models.Index(fields=["circle", "-last_at"], name="threads_of_a_circle"),
            models.Index(fields=["answer_count", "opened_at"], name="threads_unanswered"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/threads/{self.pk}/"


class Alias(models.Model):
    """The name and face somebody carries in one thread instead of their own. Links to nothing.

    It stays when its person is erased: if it changed at the moment their name did, that would tell.
    """

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="aliases")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=60)
    face = models.CharField(max_length=16, default=new_face)

    class Meta:
        verbose_name_plural = "aliases"
        constraints = [
            models.UniqueConstraint(fields=["thread", "person"], name="one_alias_in_a_thread"),
            models.UniqueConstraint(fields=["thread", "name"], name="one_owner_of_an_alias"),
        ]

    def __str__(self) -> str:
        return self.name
