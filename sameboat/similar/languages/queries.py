"""Who writes in which language."""

from collections.abc import Iterable

from django.utils.translation import get_language

from sameboat.people.models import Person
from sameboat.similar.languages import Language, named, written
from sameboat.similar.models import Writes


def languages_of(viewer: Person) -> list[Language]:
    """The languages in which the viewer says they write."""
    return written_by([viewer.pk]).get(viewer.pk, [])


def written_by(ids: Iterable[int]) -> dict[int, list[Language]]:
    """The languages of those of these people who told them."""
    told = Writes.objects.filter(person__in=ids).values_list("person_id", "languages")
    return {person: named(codes) for person, codes in told}


def offered_to(viewer: Person) -> list[Language]:
    """Every language, first those the viewer told and the one the page is in."""
    mine = {each.code for each in languages_of(viewer)} | {(get_language() or "").split("-")[0]}
    return sorted(written().values(), key=lambda each: each.code not in mine)
