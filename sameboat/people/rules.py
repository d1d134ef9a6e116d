"""What people may do with their names and their place here."""

import re

from django.db.models import Q
from django.utils.translation import gettext as _

from sameboat.lib.lookalikes import mixes_alphabets, skeleton
from sameboat.lib.refusal import Refusal
from sameboat.lib.words import name_key
from sameboat.people import ports
from sameboat.people.misleading import sounds_on_duty
from sameboat.people.models import House, Person

# What stands behind the name of somebody who wrote elsewhere and has no keys here.
EARLIER = "(earlier)"
# Signs nobody sees: some let "nimda" be read as "admin", others make two names of what looks like one.
_TURNS_ROUND = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u115f\u1160\u200e\u200f\u202a-\u202e\u2066-\u2069\u2800\u3164\uffa0]"
)


def may_be_called(name: str) -> None:
    """Refuse names that are empty, mislead, or look like a name already taken here."""
    may_stand_as_earlier(name)
    if sounds_on_duty(name) or name.endswith(EARLIER):
        raise _misleads()
    read_as = skeleton(name)
    if Person.objects.filter(Q(name_key=name_key(name)) | Q(name_skeleton=read_as)).exists():
        raise Refusal(_("That name, or one that looks like it, is taken. Please choose another."))
    if mixes_alphabets(name):
        raise Refusal(
            _(
                "Keep to the letters of one alphabet: some look the same, and people could mix you up."
            )
        )


def may_stand_as_earlier(name: str) -> None:
    """Refuse what cannot be a name at all, not even of somebody who wrote elsewhere and has no keys here."""
    if len(name) > 40 or not 2 <= len(name_key(name)) <= 80:
        raise Refusal(_("Choose a name of 2 to 40 letters."))
    if "@" in name:
        raise Refusal(_("Leave out the @: your name here is no address."))
    # "Someone" is how the house itself speaks of those who keep their name to themselves.
    if _TURNS_ROUND.search(name) or skeleton(name).startswith("someone"):
        raise _misleads()


def _misleads() -> Refusal:
    return Refusal(_("That name would mislead people. Please choose another."))


def may_come_in(house: House, *, agrees: bool) -> None:
    """Refuse at a closed door, and whoever has not agreed to how we are here."""
    if house.door == House.Door.CLOSED:
        raise Refusal(_("Nobody new can join for now. Please look in again later."))
    if ports.agreement_to_join and ports.agreement_to_join[0]() and not agrees:
        raise Refusal(_("Please tick that you agree to how we are with each other here."))
