"""The demonstration's people tell what they live with and like, so that they can be introduced."""

from datetime import datetime, timedelta
from typing import Any

from sameboat.people.models import Person
from sameboat.similar.commands import find_people, open_to_introductions, save_answers
from sameboat.similar.languages.commands import choose_languages
from sameboat.similar.lines.commands import save_lines
from sameboat.similar.models import Shown
from sameboat.similar.vocabulary import vocabulary
from sameboat.similar.writing.commands import let_writing_be_used


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
        _say_more(people[name], answers, now)
        open_to_introductions(person=people[name], at=now - timedelta(days=30))
    find_people(person=people["Wren"], at=now - timedelta(hours=3))


def _say_more(person: Person, told: dict[str, Any], now: datetime) -> None:
    at = now - timedelta(days=30)
    if "lines" in told:
        save_lines(person=person, text=told["lines"], shown_to=Shown.INTRODUCED, at=at)
    choose_languages(person=person, languages=told.get("writes", ()))
    if told.get("opened"):
        let_writing_be_used(person=person, at=at)
