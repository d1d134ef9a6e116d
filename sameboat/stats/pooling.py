"""How often something helped, for each kind of people: cells with few people lean on cells like them.

The model, for skill *s* and kind of people *k*, of whom n tried it and y said yes:

    y ~ Binomial(n, p),   logit p = kind_k + skill_s + cell_sk,
    skill_s ~ Normal(0, between_skills),   cell_sk ~ Normal(0, between_kinds),
    kind_k ~ Normal(0, 2.5),   between_skills ~ HalfNormal(1),   between_kinds ~ HalfNormal(0.5).

Nothing is approximated but the last step: given the kinds and the two spreads, skill and cell are integrated over grids
(a cell's likelihood, smeared by a normal kernel, is one product of matrices). The kinds and spreads are integrated by
importance sampling around their mode, so that intervals also hold what is not known about them.
docs/how/skills.md says how this was checked.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from sameboat.stats.climbing import climb

Array = NDArray[np.float64]
# Priors; the smallest and largest spread that is looked at; how many points of the last step.
KIND_SD, SKILL_SD, CELL_SD = 2.5, 1.0, 0.5
LEAST, MOST = 0.05, 4.0
POINTS, WIDER = 256, 1.4
_REACH, _STEP, _TINY = 9.0, 0.06, 1e-300
_SKILL = np.linspace(-5, 5, 101)


@dataclass(frozen=True)
class Chances:
    """What was found: the mean and a 90 % interval for each skill and kind, and for each skill with all who tried it."""

    mean: Array
    low: Array
    high: Array
    all_mean: Array
    all_low: Array
    all_high: Array
    kinds: Array
    between_skills: float
    between_kinds: float
    effective_points: float


@dataclass(frozen=True)
class _Cells:
    """The likelihood of every cell on the grid of logits: kinds × grid × skills, each at most 1."""

    tried: Array
    yes: Array

    @cached_property
    def grid(self) -> Array:
        """Logits, close enough for the narrowest likelihood."""
        step = min(_STEP, 1.6 / np.sqrt(max(1.0, float(self.tried.max()))))
        return np.arange(-_REACH, _REACH + step / 2, step)

    @cached_property
    def chance(self) -> Array:
        """The same grid as chances."""
        return np.asarray(1 / (1 + np.exp(-self.grid)))

    @cached_property
    def likelihood(self) -> Array:
        """What was seen in a cell, if its logit were so."""
        at = self.grid[None, :, None]
        logs = self.yes.T[:, None, :] * at - self.tried.T[:, None, :] * np.logaddexp(0, at)
        return np.asarray(np.exp(logs - logs.max(axis=1, keepdims=True)))


@dataclass(frozen=True)
class _Given:
    """Everything that follows once the kinds and the two spreads are given (`at`)."""

    cells: _Cells
    at: Array

    @cached_property
    def kernel(self) -> Array:
        """How likely each logit of a cell is, given what the skill adds: kinds × skill's grid × grid."""
        spread_of_skills, spread_of_cells = np.clip(np.exp(self.at[-2:]), LEAST, MOST)
        middle = self.at[:-2, None] + spread_of_skills * _SKILL[None, :]
        away = (self.cells.grid[None, None, :] - middle[:, :, None]) / spread_of_cells
        weights = np.exp(-0.5 * away**2) + _TINY
        return np.asarray(weights / weights.sum(axis=2, keepdims=True))

    @cached_property
    def seen(self) -> Array:
        """What was seen in a cell, given what the skill adds: kinds × skill's grid × skills."""
        return np.asarray(self.kernel @ self.cells.likelihood + _TINY)

    @cached_property
    def _logs(self) -> Array:
        prior = np.exp(-0.5 * _SKILL**2)
        return np.asarray(np.log(prior / prior.sum())[:, None] + np.log(self.seen).sum(axis=0))

    @cached_property
    def _sums(self) -> Array:
        most = self._logs.max(axis=0)
        return np.asarray(most + np.log(np.exp(self._logs - most).sum(axis=0)))

    @cached_property
    def log_posterior(self) -> float:
        """Of the kinds and the (logarithms of the) spreads, but for a constant."""
        spreads = np.exp(self.at[-2:])
        # A soft wall, so that the climb never stands before a cliff.
        outside = self.at[-2:] - np.clip(self.at[-2:], *np.log([LEAST, MOST]))
        prior = -0.5 * ((self.at[:-2] / KIND_SD) ** 2).sum()
        prior += (self.at[-2:] - 0.5 * (spreads / np.array([SKILL_SD, CELL_SD])) ** 2).sum()
        return float(self._sums.sum() + prior - 50 * (outside**2).sum())

    @cached_property
    def skills(self) -> Array:
        """How likely each value of what a skill adds is, by all its cells: skill's grid × skills."""
        return np.asarray(np.exp(self._logs - self._sums))

    def densities(self) -> Array:
        """How likely each logit of each cell is, by everything that was seen: kinds × grid × skills."""
        others = np.exp(np.minimum(self._logs - self._sums - np.log(self.seen), 600))
        return np.asarray(self.cells.likelihood * (self.kernel.transpose(0, 2, 1) @ others))

    def of_all(self, weights: Array) -> tuple[Array, Array]:
        """Mean and mean square of a skill's chance over all its kinds, weighed by `weights` (kinds × skills)."""
        chance = self.cells.chance[None, :, None]
        first = self.kernel @ (self.cells.likelihood * chance) / self.seen
        second = self.kernel @ (self.cells.likelihood * chance**2) / self.seen
        spread = (weights[:, None, :] ** 2 * np.maximum(second - first**2, 0)).sum(axis=0)
        middle = (weights[:, None, :] * first).sum(axis=0)
        return (self.skills * middle).sum(axis=0), (self.skills * (spread + middle**2)).sum(axis=0)


def pool(tried: Array, yes: Array, *, seed: int, level: float = 0.9) -> Chances:
    """The chance of a yes in every cell (skills × kinds). The same numbers and seed give the same answer."""
    cells = _Cells(np.asarray(tried, dtype=float), np.asarray(yes, dtype=float))
    if (cells.yes > cells.tried).any() or (cells.yes < 0).any():
        raise ValueError("more said yes than tried")
    points, weights = _points(cells, seed)
    share = cells.tried.T + 1e-9
    share = share / share.sum(axis=0)
    density = np.zeros_like(cells.likelihood)
    first, second = np.zeros(share.shape[1]), np.zeros(share.shape[1])
    for point, weight in zip(points, weights, strict=True):
        given = _Given(cells, point)
        density += weight * given.densities()
        mean, square = given.of_all(share)
        first, second = first + weight * mean, second + weight * square
    low, high = _ends(density, cells, level)
    all_low, all_high = _beta_ends(first, np.maximum(second - first**2, 1e-12), level)
    middle = weights @ points
    return Chances(
        mean=np.asarray((density * cells.chance[None, :, None]).sum(axis=1).T),
        low=low, high=high, all_mean=first, all_low=all_low, all_high=all_high,
        kinds=middle[:-2],
        between_skills=float(weights @ np.exp(points[:, -2])),
        between_kinds=float(weights @ np.exp(points[:, -1])),
        effective_points=float(1 / (weights**2).sum()),
    )  # fmt: skip


def share_ends(tried: float, yes: float, level: float = 0.9) -> tuple[float, float]:
    """The interval of one share by itself, pooled with nothing (Jeffreys; Brown, Cai and DasGupta 2001)."""
    mean, size = (yes + 0.5) / (tried + 1), tried + 1
    low, high = _beta_ends(np.array([mean]), np.array([mean * (1 - mean) / (size + 1)]), level)
    return float(low[0]), float(high[0])


def _points(cells: _Cells, seed: int) -> tuple[Array, Array]:
    """Values of the kinds and spreads, and how much each counts: importance sampling around the mode, with a fixed seed."""
    kinds = cells.tried.shape[1]
    share = (cells.yes.sum(axis=0) + 1) / (cells.tried.sum(axis=0) + 2)
    start = np.concatenate([np.log(share / (1 - share)), np.log([0.5, 0.3])])
    top, curve = climb(lambda at: _Given(cells, at).log_posterior, start)
    spread = np.linalg.cholesky(np.linalg.inv(curve)) * WIDER
    steps = _evenly_normal(POINTS, kinds + 2, seed)
    points = top + steps @ spread.T
    logs = np.array([_Given(cells, point).log_posterior for point in points])
    logs += 0.5 * (steps**2).sum(axis=1)
    weights = np.exp(logs - logs.max())
    return points, np.asarray(weights / weights.sum())


def _evenly_normal(size: int, numbers: int, seed: int) -> Array:
    """Points of a standard normal that lie more evenly than by chance: a sequence of steps by powers of a generalised

    golden ratio (Roberts 2018), begun where the seed says.
    """
    golden = 2.0
    for _each in range(60):
        golden = (1 + golden) ** (1 / (numbers + 1))
    begun = np.random.default_rng(seed).random(numbers)
    each = np.arange(1, size + 1)[:, None] * golden ** -np.arange(1.0, numbers + 1)
    evenly = np.clip((begun + each) % 1, 1e-9, 1 - 1e-9)
    return np.asarray(np.vectorize(NormalDist().inv_cdf)(evenly), dtype=float)


def _ends(density: Array, cells: _Cells, level: float) -> tuple[Array, Array]:
    """Where the interval of each cell begins and ends, skills × kinds."""
    below = np.cumsum(density, axis=1)
    below = (below - density / 2) / below[:, -1:, :]
    ends = [
        np.array([[np.interp(at, column, cells.chance) for column in kind.T] for kind in below]).T
        for at in ((1 - level) / 2, (1 + level) / 2)
    ]
    return ends[0], ends[1]


def _beta_ends(mean: Array, spread: Array, level: float) -> tuple[Array, Array]:
    """The same for a chance of which mean and variance are known, as a beta distribution with both."""
    size = np.maximum(mean * (1 - mean) / spread - 1, 0.1)
    grid = (np.arange(4000) + 0.5) / 4000
    logs = (mean * size - 1)[:, None] * np.log(grid) + ((1 - mean) * size - 1)[:, None] * np.log1p(
        -grid
    )
    below = np.cumsum(np.exp(logs - logs.max(axis=1, keepdims=True)), axis=1)
    below /= below[:, -1:]
    low, high = (
        np.array([np.interp(at, row, grid) for row in below])
        for at in ((1 - level) / 2, (1 + level) / 2)
    )
    return low, high
