"""One person, known by a pseudonym."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sameboat.lib.ids import RandomIdField

DAYS_TO_COME_BACK = timedelta(days=30)


def new_face() -> str:
    """A seed for a generated picture. Linked to nothing else about the person."""
    return secrets.token_hex(4)


class Audience(models.TextChoices):
    """Who may see one line of a profile."""

    ONLY_ME = "only_me", _("Only me")
    MY_CIRCLES = "my_circles", _("People in my circles")
    MEMBERS = "members", _("Every member here")


class PersonQuerySet(models.QuerySet["Person"]):
    """Scopes over people."""

    def here(self) -> PersonQuerySet:
        """People who have a place here and have not asked to leave."""
        return self.filter(is_active=True, leaving_at=None)

    def to_be_told(self, at: datetime) -> PersonQuerySet:
        """Those of them to whom the house says something by itself at a moment: nobody during a pause."""
        for_good = models.Q(paused_at__lte=at, paused_until=None)
        return self.here().exclude(models.Q(paused_until__gt=at) | for_good)

    def at_the_desk(self) -> PersonQuerySet:
        """Those of them who are moderators or organisers."""
        return self.here().exclude(role=Person.Role.MEMBER)


class PeopleByName(BaseUserManager["Person"]):
    """Finds a person by the pseudonym they signed in with, however they typed its capitals."""

    def get_queryset(self) -> PersonQuerySet:
        return PersonQuerySet(self.model, using=self._db)

    def here(self) -> PersonQuerySet:
        """People who have a place here and have not asked to leave."""
        return self.get_queryset().here()

    def to_be_told(self, at: datetime) -> PersonQuerySet:
        """People to whom the house says something by itself at a moment."""
        return self.get_queryset().to_be_told(at)

    def at_the_desk(self) -> PersonQuerySet:
        """Moderators and organisers who are here."""
        return self.get_queryset().at_the_desk()

    def get_by_natural_key(self, username: str | None) -> Person:
        from sameboat.lib.words import name_key

        return self.get(name_key=name_key(username or ""))


class Person(AbstractBaseUser):
    """A person with a place here. A pseudonym is enough; nothing here says who they are."""

    class Role(models.TextChoices):
        MEMBER = "member", _("Member")
        MODERATOR = "moderator", _("Moderator")
        ORGANISER = "organiser", _("Organiser")

    class Theme(models.TextChoices):
        SYSTEM = "system", _("As my device does")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")
        CALM = "calm", _("Low stimulation")

    class TextSize(models.TextChoices):
        USUAL = "usual", _("Usual")
        LARGER = "larger", _("Larger")
        LARGEST = "largest", _("Largest")

    id = RandomIdField()
    name = models.CharField(_("Pseudonym"), max_length=40)
    name_key = models.CharField(max_length=80, unique=True)
    # What the name looks like. Not unique: names from before this was looked at may be alike.
    name_skeleton = models.CharField(max_length=160, default="", editable=False, db_index=True)
    role = models.CharField(max_length=12, choices=Role, default=Role.MEMBER)
    is_active = models.BooleanField(default=True)

    email = models.EmailField(blank=True)
    # Given, but not yet shown to be theirs: nothing is sent there but the link to confirm it.
    waiting_email = models.EmailField(blank=True, default="")
    email_confirmed_at = models.DateTimeField(null=True, blank=True)

    face = models.CharField(max_length=16, default=new_face)
    about = models.CharField(_("A few lines"), max_length=600, blank=True)
    pronouns = models.CharField(_("How to speak of me"), max_length=40, blank=True)
    page_audience = models.CharField(max_length=12, choices=Audience, default=Audience.MEMBERS)
    face_audience = models.CharField(max_length=12, choices=Audience, default=Audience.MEMBERS)
    about_audience = models.CharField(max_length=12, choices=Audience, default=Audience.MY_CIRCLES)
    pronouns_audience = models.CharField(max_length=12, choices=Audience, default=Audience.MEMBERS)

    country = models.CharField(max_length=2, blank=True)
    region = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=12, blank=True)
    time_zone = models.CharField(max_length=40, default="UTC")
    theme = models.CharField(max_length=8, choices=Theme, default=Theme.SYSTEM)
    text_size = models.CharField(max_length=8, choices=TextSize, default=TextSize.USUAL)
    answers_first_words = models.BooleanField(default=True)

    # A badge that an organiser gives, shown beside a note under somebody's post.
    clinician_since = models.DateTimeField(null=True, blank=True)

    joined_at = models.DateTimeField()
    onboarded_at = models.DateTimeField(null=True, blank=True)
    last_here_on = models.DateField(null=True, blank=True)
    # A pause that somebody at the desk set, with a reason the person reads. Without an end: for good.
    paused_at = models.DateTimeField(null=True, blank=True)
    paused_until = models.DateTimeField(null=True, blank=True)
    paused_because = models.CharField(max_length=500, blank=True)
    leaving_at = models.DateTimeField(null=True, blank=True)
    leaves_posts = models.BooleanField(default=True)

    objects = PeopleByName()

    USERNAME_FIELD = "name_key"
    REQUIRED_FIELDS = []

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["email"],
                condition=~models.Q(email=""),
                name="one_person_per_email",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def shown_face(self) -> str:
        """The picture as those see it who share a circle or letters with this person."""
        return "0" if self.face_audience == Audience.ONLY_ME else self.face

    @property
    def is_organiser(self) -> bool:
        """Whether this person runs the house."""
        return self.role == self.Role.ORGANISER

    @property
    def is_staff(self) -> bool:
        """Whether this person may open the desk at all: a moderator or an organiser."""
        return self.role in {self.Role.MODERATOR, self.Role.ORGANISER}

    @property
    def is_paused(self) -> bool:
        """Whether a pause holds now."""
        if self.paused_at is None:
            return False
        return self.paused_until is None or self.paused_until > timezone.now()

    @property
    def is_leaving(self) -> bool:
        """Whether they asked to leave and may still come back."""
        return self.leaving_at is not None
