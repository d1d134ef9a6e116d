"""What somebody wrote that a person looks at before others do. It is no post yet."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sameboat.circles.models import Circle, Membership
from sameboat.lib.ids import RandomIdField
from sameboat.people.models import Person
from sameboat.posts.models.post import Post
from sameboat.posts.models.thread import Thread
from sameboat.safety.queries.hidden import hidden_people


class WaitingQuerySet(models.QuerySet["Waiting"]):
    """Scopes over what waits."""

    def unseen(self) -> WaitingQuerySet:
        """What nobody has looked at yet, the longest waiting first."""
        return self.filter(seen_at=None).order_by("waits_since")

    def for_eyes_of(self, viewer: Person) -> WaitingQuerySet:
        """What this person may let through: everything for staff, their own circles' for hosts, never their own."""
        others = self.exclude(author=viewer)
        if viewer.is_staff:
            return others
        hosted = Membership.objects.filter(person=viewer, is_host=True).values("circle")
        unread = Q(as_someone=False) & Q(author__in=hidden_people(viewer))
        return others.filter(circle__in=hosted).exclude(unread)


class Waiting(models.Model):
    """A thread, an answer or a change that waits to be seen. Letting it through makes the post.

    `told` holds whatever else the command takes. `seen_at` ends the wait: it became `post`, or was
    sent back with a reason. `deeper_at` is when the background reader had read it, `tries` how often it began to.
    """

    class Because(models.TextChoices):
        EVERYTHING = "everything", _("Everything here is seen first.")
        CIRCLE = "circle", _("What is written in this circle is seen first.")
        FIRST = "first", _("The first posts of somebody new are seen first.")
        LINK = "link", _("A link by somebody new is seen first.")
        DETAILS = "details", _("It came by mail and may tell strangers who wrote it. It sounds like danger, so you have it at once.")  # fmt: skip

    id = RandomIdField()
    author = models.ForeignKey(Person, models.CASCADE, related_name="waiting")
    circle = models.ForeignKey(Circle, models.CASCADE, related_name="+")
    thread = models.ForeignKey(Thread, models.CASCADE, null=True, blank=True, related_name="+")
    changes = models.ForeignKey(Post, models.CASCADE, null=True, blank=True, related_name="+")
    quotes = models.ForeignKey(Post, models.SET_NULL, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=140, blank=True)
    body = models.TextField(max_length=20000)
    as_someone = models.BooleanField(default=False)
    told = models.JSONField(default=dict)
    because = models.CharField(max_length=12, choices=Because)
    once_key = models.CharField(max_length=40, null=True, blank=True)
    waits_since = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    seen_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    sent_back_because = models.CharField(max_length=500, blank=True)
    post = models.ForeignKey(Post, models.SET_NULL, null=True, blank=True, related_name="+")
    deeper_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)

    objects = WaitingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "waiting"
        constraints = [
            models.UniqueConstraint(
                fields=["once_key", "author"], name="one_waiting_per_form_sent"
            ),
        ]
        indexes = [
            models.Index(fields=["author", "seen_at"], name="waiting_of_a_person"),
            models.Index(fields=["seen_at", "waits_since"], name="waiting_to_be_seen"),
        ]

    def __str__(self) -> str:
        return f"waiting {self.pk}"

    def get_absolute_url(self) -> str:
        return f"/unseen/{self.pk}/"

    @property
    def is_unseen(self) -> bool:
        """Whether it still waits."""
        return self.seen_at is None

    @property
    def words(self) -> str:
        """All that it says."""
        return f"{self.title}\n\n{self.body}" if self.title else self.body
