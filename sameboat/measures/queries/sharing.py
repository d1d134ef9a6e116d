"""Whose scores the viewer may see, and who sees theirs."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from sameboat.lib.ids import must_be_an_id
from sameboat.measures.models import CourseReader, Instrument
from sameboat.measures.queries.scores import OverTime, over_time
from sameboat.people.models import Person
from sameboat.safety.queries.hidden import blocked_people, is_blocked


def course_readers(viewer: Person, key: str) -> list[CourseReader]:
    """Who may see the viewer's scores on a form, by name."""
    found = CourseReader.objects.filter(owner=viewer, key=key, reader__leaving_at=None)
    return list(found.select_related("reader").order_by("reader__name"))


def shared_course(viewer: Person, owner_id: int, key: str) -> tuple[Person, OverTime]:
    """Somebody's scores on a form, where they share them with the viewer; else 404."""
    must_be_an_id(owner_id)
    shared = CourseReader.objects.filter(reader=viewer, owner=owner_id, key=key)
    owner = get_object_or_404(shared.select_related("owner")).owner
    if not owner.is_active or owner.is_leaving or is_blocked(viewer, owner):
        raise Http404
    return owner, over_time(owner, key)


def courses_shared_with(viewer: Person) -> list[tuple[CourseReader, str]]:
    """What others share with the viewer, and the name of each form."""
    hidden = set(blocked_people(viewer))
    found = CourseReader.objects.filter(
        reader=viewer, owner__leaving_at=None, owner__is_active=True
    )
    shared = [each for each in found.select_related("owner").order_by("owner__name", "key") if each.owner_id not in hidden]  # fmt: skip
    names = dict(Instrument.objects.order_by("version").values_list("key", "title"))
    return [(each, names.get(each.key, each.key)) for each in shared]
