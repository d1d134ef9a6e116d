"""What a person takes along of decisions and their own notes, and how cases forget them."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.moderation.models import (
    Appeal,
    Case,
    CaseLine,
    CaseReason,
    Debrief,
    Decision,
    Duty,
    FollowUp,
    Measure,
)
from sameboat.moderation.queries.desk import debriefs_of
from sameboat.people.models import Person
from sameboat.people.ports import Part
from sameboat.safety.ports import reportables


def take_moderation(person: Person) -> Part:
    """Decisions about them with their appeals, their duties at the desk and their notes to themselves.

    Never a case: who reported what, and what the screen noticed, is not theirs alone.
    """
    rows: list[dict[str, object]] = []
    for decision in Decision.objects.filter(person=person).prefetch_related("measures"):
        appeal = Appeal.objects.filter(decision=decision).first()
        rows.append(
            {
                "decided": ", ".join(m.get_verb_display() for m in decision.measures.all()),
                "rule": decision.rule,
                "what": decision.what,
                "why": decision.why,
                "undone_because": " ".join(
                    m.undone_because for m in decision.measures.all()
                ).strip(),
                "at": decision.decided_at,
                "my_appeal": appeal.words if appeal else "",
                "answer": appeal.answer if appeal else "",
            }
        )
    rows += [{"note_to_myself": note.words, "at": note.at} for note in debriefs_of(person)]
    rows += [
        {"on_call": duty.get_weekday_display(), "from": duty.from_hour, "until": duty.until_hour}
        for duty in Duty.objects.filter(person=person)
    ]
    return Part("decisions", _("What was decided about you, and your notes at the desk"), rows)


def forget_moderation(person: Person) -> None:
    """Take the person out of every case. That there was one, of which kind, stays for the figures.

    Cases about them, named or not, lose their words and their history, and are closed; decisions about them
    keep which rule and which measure. What they did at the desk stays without their name.
    """
    for case in Case.objects.filter(_about(person)):
        _empty(case)
    both = [word for word, kind in reportables.items() if kind.holds_both]
    told = CaseReason.objects.filter(report__reporter=person, case__thing__in=both)
    Case.objects.filter(reasons__in=told).update(snapshot="")
    told.update(snapshot="")
    met = Decision.objects.filter(person=person)
    Appeal.objects.filter(decision__in=met).update(words="", answer="")
    Measure.objects.filter(decision__in=met).update(undone_because="")
    met.update(person=None, what="", why="")
    CaseLine.objects.all().forget(person)
    Debrief.objects.filter(person=person).delete()
    Duty.objects.filter(person=person).delete()


def _about(person: Person) -> Q:
    found = Q(writer=person) | Q(about=person)
    for word, kind in reportables.items():
        if kind.made_by:
            found |= Q(thing=word, thing_id__in=kind.made_by(person))
    return found


def _erase_what_was_removed(case: Case) -> None:
    """What was removed goes now: once the case is empty, nobody would find it."""
    kind = reportables.get(case.thing)
    held = Measure.objects.filter(
        decision__case=case, verb=Measure.Verb.REMOVE, undone_at=None, erased_at=None
    )
    if kind and kind.erase and held.update(erased_at=timezone.now()):
        kind.erase(case.thing_id)


def _empty(case: Case) -> None:
    _erase_what_was_removed(case)
    CaseReason.objects.filter(case=case).delete()
    FollowUp.objects.filter(case=case).delete()
    plain: models.QuerySet[CaseLine] = models.QuerySet(CaseLine)
    plain.filter(case=case).delete()
    case.about = case.writer = case.asked = None
    case.thing_id, case.apart = 0, ""
    case.snapshot = case.path = case.closing_words = ""
    case.closed_at = case.closed_at or timezone.now()
    case.save()
