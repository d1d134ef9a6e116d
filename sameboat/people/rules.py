"""What people may do with their names and their place here."""

import re

from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.lib.words import name_key
from sameboat.people import ports
from sameboat.people.models import House, Person

_RESERVED = {
    "sameboat",
    "moderator",
    "organiser",
    "organizer",
    "admin",
    "administrator",
    "support",
    "someone",
    "house",
}
# Signs nobody sees that let "nimda" be read as "admin", and a name turn round what stands behind it.
_TURNS_ROUND = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def may_be_called(name: str, person: Person | None = None) -> None:
    """Refuse names that are empty, reserved, or look like a name already taken here."""
    key = name_key(name)
    if len(name) > 40 or not 2 <= len(key) <= 80:
        raise Refusal(_("Choose a name of 2 to 40 letters."))
    if "@" in name:
        raise Refusal(_("Leave out the @: your name here is no address."))
    if _TURNS_ROUND.search(name) or key in _RESERVED or key.startswith("someone"):
        raise Refusal(_("That name would mislead people. Please choose another."))
    others = Person.objects.filter(name_key=key)
    if person is not None:
        others = others.exclude(pk=person.pk)
    if others.exists():
        raise Refusal(_("That name, or one that looks like it, is taken. Please choose another."))


def may_come_in(house: House, *, agrees: bool) -> None:
    """Refuse at a closed door, and whoever has not agreed to how we are here."""
    if house.door == House.Door.CLOSED:
        raise Refusal(_("Nobody new can join for now. Please look in again later."))
    if ports.agreement_to_join and ports.agreement_to_join[0]() and not agrees:
        raise Refusal(_("Please tick that you agree to how we are with each other here."))
