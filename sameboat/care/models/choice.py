"""A worksheet for weighing a decision, and the stories that stand beside it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.lib.ids import RandomIdField
from sameboat.people.models import Person
from sameboat.posts.models import Thread


class Choice(models.Model):
    """Something a person weighs. Theirs alone.

    `sealed` is what stands on it (`worksheet`). Beside it in clear is only the day on which they want to look
    at it again, so that the clock can remind them, once.
    """

    class Kind(models.TextChoices):
        TREATMENT = "treatment", _("About a treatment")
        TELLING = "telling", _("About telling people")
        OWN = "own", _("A choice of my own")

    id = RandomIdField()
    person = models.ForeignKey(Person, models.CASCADE, related_name="choices")
    kind = models.CharField(max_length=10, choices=Kind)
    sealed = models.TextField()
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    look_again_on = models.DateField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    once_key = models.CharField(max_length=40, null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(fields=["person", "once_key"], name="one_choice_for_a_form")
        ]
        indexes = [
            models.Index(
                fields=["look_again_on"],
                condition=models.Q(reminded_at=None, look_again_on__isnull=False),
                name="choices_to_look_at_again",
            )
        ]

    def __str__(self) -> str:
        return f"choice {self.pk}"

    def get_absolute_url(self) -> str:
        return f"/choices/{self.pk}/"


class ChosenStory(models.Model):
    """A thread that an organiser put beside one kind of worksheet. Whoever may not read it does not see it there."""

    id = RandomIdField()
    kind = models.CharField(max_length=10, choices=Choice.Kind)
    thread = models.ForeignKey(Thread, models.CASCADE, related_name="+")
    chosen_at = models.DateTimeField()

    class Meta:
        ordering = ["kind", "-chosen_at"]
        verbose_name_plural = "chosen stories"
        constraints = [
            models.UniqueConstraint(fields=["kind", "thread"], name="a_story_once_beside_a_kind")
        ]

    def __str__(self) -> str:
        return f"chosen story {self.pk}"
