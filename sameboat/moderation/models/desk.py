"""How the desk is kept: the clocks, what to do in an emergency, who is on call, and notes to oneself."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.people.models import Person

WEEKDAYS = (
    _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"),
)  # fmt: skip


class CaseSettings(models.Model):
    """One row: minutes until a human should look, by kind; and the emergency steps, one a line."""

    clocks = models.JSONField(default=dict, blank=True)
    procedure = models.TextField(max_length=4000, blank=True)

    def __str__(self) -> str:
        return "case settings"


class Duty(models.Model):
    """Somebody is on call every week on this day, from one hour to another, by their own clock.

    Hours are whole hours, 0 to 24; a night is two rows.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="duties")
    weekday = models.PositiveSmallIntegerField(choices=list(enumerate(WEEKDAYS)))
    from_hour = models.PositiveSmallIntegerField()
    until_hour = models.PositiveSmallIntegerField()
    by_mail = models.BooleanField(default=True)

    class Meta:
        ordering = ["weekday", "from_hour", "pk"]
        verbose_name_plural = "duties"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    weekday__lt=7, from_hour__lt=models.F("until_hour"), until_hour__lte=24
                ),
                name="a_duty_has_hours",
            )
        ]

    def __str__(self) -> str:
        return f"duty {self.pk}"


class Debrief(models.Model):
    """What a moderator wrote down for themselves after something hard. Nobody else reads it."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="debriefs")
    at = models.DateTimeField()
    sealed = models.TextField()

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"debrief {self.pk}"
