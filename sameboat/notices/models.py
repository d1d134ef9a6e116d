"""What we tell people: notices in the house, and how often by mail."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.lib.ids import RandomIdField
from sameboat.people.models import Device, Person


class Notice(models.Model):
    """One thing a person may want to know. `key` makes telling the same thing twice harmless."""

    id = RandomIdField()
    person = models.ForeignKey(Person, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=80)
    words = models.CharField(max_length=200)
    path = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "key"],
                condition=models.Q(seen_at=None),
                name="one_unseen_notice_per_key",
            )
        ]
        indexes = [models.Index(fields=["person", "-made_at"], name="notices_of_a_person")]

    def __str__(self) -> str:
        return self.kind


class Wishes(models.Model):
    """How a person wants to be told. Hours are whole hours of their own clock, 0 to 23."""

    class ByMail(models.TextChoices):
        AT_ONCE = "at_once", _("When something happens")
        DAILY = "daily", _("Once a day, at my hour")
        NEVER = "never", _("Never")

    class CalledBy(models.TextChoices):
        BOTH = "both", _("By push message and by e-mail")
        PUSH = "push", _("By push message; by e-mail where that fails")
        MAIL = "mail", _("By e-mail only")

    person = models.OneToOneField(Person, models.CASCADE, related_name="wishes")
    by_mail = models.CharField(max_length=8, choices=ByMail, default=ByMail.NEVER)
    called_by = models.CharField(max_length=4, choices=CalledBy, default=CalledBy.BOTH)
    daily_hour = models.PositiveSmallIntegerField(default=18)
    quiet_from = models.PositiveSmallIntegerField(default=21)
    quiet_until = models.PositiveSmallIntegerField(default=8)
    last_daily_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "wishes"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(daily_hour__lt=24, quiet_from__lt=24, quiet_until__lt=24),
                name="hours_are_hours",
            )
        ]

    def __str__(self) -> str:
        return self.by_mail


class PushAddress(models.Model):
    """One browser of a person's that takes push messages. It goes when that browser is signed out."""

    id = RandomIdField()
    person = models.ForeignKey(Person, models.CASCADE, related_name="push_addresses")
    device = models.ForeignKey(Device, models.CASCADE, related_name="+")
    mark = models.CharField(max_length=64, unique=True)
    endpoint = models.CharField(max_length=1000)
    point = models.CharField(max_length=100)
    secret = models.CharField(max_length=30)
    made_at = models.DateTimeField()
    reached_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at"]
        verbose_name_plural = "push addresses"

    def __str__(self) -> str:
        return f"push address {self.pk}"


class WaitingPush(models.Model):
    """A push message that the worker will send: a kind, never words about anybody."""

    class Kind(models.TextChoices):
        CALL = "call", _("Someone needs you. Open the desk.")
        TRY = "try", _("It works. This is how you will be called.")
        WAITING = "waiting", _("Something waits for you, whenever you like.")

    PATHS = {Kind.CALL: "/desk/", Kind.TRY: "/desk/on-call/telephones/", Kind.WAITING: "/today/"}

    person = models.ForeignKey(Person, models.CASCADE, related_name="waiting_pushes")
    kind = models.CharField(max_length=10, choices=Kind)
    is_urgent = models.BooleanField(default=False)
    letter_if_not = models.BooleanField(default=False)
    good_until = models.DateTimeField()

    class Meta:
        verbose_name_plural = "waiting pushes"
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], name="one_waiting_push_of_a_kind")
        ]

    def __str__(self) -> str:
        return self.kind

    @property
    def path(self) -> str:
        """Which page a tap on it opens."""
        return self.PATHS[self.Kind(self.kind)]


class TextNumber(models.Model):
    """A number for text messages. `number` is sealed; by `mark` it is found when somebody answers from it.

    Only the code that went there is kept, as a mark. `stopped_at`: the word came that stops everything.
    """

    person = models.OneToOneField(Person, models.CASCADE, related_name="text_number")
    number = models.TextField()
    mark = models.CharField(max_length=64, db_index=True)
    code = models.CharField(max_length=64, blank=True)
    code_until = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    codes = models.PositiveSmallIntegerField(default=0)
    codes_on = models.DateField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"number {self.pk}"
