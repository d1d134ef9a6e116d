"""A transformer's arithmetic in numpy, as BERT has it, for reading only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
HEADS = 12
_TINY = np.float32(1e-12)
_ROOT = np.float32(np.sqrt(2 / np.pi))
_NOT_THERE = np.float32(-1e4)


@dataclass(frozen=True)
class Linear:
    """Weights of shape (in, out) and what is added."""

    weights: Floats
    bias: Floats

    def __call__(self, rows: Floats) -> Floats:
        """The rows, weighed."""
        return rows @ self.weights + self.bias


@dataclass(frozen=True)
class Norm:
    """Brings each row to the same mean and spread, then to learned ones."""

    weight: Floats
    bias: Floats

    def __call__(self, rows: Floats) -> Floats:
        """The rows, evened out."""
        middle = rows - rows.mean(axis=-1, keepdims=True)
        spread = np.sqrt(np.mean(middle * middle, axis=-1, keepdims=True) + _TINY)
        evened: Floats = middle / spread * self.weight + self.bias
        return evened


@dataclass(frozen=True)
class Layer:
    """Every piece looks at every other, then thinks by itself."""

    looks: Linear
    gathers: Linear
    after_looking: Norm
    widens: Linear
    narrows: Linear
    after_thinking: Norm

    def __call__(self, rows: Floats, absent: Floats) -> Floats:
        """One layer over rows of shape (texts, pieces, size)."""
        rows = self.after_looking(rows + self.gathers(attention(self.looks(rows), absent)))
        return self.after_thinking(rows + self.narrows(gelu(self.widens(rows))))


def attention(looked: Floats, absent: Floats) -> Floats:
    """What each piece takes from the others; `absent` keeps the padding out."""
    texts, pieces, threefold = looked.shape
    size = threefold // 3
    split = looked.reshape(texts, pieces, 3, HEADS, size // HEADS).transpose(2, 0, 3, 1, 4)
    asked, keys, values = split
    scores = asked @ keys.transpose(0, 1, 3, 2) / np.float32(np.sqrt(size // HEADS)) + absent
    scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares = scores / scores.sum(axis=-1, keepdims=True)
    taken: Floats = (shares @ values).transpose(0, 2, 1, 3).reshape(texts, pieces, size)
    return taken


def absence(numbers: NDArray[np.int64]) -> Floats:
    """What to add to the scores of pieces that are only padding (number 0)."""
    away = np.where(numbers == 0, _NOT_THERE, np.float32(0)).astype(np.float32)
    return away[:, None, None, :]


def gelu(rows: Floats) -> Floats:
    """A soft cut below nought, in its form with the tangent."""
    bent: Floats = np.tanh(_ROOT * (rows + np.float32(0.044715) * rows * rows * rows))
    cut: Floats = np.float32(0.5) * rows * (1 + bent)
    return cut
