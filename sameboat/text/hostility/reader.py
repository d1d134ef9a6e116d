"""A small reader of whole sentences: a transformer that was trained elsewhere, kept as whole numbers, run with numpy.

It reads a long text in windows and goes by the worst of them. About 14 MB on disk, 45 MB in memory; for the background.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from sameboat.text.heads import HeadMissing, read_arrays
from sameboat.text.hostility.layers import Floats, Layer, Linear, Norm, absence
from sameboat.text.hostility.plain import plain
from sameboat.text.hostility.wordpiece import WordPieces

NAME = "hostility_reader"
LONGEST = 64
LESS_FOR_MANY = 0.8
_AT_ONCE = 16
Arrays = dict[str, NDArray[np.generic]]


class SentenceReader:
    """Says how hostile a sentence reads: a margin, above nought for hostile."""

    def __init__(self, arrays: Arrays) -> None:
        self._pieces = WordPieces(bytes(arrays["pieces"]).decode().split("\n"))
        self._nibbles, self._scales = arrays["word"], arrays["word_scale"].astype(np.float32)
        self._places = arrays["places"].astype(np.float32)
        self._first = _norm(arrays, "first")
        count = sum(key.endswith(".looks") for key in arrays)
        self._layers = [_layer(arrays, f"layer{at}") for at in range(count)]
        self._head = Linear(
            arrays["head"].astype(np.float32), arrays["head_bias"].astype(np.float32)
        )
        self._slope, self._offset = (float(value) for value in arrays["calibration"])

    @classmethod
    def load(cls, name: str = NAME) -> SentenceReader:
        """The reader that was committed, or `HeadMissing`."""
        try:
            return cls(read_arrays(name))
        except (KeyError, IndexError, ValueError, TypeError) as fault:
            raise HeadMissing(f"{name}.npz is not a reader: {fault}") from fault

    def margins(self, texts: list[str]) -> Floats:
        """One margin for each text; each is read up to `LONGEST` pieces."""
        numbers = [self._pieces.numbers(plain(text), LONGEST) for text in texts]
        order = sorted(range(len(texts)), key=lambda at: len(numbers[at]))
        found = np.zeros(len(texts), dtype=np.float32)
        for start in range(0, len(order), _AT_ONCE):
            batch = order[start : start + _AT_ONCE]
            found[batch] = self._read([numbers[at] for at in batch])
        return found

    def worst(self, windows: list[str]) -> tuple[int, float]:
        """Which window of a text reads worst, and its margin: the more were read, the less one of them says."""
        margins = self.margins(windows)
        at = int(margins.argmax())
        return at, float(margins[at]) - LESS_FOR_MANY * float(np.log(len(windows)))

    def probability(self, margin: float) -> float:
        """How sure that is, 0 to 1; half from where it asks."""
        return float(1 / (1 + np.exp(-np.clip(self._slope * margin + self._offset, -30, 30))))

    def _read(self, numbers: list[list[int]]) -> Floats:
        ids = np.zeros((len(numbers), max(map(len, numbers))), dtype=np.int64)
        for row, found in enumerate(numbers):
            ids[row, : len(found)] = found
        rows = self._first(self._words(ids) + self._places[: ids.shape[1]])
        absent = absence(ids)
        for layer in self._layers:
            rows = layer(rows, absent)
        here = (ids != 0)[:, :, None].astype(np.float32)
        mean = (rows * here).sum(axis=1) / here.sum(axis=1)
        return self._head(np.concatenate([rows[:, 0], mean], axis=1))[:, 0]

    def _words(self, ids: NDArray[np.int64]) -> Floats:
        return unpacked(self._nibbles[ids].astype(np.uint8), self._scales[ids])


def packed(rows: Floats, group: int = 32) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
    """Rows as numbers from -7 to 7, two to a byte, each group of them with its scale."""
    grouped = rows.reshape(*rows.shape[:-1], -1, group)
    scales = (np.abs(grouped).max(axis=-1) / 7).astype(np.float16)
    steps = np.maximum(scales.astype(np.float32), 1e-8)[..., None]
    whole = np.clip(np.round(grouped / steps), -7, 7).astype(np.int8).reshape(rows.shape) + 8
    return (whole[..., 0::2] * 16 + whole[..., 1::2]).astype(np.uint8), scales


def unpacked(nibbles: NDArray[np.uint8], scales: Floats) -> Floats:
    """The rows that were packed, as near as four bits come."""
    whole = np.stack([nibbles >> 4, nibbles & 15], axis=-1).astype(np.float32) - 8
    grouped = whole.reshape(*scales.shape, -1) * scales[..., None]
    return grouped.reshape(*nibbles.shape[:-1], -1)


def _linear(arrays: Arrays, name: str) -> Linear:
    weights = arrays[name].astype(np.float32) * arrays[f"{name}_scale"].astype(np.float32)
    return Linear(np.ascontiguousarray(weights), arrays[f"{name}_bias"].astype(np.float32))


def _norm(arrays: Arrays, name: str) -> Norm:
    return Norm(
        arrays[f"{name}_weight"].astype(np.float32), arrays[f"{name}_bias"].astype(np.float32)
    )


def _layer(arrays: Arrays, name: str) -> Layer:
    return Layer(
        _linear(arrays, f"{name}.looks"),
        _linear(arrays, f"{name}.gathers"),
        _norm(arrays, f"{name}.after_looking"),
        _linear(arrays, f"{name}.widens"),
        _linear(arrays, f"{name}.narrows"),
        _norm(arrays, f"{name}.after_thinking"),
    )


@cache
def sentence_reader() -> SentenceReader:
    """The committed reader, read once for each process."""
    return SentenceReader.load()
