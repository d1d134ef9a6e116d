"""Help now, blocks and mutes, safety plans, and reports."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.lib.ids import RandomIdField
from sameboat.people.models import Person


class Helpline(models.Model):
    """Somebody to call or write to.

    `verified_on` is the day a person of this house last checked it; empty until somebody did.
    """

    country = models.CharField(_("Country, two letters"), max_length=2)
    region = models.CharField(
        _("Region, or empty for the whole country"), max_length=60, blank=True
    )
    name = models.CharField(max_length=80)
    about = models.CharField(_("What it is, in one sentence"), max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    text_to = models.CharField(_("Number for text messages"), max_length=40, blank=True)
    website = models.URLField(blank=True)
    hours = models.CharField(max_length=80, blank=True)
    is_emergency = models.BooleanField(default=False)
    verified_on = models.DateField(_("Checked on"), null=True, blank=True)
    place = models.PositiveSmallIntegerField(_("Order on the page"), default=10)

    class Meta:
        ordering = ["country", "-is_emergency", "place", "name"]

    def __str__(self) -> str:
        return self.name


class Block(models.Model):
    """Two people who no longer see each other's names or words. One of them asked for it."""

    blocker = models.ForeignKey(Person, models.CASCADE, related_name="blocks_made")
    blocked = models.ForeignKey(Person, models.CASCADE, related_name="blocks_met")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["blocker", "blocked"], name="blocked_once"),
            models.CheckConstraint(
                condition=~models.Q(blocker=models.F("blocked")), name="nobody_blocks_themselves"
            ),
        ]

    def __str__(self) -> str:
        return f"block {self.pk}"


class Fact(models.Model):
    """What is dangerous to get wrong, in a few words and with where it is from: for notes under posts.

    `reviewed_on` is the day somebody last read the source and found that it still says so.
    """

    key = models.SlugField(max_length=40, unique=True)
    title = models.CharField(_("In a few words"), max_length=120)
    words = models.TextField(_("What to know"), max_length=600)
    source = models.CharField(_("Where it is from"), max_length=160)
    address = models.URLField(_("Address"), max_length=300)
    reviewed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class WordWanted(models.Model):
    """Somebody said yes when they were asked whether someone here may write to them today."""

    person = models.OneToOneField(
        Person, models.CASCADE, primary_key=True, related_name="word_wanted"
    )
    asked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"word wanted {self.pk}"


class PlanOffer(models.Model):
    """When somebody's last hard week was, by what they did themselves, and how they wish to be asked about their plan.

    Nothing that a screen or another person noticed is kept here: what is offered would tell it.
    """

    person = models.OneToOneField(
        Person, models.CASCADE, primary_key=True, related_name="plan_offer"
    )
    hard_since = models.DateTimeField(null=True, blank=True)
    rests_until = models.DateTimeField(null=True, blank=True)
    is_off = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"plan offer {self.pk}"


class ScreenState(models.Model):
    """What the worker last found of the screen: when, and what of it was missing. One row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    looked_at = models.DateTimeField()
    missing = models.JSONField(default=list)

    def __str__(self) -> str:
        return "screen"


class Mute(models.Model):
    """A person whose words I would rather not read. They see no difference."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="mutes_made")
    muted = models.ForeignKey(Person, models.CASCADE, related_name="mutes_met")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "muted"], name="muted_once")]

    def __str__(self) -> str:
        return f"mute {self.pk}"


class SafetyPlan(models.Model):
    """Somebody's own words for a bad time, sealed with a key that is not in the database.

    `sealed` is a Fernet token of JSON: each step of `plan_steps` to what was written there.
    """

    person = models.OneToOneField(Person, models.CASCADE, related_name="safety_plan")
    sealed = models.TextField()
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"plan {self.pk}"


class PlanReader(models.Model):
    """Somebody with whom a person shares their safety plan."""

    plan = models.ForeignKey(SafetyPlan, models.CASCADE, related_name="readers")
    person = models.ForeignKey(Person, models.CASCADE, related_name="plans_to_read")
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "person"], name="one_reader_of_a_plan"),
        ]

    def __str__(self) -> str:
        return f"reader {self.pk}"


# What can be reported, by the word that stands in its address.
THINGS = {
    "post": _("a post"),
    "picture": _("a picture"),
    "profile": _("somebody's page"),
    "lines": _("somebody's lines to those they are introduced to"),
    "circle": _("a circle"),
    "message": _("letters"),
    "footnote": _("a note under a post"),
    "check_in": _("an answer to a questionnaire"),
    "waiting": _("a post that waits to be seen"),
    "review": _("what somebody says of a service"),
    "skill": _("something that helps"),
    "skill_waiting": _("something that helps, waiting to be seen"),
    "asking": _("a wish to keep what somebody told"),
    "room_line": _("a line in a meeting"),
}


class Report(models.Model):
    """Something a member asked a moderator to look at, as it was when they saw it.

    What becomes of it is its case's; it is closed when the case is.
    """

    class Reason(models.TextChoices):
        DANGER = "danger", _("Someone may be in danger")
        HOSTILE = "hostile", _("It is hostile or hurts someone")
        MISLEADING = "misleading", _("It could mislead people about health")
        PRIVATE = "private", _("It tells private things")
        SELLING = "selling", _("It sells or advertises something")
        OTHER = "other", _("Something else")

    id = RandomIdField()
    reporter = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="reports_made")
    about = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="reports_met"
    )
    thing = models.CharField(max_length=16)
    thing_id = models.BigIntegerField()
    snapshot = models.TextField(blank=True)
    path = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=12, choices=Reason)
    words = models.TextField(_("In your words, if you like"), max_length=2000, blank=True)
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reporter", "thing", "thing_id"],
                condition=models.Q(closed_at=None),
                name="one_open_report_per_thing_and_reporter",
            )
        ]

    def __str__(self) -> str:
        return f"report of a {self.thing}"

    @property
    def thing_words(self) -> str:
        """What kind of thing it is about, as a person says it."""
        return str(THINGS.get(self.thing, self.thing))

    @property
    def is_danger(self) -> bool:
        """Whether somebody may be in danger: looked at first."""
        return self.reason == self.Reason.DANGER
