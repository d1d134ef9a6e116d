"""What is asked before a skill's words are kept: whether their writer is safe. It asks once, and never refuses.

What else the screen sees goes along, so that a moderator can be told of it where others will read the words.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from sameboat.people.models import Person
from sameboat.people.queries.house import the_house
from sameboat.safety.commands.wanting import want_word
from sameboat.safety.queries.helplines import Help, help_for
from sameboat.safety.screening import BROKEN, look_at, nothing_seen
from sameboat.text.findings import Kind, Look

HEARD = _("You are heard. Somebody here will write to you. If it gets worse before, use Help now.")
_log = logging.getLogger("sameboat.skills")


@dataclass(frozen=True)
class Moment:
    """What was seen in the words, and the help to show before they are kept, where somebody may be in danger."""

    seen: Look
    help: Help | None = None


def wants_word(person: Person, sent: Mapping[str, str]) -> bool:
    """Whether somebody who was asked said yes to a word; then a human learns of it, whatever becomes of the words."""
    if not sent.get("asked") or sent.get("write_to_me") != "yes":
        return False
    want_word(person=person)
    return True


def seen_in(text: str) -> Look:
    """What the screen sees in words that their writer was asked about already."""
    try:
        return look_at(text)
    except Exception as fault:
        # Never the fault's own words: they may hold some of the text.
        _log.error("the look at a skill's words failed: %s", type(fault).__name__)
        return nothing_seen(BROKEN)


def moment_for(person: Person, text: str, sent: Mapping[str, str]) -> Moment:
    """What to show before these words are kept; no help where there is no need, or they answered already."""
    try:
        seen = look_at(text)
        asks = bool(seen.of(Kind.CRISIS)) and not sent.get("asked")
        return Moment(seen, help_for(person, the_house()) if asks else None)
    except Exception as fault:
        # Never the fault's own words: they may hold some of the text.
        _log.error("the moment before a skill is kept failed: %s", type(fault).__name__)
        return Moment(nothing_seen(BROKEN))
