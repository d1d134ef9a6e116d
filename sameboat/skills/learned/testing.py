"""People who tried a skill and said how it went, for tests, made by the real commands."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone

from sameboat.lib.wall_clock import day_there, zone_named
from sameboat.people.models import Person
from sameboat.skills.commands.answering import answer_day
from sameboat.skills.models import Skill, Trial
from sameboat.skills.testing import make_trial

LONG_AGO = timedelta(days=10)


def try_and_say(
    person: Person,
    skill: Skill,
    *,
    helped: str = "some",
    harmed: str = "no",
    at: datetime | None = None,
) -> Trial:
    """Somebody begins to try a skill and says the same day how it went; ten days ago, unless told otherwise."""
    begun = at or timezone.now() - LONG_AGO
    trial = make_trial(person, skill, at=begun, is_reminded=False)
    day = day_there(begun, zone_named(person.time_zone))
    said = {"did": "yes", "helped": helped, "harmed": harmed}
    answer_day(person=person, trial=trial, day=day, said=said, at=begun)
    return trial


def many_try(
    people: Iterable[Person],
    skill: Skill,
    *,
    helped: int = 0,
    harmed: int = 0,
    at: datetime | None = None,
) -> None:
    """All of them try it; it helps the first so many, and harms the first so many."""
    for place, person in enumerate(people):
        try_and_say(
            person, skill, at=at,
            helped="lot" if place < helped else "not",
            harmed="yes" if place < harmed else "no",
        )  # fmt: skip
