"""What of somebody's own words stands on the page of whoever is introduced to them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sameboat.people.models import Person
from sameboat.similar.models import OwnLines, Shown


@dataclass(frozen=True)
class Said:
    """What somebody shows in their own words to one who is introduced to them."""

    lines: str = ""
    lines_id: int | None = None


def lines_of(viewer: Person) -> OwnLines | None:
    """The viewer's own lines, if there are any."""
    return OwnLines.objects.filter(person=viewer).first()


def said_by(ids: Sequence[int], near: set[int]) -> dict[int, Said]:
    """What each of these shows to somebody whose circles are shared by those in `near`."""
    said = dict.fromkeys(ids, Said())
    if not ids:
        return said
    for each in OwnLines.objects.filter(person__in=ids):
        if each.shown_to == Shown.INTRODUCED or (
            each.shown_to == Shown.CIRCLES and each.person_id in near
        ):
            said[each.person_id] = Said(each.text, each.pk)
    return said
