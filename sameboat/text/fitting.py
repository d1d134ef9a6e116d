"""Which of some short notes fits a text: by the rare words they share and, with an encoder, by meaning."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sameboat.text.alike_words import ALIKE, EMPTY
from sameboat.text.encoder import Encoder

_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*[^\W_])?")
_ENDINGS = ("ingly", "ings", "ing", "edly", "ed", "ies", "es", "s", "ly")
_SHORTEST = 3
# How much meaning counts beside words; chosen on the first half of the written claims.
MEANING_COUNTS = 3.0
# Below these a note has little to do with a text.
FITS, FITS_BY_WORDS = 1.5, 1.3


@dataclass(frozen=True)
class Fit:
    """Which note, how well it fits, the words that both have, as the text has them, and whether it is worth showing."""

    at: int
    score: float
    shared: tuple[str, ...]
    is_near: bool


class Notes:
    """Some short notes, ready to be asked which of them fits a text. `vectors` are theirs from an encoder.

    The first sentence of a note says what it is about: its words count twice.
    """

    _middle: NDArray[np.float32] | None
    _vectors: NDArray[np.float32] | None

    def __init__(self, notes: Sequence[str], vectors: NDArray[np.float32] | None = None) -> None:
        self._words = [set(_words(note)) for note in notes]
        self._titles = [set(_words(note.partition(".")[0])) for note in notes]
        held = Counter(word for words in self._words for word in words)
        self._rarity = {word: math.log((1 + len(notes)) / count) for word, count in held.items()}
        self._middle, self._vectors = None, None
        if vectors is not None and len(vectors):
            self._middle = vectors.mean(axis=0)
            self._vectors = vectors - self._middle

    def fitting(self, text: str, vector: NDArray[np.float32] | None = None) -> list[Fit]:
        """Every note that has anything in common with the text, the best first."""
        said = _words(text)
        alike = self._alike(vector)
        found = []
        for at, words in enumerate(self._words):
            shared = {word: as_said for word, as_said in said.items() if word in words}
            title = self._titles[at]
            rare = sum(self._rarity[word] * (1 + (word in title)) for word in shared)
            weight = rare / math.sqrt(1 + len(words))
            score = weight + (MEANING_COUNTS * float(alike[at]) if alike is not None else 0.0)
            if score > 0 and (shared or alike is not None):
                by_rarity = sorted(shared, key=lambda word: -self._rarity[word])
                words_of_both = tuple(dict.fromkeys(shared[word] for word in by_rarity))
                floor = FITS_BY_WORDS if alike is None else FITS
                found.append(Fit(at, score, words_of_both, score >= floor))
        return sorted(found, key=lambda fit: -fit.score)

    def _alike(self, vector: NDArray[np.float32] | None) -> NDArray[np.float32] | None:
        if vector is None or self._vectors is None or self._middle is None:
            return None
        # Raw vectors of such models all lean one way; what is left says what a text is about.
        asked = vector - self._middle
        sizes = np.linalg.norm(self._vectors, axis=1) * np.linalg.norm(asked)
        alike: NDArray[np.float32] = self._vectors @ asked / np.maximum(sizes, 1e-9)
        return alike


def with_encoder(notes: Sequence[str], encoder: Encoder) -> Notes:
    """The same with the meaning of each note."""
    return Notes(notes, encoder.encode(notes))


def _words(text: str) -> dict[str, str]:
    """What a text speaks of, each word by one name for all that are alike, with how it is written there."""
    found: dict[str, str] = {}
    for match in _WORD.finditer(text):
        written = match.group()
        word = written.casefold().replace("’", "'").removesuffix("'s")
        if word in EMPTY or len(word) < _SHORTEST:
            continue
        kind = ALIKE.get(word)
        for name in filter(None, (_stem(word), _stem(kind) if kind else None)):
            found.setdefault(name, written)
    return found


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word
