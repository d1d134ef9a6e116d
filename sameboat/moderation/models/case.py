"""A case: one thing that needs a human, why, and everything that was done about it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.lib.ids import RandomIdField
from sameboat.moderation.words import in_words
from sameboat.people.models import Person
from sameboat.safety.models import THINGS, Report


class Kind(models.TextChoices):
    """What a case is about. The clock of each is set by an organiser."""

    CRISIS = "crisis", _("Someone may be in danger")
    THREAT = "threat", _("A threat")
    HOSTILITY = "hostility", _("Hostile words")
    CLAIM = "claim", _("It could mislead people about health")
    PRIVATE = "private", _("It tells private things")
    SELLING = "selling", _("Selling or advertising")
    WAITING = "waiting", _("Waiting to be seen first")
    APPEAL = "appeal", _("Somebody disagrees with a decision")
    OTHER = "other", _("Something else")


# Somebody may come to harm: these stand before everything else.
DANGER = (Kind.CRISIS, Kind.THREAT)
# What is hard to read: folded until asked for, and counted for those who read much of it.
HEAVY = (Kind.CRISIS, Kind.THREAT, Kind.HOSTILITY)


class CaseQuerySet(models.QuerySet["Case"]):
    """Scopes over cases."""

    def open(self) -> CaseQuerySet:
        """Cases that nobody closed yet."""
        return self.filter(closed_at=None)

    def in_order(self) -> CaseQuerySet:
        """Danger first; then what has to be looked at soonest."""
        return self.order_by("rank", "due_at", "opened_at")


class Case(models.Model):
    """One thing that needs a human.

    `about` is whose it is as it was seen, or None where no name was shown; `writer` is whose it truly is,
    shown to nobody: it keeps a moderator from deciding on their own words or a friend's.
    `due_at` is when a human should have looked; `seen_at` when one first did. Merged cases point to the one
    that goes on.
    """

    class Outcome(models.TextChoices):
        NOTHING_WRONG = "nothing_wrong", _("Looked at; nothing needs doing")
        SPOKEN_TO = "spoken_to", _("Someone was spoken to")
        DECIDED = "decided", _("Something was decided")
        HELPED = "helped", _("Someone was offered help")
        HIDDEN = "hidden", _("It was hidden")
        MERGED = "merged", _("It goes on in another case")

    id = RandomIdField()
    kind = models.CharField(max_length=12, choices=Kind)
    rank = models.PositiveSmallIntegerField(default=1)
    thing = models.CharField(max_length=16)
    thing_id = models.BigIntegerField()
    # Empty, or what keeps it apart: letters that two people handed over are never laid together.
    apart = models.CharField(max_length=24, blank=True)
    about = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="cases_met"
    )
    writer = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    snapshot = models.TextField(blank=True)
    path = models.CharField(max_length=200, blank=True)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    claimed_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="cases_claimed"
    )
    claimed_at = models.DateTimeField(null=True, blank=True)
    asked = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    # 0: nobody told yet; 1: who is on call; 2: every moderator; 3: the organisers too.
    told = models.PositiveSmallIntegerField(default=0)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="cases_closed"
    )
    outcome = models.CharField(max_length=16, choices=Outcome, blank=True)
    closing_words = models.CharField(max_length=500, blank=True)
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["thing", "thing_id", "apart"],
                condition=models.Q(closed_at=None),
                name="one_open_case_per_thing",
            ),
        ]
        indexes = [
            models.Index(
                fields=["rank", "due_at", "opened_at"],
                condition=models.Q(closed_at=None),
                name="open_cases_in_order",
            ),
            models.Index(fields=["-closed_at"], name="closed_cases_latest_first"),
        ]

    def __str__(self) -> str:
        return f"case of a {self.thing}"

    def get_absolute_url(self) -> str:
        return f"/desk/cases/{self.pk}/"

    @property
    def thing_words(self) -> str:
        """What kind of thing it is about, as a person says it."""
        return str(
            THINGS.get(self.thing, _("a decision") if self.thing == "decision" else self.thing)
        )

    @property
    def is_danger(self) -> bool:
        """Whether somebody may come to harm: looked at first."""
        return self.kind in DANGER

    @property
    def is_heavy(self) -> bool:
        """Whether it is hard to read: its words are folded until asked for."""
        return self.kind in HEAVY

    def is_late(self, at: datetime) -> bool:
        """Whether its clock has run out and nobody has taken it."""
        return self.closed_at is None and self.claimed_by_id is None and self.due_at < at


class CaseReason(models.Model):
    """One reason for which a case is there: a member's report, or what a rule, head or encoder noticed.

    `moved` are the words that moved a rule or a head. `snapshot` is kept where it differs from the case's.
    """

    class By(models.TextChoices):
        MEMBER = "member", _("A member told us")
        WRITER = "writer", _("Its writer asked for somebody")
        RULE = "rule", _("A plain rule noticed it")
        HEAD = "head", _("The screen noticed it")
        ENCODER = "encoder", _("The second look noticed it")
        CLOCK = "clock", _("The house does this by itself")
        STAFF = "staff", _("Somebody at the desk met it themselves")

    case = models.ForeignKey(Case, models.CASCADE, related_name="reasons")
    at = models.DateTimeField()
    by = models.CharField(max_length=8, choices=By)
    kind = models.CharField(max_length=12, choices=Kind)
    because = models.CharField(max_length=300, blank=True)
    moved = models.JSONField(default=list, blank=True)
    report = models.OneToOneField(
        Report, models.CASCADE, null=True, blank=True, related_name="case_reason"
    )
    snapshot = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"reason {self.pk}"

    @property
    def is_machine(self) -> bool:
        """Whether no person noticed it."""
        return self.by in MACHINES


MACHINES = (CaseReason.By.RULE, CaseReason.By.HEAD, CaseReason.By.ENCODER)


class CaseLineQuerySet(models.QuerySet["CaseLine"]):
    """Lines are added and read. `forget` is the one change: a name leaves when its person does."""

    def update(self, **changes: Any) -> NoReturn:
        raise TypeError("A case's history is append-only.")

    def delete(self) -> NoReturn:
        raise TypeError("A case's history is append-only.")

    def forget(self, person: Person) -> int:
        """Take a person's name out of every line; what was done stays."""
        plain: models.QuerySet[CaseLine] = models.QuerySet(self.model, using=self.db)
        plain.filter(whom=person).update(whom=None)
        return plain.filter(by=person).update(by=None)


class CaseLine(models.Model):
    """One line of a case's history: who did what, when, in which words. Only staff read it."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="lines")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.DO_NOTHING, null=True, related_name="+")
    # Whom it was handed to or who was asked. Never in the words: a name leaves with its person.
    whom = models.ForeignKey(Person, models.DO_NOTHING, null=True, related_name="+")
    verb = models.CharField(max_length=20)
    words = models.TextField(max_length=2000, blank=True)

    objects = CaseLineQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.verb

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the line. A second save of the same one is refused."""
        if not self._state.adding:
            raise TypeError("A case's history is append-only.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("A case's history is append-only.")

    @property
    def deed(self) -> str:
        """What was done, as a person says it."""
        return in_words(self.verb)


class FollowUp(models.Model):
    """Somebody should look how it went on, on this day. Crises have one the day after they are closed."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="follow_ups")
    due_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    words = models.TextField(max_length=2000, blank=True)

    class Meta:
        ordering = ["due_at"]

    def __str__(self) -> str:
        return f"follow-up {self.pk}"
