"""What one person may see of another."""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404

from sameboat.people import ports
from sameboat.people.models import Audience, Person

NO_FACE = "0"


@dataclass(frozen=True)
class Profile:
    """A person's page as one viewer may see it."""

    person: Person
    face: str
    about: str
    pronouns: str
    is_me: bool


def _near(viewer: Person, person: Person) -> bool:
    return any(together(viewer, person) for together in ports.share_a_circle)


def _may_see(audience: str, *, is_me: bool, near: bool) -> bool:
    if is_me or audience == Audience.MEMBERS:
        return True
    return audience == Audience.MY_CIRCLES and near


def face_of(person: Person, *, near: bool, is_me: bool = False) -> str:
    """The picture as somebody sees it who shares a circle with this person, or does not."""
    return person.face if _may_see(person.face_audience, is_me=is_me, near=near) else NO_FACE


def person_for(viewer: Person, person_id: int) -> Person:
    """The person, or 404: left, hidden by a block, or with a page not meant for this viewer."""
    person = get_object_or_404(Person.objects.here(), pk=person_id)
    if person == viewer:
        return person
    hidden = any(is_hidden(viewer, person) for is_hidden in ports.hidden_from)
    if hidden or not _may_see(person.page_audience, is_me=False, near=_near(viewer, person)):
        return get_object_or_404(Person.objects.none())
    return person


def profile_for(viewer: Person, person_id: int) -> Profile:
    """A person's page with only the lines this viewer may see, or 404."""
    person = person_for(viewer, person_id)
    is_me, near = person == viewer, _near(viewer, person)
    return Profile(
        person=person,
        face=face_of(person, near=near, is_me=is_me),
        about=person.about if _may_see(person.about_audience, is_me=is_me, near=near) else "",
        pronouns=person.pronouns
        if _may_see(person.pronouns_audience, is_me=is_me, near=near)
        else "",
        is_me=is_me,
    )


def anyone(person_id: int) -> Person:
    """A person by id, for what needs no sight of their page: a host's deeds, taking a block back.

    Tells nothing but that they exist.
    """
    return get_object_or_404(Person, pk=person_id)
