"""A pause for a person: they cannot read or write here for a time, and read why. Only people set one."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.audit.commands import record
from sameboat.lib.refusal import Refusal
from sameboat.people.models import Person

LONGEST_BY_MODERATOR = timedelta(days=30)


def may_pause(by: Person, person: Person, lasts: timedelta | None = None) -> None:
    """Refuse everyone but staff; moderators pause members, for thirty days at most."""
    if not by.is_staff:
        raise Refusal(_("Only a moderator can do that."))
    if by.pk == person.pk:
        raise Refusal(_("Not yourself."))
    if by.is_organiser:
        return
    if person.is_staff:
        raise Refusal(_("For somebody at the desk, ask an organiser."))
    if person.is_paused and _is_organisers(person):
        raise Refusal(_("An organiser decided on this pause. Ask an organiser."))
    if lasts is None or lasts > LONGEST_BY_MODERATOR:
        raise Refusal(_("Longer than thirty days is for an organiser to decide."))


def _is_organisers(paused: Person) -> bool:
    """Whether a pause is longer than a moderator could have made it."""
    if paused.paused_at is None or paused.paused_until is None:
        return True
    return paused.paused_until - paused.paused_at > LONGEST_BY_MODERATOR


@transaction.atomic
def pause_person(
    *,
    by: Person,
    person: Person,
    because: str,
    days: int | None,
    is_named: bool = True,
    at: datetime | None = None,
) -> Person:
    """Pause somebody for some days, or for good (None). They are told why. A new pause replaces one that holds."""
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    lasts = None if days is None else timedelta(days=days)
    may_pause(by, person, lasts)
    if not because.strip():
        raise Refusal(_("Say why, in a sentence. They will read it."))
    now = at or timezone.now()
    person.paused_at, person.paused_because = now, because.strip()[:500]
    person.paused_until = None if lasts is None else now + lasts
    person.save(update_fields=["paused_at", "paused_until", "paused_because"])
    # Whom it met would tell who wrote without a name.
    subject = person if is_named else None
    record("pause_person", actor=by, subject=subject, reason=person.paused_because)
    return person


@transaction.atomic
def end_pause(
    *, by: Person, person: Person, because: str, is_named: bool = True, after_appeal: bool = False
) -> bool:
    """End a pause early; whether there was one. After an appeal, whoever answered it has been asked already."""
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if not after_appeal:
        may_pause(by, person, timedelta(0))
    if not because.strip():
        raise Refusal(_("Say why it ends, in a sentence. They will read it."))
    if person.paused_at is None:
        return False
    person.paused_at = person.paused_until = None
    person.paused_because = ""
    person.save(update_fields=["paused_at", "paused_until", "paused_because"])
    subject = person if is_named else None
    record("end_pause", actor=by, subject=subject, reason=because.strip()[:500])
    return True
