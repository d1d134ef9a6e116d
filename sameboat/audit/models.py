"""Who did what, when, and why; append-only, each line bound to the one before."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from sameboat.audit.chain import hash_of


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries can be added and read. Who stands in them is read along: `actor_id` and `subject_id`."""

    def update(self, **changes: Any) -> NoReturn:
        raise TypeError("The audit is append-only.")

    def delete(self) -> NoReturn:
        raise TypeError("The audit is append-only.")

    def with_people(self) -> EntryQuerySet:
        """With the ids of who did it and whom it was about; None where nobody did, or they left."""
        beside = {f"{part.value}_id": _who(part) for part in EntryPerson.Part}
        return self.annotate(**beside)

    def by(self, person_id: int) -> EntryQuerySet:
        """What this person did."""
        return self.filter(pk__in=EntryPerson.objects.lines(person_id, EntryPerson.Part.ACTOR))

    def about(self, person_id: int) -> EntryQuerySet:
        """What was done to this person."""
        return self.filter(pk__in=EntryPerson.objects.lines(person_id, EntryPerson.Part.SUBJECT))


class EntryManager(models.Manager.from_queryset(EntryQuerySet)):  # type: ignore[misc]
    """Entries with who stands in them."""

    def get_queryset(self) -> EntryQuerySet:
        return EntryQuerySet(self.model, using=self._db).with_people()


class Entry(models.Model):
    """One thing that somebody did which others may have to answer for.

    The line itself never changes. Who it was stands beside it (`EntryPerson`), so that erasing a
    person neither is stopped by the audit nor breaks the chain; the line only holds a mark, by which
    it can be told that the person beside it is the one it was written with.
    """

    actor_id: int | None = None
    subject_id: int | None = None

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)
    verb = models.CharField(max_length=40)
    actor_mark = models.CharField(max_length=64, blank=True)
    subject_mark = models.CharField(max_length=64, blank=True)
    thing = models.CharField(max_length=40, blank=True)
    thing_id = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    before = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    objects = EntryManager()

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return f"{self.verb} {self.thing}".strip()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the entry. A second save of the same one is refused."""
        if not self._state.adding:
            raise TypeError("The audit is append-only.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("The audit is append-only.")

    @property
    def own_hash(self) -> str:
        """The hash of this line as it stands now, with the hash it carries of the line before."""
        return hash_of(
            self.before, self.number, self.at, self.verb, self.actor_mark, self.subject_mark,
            self.thing, self.thing_id, self.reason,
        )  # fmt: skip


class EntryPersonQuerySet(models.QuerySet["EntryPerson"]):
    """Scopes over who stands in a line."""

    def lines(self, person_id: int, part: str) -> models.QuerySet[EntryPerson, int]:
        """The ids of the lines in which a person has this part."""
        return self.filter(person_id=person_id, part=part).values_list("entry_id", flat=True)


class EntryPerson(models.Model):
    """Who stands in a line, for as long as they are here. Without this row nobody can tell.

    `person_id` is no foreign key, so that the audit cannot keep a person from being erased.
    `token` is the chance in the line's mark: it goes with the row, and the mark then tells nothing.
    """

    class Part(models.TextChoices):
        ACTOR = "actor"
        SUBJECT = "subject"

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="people")
    part = models.CharField(max_length=8, choices=Part)
    person_id = models.BigIntegerField(db_index=True)
    token = models.CharField(max_length=64)

    objects = EntryPersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "part"], name="one_person_in_a_part_of_a_line")
        ]

    def __str__(self) -> str:
        return f"{self.part} of line {self.entry_id}"


def _who(part: str) -> Subquery:
    beside = EntryPerson.objects.filter(entry=OuterRef("pk"), part=part)
    return Subquery(beside.values("person_id")[:1])
