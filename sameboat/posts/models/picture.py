"""A picture in a post: made anew from its dots, so that nothing hidden in the file comes along."""

from __future__ import annotations

from datetime import timedelta

from django.db import models

from sameboat.lib.ids import RandomIdField
from sameboat.people.models import Person
from sameboat.posts.models.post import Post
from sameboat.posts.models.waiting import Waiting


class PictureQuerySet(models.QuerySet["Picture"]):
    """Scopes over pictures."""

    def standing(self) -> PictureQuerySet:
        """Pictures that everyone sees who reads the post."""
        return self.in_place().filter(hidden_at=None)

    def in_place(self) -> PictureQuerySet:
        """Pictures that their owner left in the post, in order, whether or not one was hidden."""
        return self.filter(taken_out_at=None).order_by("added_at", "pk")


class Picture(models.Model):
    """A picture somebody put in a post. Served only to those who may read the post.

    `taken_out_at` is its owner's doing while editing: from then on only they see it, for 30 days.
    `hidden_at` is a moderator's: its owner and the desk still see it.
    """

    DAYS_KEPT = timedelta(days=30)

    id = RandomIdField()
    owner = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="pictures")
    post = models.ForeignKey(Post, models.CASCADE, null=True, blank=True, related_name="pictures")
    waiting = models.ForeignKey(
        Waiting, models.SET_NULL, null=True, blank=True, related_name="pictures"
    )
    file = models.CharField(max_length=120)
    alt = models.CharField(max_length=400, blank=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    added_at = models.DateTimeField()
    taken_out_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)

    objects = PictureQuerySet.as_manager()

    def __str__(self) -> str:
        return self.alt or f"picture {self.pk}"
