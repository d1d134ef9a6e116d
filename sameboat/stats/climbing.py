"""The highest point of a smooth function of a few numbers, and how it curves there."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Height = Callable[[Array], float]
_SMALL, _BEND = 1e-4, 5e-3


def climb(height: Height, start: Array, *, most: int = 60) -> tuple[Array, Array]:
    """The top near `start` (BFGS with slopes by differences), and minus the second derivatives there, made positive."""
    at, up = start.copy(), height(start)
    slope = _slope(height, at)
    guess = np.eye(len(at)) / max(1.0, float(np.abs(slope).max()))
    for _each in range(most):
        step = guess @ slope
        if slope @ step < 1e-7:
            break
        further, risen = _go(height, at, up, step)
        if risen <= up:
            break
        moved, new = further - at, _slope(height, further)
        guess = _better(guess, moved, slope - new)
        at, up, slope = further, risen, new
    return at, _curve(height, at)


def _go(height: Height, at: Array, up: float, step: Array) -> tuple[Array, float]:
    """One step up, shortened until it rises."""
    for halves in range(30):
        further = at + step * 0.5**halves
        risen = height(further)
        if risen > up:
            return further, risen
    return at, up


def _slope(height: Height, at: Array) -> Array:
    return np.array([
        (height(at + each) - height(at - each)) / (2 * _SMALL) for each in np.eye(len(at)) * _SMALL
    ])  # fmt: skip


def _better(guess: Array, moved: Array, fell: Array) -> Array:
    """BFGS: what is known of the curve after one more step."""
    along = float(moved @ fell)
    if along <= 1e-12:
        return guess
    turn = np.eye(len(moved)) - np.outer(moved, fell) / along
    return np.asarray(turn @ guess @ turn.T + np.outer(moved, moved) / along)


def _curve(height: Height, at: Array) -> Array:
    """Minus the second derivatives by differences; where it is flat or bends up, as if it bent a little."""
    size, steps = len(at), np.eye(len(at)) * _BEND
    middle = height(at)
    bends = np.empty((size, size))
    for i in range(size):
        for j in range(i + 1):
            if i == j:
                bend = height(at + steps[i]) - 2 * middle + height(at - steps[i])
                bends[i, i] = -bend / _BEND**2
                continue
            both = height(at + steps[i] + steps[j]) - height(at + steps[i] - steps[j])
            both += height(at - steps[i] - steps[j]) - height(at - steps[i] + steps[j])
            bends[i, j] = bends[j, i] = -both / (4 * _BEND**2)
    values, ways = np.linalg.eigh(np.nan_to_num(bends, posinf=1.0, neginf=1.0))
    return np.asarray((ways * np.maximum(values, 0.25)) @ ways.T)
