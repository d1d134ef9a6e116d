"""Writing things down."""

import secrets
from typing import Protocol

from django.db import transaction

from sameboat.audit.chain import mark_of
from sameboat.audit.models import Entry, EntryPerson
from sameboat.audit.words import FORGOTTEN
from sameboat.lib.locks import one_after_another
from sameboat.people.models import Person

_Part = EntryPerson.Part


class _Thing(Protocol):
    pk: int


def record(
    verb: str,
    *,
    actor: Person | None,
    subject: Person | None = None,
    thing: _Thing | None = None,
    reason: str = "",
) -> Entry:
    """Write down that `actor` did `verb` to a thing or to a person. Never what anyone wrote.

    Lock whatever you need before: from here to the end of the transaction nobody else writes a line.
    """
    if isinstance(thing, Person):
        raise TypeError("A person is the subject of a line: what a line says can never be erased.")
    return _append(
        verb,
        {_Part.ACTOR: actor, _Part.SUBJECT: subject},
        thing=type(thing).__name__.lower() if thing else "",
        thing_id=thing.pk if thing else None,
        reason=reason,
    )


@transaction.atomic
def forget_person(*, person: Person) -> int:
    """Take a person out of every line; that the thing was done stays. How many lines it was is written down,

    so that a name that was taken out behind the house's back is one too many.
    """
    lines, _each = EntryPerson.objects.filter(person_id=person.pk).delete()
    if lines:
        _append(FORGOTTEN, {}, thing="line", thing_id=lines)
    return lines


@transaction.atomic
def _append(
    verb: str,
    people: dict[_Part, Person | None],
    *,
    thing: str = "",
    thing_id: int | None = None,
    reason: str = "",
) -> Entry:
    one_after_another("audit")
    last = Entry.objects.order_by("-number").values_list("number", "hash").first() or (0, "")
    beside = [
        EntryPerson(part=part, person_id=person.pk, token=secrets.token_hex(32))
        for part, person in people.items()
        if person
    ]
    marks = {who.part: mark_of(who.token, who.part, who.person_id) for who in beside}
    entry = Entry(
        number=last[0] + 1,
        verb=verb,
        actor_mark=marks.get(_Part.ACTOR, ""),
        subject_mark=marks.get(_Part.SUBJECT, ""),
        thing=thing,
        thing_id=thing_id,
        reason=reason,
        before=last[1],
    )
    entry.hash = entry.own_hash
    entry.save()
    for who in beside:
        who.entry = entry
        setattr(entry, f"{who.part}_id", who.person_id)
    EntryPerson.objects.bulk_create(beside)
    return entry
