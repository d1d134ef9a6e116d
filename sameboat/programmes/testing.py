"""Programmes and cohorts for tests, made by the real commands."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from sameboat.circles.testing import an_organiser
from sameboat.people.models import Person
from sameboat.people.testing import make_person
from sameboat.programmes.commands.cohorts import open_cohort
from sameboat.programmes.commands.editions import settle_edition, take_in, take_in_shipped
from sameboat.programmes.commands.places import join_cohort
from sameboat.programmes.models import Cohort, Edition, Place


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
