"""What a suggestion did, from draws whose probabilities were written down: inverse-probability weighting.

Of every draw in which a thing could have been drawn, those that drew it stand for all of them, each counted as often as
one over its probability; so do those that drew nothing. Horvitz and Thompson (1952) divide by how many draws there were,
which is unbiased whatever the probabilities; Hájek (1971) divides by the sum of the weights, which is steadier.
Standard errors hold draws of one person together, as one person's weeks are alike.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Draws:
    """Draws in which one thing could have been drawn: whether it was or nothing was, how likely both were, and whose they were."""

    was_drawn: Flags
    was_nothing: Flags
    chance: Array
    chance_of_nothing: Array
    person: NDArray[np.int64]

    @property
    def weights(self) -> tuple[Array, Array]:
        """How many draws each stands for."""
        return self.was_drawn / self.chance, self.was_nothing / self.chance_of_nothing


@dataclass(frozen=True)
class Estimate:
    """A difference and its standard error."""

    value: float
    error: float


def horvitz_thompson(draws: Draws, outcome: Array) -> Estimate:
    """The mean outcome if it were always suggested, less that if nothing were."""
    with_it, without = draws.weights
    parts = _by_person((with_it - without) * outcome / len(outcome), draws.person)
    people = len(parts)
    error = np.sqrt(people / max(1, people - 1) * ((parts - parts.mean()) ** 2).sum())
    return Estimate(float(parts.sum()), float(error))


def hajek(draws: Draws, outcome: Array) -> Estimate:
    """The same, each mean over the sum of its weights; nan where it was never drawn, or always."""
    value, pulls = _hajek(draws, outcome)
    return Estimate(value, _error(pulls, draws.person))


def of_trying(draws: Draws, outcome: Array, tried: Array) -> Estimate:
    """What trying did to those who try because it is suggested: the effect of suggesting over how many more try.

    Wald's ratio; it holds if a suggestion does nothing but make people try. nan where suggesting made nobody try.
    """
    on_outcome, pulls = _hajek(draws, outcome)
    on_trying, tries = _hajek(draws, tried)
    if not on_trying:
        return Estimate(float("nan"), float("nan"))
    value = on_outcome / on_trying
    return Estimate(value, _error((pulls - value * tries) / on_trying, draws.person))


def naive(with_it: Flags, outcome: Array) -> float:
    """The mean of those with it less the mean of those without, as if chance alone had told them apart."""
    return float(outcome[with_it].mean() - outcome[~with_it].mean())


def _hajek(draws: Draws, outcome: Array) -> tuple[float, Array]:
    """The difference, and how far each draw pulls it (its linear part)."""
    value, pulls = 0.0, np.zeros(len(outcome))
    for weights, sign in zip(draws.weights, (1, -1), strict=True):
        total = weights.sum()
        if not total:
            return float("nan"), np.full(len(outcome), np.nan)
        mean = (weights * outcome).sum() / total
        value += sign * float(mean)
        pulls += sign * weights * (outcome - mean) / total
    return value, pulls


def _by_person(parts: Array, person: NDArray[np.int64]) -> Array:
    _people, place = np.unique(person, return_inverse=True)
    return np.asarray(np.bincount(place, weights=parts), dtype=float)


def _error(pulls: Array, person: NDArray[np.int64]) -> float:
    parts = _by_person(pulls, person)
    people = len(parts)
    return float(np.sqrt(people / max(1, people - 1) * (parts**2).sum()))
