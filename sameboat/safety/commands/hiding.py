"""Not seeing somebody: blocks work both ways and at once, mutes one way. Nobody is told of either."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.people.models import Person
from sameboat.safety import ports
from sameboat.safety.models import Block, Mute


def _not_oneself(one: Person, other: Person) -> None:
    if one == other:
        raise Refusal(_("That is you."))


@transaction.atomic
def block_person(*, blocker: Person, blocked: Person, at: datetime | None = None) -> Block:
    """From now on neither sees the other, anywhere. Blocking twice changes nothing."""
    _not_oneself(blocker, blocked)
    block, is_new = Block.objects.get_or_create(
        blocker=blocker, blocked=blocked, defaults={"made_at": at or timezone.now()}
    )
    if is_new:
        for step in ports.after_block:
            step(blocker, blocked)
    return block


@transaction.atomic
def unblock_person(*, blocker: Person, blocked: Person) -> None:
    """Take a block back. If the other blocked too, theirs stands."""
    Block.objects.filter(blocker=blocker, blocked=blocked).delete()


@transaction.atomic
def mute_person(*, person: Person, muted: Person, at: datetime | None = None) -> Mute:
    """No longer read somebody. Muting twice changes nothing."""
    _not_oneself(person, muted)
    return Mute.objects.get_or_create(
        person=person, muted=muted, defaults={"made_at": at or timezone.now()}
    )[0]


@transaction.atomic
def unmute_person(*, person: Person, muted: Person) -> None:
    """Read somebody again."""
    Mute.objects.filter(person=person, muted=muted).delete()
