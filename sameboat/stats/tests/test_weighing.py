"""Draws weighed by their probabilities: right on the average where the plain difference is not."""

import itertools

import numpy as np
import pytest

from sameboat.stats.drawing import NOTHING, drawn, probabilities
from sameboat.stats.weighing import Draws, hajek, horvitz_thompson, naive, of_trying

THING, NOTHING_DRAWN, OTHER = 0, 1, 2


def test_over_every_way_the_draws_could_have_gone_horvitz_thompson_is_exactly_right():
    chance, nothing = np.array([0.1, 0.5, 0.3]), np.array([0.3, 0.3, 0.5])
    with_it, without = np.array([2.0, 1.0, 4.0]), np.array([1.0, 1.5, 0.0])
    each = np.stack([chance, nothing, 1 - chance - nothing])
    mean = 0.0

    for way in itertools.product((THING, NOTHING_DRAWN, OTHER), repeat=3):
        was, none = np.array(way) == THING, np.array(way) == NOTHING_DRAWN
        outcome = np.where(was, with_it, np.where(none, without, 99.0))
        draws = Draws(was, none, chance, nothing, np.arange(3))
        likely = np.prod(each[list(way), [0, 1, 2]])
        mean += likely * horvitz_thompson(draws, outcome).value

    assert mean == pytest.approx((with_it - without).mean())


def confounded(rng, size=40000):
    """Suggested more to those who do well anyway; it does 0.5 to those who try because of it."""
    well = rng.normal(size=size)
    chance, nothing = 0.6 / (1 + np.exp(-well)), np.full(size, 0.3)
    luck = rng.random(size)
    was, none = luck < chance, luck > 0.7
    tried = was & (rng.random(size) < 0.4)
    outcome = well + 0.5 * tried + rng.normal(size=size)
    return Draws(was, none, chance, nothing, np.arange(size) // 4), outcome, tried


def test_weighing_finds_what_the_plain_difference_gets_wrong():
    draws, outcome, tried = confounded(np.random.default_rng(1))

    plain = naive(draws.was_drawn, outcome)
    steady, trying = hajek(draws, outcome), of_trying(draws, outcome, tried.astype(float))

    assert plain > 0.6
    assert abs(steady.value - 0.2) < 3 * steady.error < 0.12
    assert abs(trying.value - 0.5) < 3 * trying.error


def test_the_standard_error_is_the_spread_of_the_estimate_over_repetitions():
    rng = np.random.default_rng(2)
    found = [hajek(*confounded(rng, 2000)[:2]) for _each in range(200)]

    spread = np.std([each.value for each in found])

    assert np.mean([each.error for each in found]) == pytest.approx(spread, rel=0.15)


def test_what_was_never_drawn_has_no_estimate():
    flags = np.array([False, False])
    draws = Draws(flags, ~flags, np.full(2, 0.2), np.full(2, 0.3), np.arange(2))

    assert np.isnan(hajek(draws, np.ones(2)).value)
    assert np.isnan(of_trying(draws, np.ones(2), np.zeros(2)).value)


def test_nothing_that_suits_is_ever_certain_or_impossible():
    each = probabilities([0.01, 0.99, *[0.5] * 48])

    assert sum(each) == pytest.approx(1)
    assert min(each) >= 0.35 / 50
    assert max(each[:-1]) < 0.7
    assert each[-1] == NOTHING


def test_the_number_falls_where_its_part_of_the_whole_is():
    each = probabilities([0.2, 0.8])

    numbers = np.linspace(0, 1, 2001)[:-1]
    shares = np.bincount([drawn(each, n) for n in numbers], minlength=3) / len(numbers)

    assert shares == pytest.approx(each, abs=0.002)
    assert probabilities([]) == [1.0]
    assert drawn([1.0], 0.99) == 0
