"""Who has a place where."""

from sameboat.circles.models import Circle, Membership
from sameboat.people.models import Person

_MINE = (
    "SELECT c.* FROM circles_circle c JOIN circles_membership m ON m.circle_id = c.id "
    "WHERE m.person_id = %s AND c.closed_at IS NULL ORDER BY c.name"
)


def circles_of(person: Person) -> list[Circle]:
    """The circles a person has a place in that have not closed, by name."""
    return list(Circle.objects.raw(_MINE, [person.pk]))


def writable_circles_of(person: Person) -> list[Circle]:
    """The circles a person may write in now."""
    return [circle for circle in circles_of(person) if circle.is_open]


def membership_of(person: Person, circle: Circle) -> Membership | None:
    """A person's place in a circle, if they have one."""
    return Membership.objects.filter(person=person, circle=circle).first()


def hosts_circle(person: Person, circle: Circle) -> bool:
    """Whether a person looks after a circle."""
    return Membership.objects.filter(person=person, circle=circle, is_host=True).exists()


def hosts_of(circle: Circle) -> list[Person]:
    """The people who look after a circle."""
    return list(Person.objects.here().filter(memberships__circle=circle, memberships__is_host=True))


def share_a_circle(one: Person, other: Person) -> bool:
    """Whether two people have places in the same circle, one that has not closed."""
    theirs = Membership.objects.filter(person=other, circle__closed_at=None).values("circle")
    return Membership.objects.filter(person=one, circle__in=theirs).exists()
