"""Appeals: somebody says that a decision was wrong, and another moderator looks."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from sameboat.audit.commands import record
from sameboat.lib.refusal import Refusal
from sameboat.moderation import rules
from sameboat.moderation.commands.closing import shut
from sameboat.moderation.commands.history import add_line
from sameboat.moderation.commands.opening import open_case
from sameboat.moderation.commands.working import hold_mine
from sameboat.moderation.measures import undo
from sameboat.moderation.models import Appeal, Case, Decision
from sameboat.moderation.models.case import Kind
from sameboat.notices.commands import tell
from sameboat.people.models import Person
from sameboat.safety.ports import Matter


@transaction.atomic
def appeal_decision(
    *, person: Person, decision: Decision, words: str, at: datetime | None = None
) -> Appeal:
    """Say that a decision about oneself was wrong. A case opens, for somebody else than who decided."""
    now = at or timezone.now()
    decision = Decision.objects.select_for_update(of=("self",), no_key=True).get(pk=decision.pk)
    rules.may_appeal(person, decision, now)
    if not words.strip():
        raise Refusal(_("Write a sentence or two: what was it really like?"))
    appeal = Appeal.objects.create(decision=decision, words=words.strip()[:2000], made_at=now)
    # Who wrote without a name stays without one in their appeal too.
    named = decision.case.about if decision.case else person
    open_case(
        Matter(
            kind=Kind.APPEAL,
            thing="decision",
            thing_id=decision.pk,
            about=named,
            snapshot=appeal.words,
            path="",
            because="",
            by="member",
            at=now,
        )
    )
    Case.objects.filter(thing="decision", thing_id=decision.pk).update(writer=person)
    return appeal


@transaction.atomic
def answer_appeal(
    *, appeal: Appeal, by: Person, overturn: bool, answer: str, at: datetime | None = None
) -> Appeal:
    """Uphold a decision or overturn it, with words for the person. Overturning undoes what it did."""
    now = at or timezone.now()
    appeal = Appeal.objects.select_for_update(of=("self",), no_key=True).get(pk=appeal.pk)
    rules.may_answer_appeal(by, appeal)
    if not answer.strip():
        raise Refusal(_("Write to them what you found and why."))
    case = hold_mine(_case_of(appeal), by, now)
    appeal.answered_by, appeal.answered_at = by, now
    appeal.was_overturned, appeal.answer = overturn, answer.strip()[:1000]
    appeal.save()
    if overturn:
        _undo_all(appeal.decision, by, answer.strip(), now)
    shut(case, by, Case.Outcome.DECIDED, answer, now)
    record(
        "overturn_decision" if overturn else "uphold_decision",
        actor=by, subject=case.about, thing=case, reason=answer.strip()[:500],
    )  # fmt: skip
    _tell_person(appeal, now)
    return appeal


def _case_of(appeal: Appeal) -> Case:
    found = Case.objects.open().filter(thing="decision", thing_id=appeal.decision_id).first()
    if found is None:
        raise Refusal(_("This is answered already."))
    return found


def _undo_all(decision: Decision, by: Person, why: str, at: datetime) -> None:
    for measure in decision.measures.filter(undone_at=None):
        undo(measure, decision, by, why[:500], at)
        measure.undone_at = at
        measure.save(update_fields=["undone_at"])
    if decision.case:
        add_line(decision.case, "overturned", by, why, at=at)


def _tell_person(appeal: Appeal, at: datetime) -> None:
    person = appeal.decision.person
    if person is None:
        return
    with translation.override(person.language or None):
        words = (
            _("You were right: a decision about you was undone.")
            if appeal.was_overturned
            else _("Somebody else looked at the decision about you. Read what they found.")
        )
    tell(
        person=person, kind="decision", key=f"appeal:{appeal.pk}", words=words,
        path=appeal.decision.get_absolute_url(), at=at,
    )  # fmt: skip
