"""Buddies: paired by being alike and by the time of day, parted by a press, and none for whoever wants none."""

import pytest
from django.utils import timezone

from sameboat.people.testing import make_person
from sameboat.programmes import ports
from sameboat.programmes.commands.buddies import pair_buddies, part_buddies
from sameboat.programmes.commands.lines import set_lines
from sameboat.programmes.commands.places import leave_cohort
from sameboat.programmes.models import Buddies
from sameboat.programmes.queries.company import buddy_of
from sameboat.programmes.testing import make_cohort, make_place
from sameboat.programmes.tests.walking_with import signed_in, text
from sameboat.safety.commands import block_person

pytestmark = pytest.mark.django_db


def test_buddies_are_paired_by_being_alike_and_by_the_time_of_day(cohort, monkeypatch):
    a, b, c, d = (make_place(make_person(name), cohort) for name in ("Ann", "Bo", "Cy", "Di"))
    alike = {
        frozenset({"Ann", "Cy"}): 0.9,
        frozenset({"Bo", "Di"}): 0.2,
        frozenset({"Ann", "Bo"}): 0.8,
    }
    monkeypatch.setattr(ports, "how_alike", [lambda one, other: alike.get(frozenset({one.name, other.name}), 0.0)])  # fmt: skip

    assert pair_buddies(cohort=cohort) == 2
    assert pair_buddies(cohort=cohort) == 0
    assert buddy_of(a) == c.person
    assert buddy_of(d) == b.person


def test_the_time_of_day_decides_where_nothing_else_does(cohort):
    hours = {"Ann": 7, "Bo": 21, "Cy": 22, "Di": 6}
    places = {}
    for name, hour in hours.items():
        place = make_place(make_person(name), cohort)
        places[name] = set_lines(person=place.person, place=place, hour=timezone.now().time().replace(hour=hour), ways=["in-app"])  # fmt: skip

    pair_buddies(cohort=cohort)

    assert buddy_of(places["Ann"]).name == "Di"
    assert buddy_of(places["Bo"]).name == "Cy"


def test_who_blocked_each_other_or_parted_are_not_paired_and_who_leaves_is_nobodys_buddy(cohort):
    a, b = (make_place(make_person(name), cohort) for name in ("Ann", "Bo"))
    block_person(blocker=a.person, blocked=b.person)
    assert pair_buddies(cohort=cohort) == 0

    c = make_place(make_person("Cy"), cohort)
    assert pair_buddies(cohort=cohort) == 1
    (pair,) = Buddies.objects.all()
    together = pair.one
    part_buddies(person=together.person, place=together)
    pair_buddies(cohort=cohort)
    assert buddy_of(c) is None or buddy_of(c) != together.person

    leave_cohort(person=c.person, place=c)
    assert buddy_of(c) is None


def test_whoever_goes_without_a_buddy_is_given_none_until_they_ask(cohort, place):
    other = make_place(make_person("Ben"), cohort)
    pair_buddies(cohort=cohort)
    me, address = signed_in(place.person), f"{place.get_absolute_url()}coach/change/"
    me.post(address, {"wish": "no-buddy"})
    make_place(make_person("Cleo"), cohort)

    pair_buddies(cohort=cohort)
    place.refresh_from_db()
    assert buddy_of(place) is None
    assert buddy_of(other).name == "Cleo"

    me.post(address, {"wish": "buddy"})
    make_place(make_person("Dan"), cohort)
    pair_buddies(cohort=cohort)
    assert buddy_of(place).name == "Dan"


def test_the_page_says_whether_one_is_paired_and_takes_it_back(db):
    place = make_place(make_person("Elm"), make_cohort("moving-more"))
    me, address = signed_in(place.person), f"{place.get_absolute_url()}coach/change/"
    assert "paired with somebody as soon as" in text(me.get(place.get_absolute_url()))
    me.post(address, {"wish": "no-buddy"})

    assert "I would like a buddy after all" in text(me.get(place.get_absolute_url()))
