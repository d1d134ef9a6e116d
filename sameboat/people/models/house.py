"""The house: what the organisation calls this place and how its front door stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.lib.countries import country_code


class House(models.Model):
    """The one row that says what this place is. Its id is always 1."""

    class Door(models.TextChoices):
        OPEN = "open", _("Anyone may join")
        BY_INVITATION = "by_invitation", _("Only with an invitation")
        CLOSED = "closed", _("Nobody new for now")

    name = models.CharField(_("Name of this place"), max_length=60, default="Sameboat")
    welcome = models.CharField(_("One or two sentences of welcome"), max_length=300, blank=True)
    door = models.CharField(max_length=16, choices=Door, default=Door.BY_INVITATION)
    countries = models.CharField(
        _("Countries, as two-letter codes"), max_length=200, blank=True, help_text="GB IE"
    )
    organiser_name = models.CharField(_("Who runs it"), max_length=120, blank=True)
    contact = models.CharField(_("How to reach them"), max_length=200, blank=True)
    leave_to = models.URLField(_("Where Leave goes"), default="https://www.wikipedia.org/")
    circles_can_be_proposed = models.BooleanField(default=True)
    everything_waits = models.BooleanField(default=False)
    first_posts_wait = models.PositiveSmallIntegerField(default=0)
    new_links_wait = models.BooleanField(default=True)
    footnotes_wait_hours = models.PositiveSmallIntegerField(default=24)
    opened_at = models.DateTimeField(null=True, blank=True)
    backed_up_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="there_is_one_house"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def country_codes(self) -> list[str]:
        """The countries this house serves, as two-letter codes."""
        told = (country_code(word) for word in self.countries.replace(",", " ").split())
        return [code for code in told if code]
