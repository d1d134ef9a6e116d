"""How rules and heads carry one another: a weighed sum against a threshold."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from sameboat.text.heads import HeadMissing, read_arrays

RULES_MOST = 9.0
_SHAPE = (2, 3)


@dataclass(frozen=True)
class Mix:
    """What rules, light head and reader count for, and the thresholds: light or deeper, reply or opening."""

    weights: tuple[tuple[float, ...], tuple[float, ...]]
    thresholds: tuple[tuple[float, ...], tuple[float, ...]]

    def total(self, strength: float, margins: list[float]) -> float:
        """The sum for the heads that were asked: the light one, or the reader as well."""
        parts = [min(strength, RULES_MOST), *margins]
        weights = self.weights[len(margins) - 1]
        return sum(weight * part for weight, part in zip(weights, parts, strict=False))

    def above(self, strength: float, margins: list[float], *, is_opening: bool) -> float:
        """How far rules and heads together lie above the threshold; above nought asks."""
        return self.total(strength, margins) - self.thresholds[len(margins) - 1][is_opening]


@cache
def load_mix() -> Mix:
    """The committed weights and thresholds."""
    arrays = read_arrays("crisis_mix")
    try:
        weights, limits = np.asarray(arrays["weights"]), np.asarray(arrays["thresholds"])
        if weights.shape != _SHAPE or limits.shape != (2, 2):
            raise HeadMissing("crisis_mix.npz was made for other heads")
        return Mix(_rows(weights), _rows(limits))
    except (KeyError, IndexError, ValueError) as fault:
        raise HeadMissing(f"crisis_mix.npz is not a mix: {fault}") from fault


def _rows(array: np.ndarray) -> tuple[tuple[float, ...], tuple[float, ...]]:
    first, second = array.tolist()
    return tuple(map(float, first)), tuple(map(float, second))
