"""What came of a skill for many people: counts in which nobody can be told apart, and what follows from them."""

from __future__ import annotations

from django.db import models

from sameboat.people.models import Person
from sameboat.skills.models.skill import Skill

# Fewer people than this are never told about.
FEWEST = 5


class Counts(models.Model):
    """How many tried something and what they said, and the ends of 90 % intervals of each chance.

    `could_say` said whether it helped; of `known` it is known how their check-ins changed.
    """

    people = models.PositiveIntegerField(default=0)
    could_say = models.PositiveIntegerField(default=0)
    helped = models.PositiveIntegerField(default=0)
    harmed = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    better = models.PositiveIntegerField(default=0)
    worse = models.PositiveIntegerField(default=0)
    helped_low = models.FloatField(null=True)
    helped_mean = models.FloatField(null=True)
    helped_high = models.FloatField(null=True)
    harmed_low = models.FloatField(null=True)
    harmed_mean = models.FloatField(null=True)
    harmed_high = models.FloatField(null=True)
    better_low = models.FloatField(null=True)
    better_mean = models.FloatField(null=True)
    better_high = models.FloatField(null=True)

    class Meta:
        abstract = True


class Block(Counts):
    """What people of one kind said of one skill. `kind` is empty for everybody who is of no kind, or of one with too few.

    Counts of a block change only by what at least five people said, so that whoever subtracts what stood there
    before learns nothing of fewer.
    """

    skill = models.ForeignKey(Skill, models.CASCADE, related_name="blocks")
    kind = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["skill", "kind"], name="one_block_of_a_kind"),
            models.CheckConstraint(
                condition=models.Q(people__gte=FEWEST), name="a_block_has_five_people"
            ),
        ]

    def __str__(self) -> str:
        return f"block {self.pk}"


class Everyone(Counts):
    """The sum of a skill's blocks: all that pages tell of everyone. Nothing else is ever summed."""

    skill = models.OneToOneField(Skill, models.CASCADE, related_name="learned")

    class Meta:
        verbose_name_plural = "everyone"

    def __str__(self) -> str:
        return f"everyone who tried {self.skill_id}"


class Counted(models.Model):
    """That a person is counted in a block, with what they said as it was counted.

    It goes with the person; the counts, in which nobody can be found, stay.
    """

    block = models.ForeignKey(Block, models.CASCADE, related_name="counted")
    skill = models.ForeignKey(Skill, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="counted_skills")
    said = models.JSONField(default=dict)

    class Meta:
        verbose_name_plural = "counted"
        constraints = [
            models.UniqueConstraint(fields=["skill", "person"], name="counted_once_a_skill"),
        ]

    def __str__(self) -> str:
        return f"counted {self.pk}"


class Release(models.Model):
    """That everything was counted and told anew, once in a week. `seed` is what the estimates were made with."""

    week = models.DateField(unique=True)
    made_at = models.DateTimeField()
    seed = models.PositiveIntegerField()

    class Meta:
        ordering = ["-week"]

    def __str__(self) -> str:
        return f"release of {self.week}"
