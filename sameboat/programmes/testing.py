"""Programmes and cohorts for tests, made by the real commands."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from sameboat.circles.testing import an_organiser
from sameboat.people.models import Person
from sameboat.people.testing import make_person
from sameboat.programmes.commands.cohorts import open_cohort
from sameboat.programmes.commands.editions import settle_edition, take_in, take_in_shipped
from sameboat.programmes.commands.places import join_cohort
from sameboat.programmes.commands.steps import finish_step
from sameboat.programmes.models import Cohort, Edition, Place
from sameboat.programmes.queries.places import way_page
from sameboat.programmes.shipped import shipped_folders


def edition_from(files: dict[str, bytes]) -> Edition:
    """A programme of these files, in use."""
    by = an_organiser()
    return settle_edition(by=by, edition=take_in(by=by, files=files))


def shipped_edition(key: str) -> Edition:
    """One that comes along with the house."""
    return take_in_shipped(by=an_organiser(), key=key)


def make_cohort(
    edition: Edition | str = "moving-more",
    *,
    name: str = "Spring walkers",
    starts_on: date | None = None,
    hosts: Sequence[Person] = (),
    places: int = 8,
    at: datetime | None = None,
    **more: Any,
) -> Cohort:
    """A cohort of an edition, or of one that comes along; it begins today and has a host if nobody is named."""
    found = shipped_edition(edition) if isinstance(edition, str) else edition
    if found.course.main.told["roles"].get("coaches") and "coaches" not in more:
        more["coaches"] = [make_person(f"Walks {name}"[:30])]
    return open_cohort(
        by=an_organiser(),
        edition=found,
        name=name,
        places=places,
        starts_on=starts_on or timezone.localdate(at),
        hosts=hosts or [make_person(f"Keeps {name}"[:30])],
        at=at,
        **more,
    )


def make_place(
    person: Person, cohort: Cohort | None = None, at: datetime | None = None, **more: Any
) -> Place:
    """Somebody's place in a cohort."""
    return join_cohort(person=person, cohort=cohort or make_cohort(at=at, **more), at=at)


def first_weeks(person: Person, host: Person) -> dict[str, list[str]]:
    """Somebody in the first week of each programme that comes along: where they are, its first page, and the one to go on with."""
    began, found = timezone.now() - timedelta(days=6), {}
    for folder in shipped_folders():
        edition = shipped_edition(folder.name)
        cohort = make_cohort(edition, name=edition.title, hosts=[host], at=began)
        place = make_place(person, cohort, at=began)
        steps = [line.now.key for _module, lines in way_page(place).modules for line in lines if line.is_open]  # fmt: skip
        for key in steps[:2]:
            finish_step(person=person, place=place, step=key, at=began)
        onward = way_page(place).next
        keys = [steps[0], onward.key if onward else steps[-1]]
        found[folder.name] = [f"/programmes/{cohort.pk}/", *(f"/programmes/{cohort.pk}/steps/{key}/" for key in keys)]  # fmt: skip
    return found
