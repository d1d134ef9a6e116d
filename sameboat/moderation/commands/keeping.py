"""How the desk is kept: the clocks, the emergency steps, and notes to oneself."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.audit.commands import record
from sameboat.lib.refusal import Refusal
from sameboat.moderation import rules
from sameboat.moderation.clocks import MINUTES, case_settings
from sameboat.moderation.commands.history import add_line, hold_open
from sameboat.moderation.models import Case, CaseSettings, Debrief
from sameboat.people.models import Person
from sameboat.safety.plan_box import seal_words


@transaction.atomic
def keep_desk(*, by: Person, clocks: Mapping[str, int], procedure: str) -> CaseSettings:
    """Keep the clocks (minutes by kind) and the emergency steps, one a line. For organisers."""
    if not by.is_organiser:
        raise Refusal(_("Only an organiser can do that."))
    kept = case_settings()
    kept.clocks = {kind: int(minutes) for kind, minutes in clocks.items() if kind in MINUTES}
    kept.procedure = procedure.strip()[:4000]
    kept.save()
    record("keep_desk", actor=by)
    return kept


@transaction.atomic
def tick_off(*, case: Case, by: Person, step: str, at: datetime | None = None) -> None:
    """Say that a step of the emergency procedure is done. Twice changes nothing."""
    case = hold_open(case)
    rules.may_look_after(by, case)
    if step.strip() and not case.lines.filter(verb="step", words=step.strip()).exists():
        add_line(case, "step", by, step, at=at)


@transaction.atomic
def write_debrief(*, by: Person, words: str, at: datetime | None = None) -> Debrief:
    """Keep a note to oneself, sealed: nobody else reads it."""
    if not words.strip():
        raise Refusal(_("Write the note first."))
    sealed = seal_words({"words": words.strip()[:4000]})
    return Debrief.objects.create(person=by, at=at or timezone.now(), sealed=sealed)


@transaction.atomic
def drop_debrief(*, by: Person, debrief_id: int) -> None:
    """Take a note to oneself away. Twice changes nothing."""
    Debrief.objects.filter(person=by, pk=debrief_id).delete()
