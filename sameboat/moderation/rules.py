"""Who may do what with a case."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.moderation.models import Appeal, Case, CaseReason, Decision, Measure
from sameboat.moderation.models.case import Kind
from sameboat.people.models import Person
from sameboat.safety.ports import friends_of

# Whoever took a case and then did nothing for this long no longer keeps others from it.
COLD = timedelta(hours=4)
COLD_IN_DANGER = timedelta(minutes=30)


def friends(person: Person) -> set[int]:
    """Ids of those with whom somebody writes."""
    return set().union(*(step(person) for step in friends_of))


def may_look_after(by: Person, case: Case) -> None:
    """Refuse everyone but staff, oneself, and friends while somebody else may still come."""
    if not by.is_staff:
        raise Refusal(_("Only a moderator can do that."))
    if by.pk in (case.writer_id, case.about_id):
        raise Refusal(_("This is about you. Somebody else looks at it."))
    if case.thing == "decision" and _decided(by, case):
        raise Refusal(_("You decided this. Somebody else looks at it now."))
    if not is_kept_from(by, case):
        return
    if _reported(by, case):
        raise Refusal(_("You told us of this. Somebody else looks at it."))
    raise Refusal(_("You know each other. Somebody else looks at it."))


def is_kept_from(person: Person, case: Case) -> bool:
    """Whether a friend, or whoever reported it, should look elsewhere: not whoever took or closed it, nor once everybody was called.

    Whoever tells of somebody in danger may stay with them.
    """
    if case.told >= 2 or person.pk in (case.claimed_by_id, case.closed_by_id):
        return False
    if case.kind != Kind.CRISIS and _reported(person, case):
        return True
    return bool({case.writer_id, case.about_id} & friends(person))


def _reported(person: Person, case: Case) -> bool:
    reasons = CaseReason.objects.filter(report__reporter=person)
    if case.thing == "decision":
        return reasons.filter(case__decisions__pk=case.thing_id).exists()
    return reasons.filter(case=case).exists()


def _decided(by: Person, case: Case) -> bool:
    return Decision.objects.filter(pk=case.thing_id, decided_by=by).exists()


def is_unnamed(case: Case) -> bool:
    """Whether somebody wrote it whose name is not shown to the desk."""
    return case.about_id is None and case.writer_id is not None


def may_be_given(to: Person, case: Case) -> None:
    """Refuse a colleague who may not look, without saying why: the reason would tell who wrote it."""
    if is_unnamed(case):
        raise Refusal(
            _(
                "They wrote without a name. Let go of it: whoever may look at it finds it in the queue."
            )
        )
    try:
        may_look_after(to, case)
    except Refusal as refusal:
        raise Refusal(_("They cannot look at this one. Choose somebody else.")) from refusal


def is_cold(case: Case, at: datetime) -> bool:
    """Whether whoever took a case has done nothing about it for long."""
    last = case.lines.filter(by=case.claimed_by).order_by("-at").first()
    since = max(filter(None, (case.claimed_at, last.at if last else None)), default=at)
    return at - since > (COLD_IN_DANGER if case.is_danger else COLD)


def must_be_free_for(by: Person, case: Case) -> None:
    """Refuse while somebody else holds the case: two people never decide on one thing."""
    if case.claimed_by_id and case.claimed_by_id != by.pk:
        raise Refusal(_("Somebody else is looking at this already."))


def may_close(case: Case, contact: str) -> None:
    """Refuse closing a crisis before somebody wrote what contact there was."""
    if case.kind == Kind.CRISIS and not contact.strip():
        raise Refusal(_("Write down what contact there was, or that none was possible and why."))


def may_appeal(person: Person, decision: Decision, at: datetime) -> None:
    """Refuse a stranger's appeal, a second one, and one that comes too late."""
    if decision.person_id != person.pk:
        raise Refusal(_("This was not decided about you."))
    if Appeal.objects.filter(decision=decision).exists():
        raise Refusal(_("You have told us already. Somebody looks at it."))
    if at > decision.appeal_until:
        raise Refusal(_("The time to say so is over."))


def may_answer_appeal(by: Person, appeal: Appeal) -> None:
    """Refuse whoever decided: somebody else answers. Whom it is about and their friends are refused by the case."""
    if not by.is_staff:
        raise Refusal(_("Only a moderator can do that."))
    if by.pk == appeal.decision.decided_by_id:
        raise Refusal(_("You decided this. Somebody else looks at it now."))
    if appeal.answered_at:
        raise Refusal(_("This is answered already."))


# Nobody can be given a pause without somebody knowing whom it meets.
_NEEDS_A_NAME = (Measure.Verb.PAUSE_CIRCLE, Measure.Verb.PAUSE, Measure.Verb.GOODBYE)


def may_take(by: Person, case: Case, verb: str) -> None:
    """Refuse a goodbye to everyone but organisers, and a pause for somebody unnamed whom one has not looked up."""
    if verb == Measure.Verb.GOODBYE and not by.is_organiser:
        raise Refusal(_("Goodbye is for an organiser to say."))
    if is_unnamed(case) and verb in _NEEDS_A_NAME and not case.lines.filter(verb="revealed", by=by):
        raise Refusal(_("They wrote without a name. Look who it was first, with a reason."))
