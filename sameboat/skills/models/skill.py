"""A skill: something one person found to help, in versions, and what others leave with it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sameboat.circles.models import Circle
from sameboat.lib.ids import RandomIdField
from sameboat.people.models import Person
from sameboat.posts.models import Post
from sameboat.safety.models import Fact
from sameboat.safety.queries.hidden import hidden_people
from sameboat.skills.models.words import SkillWords


class SkillQuerySet(models.QuerySet["Skill"]):
    """Scopes over skills."""

    def standing(self) -> SkillQuerySet:
        """Skills that nobody has taken away."""
        return self.filter(retired_at=None, hidden_at=None)

    def seen_by_all(self) -> SkillQuerySet:
        """Skills that every member may read: a moderator let them through."""
        return self.standing().filter(reach=Skill.Reach.ALL).exclude(version=None)

    def visible_to(self, viewer: Person) -> SkillQuerySet:
        """Skills the viewer may read: their own, those of circles they have a place in, and those every member may read.

        What is told for an open circle is for its people: nobody has looked at it for everyone else.
        """
        readable = Circle.objects.with_a_place_for(viewer).values("pk")
        in_circle = Q(circle__in=readable) & ~Q(reach=Skill.Reach.MINE) & ~Q(circle_version=None)
        for_all = Q(reach=Skill.Reach.ALL) & ~Q(version=None)
        others = self.standing().filter(in_circle | for_all)
        unseen = Q(as_someone=False) & Q(told_by__in=hidden_people(viewer))
        return self.filter(
            Q(told_by=viewer, retired_at=None) | Q(pk__in=others.exclude(unseen).values("pk"))
        )


class Skill(models.Model):
    """Something that helped somebody. What it says stands in its versions.

    `told_by` is whose it is: theirs are the words, and they go with them. `made_by` wrote it down: the same person,
    or whoever asked the writer of `from_post` whether they may keep it. `as_someone` shows no name.
    Its owner reads `newest`; its circle reads `circle_version`; every member reads `version`, the last that a
    moderator let through (`shown_at`: when that was for the first time). `retired_at` is its owner's doing or
    their leaving; `hidden_at` is a moderator's.
    """

    class Reach(models.TextChoices):
        MINE = "mine", _("Only me")
        CIRCLE = "circle", _("The people of one circle")
        ALL = "all", _("Everyone here, once a moderator has looked")

    id = RandomIdField()
    told_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="skills")
    made_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, related_name="skills_written_down"
    )
    as_someone = models.BooleanField(default=False)
    circle = models.ForeignKey(
        Circle, models.SET_NULL, null=True, blank=True, related_name="skills"
    )
    from_post = models.ForeignKey(
        Post, models.SET_NULL, null=True, blank=True, related_name="skills"
    )
    variation_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="variations"
    )
    reach = models.CharField(max_length=6, choices=Reach, default=Reach.MINE)
    newest = models.ForeignKey("SkillVersion", models.SET_NULL, null=True, related_name="+")
    circle_version = models.ForeignKey(
        "SkillVersion", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    version = models.ForeignKey(
        "SkillVersion", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    once_key = models.CharField(max_length=40, null=True, blank=True)
    made_at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)

    objects = SkillQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(fields=["once_key", "made_by"], name="one_skill_per_form_sent"),
        ]
        indexes = [models.Index(fields=["reach", "shown_at"], name="skills_shown")]

    def __str__(self) -> str:
        return f"skill {self.pk}"

    def get_absolute_url(self) -> str:
        return f"/skills/{self.pk}/"

    @property
    def is_standing(self) -> bool:
        """Whether nobody has taken it away."""
        return self.retired_at is None and self.hidden_at is None


class SkillVersion(SkillWords):
    """What a skill said from `made_at` on. It waits for a moderator until `seen_at`, or came back with a reason.

    `waits_in_circle` keeps it from its circle too until it was seen: there, everything is seen first.
    `found_by` are its words, folded for finding.
    """

    id = RandomIdField()
    skill = models.ForeignKey(Skill, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    waits_in_circle = models.BooleanField(default=False)
    waits_since = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    seen_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    is_sent_back = models.BooleanField(default=False)
    sent_back_because = models.CharField(max_length=500, blank=True)
    found_by = models.TextField(blank=True)

    class Meta:
        ordering = ["skill", "number"]
        constraints = [
            models.UniqueConstraint(fields=["skill", "number"], name="one_version_per_number"),
        ]

    def __str__(self) -> str:
        return f"version {self.number}"

    @property
    def is_waiting(self) -> bool:
        """Whether it still waits for somebody to look at it."""
        return self.waits_since is not None and self.seen_at is None


class SkillNote(models.Model):
    """A note from the fact shelf that a moderator put under a skill."""

    skill = models.ForeignKey(Skill, models.CASCADE, related_name="notes")
    fact = models.ForeignKey(Fact, models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["skill", "fact"], name="one_note_of_a_fact"),
        ]

    def __str__(self) -> str:
        return f"note {self.pk}"


class Thanks(models.Model):
    """Somebody thanked whoever told a skill. Nobody sees a number."""

    skill = models.ForeignKey(Skill, models.CASCADE, related_name="thanks")
    person = models.ForeignKey(Person, models.CASCADE, related_name="skill_thanks")
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "thanks"
        constraints = [
            models.UniqueConstraint(fields=["skill", "person"], name="thanked_once"),
        ]

    def __str__(self) -> str:
        return f"thanks {self.pk}"
