"""How alike two people are, and who is introduced next: pure arithmetic on answers, without a database.

Something rare that two share says more than something common (inverse document frequency, Spärck Jones 1972,
doi:10.1108/eb026526). People want to be like others and themselves at once (optimal distinctiveness, Brewer 1991,
doi:10.1177/0146167291175001), so of several who are alike one who brings something else is among those introduced.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from sameboat.similar import ranking

# What shared answers, the meaning of one's words, and wishes that meet offers count for; docs/how/matching.md.
ALIKE, WRITES, MEETS = 0.5, 0.2, 0.3


@dataclass(frozen=True)
class Told:
    """What one person told: things about themselves, wishes and offers, as keys."""

    about: frozenset[str] = frozenset()
    seeks: frozenset[str] = frozenset()
    offers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Candidate:
    """Somebody who could be introduced, how often they were within a week, and how near in meaning what they write is."""

    person_id: int
    told: Told
    lately: int = 0
    days_away: int = 0
    writes: float = 0.0


@dataclass(frozen=True)
class House:
    """How rare each answer is here: its weight, from 0 for what everybody tells. What nobody told yet is as rare as can be."""

    weights: Mapping[str, float] = field(default_factory=dict)
    people: int = 0
    # One person's answers are compared with those of many.
    _lengths: dict[frozenset[str], float] = field(default_factory=dict, compare=False, repr=False)

    def weight(self, key: str) -> float:
        """What one answer weighs."""
        return self.weights.get(key, math.log(2 + self.people))

    def of(self, keys: Iterable[str]) -> float:
        """The length of somebody's answers."""
        return math.sqrt(sum(self.weight(key) ** 2 for key in keys))

    def of_all(self, told: frozenset[str]) -> float:
        """The same for everything one person told, worked out once."""
        if told not in self._lengths:
            self._lengths[told] = self.of(told)
        return self._lengths[told]


def house_of(counts: Mapping[str, int], people: int) -> House:
    """The weight of each answer that `counts` of so many people gave."""
    weights = {key: math.log((1 + people) / count) for key, count in counts.items() if count}
    return House(weights, people)


def alike(one: Told, other: Told, house: House) -> float:
    """The cosine of what two people told about themselves, rare things counting more, 0 to 1."""
    shared = house.of(one.about & other.about)
    length = house.of_all(one.about) * house.of_all(other.about)
    return shared**2 / length if length else 0.0


def meets(one: Told, other: Told, offered_as: Mapping[str, str]) -> float:
    """How far the wishes of each are met by the offers of the other, 0 to 1, both ways alike.

    A cosine of what is wished and what is offered, with one added to the number of each, so that a single wish that is met
    is not all there is to two people, and whoever offers everything is not everybody's.
    """
    return (_met(one, other, offered_as) + _met(other, one, offered_as)) / 2


def _met(one: Told, other: Told, offered_as: Mapping[str, str]) -> float:
    wanted = [offered_as[key] for key in one.seeks if key in offered_as]
    found = sum(key in other.offers for key in wanted)
    return found / math.sqrt((1 + len(wanted)) * (1 + len(other.offers)))


def similarity(
    one: Told, other: Told, house: House, offered_as: Mapping[str, str], *, writes: float = 0.0
) -> float:
    """How good it might be for two people to meet, at most 1, the same both ways.

    `writes` is the cosine of the meaning of what the two wrote, -1 to 1.
    """
    told = ALIKE * alike(one, other, house) + MEETS * meets(one, other, offered_as)
    return told + WRITES * writes


def chosen(
    me: Told,
    candidates: Sequence[Candidate],
    house: House,
    offered_as: Mapping[str, str],
    *,
    most: int,
    ceiling: int,
    put_by: Sequence[Told] = (),
) -> list[int]:
    """Ids of those to be introduced, the best first.

    Nobody who was introduced `ceiling` times within the week. Whoever was introduced often or has long been away is put
    back a little, and so is one much like somebody chosen already, or like somebody who was put by.
    """
    free = sorted(
        (each for each in candidates if each.lately < ceiling), key=lambda each: each.person_id
    )
    places = ranking.chosen(
        np.array([_worth(me, each, house, offered_as) for each in free], dtype=float),
        lambda place: _alike_to(free[place].told, free, house),
        np.array([each.lately for each in free], dtype=int),
        np.array([each.days_away for each in free], dtype=int),
        np.array([_most_alike(each.told, put_by, house) for each in free], dtype=float),
        most=most,
        ceiling=ceiling,
    )
    return [free[place].person_id for place in places]


def _worth(me: Told, other: Candidate, house: House, offered_as: Mapping[str, str]) -> float:
    """Similarity; what two wrote may put somebody back, but never keeps out whom a reason brings."""
    told = similarity(me, other.told, house, offered_as)
    return max(told + WRITES * other.writes, told / 10)


def _alike_to(one: Told, others: Sequence[Candidate], house: House) -> ranking.Floats:
    return np.array([alike(one, other.told, house) for other in others], dtype=float)


def _most_alike(one: Told, others: Sequence[Told], house: House) -> float:
    return max((alike(one, other, house) for other in others), default=0.0)
