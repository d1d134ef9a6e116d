"""The demonstration's people tell what they live with and like, so that they can be introduced."""

from datetime import datetime, timedelta
from typing import Any

from sameboat.people.models import Person
from sameboat.similar.commands import find_people, open_to_introductions, save_answers
from sameboat.similar.models import Shown
from sameboat.similar.vocabulary import vocabulary


def introduce_some(
    people: dict[str, Person], told: dict[str, dict[str, Any]], now: datetime
) -> None:
    """Everybody in `told` tells; three people stand on Wren's page."""
    known = vocabulary()
    for name, answers in told.items():
        shown = dict.fromkeys(answers["shown"], Shown.INTRODUCED)
        every = {**shown, **dict.fromkeys(answers.get("finding", ()), Shown.FINDING)}
        for group in known.groups:
            for kind in (Shown.INTRODUCED, Shown.FINDING):
                mine = {term.key for term in group.terms if term.key in every}
                so_far = {key for key in mine if every[key] in (Shown.INTRODUCED, kind)}
                save_answers(person=people[name], group=group, told=so_far, shown_to=kind)
        open_to_introductions(person=people[name], at=now - timedelta(days=30))
    find_people(person=people["Wren"], at=now - timedelta(hours=3))
