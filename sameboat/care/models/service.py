"""Services to turn to, and what members say of them."""

from __future__ import annotations

from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sameboat.lib.ids import RandomIdField
from sameboat.people.models import Person
from sameboat.safety.queries.hidden import hidden_people

_ON_THE_WEB = URLValidator(schemes=["http", "https"])


class ServiceQuerySet(models.QuerySet["Service"]):
    """Scopes over services."""

    def listed(self) -> ServiceQuerySet:
        """Those that an organiser did not take off the list."""
        return self.filter(taken_off_at=None)


class Service(models.Model):
    """Somewhere one can turn to. `verified_on` is the day a person of this house last checked it."""

    class Kind(models.TextChoices):
        TALKING = "talking", _("Talking: therapy, counselling")
        DOCTOR = "doctor", _("Doctors and medicine")
        CRISIS = "crisis", _("When it cannot wait")
        PEERS = "peers", _("Run by people who have been there")
        PLACE = "place", _("Somewhere to go: groups, drop-ins, clubs")
        PRACTICAL = "practical", _("Work, money, housing, rights")
        BODY = "body", _("For the body")
        OTHER = "other", _("Something else")

    id = RandomIdField()
    name = models.CharField(_("Name"), max_length=80)
    kind = models.CharField(_("Kind"), max_length=10, choices=Kind)
    about = models.CharField(_("What it is, in a sentence or two"), max_length=300)
    area = models.CharField(_("Town or part of town"), max_length=60, blank=True)
    address = models.CharField(_("Where it is, in words"), max_length=200, blank=True)
    phone = models.CharField(_("Phone number"), max_length=40, blank=True)
    website = models.URLField(_("Website"), blank=True, validators=[_ON_THE_WEB])
    hours = models.CharField(_("When it is open"), max_length=120, blank=True)
    cost = models.CharField(_("What it costs, in words"), max_length=160, blank=True)
    way_in = models.CharField(_("How one gets in"), max_length=240, blank=True)
    verified_on = models.DateField(_("Checked on"), null=True, blank=True)
    taken_off_at = models.DateTimeField(null=True, blank=True)

    objects = ServiceQuerySet.as_manager()

    class Meta:
        ordering = ["area", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/services/{self.pk}/"


class ReviewQuerySet(models.QuerySet["Review"]):
    """Scopes over reviews."""

    def visible_to(self, viewer: Person) -> ReviewQuerySet:
        """Those the viewer may read: their own; others' that stand, and under a name only of people they see.

        What is under an alias stays for everybody: if a block took it away, the block would tell whose it is.
        """
        hidden = Q(alias="", author__in=hidden_people(viewer))
        others = Q(hidden_at=None, waits=False) & ~hidden
        return self.filter(Q(author=viewer) | others)


class Review(models.Model):
    """What it was like at a service, in a member's words. Never a number.

    `alias` is a name drawn for this review alone, or empty where its writer stands there by name. `waits` is that
    a moderator reads it before others do; `came_back` is why they gave it back.
    """

    id = RandomIdField()
    service = models.ForeignKey(Service, models.CASCADE, related_name="reviews")
    author = models.ForeignKey(Person, models.CASCADE, related_name="reviews")
    alias = models.CharField(max_length=60, blank=True)
    words = models.TextField(max_length=2000)
    written_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    waits = models.BooleanField(default=False)
    came_back = models.CharField(max_length=500, blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-written_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["service", "author"], name="one_review_of_a_service_each"
            )
        ]

    def __str__(self) -> str:
        return f"review {self.pk}"

    def get_absolute_url(self) -> str:
        return f"/services/{self.service_id}/#r{self.pk}"
