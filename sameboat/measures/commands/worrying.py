"""An answer that a human should see: a case with a clock, at once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from sameboat.measures.fhir.form import Question
from sameboat.measures.models import CheckIn
from sameboat.people.models import Person
from sameboat.safety import ports
from sameboat.safety.commands.offering_plan import note_hard_week
from sameboat.safety.commands.wanting import note_word_wanted


def put_before_humans(check_in: CheckIn, question: Question, value: Any, at: datetime) -> None:
    """Put a worrying answer before humans, with its question and nothing else of the form.

    The person was told on the first page that this would be done. The same check-in stays one case, however often an answer changes.
    """
    matter = ports.Matter(
        kind="crisis",
        thing="check_in",
        thing_id=check_in.pk,
        about=check_in.person,
        snapshot=told_of(question, value),
        path=f"/people/{check_in.person_id}/",
        because=_(
            "They answered this in a questionnaire. They know that somebody here is told, and were shown help."
        ),
        by="rule",
        at=at,
    )
    for step in ports.needs_a_human:
        step(matter)
    note_hard_week(person=check_in.person, at=at)


@transaction.atomic
def want_word_after(*, person: Person, check_in: CheckIn, at: datetime | None = None) -> None:
    """They would like somebody to write to them: one more reason for the case of their answer. Twice is one yes."""
    if not note_word_wanted(person=person, at=at):
        return
    matter = ports.Matter(
        kind="crisis",
        thing="check_in",
        thing_id=check_in.pk,
        about=person,
        snapshot="",
        path=f"/people/{person.pk}/",
        because=_("They would like somebody here to write to them today."),
        by="writer",
        at=at,
    )
    for step in ports.needs_a_human:
        step(matter)


def told_of(question: Question, value: Any) -> str:
    """A question and what was answered to it, in words."""
    return f"{' '.join((*question.above, question.text))}\n— {question.in_words(value)}"
