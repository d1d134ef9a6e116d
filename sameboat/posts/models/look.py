"""What was looked at in a post, and what was put before humans because of it. No member sees any of it."""

from __future__ import annotations

from django.db import models

from sameboat.posts.models.post import Post


class Look(models.Model):
    """That a post was looked at as it stood at one moment, and which kinds of matter went to humans then.

    `deeper_at` is when the worker read it; `tries` is how often it began to, so that a post which brings
    the reading down is left in the end. `facts` are ids of those on the shelf that fit what a post claims.
    """

    post = models.OneToOneField(Post, models.CASCADE, primary_key=True, related_name="look")
    words_of = models.DateTimeField()
    kinds = models.JSONField(default=list)
    deeper_at = models.DateTimeField(null=True, db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    facts = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"look at {self.pk}"
