"""Programmes from outside: which there are, what each is, and whether somebody can come in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sameboat.lib.refusal import Refusal
from sameboat.people.models import Person
from sameboat.programmes import rules
from sameboat.programmes.folder.nouns import Told
from sameboat.programmes.models import Carer, Cohort, Place
from sameboat.safety.queries.hidden import blocked_people


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
    def has_coaches(self) -> bool:
        """Whether somebody who comes in gets a coach."""
        return any(each.role == Carer.Role.COACH for each in self.carers)

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
class Programmes:
    """Every programme a member may see: theirs, those they look after, those that take people in."""

    mine: list[Door]
    looked_after: list[Door]
    others: list[Door]
    coaches: bool = False
    is_coach: bool = False


def programmes_for(viewer: Person) -> Programmes:
    """Everything the page of programmes shows."""
    mine = {each.cohort_id: each for each in Place.objects.filter(person=viewer)}
    duties = list(Carer.objects.filter(person=viewer))
    cared = {each.cohort_id for each in duties}
    cohorts = Cohort.objects.visible_to(viewer).select_related("edition", "circle")
    doors = [_door(viewer, each, mine.get(each.pk)) for each in cohorts]
    return Programmes(
        mine=[each for each in doors if each.place and each.place.is_in],
        looked_after=[each for each in doors if each.cohort.pk in cared],
        others=[
            each
            for each in doors
            if not (each.place and each.place.is_in)
            and not each.cohort.closed_at
            and (each.place or not each.refused)
        ],
        coaches=any(each.role != Carer.Role.HOST for each in duties),
        is_coach=any(each.role == Carer.Role.COACH for each in duties),
    )


def cohort_for(viewer: Person, cohort_id: int) -> Cohort:
    """A cohort the viewer may see, or 404."""
    found = Cohort.objects.visible_to(viewer).select_related("edition", "circle")
    return get_object_or_404(found, pk=cohort_id)


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
        carers=carers_of(cohort, viewer),
        begins=_begins(cohort, today),
        free=max(0, cohort.places - taken),
        refused=refused,
        place=place,
    )


def carers_of(cohort: Cohort, viewer: Person | None = None) -> list[Carer]:
    """Who looks after a cohort, coaches first; whoever left the house is not named, nor to a viewer anybody behind a block."""
    here = Carer.objects.filter(cohort=cohort, person__in=Person.objects.here())
    if viewer:
        here = here.exclude(person__in=blocked_people(viewer))
    return list(here.select_related("person").order_by("role", "since", "pk"))


def _begins(cohort: Cohort, today: date) -> str:
    if cohort.starts_on is None:
        return _("You begin on the day you come.")
    day = date_format(cohort.starts_on, "l j F")
    if cohort.starts_on > today:
        return _("All begin together on %(day)s.") % {"day": day}
    return _("It began on %(day)s.") % {"day": day}
