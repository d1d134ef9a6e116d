"""Words that sound like danger: their writer is shown help at once; what is written to somebody here goes before humans too."""

from __future__ import annotations

import logging

from django.db import transaction
from django.utils.translation import gettext as _

from sameboat.people.models import Person
from sameboat.safety import ports
from sameboat.safety.screening import look_at
from sameboat.text.findings import By, Finding, Kind

_log = logging.getLogger("sameboat.programmes")
# What was only learned, and is less sure than this, leads nobody to another page: “when I wake” is a plan.
SURE = 0.75


def danger_in(words: str) -> Finding | None:
    """What the screen hears of danger in words. It decides nothing: help is shown, and that is all."""
    return next(iter(look_at(words).of(Kind.CRISIS)), None) if words.strip() else None


def is_sure(found: Finding) -> bool:
    """Whether help comes before anything else; else a quiet line says where it is."""
    return found.by == By.RULE or found.score >= SURE


def put_before_humans(person: Person, words: str, found: Finding, because: str) -> None:
    """Put words that somebody wrote to people here before a human. A fault in it keeps nobody from writing."""
    matter = ports.Matter(
        kind="crisis", thing="profile", thing_id=person.pk, about=person, snapshot=words,
        path=f"/people/{person.pk}/", because=because, by=str(found.by), moved=found.words,
    )  # fmt: skip
    try:
        with transaction.atomic():
            for step in ports.needs_a_human:
                step(matter)
    except Exception as fault:
        # Never the fault's own words: they may hold some of the text.
        _log.error("what should be put before humans was not: %s", type(fault).__name__)


def why_leaving() -> str:
    """What a moderator reads of words that were left on going."""
    return _("They wrote this to the organisers as they left a programme. It sounds like danger, and they were shown help.")  # fmt: skip


def why_wishes() -> str:
    """What a moderator reads of words to a coach."""
    return _("They wrote this to their coach in a programme. It sounds like danger, and they were shown help.")  # fmt: skip
