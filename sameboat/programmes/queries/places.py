"""Where somebody is in the programmes they are in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sameboat.lib.refusal import allowed
from sameboat.mailing.rules import is_open_to_mail
from sameboat.people.models import Person
from sameboat.programmes import rules
from sameboat.programmes.folder.nouns import Programme, Told
from sameboat.programmes.models import Carer, Place
from sameboat.programmes.queries.company import buddy_of, coach_of
from sameboat.programmes.queries.doors import carers_of
from sameboat.programmes.queries.known import known_of
from sameboat.programmes.way.opening import ModuleNow, State, StepNow, modules_now, next_step


@dataclass(frozen=True)
class StepLine:
    """A step in a list: where it stands, and when it comes if it comes later."""

    now: StepNow
    later: str

    @property
    def is_open(self) -> bool:
        """Whether it can be opened."""
        return self.now.state in {State.OPEN, State.DONE}

    @property
    def is_done(self) -> bool:
        """Whether somebody is done with it."""
        return self.now.state == State.DONE


@dataclass(frozen=True)
class WayPage:
    """Where somebody is in a programme: the one step to go on with, all that they may see, and which day it is."""

    place: Place
    programme: Told
    day: int
    next: StepNow | None
    modules: list[tuple[ModuleNow, list[StepLine]]]
    carers: list[Carer]
    buddy: Person | None = None
    coach: Person | None = None
    goes_by_mail: bool = False
    is_in_circle: bool = True
    was_sent_away: bool = False

    @property
    def wants_mail(self) -> bool:
        """Whether it is meant to be lived by e-mail, and its circle does not go out by mail."""
        return bool(self.programme["cohort"].get("by-mail")) and not self.goes_by_mail

    @property
    def has_buddies(self) -> bool:
        """Whether people are paired in it, and it goes on."""
        return bool(self.programme["cohort"].get("buddies")) and not self.place.cohort.closed_at

    @property
    def has_coaches(self) -> bool:
        """Whether there is a coach to ask for."""
        return any(each.role == Carer.Role.COACH for each in self.carers)

    @property
    def under_way(self) -> list[tuple[ModuleNow, list[StepLine]]]:
        """Modules in which something is open and not done."""
        return [each for each in self.modules if any(line.is_open and not line.is_done for line in each[1])]  # fmt: skip

    @property
    def behind(self) -> list[tuple[ModuleNow, list[StepLine]]]:
        """Modules that are done."""
        return [each for each in self.modules if all(line.is_done for line in each[1])]

    @property
    def ahead(self) -> list[tuple[ModuleNow, list[StepLine]]]:
        """Modules of which nothing more can be done now: some of it comes later."""
        rest = [*self.under_way, *self.behind]
        return [each for each in self.modules if each not in rest]

    @property
    def is_before(self) -> bool:
        """Whether it has not begun."""
        return self.day < 0

    @property
    def is_over(self) -> bool:
        """Whether the last day is over. What is open stays open."""
        return self.day > int(self.programme["days"])

    @property
    def when(self) -> str:
        """Which day it is, in words; nothing that hurries."""
        if self.is_before:
            return _("It begins on %(day)s.") % {"day": date_format(self.place.began_on, "l j F")}
        if self.is_over:
            return _("The last day is over. What was open stays open, for as long as you like.")
        return _("Week %(n)d") % {"n": self.day // 7 + 1}


@dataclass(frozen=True)
class Ahead:
    """A programme somebody is in, in a line: what it is called, and the step to go on with if one is open."""

    name: str
    path: str
    step: str


def ahead_for(viewer: Person) -> list[Ahead]:
    """The programmes the viewer is in that were not closed, each with its next step."""
    mine = Place.objects.filter(person=viewer, left_at=None, cohort__closed_at=None)
    places = mine.select_related("cohort__edition", "person")
    now = timezone.now()
    return [_ahead(each, now) for each in places]


def _ahead(place: Place, now: datetime) -> Ahead:
    known = known_of(place, now)
    found = next_step(place.cohort.edition.course, known) if known.day >= 0 else None
    return Ahead(place.cohort.name, place.get_absolute_url(), found.title if found else "")


def place_for(viewer: Person, cohort_id: int) -> Place:
    """The viewer's own place in a cohort that they did not leave, or 404."""
    found = Place.objects.select_related("cohort__edition", "cohort__circle", "person")
    return get_object_or_404(found, cohort=cohort_id, person=viewer, left_at=None)


def place_ever(viewer: Person, cohort_id: int) -> Place:
    """The viewer's own place, left or not, or 404: what one wrote stays one's own."""
    found = Place.objects.select_related("cohort__edition", "cohort__circle", "person")
    return get_object_or_404(found, cohort=cohort_id, person=viewer)


def way_page(place: Place, at: datetime | None = None) -> WayPage:
    """Where somebody is in their programme."""
    now = at or timezone.now()
    programme, known = place.cohort.edition.course, known_of(place, now)
    modules = modules_now(programme, known)
    return WayPage(
        place=place,
        programme=programme.main.told,
        day=known.day,
        next=next_step(programme, known) if known.day >= 0 else None,
        modules=[
            (each, [_line(step, place, programme) for step in each.steps]) for each in modules
        ],
        carers=carers_of(place.cohort, place.person),
        buddy=buddy_of(place),
        coach=coach_of(place),
        is_in_circle=_is_in_circle(place),
        was_sent_away=not allowed(rules.may_be_in_its_circle, place.person, place.cohort),
        goes_by_mail=bool(place.cohort.circle and is_open_to_mail(place.cohort.circle)),
    )


def _is_in_circle(place: Place) -> bool:
    circle = place.cohort.circle
    return bool(circle and circle.memberships.filter(person=place.person).exists())


def _line(step: StepNow, place: Place, programme: Programme) -> StepLine:
    return StepLine(step, later_words(step, place.began_on, programme))


def later_words(step: StepNow, began_on: date, programme: Programme) -> str:
    """When a step comes that is not open yet; empty for one that is."""
    if step.state != State.LATER:
        return ""
    if step.after:
        titles = [programme.steps[key].page.told.get("title", key) for key in step.after if key in programme.steps]  # fmt: skip
        return _("opens after “%(titles)s”") % {"titles": _("”, “").join(titles)}
    return _("opens on %(day)s") % {"day": date_format(began_on + timedelta(days=step.from_day), "l j F")}  # fmt: skip
