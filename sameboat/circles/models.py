"""Groups, places in them, hosts, and the doors between."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from sameboat.lib.ids import RandomIdField
from sameboat.people.models import Person


class CircleQuerySet(models.QuerySet["Circle"]):
    """Scopes over circles."""

    def opened(self) -> CircleQuerySet:
        """Circles that an organiser has opened; a proposal is not one yet."""
        return self.exclude(opened_at=None)

    def of(self, person: Person) -> CircleQuerySet:
        """Circles this person has a place in."""
        return self.filter(Exists(Membership.objects.filter(circle=OuterRef("pk"), person=person)))

    def visible_to(self, viewer: Person) -> CircleQuerySet:
        """Every circle the viewer may know exists. Views read through this."""
        mine = Membership.objects.filter(circle=OuterRef("pk"), person=viewer)
        asked = Invite.objects.filter(circle=OuterRef("pk"), person=viewer)
        by_door = Q(closed_at=None) & ~Q(door=Circle.Door.BY_INVITATION)
        return self.opened().filter(by_door | Exists(mine) | (Q(closed_at=None) & Exists(asked)))

    def readable_by_all(self) -> CircleQuerySet:
        """Circles whose threads every member may read."""
        return self.opened().filter(door=Circle.Door.OPEN, closed_at=None)

    def readable_by(self, viewer: Person) -> CircleQuerySet:
        """Circles whose threads the viewer may read: open ones, and those with a place for them."""
        mine = Membership.objects.filter(circle=OuterRef("pk"), person=viewer)
        open_door = Q(door=Circle.Door.OPEN, closed_at=None)
        return self.opened().filter(open_door | Exists(mine))

    def with_a_place_for(self, viewer: Person) -> CircleQuerySet:
        """Circles in which the viewer has a place. An open circle that they only read is none."""
        return self.opened().filter(Exists(Membership.objects.filter(circle=OuterRef("pk"), person=viewer)))  # fmt: skip


class Circle(models.Model):
    """A small group. A circle by invitation is invisible from outside."""

    class Door(models.TextChoices):
        OPEN = "open", _("Anyone here may join and read")
        BY_REQUEST = "by_request", _("Ask a host to join")
        BY_INVITATION = "by_invitation", _("By invitation, invisible from outside")

    id = RandomIdField()
    name = models.CharField(max_length=80)
    about = models.CharField(_("What it is for"), max_length=400)
    guidelines = models.TextField(_("How we are with each other"), max_length=4000, blank=True)
    guidelines_html = models.TextField(blank=True)
    door = models.CharField(max_length=16, choices=Door, default=Door.BY_INVITATION)
    places = models.PositiveSmallIntegerField(default=30)
    posts_wait = models.BooleanField(default=False)
    proposed_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="circles_proposed"
    )
    proposed_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = CircleQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=Q(places__gte=2), name="a_circle_has_two_places"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/circles/{self.pk}/"

    @property
    def is_open(self) -> bool:
        """Whether people can take part: opened, and neither paused nor closed."""
        return bool(self.opened_at) and not self.paused_at and not self.closed_at


class Membership(models.Model):
    """A person's place in a circle."""

    circle = models.ForeignKey(Circle, models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    is_host = models.BooleanField(default=False)
    joined_at = models.DateTimeField()
    # Until when its person reads here and does not write. Somebody at the desk said so, with a reason.
    paused_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["circle", "person"], name="one_place_per_person"),
        ]
        indexes = [models.Index(fields=["person", "circle"], name="places_of_a_person")]

    def __str__(self) -> str:
        return f"place {self.pk}"


class SentAway(models.Model):
    """Somebody whose place a host took away, or who went during a pause. Until a host lets them in again, or the pause is over, every door is by request."""

    circle = models.ForeignKey(Circle, models.CASCADE, related_name="sent_away")
    person = models.ForeignKey(Person, models.CASCADE, related_name="sent_away_from")
    at = models.DateTimeField()
    paused_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "sent away"
        constraints = [
            models.UniqueConstraint(fields=["circle", "person"], name="sent_away_once"),
        ]

    def __str__(self) -> str:
        return f"sent away {self.pk}"


class JoinRequest(models.Model):
    """Somebody asking a host for a place."""

    circle = models.ForeignKey(Circle, models.CASCADE, related_name="requests")
    person = models.ForeignKey(Person, models.CASCADE, related_name="join_requests")
    words = models.CharField(max_length=400, blank=True)
    asked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["circle", "person"], name="asked_once"),
        ]

    def __str__(self) -> str:
        return f"request {self.pk}"


class Invite(models.Model):
    """A host's invitation to one person. It shows them a door that others cannot see."""

    circle = models.ForeignKey(Circle, models.CASCADE, related_name="invites")
    person = models.ForeignKey(Person, models.CASCADE, related_name="circle_invites")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="circle_invites_made")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["circle", "person"], name="invited_once"),
        ]

    def __str__(self) -> str:
        return f"invite {self.pk}"
