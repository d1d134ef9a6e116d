"""People who told something, and terms of a house's own, for tests, made by the real commands."""

from typing import Any

from sameboat.circles.testing import an_organiser
from sameboat.people.models import Person
from sameboat.people.testing import make_person
from sameboat.similar.commands import open_to_introductions, save_answers
from sameboat.similar.models import OwnTerm, Shown
from sameboat.similar.own_terms.commands import add_term
from sameboat.similar.vocabulary import vocabulary


def tell(person: Person, *terms: str, shown_to: str = Shown.INTRODUCED) -> None:
    """Add these to what a person told, whatever group they are in."""
    known = vocabulary()
    for group in known.groups:
        new = {term for term in terms if known.terms[term].group == group.key}
        if new:
            stood = person.traits.values_list("term", flat=True)
            kept = {term for term in stood if known.terms[term].group == group.key}
            save_answers(person=person, group=group, told=kept | new, shown_to=shown_to)


def make_open(name: str, *terms: str, **changes: Any) -> Person:
    """Somebody who told these for all they are introduced to, and may be introduced."""
    shown_to = changes.pop("shown_to", Shown.INTRODUCED)
    person = make_person(name, **changes)
    tell(person, *terms, shown_to=shown_to)
    open_to_introductions(person=person)
    return person


def make_term(title: str, group: str = "interest", **told: Any) -> OwnTerm:
    """A term of the house's own, added by whoever runs it."""
    return add_term(by=an_organiser(), group=group, title=title, **told)
