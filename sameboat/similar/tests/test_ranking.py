"""The arithmetic with arrays against the same written out person by person, as `matching.md` says it."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sameboat.similar.ranking import chosen

CEILING = 6
SHARES = st.floats(0, 1)


@st.composite
def rooms(draw):
    """So many candidates, how alike each is to each, and to somebody who was put by."""
    n = draw(st.integers(0, 7))
    numbers = st.lists(SHARES, min_size=n, max_size=n)
    whole = st.lists(st.integers(0, CEILING + 2), min_size=n, max_size=n)
    between = np.array([draw(numbers) for _ in range(n)]).reshape(n, n)
    days = draw(st.lists(st.integers(0, 400), min_size=n, max_size=n))
    return draw(numbers), np.maximum(between, between.T), draw(whole), days, draw(numbers)


def score_of(place, room):
    similar, _between, lately, days, put_by = room
    if lately[place] >= CEILING:
        return 0.0
    rested = 1 - 0.5 * lately[place] / CEILING
    return similar[place] * rested * 2 ** (-days[place] / 30) * (1 - 0.3 * put_by[place])


def with_those(place, found, room):
    nearest = max((room[1][place][other] for other in found), default=0.0)
    return score_of(place, room) * (1 - 0.35 * nearest)


def choose(room, most=3):
    similar, between, lately, days, put_by = room
    return chosen(
        np.array(similar),
        lambda place: between[place],
        np.array(lately, dtype=int),
        np.array(days, dtype=int),
        np.array(put_by),
        most=most,
        ceiling=CEILING,
    )


@given(rooms())
def test_each_who_is_chosen_is_the_best_of_those_left(room):
    found = choose(room)

    for n, place in enumerate(found):
        left = set(range(len(room[0]))) - set(found[:n])
        best = max(with_those(other, found[:n], room) for other in left)
        assert math.isclose(with_those(place, found[:n], room), best, rel_tol=1e-9)


@given(rooms())
def test_as_many_as_may_be_and_nobody_twice_or_over_the_ceiling(room):
    found = choose(room)

    possible = [place for place in range(len(room[0])) if score_of(place, room) > 0]
    assert len(found) == len(set(found)) == min(3, len(possible))
    assert set(found) <= set(possible)


def test_of_two_as_good_the_one_who_stands_first():
    even = ([0.5, 0.5, 0.5], np.eye(3), [0, 0, 0], [1, 1, 1], [0.0, 0.0, 0.0])

    assert choose(even) == [0, 1, 2]
