"""Nothing that is told of a skill can be taken apart into what fewer than five people said, by any subtraction over any weeks."""

from datetime import date, timedelta
from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sameboat.skills.learned.counting import Said, changes

MONDAY = date(2026, 1, 5)


class House:
    """One skill over the weeks: who says what, what was counted, and every sum that anybody could have read."""

    def __init__(self):
        self.told, self.kinds, self.counted, self.read = {}, {}, {}, []

    def week(self, number):
        today = MONDAY + timedelta(weeks=number)
        told = {
            person: (since, said) for person, (since, said) in self.told.items() if since <= today
        }
        for kind, change in changes(self.counted, told, self.kinds, today).items():
            block = self.counted.setdefault(kind, {})
            block.update(change.joins)
            block.update({person: now for person, (_was, now) in change.anew.items()})
        self.read += [dict(block) for block in self.counted.values()]


def smallest_difference(states, what):
    """How few people any sum of differences of what was read can be about; `what` is which parts of an answer a number counts."""
    coordinates = sorted({(p, what(said)) for block in states for p, said in block.items()})
    place = {each: n for n, each in enumerate(coordinates)}
    rows = np.zeros((len(states), len(coordinates)))
    for row, block in zip(rows, states, strict=True):
        for person, said in block.items():
            row[place[person, what(said)]] = 1
    owners = {}
    for column, (person, _said) in zip(rows.T, coordinates, strict=True):
        owners.setdefault(tuple(column), set()).add(person)
    atoms = np.array(list(owners)).T
    rank = np.linalg.matrix_rank(atoms)
    few = list(owners.values())
    smallest = min(len(block) for block in states)
    for size in range(1, 5):
        for chosen in combinations(range(len(few)), size):
            people = set().union(*(few[n] for n in chosen))
            if len(people) < 5:
                rest = np.delete(atoms, chosen, axis=1)
                left = np.linalg.matrix_rank(rest) if rest.size else 0
                if left < rank:
                    smallest = min(smallest, len(people))
    return smallest


PEOPLE = st.lists(
    st.tuples(st.integers(0, 6), st.sampled_from(["", "voices", "low"]), st.booleans(), st.integers(0, 9)),
    max_size=24,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    PEOPLE, st.lists(st.tuples(st.integers(1, 9), st.integers(0, 23), st.booleans()), max_size=20)
)
def test_no_sum_or_difference_of_what_was_told_in_any_weeks_is_about_fewer_than_five(people, later):
    house = House()

    for week in range(10):
        for person, (since, kind, helped, harm_in) in enumerate(people):
            if since == week:
                house.told[person] = (
                    MONDAY + timedelta(weeks=week),
                    Said(could_say=1, helped=int(helped)),
                )
                house.kinds[person] = kind
            if harm_in == week and person in house.told:
                was = house.told[person]
                house.told[person] = (was[0], Said(could_say=1, helped=was[1].helped, harmed=1))
        for when, person, helped in later:
            if when == week and person in house.told:
                since, was = house.told[person]
                house.told[person] = (
                    since,
                    Said(could_say=1, helped=int(helped), harmed=was.harmed),
                )
        house.week(week)

    if house.read:
        assert smallest_difference(house.read, lambda said: None) >= 5
        assert smallest_difference(house.read, lambda said: said.helped) >= 5
        assert smallest_difference(house.read, lambda said: said.harmed) >= 5


def test_the_test_itself_finds_one_person_by_subtraction():
    five = {person: Said(helped=1) for person in range(5)}

    six = {**five, 5: Said(harmed=1)}

    assert smallest_difference([five, six], lambda said: None) == 1
