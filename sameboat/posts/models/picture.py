"""A picture in a post: made anew from its dots, so that nothing hidden in the file comes along."""

from django.db import models

from sameboat.lib.ids import RandomIdField
from sameboat.people.models import Person
from sameboat.posts.models.post import Post


class Picture(models.Model):
    """A picture somebody put in a post. Served only to those who may read the post."""

    id = RandomIdField()
    owner = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="pictures")
    post = models.ForeignKey(Post, models.CASCADE, null=True, blank=True, related_name="pictures")
    file = models.CharField(max_length=120)
    alt = models.CharField(max_length=400, blank=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.alt or f"picture {self.pk}"
