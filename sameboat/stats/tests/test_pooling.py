"""Pooling: few people lean on others like them, many speak for themselves."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sameboat.stats.pooling import pool


def cells(rng, skills=40, kinds=3, size=12):
    logit = rng.normal(0, 0.8, (skills, 1)) + rng.normal(0, 0.4, (skills, kinds))
    truth = 1 / (1 + np.exp(-logit))
    tried = rng.poisson(size, (skills, kinds)).astype(float)
    return truth, tried, rng.binomial(tried.astype(int), truth).astype(float)


def test_pooled_chances_are_nearer_the_truth_than_raw_shares_and_their_intervals_hold_it():
    truth, tried, yes = cells(np.random.default_rng(4))

    found = pool(tried, yes, seed=1)

    raw = yes / np.maximum(tried, 1)
    assert ((found.mean - truth) ** 2).mean() < 0.6 * ((raw - truth) ** 2).mean()
    held = ((found.low <= truth) & (truth <= found.high)).mean()
    assert 0.83 <= held <= 0.97


def test_the_same_numbers_and_seed_give_the_same_answer_and_another_seed_nearly_so():
    _truth, tried, yes = cells(np.random.default_rng(5), skills=15)

    one, again, other = (pool(tried, yes, seed=seed) for seed in (1, 1, 2))

    assert (one.mean == again.mean).all()
    assert (one.low == again.low).all()
    assert abs(one.mean - other.mean).max() < 0.02


def test_a_few_people_are_drawn_to_the_others_and_many_are_not():
    tried = np.array([[400.0], [5.0], [400.0], [400.0]])
    yes = np.array([[100.0], [5.0], [120.0], [80.0]])

    found = pool(tried, yes, seed=1)

    assert abs(found.mean[0, 0] - 0.25) < 0.02
    assert found.mean[1, 0] < 0.75
    assert found.high[1, 0] - found.low[1, 0] > 3 * (found.high[0, 0] - found.low[0, 0])


def test_a_kind_nobody_tried_it_of_gets_a_wide_guess_around_what_others_found():
    tried = np.array([[60.0, 0.0], [60.0, 50.0], [60.0, 50.0]])
    yes = np.array([[45.0, 0.0], [30.0, 25.0], [15.0, 12.0]])

    found = pool(tried, yes, seed=1)

    assert found.mean[0, 1] > found.mean[2, 0]
    assert found.high[0, 1] - found.low[0, 1] > found.high[0, 0] - found.low[0, 0]


def test_everyone_lies_between_the_kinds():
    _truth, tried, yes = cells(np.random.default_rng(6), skills=10)

    found = pool(tried, yes, seed=1)

    assert (found.all_mean <= found.mean.max(axis=1) + 1e-9).all()
    assert (found.all_mean >= found.mean.min(axis=1) - 1e-9).all()
    assert (found.all_high - found.all_low < (found.high - found.low).max(axis=1)).all()


def test_against_a_plain_sum_over_everything():
    """One skill, one kind: four nested sums over grids, written down as the model reads."""
    tried, yes = 12.0, 9.0
    kinds = np.linspace(-6, 6, 61)
    spreads = np.exp(np.linspace(np.log(0.05), np.log(4), 60))
    z = np.linspace(-4, 4, 41)
    total = first = 0.0
    for spread_of_skills in spreads:
        for spread_of_cells in spreads:
            prior = np.exp(-0.5 * spread_of_skills**2 - 0.5 * (spread_of_cells / 0.5) ** 2)
            prior *= spread_of_skills * spread_of_cells
            wide = np.hypot(spread_of_skills, spread_of_cells)
            logit = kinds[:, None] + wide * z[None, :]
            weight = np.exp(-0.5 * (kinds / 2.5) ** 2)[:, None] * np.exp(-0.5 * z**2)[None, :]
            chance = 1 / (1 + np.exp(-logit))
            seen = weight * chance**yes * (1 - chance) ** (tried - yes)
            total += prior * seen.sum()
            first += prior * (seen * chance).sum()

    found = pool(np.array([[tried]]), np.array([[yes]]), seed=1)

    assert found.mean[0, 0] == pytest.approx(first / total, abs=0.006)
    assert found.all_mean[0] == pytest.approx(found.mean[0, 0], abs=0.003)


def test_against_a_sampler_of_the_same_model():
    """JAGS 4.3.1, bench/skills_reference.jags, 4 chains of 100,000: means and ends, right to about 0.001."""
    tried = np.array([[12, 5], [30, 0], [7, 22], [6, 9], [40, 15]], float)
    yes = np.array([[9, 1], [12, 0], [6, 13], [0, 2], [25, 12]], float)

    found = pool(tried, yes, seed=1)

    mean = [0.637, 0.430, 0.417, 0.418, 0.705, 0.599, 0.228, 0.250, 0.638, 0.696]
    low = [0.435, 0.160, 0.279, 0.119, 0.484, 0.437, 0.052, 0.077, 0.515, 0.515]
    high = [0.827, 0.698, 0.558, 0.774, 0.897, 0.751, 0.465, 0.475, 0.753, 0.859]
    assert found.mean.ravel() == pytest.approx(mean, abs=0.015)
    assert found.low.ravel() == pytest.approx(low, abs=0.02)
    assert found.high.ravel() == pytest.approx(high, abs=0.02)


def test_more_who_said_yes_than_tried_is_refused():
    with pytest.raises(ValueError, match="more said yes"):
        pool(np.array([[3.0]]), np.array([[4.0]]), seed=1)


@settings(max_examples=6, deadline=None)
@given(st.data())
def test_whatever_was_counted_the_answer_is_a_chance_inside_its_interval(data):
    skills, kinds = data.draw(st.integers(1, 4)), data.draw(st.integers(1, 3))
    tried = np.array(data.draw(st.lists(
        st.sampled_from([0, 1, 5, 30, 900]), min_size=skills * kinds, max_size=skills * kinds
    )), float).reshape(skills, kinds)  # fmt: skip
    yes = np.floor(tried * data.draw(st.sampled_from([0.0, 0.03, 0.5, 1.0])))

    found = pool(tried, yes, seed=1)

    for low, mean, high in (
        (found.low, found.mean, found.high),
        (found.all_low, found.all_mean, found.all_high),
    ):
        assert (low >= 0).all()
        assert (high <= 1).all()
        assert (low <= mean + 1e-6).all()
        assert (mean <= high + 1e-6).all()
