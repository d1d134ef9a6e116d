"""An edition: a programme's folder as it was taken in."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django.db import models

from sameboat.lib.ids import RandomIdField

if TYPE_CHECKING:
    from sameboat.programmes.folder.nouns import Programme


class EditionQuerySet(models.QuerySet["Edition"]):
    """Scopes over editions."""

    def in_use(self) -> EditionQuerySet:
        """Those that a cohort may be opened for."""
        return self.filter(retired_at=None).exclude(settled_at=None)

    def drafts(self) -> EditionQuerySet:
        """Those that are still being written."""
        return self.filter(settled_at=None)


class Edition(models.Model):
    """One version of a programme, with every file of its folder as it came.

    Until `settled_at` it is a draft: its files may change, and may be wrong. From then on it never changes, and
    whoever is in it stays on it. `marks` changes with every file. `number` counts the settled ones of a key.
    """

    id = RandomIdField()
    key = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=80)
    version = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=10, blank=True)
    number = models.PositiveIntegerField(null=True, blank=True)
    marks = models.CharField(max_length=64, blank=True)
    copied_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="copies"
    )
    is_shipped = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["title", "-number", "-made_at"]
        constraints = [
            models.UniqueConstraint(fields=["key", "number"], name="one_edition_of_a_number"),
            models.CheckConstraint(
                condition=models.Q(settled_at=None, number=None)
                | (models.Q(settled_at__isnull=False) & models.Q(number__isnull=False)),
                name="a_settled_edition_has_a_number",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_draft(self) -> bool:
        """Whether its files may still change."""
        return self.settled_at is None

    @property
    def programme(self) -> Programme | None:
        """What its files say, as far as they can be read; None where they say no programme at all."""
        return _programme_of(self.pk, self.marks)

    @property
    def course(self) -> Programme:
        """What a settled edition says. Raises ValueError for a draft that says nothing."""
        found = self.programme
        if found is None:
            raise ValueError("this edition has no programme")
        return found


class EditionFile(models.Model):
    """One file of an edition, byte for byte, by its name within the folder."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="files")
    name = models.CharField(max_length=200)
    content = models.BinaryField()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "name"], name="one_file_of_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def raw(self) -> bytes:
        """Its bytes, whichever database keeps them."""
        return bytes(self.content)


@lru_cache(maxsize=64)
def _programme_of(edition_id: int, marks: str) -> Programme | None:
    """Read once a process for each state of the files: `marks` is part of the question."""
    from sameboat.programmes.folder.files import sorted_files
    from sameboat.programmes.folder.problems import Notebook
    from sameboat.programmes.folder.reading import read_programme

    held = EditionFile.objects.filter(edition=edition_id)
    notebook = Notebook()
    files = sorted_files({each.name: each.raw for each in held}, notebook)
    return read_programme(files, notebook)
