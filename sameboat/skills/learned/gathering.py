"""What people said of what they tried, each person once a skill."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F

from sameboat.people.models import Person
from sameboat.skills.learned import ports
from sameboat.skills.learned.counting import RIPE, Said
from sameboat.skills.models import TrialAnswer

_DID = (TrialAnswer.Did.YES, TrialAnswer.Did.PARTLY)
_SAYS = (TrialAnswer.Helped.LOT, TrialAnswer.Helped.SOME, TrialAnswer.Helped.NOT)


@dataclass
class _Tried:
    """One person's trials of one skill, as their answers are read one by one, the oldest first."""

    first: date
    begun_at: datetime
    helped: str = ""
    harmed: bool = False

    def hear(self, helped: str, harmed: str) -> None:
        """One more day. The last word on whether it helped counts; harm is never unsaid."""
        if helped in _SAYS:
            self.helped = helped
        self.harmed = self.harmed or harmed == TrialAnswer.Harmed.YES


def said_of_skills(today: date) -> dict[int, dict[int, tuple[date, Said]]]:
    """For each skill, who tried it a week ago or longer, since when they can be counted, and what they say.

    Nobody counts for what they told themselves.
    """
    tried: dict[tuple[int, int], _Tried] = {}
    for skill, person, day, begun_at, helped, harmed in _answers():
        found = tried.setdefault((skill, person), _Tried(day, begun_at))
        found.hear(helped, harmed)
    told: dict[int, dict[int, tuple[date, Said]]] = {}
    for (skill, person), each in tried.items():
        if each.first <= today - RIPE:
            told.setdefault(skill, {})[person] = (each.first + RIPE, _said(person, each, today))
    return told


def _answers() -> Iterable[tuple[int, int, date, datetime, str, str]]:
    done = TrialAnswer.objects.filter(did__in=_DID) | TrialAnswer.objects.filter(
        harmed=TrialAnswer.Harmed.YES
    )
    here = done.filter(trial__person__in=Person.objects.here())
    own = here.exclude(trial__skill__told_by=F("trial__person"))
    return own.order_by("day", "pk").values_list(
        "trial__skill_id", "trial__person_id", "day", "trial__begun_at", "helped", "harmed"
    )


def _said(person: int, each: _Tried, today: date) -> Said:
    change = ports.change_for(person, each.begun_at, today)
    return Said(
        could_say=int(bool(each.helped)),
        helped=int(each.helped in _SAYS[:2]),
        harmed=int(each.harmed),
        known=int(change is not None),
        better=int(change is not None and change.is_better),
        worse=int(change is not None and change.is_worse),
    )


def kinds_of(people: Iterable[int]) -> dict[int, str]:
    """The kind of each of these people who is of one."""
    found: dict[int, str] = {}
    for ask in ports.kinds_of:
        found.update(ask(list(people)))
    return found
