"""Writing things down."""

from typing import Protocol

from sameboat.audit.models import Entry
from sameboat.people.models import Person


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
    """Write down that `actor` did `verb` to a thing or to a person. Never what anyone wrote."""
    return Entry.objects.create(
        verb=verb,
        actor_id=actor.pk if actor else None,
        subject_id=subject.pk if subject else None,
        thing=type(thing).__name__.lower() if thing else "",
        thing_id=thing.pk if thing else None,
        reason=reason,
    )
