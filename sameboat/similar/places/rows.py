"""What a person told and wrote as one row of numbers whose inner product with another's is how alike the two are.

Three blocks beside each other, each weighted by the root of what it counts for (`kinship`): answers about oneself, rarer
ones heavier, folded to a fixed length (signed feature hashing, Weinberger et al. 2009, doi:10.1145/1553374.1553516); the
meaning of one's own words; wishes and offers. The row that asks has its wishes where the other has offers and the reverse,
so that what the product counts is what one wishes and the other offers.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from sameboat.similar.kinship import ALIKE, MEETS, WRITES, House, Told
from sameboat.text.nearness import DIM

ABOUT, WORDS, WISHES = 256, DIM, 64
WIDTH = ABOUT + WORDS + 2 * WISHES
# A number of a row times this, rounded, is what is kept: nearly all lie within half of one.
FINE = 250
_PLACES = 2

Row = NDArray[np.float32]
Numbers = TypeVar("Numbers", NDArray[np.float32], NDArray[np.int8])


@lru_cache(maxsize=4096)
def places_of(key: str, length: int) -> tuple[tuple[int, float], ...]:
    """Where an answer stands in a folded block, and with which sign: two places, so that what two answers share by chance is little."""
    told = hashlib.blake2b(key.encode(), digest_size=4 * _PLACES).digest()
    found = []
    for each in range(_PLACES):
        number = int.from_bytes(told[4 * each : 4 * each + 4], "little")
        found.append(((number >> 1) % length, 1.0 if number & 1 else -1.0))
    return tuple(found)


def folded(weights: Mapping[str, float], length: int) -> Row:
    """Weighted answers folded to a length; its length is about that of the answers."""
    row = np.zeros(length, dtype=np.float32)
    for key, weight in weights.items():
        for place, sign in places_of(key, length):
            row[place] += sign * weight / math.sqrt(_PLACES)
    return row


def row_of(told: Told, words: Row | None, house: House, offered_as: Mapping[str, str]) -> Row:
    """One person's row, `WIDTH` numbers. `words` is the meaning of what they wrote, of unit length, or nothing."""
    about = _unit(folded({key: house.weight(key) for key in told.about}, ABOUT))
    wanted = [offered_as[key] for key in told.seeks if key in offered_as]
    parts = [
        math.sqrt(ALIKE) * about,
        math.sqrt(WRITES) * (words if words is not None else np.zeros(WORDS, dtype=np.float32)),
        math.sqrt(MEETS / 2) * _share(wanted),
        math.sqrt(MEETS / 2) * _share(told.offers),
    ]
    return np.concatenate(parts).astype(np.float32)


def asking(row: Numbers) -> Numbers:
    """The same person's row as it looks for others: wishes and offers change places."""
    start, middle = ABOUT + WORDS, ABOUT + WORDS + WISHES
    return np.concatenate([row[:start], row[middle:], row[start:middle]])


def packed(row: Row) -> bytes:
    """A row as it is kept: a byte a number."""
    return np.clip(np.rint(row * FINE), -127, 127).astype(np.int8).tobytes()


def unpacked(kept: bytes) -> NDArray[np.int8]:
    """What was kept, as whole numbers."""
    return np.frombuffer(kept, dtype=np.int8)


def _share(keys: Iterable[str]) -> Row:
    found = list(keys)
    return folded(dict.fromkeys(found, 1 / math.sqrt(1 + len(found))), WISHES)


def _unit(row: Row) -> Row:
    length = float(np.linalg.norm(row))
    return row / length if length else row
