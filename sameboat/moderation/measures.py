"""What each measure does, and how it is undone when an appeal succeeds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext as _

from sameboat.circles.commands.places import pause_in_circle
from sameboat.circles.models import Circle
from sameboat.lib.refusal import Refusal
from sameboat.moderation.models import Case, Decision, Measure
from sameboat.people.models import Person
from sameboat.safety.commands.pausing import end_pause, pause_person
from sameboat.safety.ports import reportables

Verb = Measure.Verb


@dataclass(frozen=True)
class Taking:
    """Everything a measure needs: who decides, on which case, about whom, for how long and why."""

    by: Person
    case: Case
    person: Person | None
    days: int | None
    why: str
    at: datetime

    @property
    def until(self) -> datetime | None:
        """When what has an end ends."""
        return self.at + timedelta(days=self.days) if self.days else None


def circle_of(case: Case) -> Circle | None:
    """The circle in which the thing of a case stands."""
    kind = reportables.get(case.thing)
    circle_id = kind.circle(case.thing_id) if kind and kind.circle else None
    return Circle.objects.filter(pk=circle_id).first() if circle_id else None


def can_hide(case: Case) -> bool:
    """Whether the thing of a case is of a kind that can be hidden."""
    kind = reportables.get(case.thing)
    return bool(kind and kind.hide)


def can_reveal(case: Case) -> bool:
    """Whether the thing of a case is of a kind that is written without a name, so that its writer can be looked up."""
    kind = reportables.get(case.thing)
    return bool(kind and kind.reveal)


def _must_be_known(taking: Taking) -> Person:
    if taking.person is None:
        raise Refusal(_("There is nobody here any more to whom this could apply."))
    return taking.person


def _word(taking: Taking) -> Measure:
    _must_be_known(taking)
    return Measure(verb=Verb.WORD)


def _hide(taking: Taking) -> Measure:
    kind = reportables.get(taking.case.thing)
    if kind is None or kind.hide is None:
        raise Refusal(_("This kind of thing cannot be hidden."))
    kind.hide(taking.by, taking.case, taking.why)
    return Measure(verb=Verb.HIDE)


def _remove(taking: Taking) -> Measure:
    _hide(taking)
    return Measure(verb=Verb.REMOVE)


def _pause_in_circle(taking: Taking) -> Measure:
    person, circle = _must_be_known(taking), circle_of(taking.case)
    if circle is None:
        raise Refusal(_("This does not stand in a circle."))
    if taking.until is None:
        raise Refusal(_("Say for how many days."))
    held = circle.memberships.filter(person=person, paused_until__gt=taking.until).exists()
    if held:
        raise Refusal(_("They have a longer pause there already."))
    if not pause_in_circle(person=person, circle=circle, until=taking.until):
        raise Refusal(_("They have no place in that circle any more."))
    return Measure(verb=Verb.PAUSE_CIRCLE, until=taking.until, circle=circle)


def _pause(taking: Taking) -> Measure:
    if taking.days is None:
        raise Refusal(_("Say for how many days."))
    person = _must_be_known(taking)
    if person.is_paused and (
        person.paused_until is None or person.paused_until > taking.at + timedelta(days=taking.days)
    ):
        raise Refusal(_("They have a longer pause already."))
    _pause_here(taking, person, taking.days)
    return Measure(verb=Verb.PAUSE, until=taking.until)


def _goodbye(taking: Taking) -> Measure:
    _pause_here(taking, _must_be_known(taking), None)
    return Measure(verb=Verb.GOODBYE)


def _pause_here(taking: Taking, person: Person, days: int | None) -> None:
    # The words of an unnamed case beside somebody's name would tell who wrote it; the decision has them in full.
    named = taking.case.about_id is not None
    because = taking.why if named else _("You find it under what was decided.")
    pause_person(
        by=taking.by, person=person, because=because, days=days, is_named=named, at=taking.at
    )


TAKE: dict[str, Callable[[Taking], Measure]] = {
    Verb.WORD: _word,
    Verb.HIDE: _hide,
    Verb.REMOVE: _remove,
    Verb.PAUSE_CIRCLE: _pause_in_circle,
    Verb.PAUSE: _pause,
    Verb.GOODBYE: _goodbye,
}


def undo(measure: Measure, decision: Decision, by: Person, why: str, at: datetime) -> None:
    """Undo what a measure did, as far as it still holds and no other decision says the same."""
    if measure.verb in (Verb.HIDE, Verb.REMOVE):
        _show_again(measure, decision, by, why)
    elif measure.verb == Verb.PAUSE_CIRCLE:
        _end_pause_in_circle(measure, decision, at)
    elif measure.verb in (Verb.PAUSE, Verb.GOODBYE) and decision.person:
        _end_pause(measure, decision, by, why, at)


def _holding(measure: Measure, at: datetime, *verbs: str) -> models.QuerySet[Measure]:
    """Other measures of these kinds that hold."""
    return Measure.objects.holding(at, *verbs).exclude(pk=measure.pk)


def _show_again(measure: Measure, decision: Decision, by: Person, why: str) -> None:
    case = decision.case
    kind = reportables.get(case.thing) if case else None
    if case is None or kind is None or kind.restore is None:
        return
    same = {"decision__case__thing": case.thing, "decision__case__thing_id": case.thing_id}
    if not _holding(measure, decision.decided_at, Verb.HIDE, Verb.REMOVE).filter(**same).exists():
        kind.restore(by, case, why)


def _end_pause_in_circle(measure: Measure, decision: Decision, at: datetime) -> None:
    if measure.circle is None or decision.person is None:
        return
    others = _holding(measure, at, Verb.PAUSE_CIRCLE).filter(
        decision__person=decision.person, circle=measure.circle
    )
    longest = others.order_by("-until").values_list("until", flat=True).first()
    pause_in_circle(person=decision.person, circle=measure.circle, until=longest)


def _end_pause(measure: Measure, decision: Decision, by: Person, why: str, at: datetime) -> None:
    # A pause that somebody set since then is another decision, and stands.
    person, named = decision.person, bool(decision.case and decision.case.about_id)
    if person is None or not person.is_paused or person.paused_until != measure.until:
        return
    others = _holding(measure, at, Verb.PAUSE, Verb.GOODBYE).filter(decision__person=person)
    longest = others.order_by("-until").first()
    if longest is None:
        end_pause(by=by, person=person, because=why, is_named=named, after_appeal=True)
    else:
        Person.objects.filter(pk=person.pk).update(paused_until=longest.until)
