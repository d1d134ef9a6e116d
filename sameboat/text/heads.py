"""Heads: small arrays that were learned, and how a text is scored with them.

A head lies in `arrays/` as an .npz file whose checksum stands in `arrays/checksums.txt`. A file that is missing or
damaged raises `HeadMissing`; the screen says so and goes on with its rules.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sameboat.text.ngrams import SIZE
from sameboat.text.reading import Reading

ARRAYS = Path(__file__).parent / "arrays"
CHECKSUMS = "checksums.txt"
_MOST_WORDS = 5
_LEAST_SHARE = 0.25

Floats = NDArray[np.float32]


class HeadMissing(Exception):
    """A head's file is not there, or is not what was committed."""


@dataclass(frozen=True)
class Scored:
    """What a head says of a text: a margin, the probability it was calibrated to, and the words that moved it."""

    margin: float
    probability: float
    words: tuple[str, ...] = ()


def read_arrays(name: str, folder: Path = ARRAYS) -> dict[str, NDArray[np.generic]]:
    """The arrays of a head, if they are what was committed."""
    try:
        content = (folder / f"{name}.npz").read_bytes()
        known = dict(line.split()[::-1] for line in (folder / CHECKSUMS).read_text().splitlines())
        if known.get(f"{name}.npz") != hashlib.sha256(content).hexdigest():
            raise HeadMissing(f"{name}.npz is damaged")
        with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
            return {key: arrays[key] for key in arrays.files}
    except (OSError, ValueError, KeyError, EOFError) as fault:
        raise HeadMissing(f"{name}.npz cannot be read: {fault}") from fault


def write_arrays(name: str, folder: Path = ARRAYS, **arrays: NDArray[np.generic]) -> None:
    """Write a head's arrays and its checksum. Only training does this."""
    folder.mkdir(exist_ok=True)
    np.savez_compressed(folder / f"{name}.npz", **arrays)  # type: ignore[arg-type]
    lines = [
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n"
        for file in sorted(folder.glob("*.npz"))
    ]
    (folder / CHECKSUMS).write_text("".join(lines))


def in_bytes(weights: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Weights as whole numbers from -127 to 127, and the scale that brings them back."""
    scale = float(np.abs(weights).max()) / 127 or 1.0
    return np.round(weights / scale).astype(np.int8), np.array([scale], dtype=np.float32)


def _sigmoid(value: float) -> float:
    return float(1 / (1 + np.exp(-np.clip(value, -30, 30))))


class NgramHead:
    """A weight for each numbered piece of a text (`sameboat.text.ngrams`)."""

    def __init__(self, weights: Floats, bias: float, slope: float, offset: float) -> None:
        self._weights, self._bias, self._slope, self._offset = weights, bias, slope, offset

    @classmethod
    def load(cls, name: str, folder: Path = ARRAYS) -> NgramHead:
        """The head of that name: `weights` (int8), `scale`, `bias`, `calibration` (slope and offset)."""
        arrays = read_arrays(name, folder)
        try:
            weights = arrays["weights"].astype(np.float32) * np.float32(arrays["scale"][0])
            slope, offset = (float(value) for value in arrays["calibration"])
            if len(weights) != SIZE:
                raise HeadMissing(f"{name}.npz was made for another size")
            return cls(weights, float(arrays["bias"][0]), slope, offset)
        except (KeyError, IndexError, ValueError, TypeError) as fault:
            raise HeadMissing(f"{name}.npz is not a head: {fault}") from fault

    def score(self, reading: Reading) -> Scored:
        """The margin, the probability, and the words that raised it most."""
        pieces = reading.pieces
        moved = self._weights[pieces.ids] * pieces.values
        margin = float(moved.sum()) + self._bias
        probability = _sigmoid(self._slope * margin + self._offset)
        return Scored(margin, probability, self._moving_words(reading, moved))

    def _moving_words(self, reading: Reading, moved: Floats) -> tuple[str, ...]:
        pieces = reading.pieces
        if not pieces.spans:
            return ()
        by_word = np.zeros(len(pieces.spans), dtype=np.float32)
        share = moved / (pieces.last - pieces.first + 1)
        for step in range(int((pieces.last - pieces.first).max()) + 1):
            reached = pieces.first + step <= pieces.last
            np.add.at(by_word, pieces.first[reached] + step, share[reached])
        least = max(float(by_word.max()) * _LEAST_SHARE, 1e-9)
        best = [place for place in np.argsort(-by_word)[:_MOST_WORDS] if by_word[place] >= least]
        return tuple(_joined(reading, sorted(int(place) for place in best)))


def _joined(reading: Reading, places: list[int]) -> list[str]:
    """Words that stand beside each other are given as one."""
    spans, runs = reading.pieces.spans, list[list[int]]()
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return [reading.text[spans[run[0]].start : spans[run[-1]].end] for run in runs]


class VectorHead:
    """Layers on an encoder's vector: each but the last followed by cutting off what is below nought."""

    def __init__(
        self, layers: list[tuple[Floats, Floats]], mean: Floats, slope: float, offset: float
    ) -> None:
        self._layers, self._mean, self._slope, self._offset = layers, mean, slope, offset

    @classmethod
    def load(cls, name: str, folder: Path = ARRAYS) -> VectorHead:
        """The head of that name: `mean`, `w0`, `b0` and so on, `calibration`; weights may be int8 with `s0`."""
        arrays = read_arrays(name, folder)
        try:
            layers = []
            for number in range(sum(key.startswith("w") for key in arrays)):
                scale = arrays.get(f"s{number}", np.ones(1, dtype=np.float32))
                weights = arrays[f"w{number}"].astype(np.float32) * scale.astype(np.float32)
                layers.append((weights, arrays[f"b{number}"].astype(np.float32)))
            slope, offset = (float(value) for value in arrays["calibration"])
            return cls(layers, arrays["mean"].astype(np.float32), slope, offset)
        except (KeyError, IndexError, ValueError, TypeError) as fault:
            raise HeadMissing(f"{name}.npz is not a head: {fault}") from fault

    def margins(self, vectors: Floats) -> Floats:
        """The margin of each row."""
        rows = vectors - self._mean
        for number, (weights, bias) in enumerate(self._layers):
            rows = rows @ weights + bias
            if number < len(self._layers) - 1:
                rows = np.maximum(rows, 0)
        return rows.reshape(-1)

    def score(self, reading: Reading) -> Scored:
        """The margin and the probability; which sentence moved it is asked apart, as it takes time."""
        margin = float(self.margins(reading.vector[None, :])[0])
        return Scored(margin, _sigmoid(self._slope * margin + self._offset))

    def moving_sentence(self, reading: Reading, most: int = 12) -> tuple[str, ...]:
        """The sentence that alone scores highest."""
        sentences = list(reading.sentences[:most])
        if reading.encoder is None or not sentences:
            return ()
        margins = self.margins(reading.encoder.encode(sentences))
        return (sentences[int(np.argmax(margins))],)


@cache
def ngram_head(name: str) -> NgramHead:
    """A committed head on pieces, read once for each process."""
    return NgramHead.load(name)


@cache
def vector_head(name: str) -> VectorHead:
    """A committed head on vectors, read once for each process."""
    return VectorHead.load(name)
