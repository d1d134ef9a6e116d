"""Whom a person could meet: the house's answers put into the arithmetic of `kinship`."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from numpy.typing import NDArray

from sameboat.lib.asking import ask, day
from sameboat.messages.models import Openness as Letters
from sameboat.messages.queries import written_with
from sameboat.people.models import Person
from sameboat.safety.queries.hidden import apart_from
from sameboat.similar import ports
from sameboat.similar.kinship import Candidate, Told, chosen
from sameboat.similar.models import Introduction, Openness
from sameboat.similar.places.keeping import near_in_words, nearest_to, row_now
from sameboat.similar.places.rows import FINE, asking
from sameboat.similar.places.scale import the_scale
from sameboat.similar.reasons import circle_mates, shared
from sameboat.similar.rules import CEILING, WEEK
from sameboat.similar.telling import answers_by, showable_in, told_as, told_by
from sameboat.similar.vocabulary import vocabulary

# How many of the nearest are looked through before more are asked for, and how many that may be shown are weighed.
_LOOKED_THROUGH, _ENOUGH, _IN_A_ROW = (100, 500, 2_500), 12, 24


@dataclass(frozen=True)
class Near:
    """Somebody near, by how much, and how long since they were here."""

    person_id: int
    near: float
    days_away: int

    @property
    def first(self) -> float:
        """What one goes by before anything else is asked of the database."""
        return self.near * math.exp2(-self.days_away / 30)


def next_for(person: Person, *, most: int, at: datetime) -> list[int]:
    """Ids of those whom a person is introduced to next, the best first; each with a reason that both agreed to show."""
    answers = answers_by([person.pk])[person.pk]
    mine = told_as(answers)
    return chosen(
        mine,
        _candidates(person, showable_in(answers), at),
        the_scale(),
        vocabulary().offered_as,
        most=most,
        ceiling=CEILING,
        put_by=_put_by(person),
    )


def below_ceiling(ids: list[int], at: datetime) -> list[int]:
    """Those of these people who may be shown once more this week, in their order."""
    lately = _lately(ids, at) if ids else Counter()
    return [each for each in ids if lately[each] < CEILING]


def kept_from(person: Person) -> set[int]:
    """Ids of those who are not introduced to a person whatever they told: hidden either way, known, or shown before."""
    # Whoever muted this person would not be told of a hello.
    away = apart_from(person) | written_with(person) | _shown_to(person) | {person.pk}
    for step in ports.kept_out:
        away |= step()
    return away


def _shown_to(person: Person) -> set[int]:
    sql = f"SELECT other_id FROM {Introduction._meta.db_table} WHERE to_id = %s"  # noqa: S608
    return {each for (each,) in ask(sql, [person.pk])}


def may_be_met() -> QuerySet[Person]:
    """Those who are here, not paused, open to introductions and to letters."""
    no_letters = Letters.objects.filter(person=OuterRef("pk"), who_may_ask=Letters.Who.NOBODY)
    rested = Q(paused_at=None) | Q(paused_until__lte=timezone.now())
    here = Person.objects.here().filter(rested, open_to_others__isnull=False)
    return here.exclude(Exists(no_letters))


def _candidates(person: Person, shows: dict[str, str], at: datetime) -> list[Candidate]:
    """From the nearest outwards, until there are enough who may be shown with a reason."""
    row = row_now(person)
    near_me, seen = circle_mates(person), kept_from(person)
    found: list[Candidate] = []
    for depth in _LOOKED_THROUGH:
        ids, scores = nearest_to(asking(row), depth)
        near = {each: score for each, score in zip(ids, scores, strict=True) if each not in seen}
        seen |= set(ids)
        for some in _in_rows(who_may_be(near, at)):
            found += _with_a_reason(some, shows, near_me, at, row)
            if len(found) >= _ENOUGH:
                return found
        if len(ids) < depth:
            break
    return found


def who_may_be(near: dict[int, float], at: datetime) -> list[Near]:
    """Those of them who may be met, as `may_be_met` says it; in plain SQL, as in `_lately`."""
    if not near:
        return []
    places = ", ".join(["%s"] * len(near))
    sql = f"""
        SELECT p.id, p.last_here_on FROM {Person._meta.db_table} p
        JOIN {Openness._meta.db_table} o ON o.person_id = p.id
        LEFT JOIN {Letters._meta.db_table} l ON l.person_id = p.id AND l.who_may_ask = %s
        WHERE p.id IN ({places}) AND p.is_active AND p.leaving_at IS NULL AND l.person_id IS NULL
        AND (p.paused_at IS NULL OR p.paused_until <= %s)
    """  # noqa: S608
    here = ask(sql, [str(Letters.Who.NOBODY), *near, timezone.now()])
    scale = FINE**2
    found = [Near(each, near[each] / scale, _days(day(last), at)) for each, last in here]
    return sorted(found, key=lambda each: (-each.first, each.person_id))


def _in_rows(found: list[Near]) -> Iterator[list[Near]]:
    return (found[start : start + _IN_A_ROW] for start in range(0, len(found), _IN_A_ROW))


def _with_a_reason(
    some: list[Near], mine: dict[str, str], near_me: set[int], at: datetime, row: NDArray[np.int8]
) -> list[Candidate]:
    ids = [each.person_id for each in some]
    told, lately, near = answers_by(ids), _lately(ids, at), near_in_words(row, ids)
    return [
        Candidate(
            each.person_id,
            told_as(theirs),
            lately[each.person_id],
            each.days_away,
            near.get(each.person_id, 0.0),
        )
        for each in some
        if lately[each.person_id] < CEILING
        and (theirs := told[each.person_id])
        and shared(mine, showable_in(theirs), is_near=each.person_id in near_me)
    ]


def _lately(ids: list[int], at: datetime) -> Counter[int]:
    """How often each was shown within a week. Plain SQL, as it is asked of many people for each search."""
    places = ", ".join(["%s"] * len(ids))
    sql = f"SELECT other_id FROM {Introduction._meta.db_table} WHERE other_id IN ({places}) AND made_at > %s"  # noqa: S608
    return Counter(other for (other,) in ask(sql, [*ids, at - WEEK]))


def _put_by(person: Person) -> list[Told]:
    ids = Introduction.objects.filter(to=person, answer=Introduction.Answered.NOT_NOW).values_list(
        "other_id", flat=True
    )
    return list(told_by(ids).values())


def _days(last: date | None, at: datetime) -> int:
    return max((at.date() - last).days, 0) if last else 0
