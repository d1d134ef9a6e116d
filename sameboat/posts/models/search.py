"""The words of each post, folded for finding."""

from django.db import models

from sameboat.posts.models.post import Post


class SearchText(models.Model):
    """A post's words without capitals or accents; the database's own index stands on `words`."""

    post = models.OneToOneField(Post, models.CASCADE, primary_key=True, related_name="search_text")
    words = models.TextField()

    def __str__(self) -> str:
        return f"words of {self.pk}"
