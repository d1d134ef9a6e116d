"""What somebody was asked, what they answered, and what it comes to."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.lib.ids import RandomIdField
from sameboat.measures.models.instrument import Instrument
from sameboat.measures.models.schedule import Asking
from sameboat.people.models import Person


class CheckInQuerySet(models.QuerySet["CheckIn"]):
    """Scopes over check-ins."""

    def visible_to(self, viewer: Person) -> CheckInQuerySet:
        """A check-in is its owner's alone."""
        return self.filter(person=viewer)

    def waiting(self, at: datetime) -> CheckInQuerySet:
        """Those that can be answered now: neither finished, nor put by, nor over."""
        return self.filter(
            finished_at=None, put_by_at=None, due_at__lte=at, closes_at__gt=at
        )  # fmt: skip


class CheckIn(models.Model):
    """One time somebody is asked a form. Without an asking they opened it by themselves.

    `occasion` says which one of the asking it is: its day, and for bursts which of the day. From `late_from` on an answer is
    late; from `closes_at` on there is none any more.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        FINISHED = "finished", _("answered")
        LATE = "late", _("answered late")
        NOT_TODAY = "not_today", _("not today")
        PARTLY = "partly", _("partly answered")
        SKIPPED = "skipped", _("left out")

    id = RandomIdField()
    person = models.ForeignKey(Person, models.CASCADE, related_name="check_ins")
    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="check_ins")
    asking = models.ForeignKey(
        Asking, models.CASCADE, null=True, blank=True, related_name="check_ins"
    )
    occasion = models.CharField(max_length=16, blank=True)
    due_at = models.DateTimeField()
    late_from = models.DateTimeField()
    closes_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    put_by_at = models.DateTimeField(null=True, blank=True)

    objects = CheckInQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["asking", "occasion"], name="each_occasion_once"),
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("due_at")), name="closes_after_it_is_due"
            ),
        ]
        indexes = [models.Index(fields=["person", "-due_at"], name="check_ins_of_a_person")]

    def __str__(self) -> str:
        return f"check-in {self.pk}"

    @property
    def name(self) -> str:
        """What its owner reads as its name."""
        return self.asking.schedule.title if self.asking else self.instrument.title

    def state_at(self, at: datetime) -> State:
        """What became of it, as of a moment."""
        if self.finished_at:
            is_late = self.asking_id and self.finished_at >= self.late_from
            return self.State.LATE if is_late else self.State.FINISHED
        if self.put_by_at:
            return self.State.NOT_TODAY
        if at < self.closes_at:
            return self.State.WAITING
        return self.State.PARTLY if self.begun_at else self.State.SKIPPED


class Answer(models.Model):
    """What was answered to one question: a code, a number, a day or words. None where it was left out."""

    check_in = models.ForeignKey(CheckIn, models.CASCADE, related_name="answers")
    link_id = models.CharField(max_length=120)
    value = models.JSONField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["check_in", "link_id"], name="one_answer_to_a_question")
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"


class Score(models.Model):
    """What a finished check-in comes to on one scale: a number, or a word."""

    check_in = models.ForeignKey(CheckIn, models.CASCADE, related_name="scores")
    link_id = models.CharField(max_length=120)
    number = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    word = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["check_in", "link_id"], name="one_score_on_a_scale"),
            models.CheckConstraint(
                condition=models.Q(number__isnull=False) | ~models.Q(word=""),
                name="a_score_says_something",
            ),
        ]

    def __str__(self) -> str:
        return f"score {self.pk}"
