"""Circles for tests, made by the real commands."""

from collections.abc import Iterable

from sameboat.circles.commands import join_circle, make_host, open_circle
from sameboat.circles.models import Circle
from sameboat.people.models import Person
from sameboat.people.testing import make_person


def an_organiser() -> Person:
    """Whoever runs the house, made if nobody does."""
    found = Person.objects.filter(role=Person.Role.ORGANISER).first()
    return found or make_person("Opener", role=Person.Role.ORGANISER)


def make_circle(
    name: str = "Kites",
    people: Iterable[Person] = (),
    hosts: Iterable[Person] = (),
    door: str = Circle.Door.OPEN,
    places: int = 30,
) -> Circle:
    """An open circle with these people in it; its door is set after they came in."""
    opener = an_organiser()
    circle = open_circle(
        by=opener, name=name, about="A circle.", door=Circle.Door.OPEN, places=places
    )
    for person in [*people, *hosts]:
        join_circle(person=person, circle=circle)
    for host in hosts:
        make_host(by=opener, circle=circle, person=host)
    Circle.objects.filter(pk=circle.pk).update(door=door)
    circle.refresh_from_db()
    return circle
