"""Sharing one's scores on a form with somebody one writes with, and taking that back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.lib.words import name_key
from sameboat.measures.models import CheckIn, CourseReader
from sameboat.notices.commands import drop_notices, tell
from sameboat.people.models import Person
from sameboat.safety import ports

MOST_READERS = 10


@transaction.atomic
def share_course(
    *, person: Person, key: str, name: str, at: datetime | None = None
) -> CourseReader:
    """Let somebody see one's scores on a form: a person one exchanges letters with. Twice changes nothing."""
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if (
        not CheckIn.objects.filter(person=person, instrument__key=key)
        .exclude(finished_at=None)
        .exists()
    ):
        raise Refusal(_("There is nothing to share yet."))
    other = Person.objects.here().filter(name_key=name_key(name)).first()
    # One sentence for all, so that it tells neither of a block nor of a name.
    if other is None or other == person or not _write_to_each_other(person, other):
        raise Refusal(
            _("You can share it with people you exchange letters with. Is the name right?")
        )
    readers = CourseReader.objects.filter(owner=person, key=key)
    if before := readers.filter(reader=other).first():
        return before
    # Those who are leaving are not shown, so nobody could take them out.
    if readers.filter(reader__leaving_at=None).count() >= MOST_READERS:
        raise Refusal(_("Ten people can see it already. Take somebody out first."))
    reader = CourseReader.objects.create(
        owner=person, key=key, reader=other, since=at or timezone.now()
    )
    with translation.override(other.language or None):
        words = _("%(name)s lets you see how it goes with them") % {"name": person.name}
    tell(
        person=other, kind="course", key=_notice(person, key), words=words, path=f"/check-ins/shared/{person.pk}/{key}/", at=at
    )  # fmt: skip
    return reader


def _notice(person: Person, key: str) -> str:
    return f"course:{person.pk}:{key}"


def _write_to_each_other(one: Person, other: Person) -> bool:
    return any(do(one, other) for do in ports.write_to_each_other)


@transaction.atomic
def stop_sharing_course(*, person: Person, key: str, reader: Person) -> None:
    """No longer let somebody see it. They are not told. Twice changes nothing."""
    CourseReader.objects.filter(owner=person, key=key, reader=reader).delete()
    drop_notices(person=reader, keys=[_notice(person, key)])


def drop_courses_between(one: Person, other: Person) -> None:
    """Two people no longer see each other: neither sees the other's scores."""
    both = Q(owner=one, reader=other) | Q(owner=other, reader=one)
    for each in CourseReader.objects.filter(both).select_related("owner", "reader"):
        stop_sharing_course(person=each.owner, key=each.key, reader=each.reader)
