"""Who else may see how somebody's scores on a form went."""

from __future__ import annotations

from django.db import models

from sameboat.people.models import Person


class CourseReader(models.Model):
    """Somebody with whom a person shares their scores on one form, those to come too. Never the answers."""

    owner = models.ForeignKey(Person, models.CASCADE, related_name="courses_shared")
    key = models.SlugField(max_length=40)
    reader = models.ForeignKey(Person, models.CASCADE, related_name="courses_to_read")
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "key", "reader"], name="one_reader_of_a_course"
            )
        ]

    def __str__(self) -> str:
        return f"reader {self.pk}"
