"""A member's programmes: which they are in, which they could take part in, and where they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sameboat.lib.refusal import Refusal
from sameboat.people.models import Person
from sameboat.programmes import rules
from sameboat.programmes.folder.nouns import Programme, Told
from sameboat.programmes.models import Carer, Cohort, Place
from sameboat.programmes.queries.known import known_of
from sameboat.programmes.way.opening import ModuleNow, State, StepNow, modules_now, next_step


@dataclass(frozen=True)
class Door:
    """A programme as somebody sees it before they come in: what it is, who goes, and why they cannot, if so."""

    cohort: Cohort
    programme: Told
    carers: list[Carer]
    begins: str
    free: int
    refused: str = ""
    place: Place | None = None

    @property
    def not_for(self) -> str:
        """Whom it is not for, and where they turn."""
        return str(self.programme.get("not-for", ""))

    @property
    def days(self) -> str:
        """How long it takes, in words."""
        days = int(self.programme["days"])
        if days < 21:
            return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
        weeks = round(days / 7)
        return ngettext("about %(n)d week", "about %(n)d weeks", weeks) % {"n": weeks}


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
class Programmes:
    """Every programme a member may see: theirs, those they look after, those that take people in."""

    mine: list[Door]
    looked_after: list[Door]
    others: list[Door]


def programmes_for(viewer: Person) -> Programmes:
    """Everything the page of programmes shows."""
    mine = {each.cohort_id: each for each in Place.objects.filter(person=viewer)}
    cared = set(Carer.objects.filter(person=viewer).values_list("cohort", flat=True))
    cohorts = Cohort.objects.visible_to(viewer).select_related("edition", "circle")
    doors = [_door(viewer, each, mine.get(each.pk)) for each in cohorts]
    return Programmes(
        mine=[each for each in doors if each.place and each.place.is_in],
        looked_after=[each for each in doors if each.cohort.pk in cared],
        others=[
            each
            for each in doors
            if not (each.place and each.place.is_in) and not each.cohort.closed_at
        ],
    )


def cohort_for(viewer: Person, cohort_id: int) -> Cohort:
    """A cohort the viewer may see, or 404."""
    found = Cohort.objects.visible_to(viewer).select_related("edition", "circle")
    return get_object_or_404(found, pk=cohort_id)


def place_for(viewer: Person, cohort_id: int) -> Place:
    """The viewer's own place in a cohort that they did not leave, or 404."""
    found = Place.objects.select_related("cohort__edition", "cohort__circle", "person")
    return get_object_or_404(found, cohort=cohort_id, person=viewer, left_at=None)


def place_ever(viewer: Person, cohort_id: int) -> Place:
    """The viewer's own place, left or not, or 404: what one wrote stays one's own."""
    found = Place.objects.select_related("cohort__edition", "cohort__circle", "person")
    return get_object_or_404(found, cohort=cohort_id, person=viewer)


def door_of(viewer: Person, cohort: Cohort) -> Door:
    """A cohort before somebody comes in."""
    return _door(viewer, cohort, Place.objects.filter(cohort=cohort, person=viewer).first())


def _door(viewer: Person, cohort: Cohort, place: Place | None) -> Door:
    taken = cohort.members.filter(left_at=None).count()
    today = timezone.localdate()
    refused = ""
    if not (place and place.is_in):
        try:
            if place:
                rules.may_come_back(place)
            else:
                rules.may_take_part(viewer, cohort, today)
        except Refusal as refusal:
            refused = str(refusal)
    return Door(
        cohort=cohort,
        programme=cohort.edition.course.main.told,
        carers=carers_of(cohort),
        begins=_begins(cohort, today),
        free=max(0, cohort.places - taken),
        refused=refused,
        place=place,
    )


def carers_of(cohort: Cohort) -> list[Carer]:
    """Who looks after a cohort, hosts first; whoever left the house is not named."""
    here = Carer.objects.filter(cohort=cohort, person__in=Person.objects.here())
    return list(here.select_related("person").order_by("-role", "since", "pk"))


def _begins(cohort: Cohort, today: date) -> str:
    if cohort.starts_on is None:
        return _("You begin on the day you come.")
    day = date_format(cohort.starts_on, "l j F")
    if cohort.starts_on > today:
        return _("All begin together on %(day)s.") % {"day": day}
    return _("It began on %(day)s.") % {"day": day}


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
        carers=carers_of(place.cohort),
    )


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


def step_for(place: Place, key: str, at: datetime | None = None) -> StepNow:
    """A step that stands open for somebody, or 404."""
    page = way_page(place, at)
    found = {line.now.key: line.now for _module, lines in page.modules for line in lines if line.is_open}  # fmt: skip
    if key not in found or page.is_before:
        raise Http404
    return found[key]
