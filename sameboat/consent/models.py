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


class ResearchWords(models.Model):
    """One version of what taking part in research means here. Published versions never change."""

    version = models.PositiveIntegerField(unique=True)
    body = models.TextField()
    body_html = models.TextField()
    what_changed = models.CharField(max_length=400, blank=True)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="research_words_published"
    )

    class Meta:
        ordering = ["-version"]
        verbose_name_plural = "research words"

    def __str__(self) -> str:
        return f"version {self.version}"


class ResearchYes(models.Model):
    """That a person said yes to taking part in research, to which words, when, and when they took it back.

    Every yes stays, with both moments. Only one that was not taken back, to the words that stand now, counts.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="research_yeses")
    words = models.ForeignKey(ResearchWords, models.PROTECT, related_name="yeses")
    given_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-given_at"]
        verbose_name_plural = "research yeses"
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(taken_back_at=None), name="one_standing_yes"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} takes part by {self.words_id}"
