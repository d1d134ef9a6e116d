"""What each measure does, and how it is undone when an appeal succeeds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from sameboat.circles.commands.places import pause_in_circle
from sameboat.circles.models import Circle
from sameboat.lib.refusal import Refusal
from sameboat.moderation.models import Case, Decision, Measure
from sameboat.people.models import Person
from sameboat.safety.commands.pausing import end_pause, pause_person
from sameboat.safety.ports import Concern, Reportable, reportables

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


def _kind(case: Concern, thing: str) -> Reportable:
    kind = reportables.get(thing)
    if kind is None or kind.hide is None or kind.restore is None:
        raise Refusal(_("This kind of thing cannot be hidden."))
    return kind


def _must_be_known(taking: Taking) -> Person:
    if taking.person is None:
        raise Refusal(_("There is nobody here any more to whom this could apply."))
    return taking.person


def _word(taking: Taking) -> Measure:
    _must_be_known(taking)
    return Measure(verb=Verb.WORD)


def _hide(taking: Taking) -> Measure:
    hide = _kind(taking.case, taking.case.thing).hide
    if hide:
        hide(taking.by, taking.case, taking.why)
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
    if not pause_in_circle(person=person, circle=circle, until=taking.until):
        raise Refusal(_("They have no place in that circle any more."))
    return Measure(verb=Verb.PAUSE_CIRCLE, until=taking.until, circle=circle)


def _pause(taking: Taking) -> Measure:
    if taking.days is None:
        raise Refusal(_("Say for how many days."))
    person = _must_be_known(taking)
    pause_person(by=taking.by, person=person, because=taking.why, days=taking.days, at=taking.at)
    return Measure(verb=Verb.PAUSE, until=taking.until)


def _goodbye(taking: Taking) -> Measure:
    person = _must_be_known(taking)
    pause_person(by=taking.by, person=person, because=taking.why, days=None, at=taking.at)
    return Measure(verb=Verb.GOODBYE)


TAKE: dict[str, Callable[[Taking], Measure]] = {
    Verb.WORD: _word,
    Verb.HIDE: _hide,
    Verb.REMOVE: _remove,
    Verb.PAUSE_CIRCLE: _pause_in_circle,
    Verb.PAUSE: _pause,
    Verb.GOODBYE: _goodbye,
}


def undo(measure: Measure, decision: Decision, by: Person, why: str) -> None:
    """Undo what a measure did, as far as it still holds."""
    if measure.verb in (Verb.HIDE, Verb.REMOVE) and decision.case:
        restore = _kind(decision.case, decision.case.thing).restore
        if restore:
            restore(by, decision.case, why)
    elif measure.verb == Verb.PAUSE_CIRCLE and measure.circle and decision.person:
        pause_in_circle(person=decision.person, circle=measure.circle, until=None)
    elif measure.verb in (Verb.PAUSE, Verb.GOODBYE) and decision.person:
        _end_pause(measure, decision.person, by)


def _end_pause(measure: Measure, person: Person, by: Person) -> None:
    # A pause that somebody set since then is another decision, and stands.
    if person.is_paused and person.paused_until == measure.until:
        end_pause(by=by, person=person)
