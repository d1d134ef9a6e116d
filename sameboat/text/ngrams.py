"""A text as numbered pieces: its words, their pairs and triples, and the letters inside them, hashed to a fixed size.

Pure numpy: a post of 200 words takes about a millisecond. Each piece knows the word it stands in, so that a
score can be led back to words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BITS = 18
SIZE = 1 << BITS
MOST_LETTERS = 20_000
_WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]+")
_PRIME = np.uint64(1_000_003)
_MIX = np.uint64(0x9E3779B97F4A7C15)

Ids = NDArray[np.int64]


@dataclass(frozen=True)
class Span:
    """A word of a text and where it stands."""

    start: int
    end: int


@dataclass(frozen=True)
class Pieces:
    """The pieces of one text: `ids` in 0..SIZE, the `value` of each, and the first and last word it stands in."""

    spans: tuple[Span, ...]
    ids: Ids
    values: NDArray[np.float32]
    first: Ids
    last: Ids


def words_of(text: str) -> list[tuple[str, Span]]:
    """The words of a text in small letters, runs of signs among them, each with its place."""
    return [
        (found.group().lower().replace("’", "'"), Span(*found.span()))
        for found in _WORD.finditer(text[:MOST_LETTERS])
    ]


def _mixed(hashes: NDArray[np.uint64], salt: int) -> Ids:
    with np.errstate(over="ignore"):
        mixed = (hashes + np.uint64(salt) * _PRIME) * _MIX
        mixed ^= mixed >> np.uint64(29)
        mixed *= _MIX
    return (mixed >> np.uint64(64 - BITS)).astype(np.int64)


def _rolling(codes: NDArray[np.uint64], length: int) -> NDArray[np.uint64]:
    count = len(codes) - length + 1
    rolled = np.zeros(max(count, 0), dtype=np.uint64)
    with np.errstate(over="ignore"):
        for offset in range(length if count > 0 else 0):
            rolled = rolled * _PRIME + codes[offset : offset + count]
    return rolled


def _word_pieces(words: list[str], most: int) -> tuple[Ids, Ids, Ids]:
    hashes = np.array([_word_hash(word) for word in words], dtype=np.uint64)
    ids, first, last = [], [], []
    for length in range(1, most + 1):
        rolled = _rolling(hashes, length)
        ids.append(_mixed(rolled, length))
        first.append(np.arange(len(rolled), dtype=np.int64))
        last.append(first[-1] + length - 1)
    return np.concatenate(ids), np.concatenate(first), np.concatenate(last)


def _word_hash(word: str) -> int:
    value = 7
    for letter in word:
        value = (value * 1_000_003 + ord(letter)) & 0xFFFFFFFFFFFFFFFF
    return value


def _letter_pieces(words: list[str]) -> tuple[Ids, Ids]:
    """Runs of two to five letters that lie in one word, its edges counted as a letter."""
    line = " " + " ".join(words) + " "
    codes = np.frombuffer(line.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    edges = codes == 32
    owner = np.clip(np.cumsum(edges) - 1, 0, len(words) - 1)
    inner = np.concatenate([[0], np.cumsum(edges)])
    ids, owners = [], []
    for length in range(2, 6):
        rolled = _rolling(codes, length)
        starts = np.arange(len(rolled))
        whole = inner[starts + length - 1] == inner[starts + 1]
        ids.append(_mixed(rolled[whole], 16 + length))
        owners.append(owner[starts[whole]])
    return np.concatenate(ids), np.concatenate(owners).astype(np.int64)


def _weighed(ids: Ids) -> NDArray[np.float32]:
    """One over the root of how many kinds of piece there are, shared among the places of each kind."""
    _, inverse, counts = np.unique(ids, return_inverse=True, return_counts=True)
    each = (1 + np.log(counts)) / counts
    norm = np.sqrt(np.sum((1 + np.log(counts)) ** 2)) or 1.0
    return (each[inverse] / norm).astype(np.float32)


def pieces_of(text: str, *, most_words: int = 3) -> Pieces:
    """Every piece of a text. Words and letters are each brought to unit length, so that long texts weigh no more."""
    found = words_of(text)
    if not found:
        none = np.zeros(0, dtype=np.int64)
        return Pieces((), none, none.astype(np.float32), none, none)
    words = [word for word, _ in found]
    word_ids, first, last = _word_pieces(words, most_words)
    letter_ids, owner = _letter_pieces(words)
    return Pieces(
        tuple(span for _, span in found),
        np.concatenate([word_ids, letter_ids]),
        np.concatenate([_weighed(word_ids), _weighed(letter_ids)]),
        np.concatenate([first, owner]),
        np.concatenate([last, owner]),
    )
