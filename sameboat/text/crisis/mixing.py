"""How rules and heads carry one another: a sum, each head in the spread of ordinary texts, against a threshold."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from sameboat.text.heads import HeadMissing, read_arrays

RULES_COUNT = 2.0
RULES_MOST = 9.0


@dataclass(frozen=True)
class Mix:
    """Mean and spread of each head on ordinary texts, and the thresholds: light or deeper, reply or opening."""

    spread: tuple[tuple[float, float], tuple[float, float]]
    thresholds: tuple[tuple[float, float], tuple[float, float]]

    def above(self, strength: float, margins: list[float], *, is_opening: bool) -> float:
        """How far rules and heads together lie above the threshold; above nought asks."""
        heads = zip(margins, self.spread, strict=False)
        total = RULES_COUNT * min(strength, RULES_MOST)
        total += sum((margin - mean) / spread for margin, (mean, spread) in heads)
        return total - self.thresholds[len(margins) - 1][is_opening]


@cache
def load_mix() -> Mix:
    """The committed spreads and thresholds."""
    arrays = read_arrays("crisis_mix")
    try:
        spread, limits = np.asarray(arrays["spread"]), np.asarray(arrays["thresholds"])
        return Mix(_pairs(spread), _pairs(limits))
    except (KeyError, IndexError, ValueError) as fault:
        raise HeadMissing(f"crisis_mix.npz is not a mix: {fault}") from fault


def _pairs(array: np.ndarray) -> tuple[tuple[float, float], tuple[float, float]]:
    first, second = array.tolist()
    return (float(first[0]), float(first[1])), (float(second[0]), float(second[1]))
