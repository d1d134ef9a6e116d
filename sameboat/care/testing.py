"""Sheets, choices, services and reviews for tests, made by the real commands."""

from typing import Any

from sameboat.care.commands.choices import begin_choice, weigh_option
from sameboat.care.commands.reviews import write_review
from sameboat.care.commands.services import save_service
from sameboat.care.commands.visits import begin_sheet, write_part
from sameboat.care.models import Choice, Review, Service, VisitSheet
from sameboat.circles.testing import an_organiser
from sameboat.people.models import Person
from sameboat.safety.screening import nothing_seen


def make_sheet(person: Person, who: str = "Dr Okoro", when: str = "Tuesday", **parts: str) -> VisitSheet:  # fmt: skip
    """A visit sheet with what was written in each part."""
    sheet = begin_sheet(person=person, who=who, when=when)
    for part, words in parts.items():
        write_part(person=person, sheet=sheet, part=part, told={"words": words})
    sheet.refresh_from_db()
    return sheet


def make_choice(person: Person, about: str = "The evening tablet", **told: Any) -> Choice:
    """A worksheet; `reasons` are what speaks for the first thing one could do."""
    reasons = told.pop("reasons", ())
    choice = begin_choice(person=person, about=about, **{"kind": "treatment", **told})
    if reasons:
        weigh_option(person=person, choice=choice, number=1, reasons={"for": reasons})
    choice.refresh_from_db()
    return choice


def make_service(name: str = "The Lamp Room", **told: Any) -> Service:
    """A service on the list."""
    told = {"kind": "place", "about": "A room with a kettle.", "area": "Harbour End", **told}
    return save_service(by=an_organiser(), service=Service(name=name, **told))


def make_review(
    person: Person, service: Service, words: str = "They let me be.", **told: Any
) -> Review:
    """What somebody says of a service."""
    told = {"as_someone": False, "seen": nothing_seen(""), **told}
    return write_review(person=person, service=service, words=words, **told)
