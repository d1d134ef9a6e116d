"""The community's agreement, its versions, and who agreed to which."""

from django.db import models

from sameboat.people.models import Person


class Agreement(models.Model):
    """One version of what everyone here agrees to. Published versions never change."""

    version = models.PositiveIntegerField(unique=True)
    body = models.TextField()
    body_html = models.TextField()
    what_changed = models.CharField(max_length=400, blank=True)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="agreements_published"
    )

    class Meta:
        ordering = ["-version"]

    def __str__(self) -> str:
        return f"version {self.version}"


class Acceptance(models.Model):
    """That a person agreed to a version, and when."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="acceptances")
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="acceptances")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "agreement"], name="agreed_once_a_version"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} agreed to {self.agreement_id}"
