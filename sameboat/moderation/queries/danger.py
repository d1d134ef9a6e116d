"""Whom an open case of danger is about."""

from sameboat.moderation.models import Case
from sameboat.moderation.models.case import Kind


def in_danger() -> set[int]:
    """Ids of those whose own words or page lie before humans as a crisis, or were told to be one."""
    rows = Case.objects.open().filter(kind=Kind.CRISIS).values_list("writer_id", "about_id")
    return {person for row in rows for person in row if person}
