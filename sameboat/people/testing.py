"""People for tests, made by the real commands."""

from typing import Any

from sameboat.people.commands.joining import join_house
from sameboat.people.models import Person

PASSPHRASE = "seven quiet herons wading"


def make_person(name: str, **changes: Any) -> Person:
    """A person who joined and finished onboarding. `changes` are set on their row."""
    role = changes.pop("role", Person.Role.MEMBER)
    person = join_house(name=name, passphrase=PASSPHRASE, role=role)
    changes.setdefault("onboarded_at", person.joined_at)
    for field, value in changes.items():
        setattr(person, field, value)
    person.save()
    return person
