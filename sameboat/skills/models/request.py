"""KeepRequest somebody whether what they told may be kept as something that helps."""

from __future__ import annotations

from django.db import models

from sameboat.lib.ids import RandomIdField
from sameboat.people.models import Person
from sameboat.posts.models import Post
from sameboat.skills.models.skill import Skill
from sameboat.skills.models.words import SkillWords


class KeepRequest(SkillWords):
    """A skill as a reader drafted it out of a post. Only the reader and the post's writer read it.

    Once answered it became `skill`, or nothing: then its words are gone, and the reader learns no more than that.
    """

    id = RandomIdField()
    post = models.ForeignKey(Post, models.CASCADE, related_name="keep_requests")
    asker = models.ForeignKey(Person, models.CASCADE, related_name="keep_requests")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    skill = models.OneToOneField(
        Skill, models.SET_NULL, null=True, blank=True, related_name="request"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post", "asker"], name="one_request_for_a_post"),
        ]

    def __str__(self) -> str:
        return f"request {self.pk}"

    def get_absolute_url(self) -> str:
        return f"/skills/asked/{self.pk}/"

    @property
    def is_open(self) -> bool:
        """Whether the post's writer has not answered yet."""
        return self.answered_at is None
