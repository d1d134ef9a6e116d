"""Deciding: several measures at once, one statement of reasons, told to the person it concerns."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from sameboat.audit.commands import record
from sameboat.lib.refusal import Refusal
from sameboat.moderation import rules
from sameboat.moderation.commands.history import add_line
from sameboat.moderation.commands.working import hold_mine
from sameboat.moderation.measures import TAKE, Taking
from sameboat.moderation.models import Case, Decision, Measure
from sameboat.notices.commands import tell
from sameboat.people.models import Person
from sameboat.safety.commands.pausing import end_pause


@transaction.atomic
def decide(
    *,
    case: Case,
    by: Person,
    verbs: Sequence[str],
    rule: str,
    what: str,
    why: str,
    days: int | None = None,
    at: datetime | None = None,
) -> Decision:
    """Take one or more measures, from a word to goodbye. All of them hold, or none.

    The person reads which rule, what, why, for how long, and how to appeal. `days` is for pauses.
    The same sent again within two minutes is one decision.
    """
    now = at or timezone.now()
    case = hold_mine(case, by, now)
    wanted = [verb for verb in TAKE if verb in verbs]
    _must_be_said(wanted, rule, what, why)
    for verb in wanted:
        rules.may_take(by, case, verb)
    same = case.decisions.filter(
        decided_by=by, what=what.strip()[:500], why=why.strip()[:1000],
        decided_at__gt=now - timedelta(minutes=2), decided_at__lte=now,
    )  # fmt: skip
    for before in same.prefetch_related("measures"):
        if {measure.verb for measure in before.measures.all()} == set(wanted):
            return before
    person = _held(case.writer_id)
    decision = Decision.objects.create(
        case=case,
        person=person,
        rule=rule.strip()[:200],
        what=what.strip()[:500],
        why=why.strip()[:1000],
        kind=case.kind,
        noticed_by_machine=_is_machines(case),
        decided_by=by,
        decided_at=now,
    )
    taking = Taking(by, case, person, days, why.strip()[:500], now)
    for verb in wanted:
        measure = TAKE[verb](taking)
        measure.decision = decision
        measure.save()
        add_line(case, f"decided_{verb}", by, what, at=now)
    record("decide", actor=by, subject=case.about, thing=case, reason=why.strip()[:500])
    _tell_person(decision, person, now)
    return decision


def _held(person_id: int | None) -> Person | None:
    """Whom it is about, locked before anything is written down: later, two decisions could wait for each other."""
    return (
        Person.objects.select_for_update(no_key=True).filter(pk=person_id).first()
        if person_id
        else None
    )


def _must_be_said(verbs: Sequence[str], rule: str, what: str, why: str) -> None:
    if not verbs:
        raise Refusal(_("Choose what you decide."))
    if {Measure.Verb.PAUSE, Measure.Verb.GOODBYE} <= set(verbs):
        raise Refusal(_("A pause or goodbye: choose one of the two."))
    if not rule.strip():
        raise Refusal(_("Choose which rule it is about."))
    if not what.strip() or not why.strip():
        raise Refusal(_("Say what happened and why you decide so. They will read both."))


def _is_machines(case: Case) -> bool:
    """Whether a machine noticed it before any person did."""
    first = case.reasons.order_by("at", "pk").first()
    return first is not None and first.is_machine


def _tell_person(decision: Decision, person: Person | None, at: datetime) -> None:
    if person is None:
        return
    with translation.override(person.language or None):
        words = _("Somebody at the desk decided about something you wrote. Read what and why.")
    tell(
        person=person, kind="decision", key=f"decision:{decision.pk}", words=words,
        path=decision.get_absolute_url(), at=at,
    )  # fmt: skip


@transaction.atomic
def restore_thing(*, case: Case, by: Person, why: str, at: datetime | None = None) -> None:
    """Put what was hidden back, with a reason that its writer reads. Its hiding counts as undone."""
    from sameboat.safety.ports import reportables

    now = at or timezone.now()
    case = hold_mine(case, by, now)
    kind = reportables.get(case.thing)
    if kind is None or kind.restore is None:
        raise Refusal(_("This kind of thing cannot be hidden."))
    if not why.strip():
        raise Refusal(_("Say why, in a sentence."))
    kind.restore(by, case, why.strip())
    hiding = Measure.objects.filter(
        decision__case__thing=case.thing,
        decision__case__thing_id=case.thing_id,
        verb__in=(Measure.Verb.HIDE, Measure.Verb.REMOVE),
        undone_at=None,
    )
    hiding.update(undone_at=now, undone_because=why.strip()[:500])
    add_line(case, "restored", by, why, at=now)


@transaction.atomic
def end_pause_early(
    *, by: Person, person: Person, because: str, at: datetime | None = None
) -> None:
    """End whatever pause somebody has here. They are told, and read why where they read of the pause."""
    now = at or timezone.now()
    held = Measure.objects.holding(now, Measure.Verb.PAUSE, Measure.Verb.GOODBYE)
    held = held.filter(decision__person=person).select_related("decision__case")
    # Cases before the person, as whoever decides does: the other way round two could wait for each other.
    cases = held.values("decision__case")
    list(Case.objects.select_for_update(no_key=True).filter(pk__in=cases).order_by("pk"))
    if not end_pause(by=by, person=person, because=because):
        return
    for measure in held:
        measure.undone_at, measure.undone_because = now, because.strip()[:500]
        measure.save(update_fields=["undone_at", "undone_because"])
        if measure.decision.case:
            add_line(measure.decision.case, "pause_ended", by, because, at=now)
        _tell_it_ended(person, measure.decision, now)


def _tell_it_ended(person: Person, decision: Decision, at: datetime) -> None:
    with translation.override(person.language or None):
        words = _("Your pause is over before its time. Read why.")
    tell(
        person=person, kind="decision", key=f"pause-ended:{decision.pk}", words=words,
        path=decision.get_absolute_url(), at=at,
    )  # fmt: skip


def erase_what_was_removed(at: datetime) -> int:
    """Erase the words of what was removed once nobody can appeal any more. A step of the clock."""
    from sameboat.moderation.models.decision import TIME_TO_APPEAL
    from sameboat.safety.ports import reportables

    due = Measure.objects.filter(
        verb=Measure.Verb.REMOVE,
        undone_at=None,
        erased_at=None,
        decision__decided_at__lt=at - TIME_TO_APPEAL,
    ).exclude(decision__appeal__answered_at=None, decision__appeal__isnull=False)
    erased = 0
    for measure in due.select_related("decision__case")[:200]:
        case = measure.decision.case
        kind = reportables.get(case.thing) if case else None
        with transaction.atomic():
            if case and kind and kind.erase:
                kind.erase(case.thing_id)
                Case.objects.filter(pk=case.pk).update(snapshot="")
            Measure.objects.filter(pk=measure.pk).update(erased_at=at)
        erased += 1
    return erased
