"""What is asked before a few lines are kept: whether their writer is safe. It asks once, and never refuses.

As with letters and a person's page, nobody else reads of it, unless the writer says yes to a word from somebody here.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from sameboat.people.models import Person
from sameboat.people.queries.house import the_house
from sameboat.safety.commands.wanting import want_word
from sameboat.safety.queries.helplines import Help, help_for
from sameboat.safety.screening import look_at
from sameboat.similar.lines.queries import lines_of
from sameboat.text.findings import Kind

HEARD = _("You are heard. Somebody here will write to you. If it gets worse before, use Help now.")
_log = logging.getLogger("sameboat.similar")


@dataclass(frozen=True)
class Moment:
    """The help that stands before the words of somebody who may be in danger."""

    help: Help


def wants_word(person: Person, told: Mapping[str, str]) -> bool:
    """Whether somebody who was asked said yes to a word; then a human learns of it, whatever becomes of the lines."""
    if not told.get("asked") or told.get("write_to_me") != "yes":
        return False
    want_word(person=person)
    return True


def moment_for(person: Person, text: str, told: Mapping[str, str]) -> Moment | None:
    """What to show before these lines are kept; nothing where there is nothing, or they answered already."""
    try:
        if told.get("asked"):
            return None
        stood = lines_of(person)
        if stood and stood.text.split() == text.split():
            return None
        return Moment(help_for(person, the_house())) if look_at(text).of(Kind.CRISIS) else None
    except Exception as fault:
        # Never the fault's own words: they may hold some of the text.
        _log.error("the moment before lines are kept failed: %s", type(fault).__name__)
        return None
