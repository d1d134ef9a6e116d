"""What became of the files that a person brought, for themselves alone."""

from __future__ import annotations

from dataclasses import dataclass

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sameboat.measures.models import Export, Reading
from sameboat.people.models import Person


@dataclass(frozen=True)
class ExportPage:
    """A file while it is read and after: how far, what was found, what was left out and why, or why it could not be read."""

    export: Export
    sentence: str
    found: list[tuple[str, str, str]]
    left_out: list[tuple[str, int]]


def export_for(viewer: Person, export_id: int) -> ExportPage:
    """A file the viewer brought, or 404."""
    export = get_object_or_404(Export, pk=export_id, person=viewer)
    return ExportPage(
        export=export,
        sentence=_(export.sentence) if export.sentence else "",
        found=[
            (kind.value, str(kind.label), _days(export.found[kind.value]))
            for kind in Reading.Kind
            if kind.value in export.found
        ],
        left_out=[
            (_(reason), count)
            for reason, count in sorted(export.left_out.items(), key=lambda one: -one[1])
        ],
    )


def last_export_of(viewer: Person) -> Export | None:
    """The file the viewer brought last, while it is remembered."""
    return Export.objects.filter(person=viewer).order_by("-brought_at").first()


def exports_wait() -> bool:
    """Whether there is anything to read, or was when its reader ended."""
    return Export.objects.filter(state__in=Export.UNENDED).exists()


def _days(count: int) -> str:
    return ngettext("one day", "%(count)s days", count) % {"count": count}
