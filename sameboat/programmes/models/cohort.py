"""A cohort: people who go through one edition together, in a circle of their own, and who looks after them."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from sameboat.circles.models import Circle
from sameboat.lib.ids import RandomIdField
from sameboat.people.models import Person
from sameboat.posts.models import Thread
from sameboat.programmes.models.edition import Edition


class CohortQuerySet(models.QuerySet["Cohort"]):
    """Scopes over cohorts."""

    def standing(self) -> CohortQuerySet:
        """Those that were not closed."""
        return self.filter(closed_at=None)

    def visible_to(self, viewer: Person) -> CohortQuerySet:
        """Those that take people in or have the viewer in them. Every member may see that a programme is held here."""
        from sameboat.programmes.models.place import Place

        mine = Place.objects.filter(cohort=OuterRef("pk"), person=viewer)
        carer = Carer.objects.filter(cohort=OuterRef("pk"), person=viewer)
        return self.filter(Q(closed_at=None) | Exists(mine) | Exists(carer))


class Cohort(models.Model):
    """People in one edition. All begin on `starts_on`, or, where that is None, each on the day they come."""

    id = RandomIdField()
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="cohorts")
    name = models.CharField(max_length=80)
    circle = models.OneToOneField(
        Circle, models.SET_NULL, null=True, blank=True, related_name="cohort"
    )
    has_circle = models.BooleanField(default=True)
    places = models.PositiveSmallIntegerField()
    starts_on = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    # When organisers were told that its four quiet weeks after the last day are over.
    end_told_at = models.DateTimeField(null=True, blank=True)

    objects = CohortQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at"]
        constraints = [
            models.CheckConstraint(condition=Q(places__gte=2), name="a_cohort_has_two_places"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/programmes/{self.pk}/"

    def begins_for(self, today: date) -> date:
        """On which day somebody begins who comes today."""
        return self.starts_on or today


class Carer(models.Model):
    """Somebody who looks after a cohort: a host of its circle, a coach who walks with a few people, or a supervisor of coaches.

    A coach who cannot for now is `away_since`: nobody new is given to them.
    """

    class Role(models.TextChoices):
        HOST = "host", _("host")
        COACH = "coach", _("coach")
        SUPERVISOR = "supervisor", _("supervisor")

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="carers")
    person = models.ForeignKey(Person, models.CASCADE, related_name="cared_cohorts")
    role = models.CharField(max_length=10, choices=Role)
    since = models.DateTimeField()
    away_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cohort", "person", "role"], name="one_duty_of_a_kind"),
        ]

    def __str__(self) -> str:
        return self.role


class Talk(models.Model):
    """The thread of a talk step in a cohort's circle. A talk that comes round has one for each time, `round` from 0."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="talks")
    step = models.CharField(max_length=60)
    round = models.PositiveIntegerField(default=0)
    thread = models.OneToOneField(Thread, models.CASCADE, related_name="talk")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cohort", "step", "round"], name="one_thread_a_round"),
        ]

    def __str__(self) -> str:
        return f"talk {self.pk}"
