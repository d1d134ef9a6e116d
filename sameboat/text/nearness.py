"""Which texts are near to one: plain arithmetic on vectors, without an encoder and without a database.

An encoder's vectors all lean one way. Their mean is taken away and the rest made of unit length, and only then are
they compared. A small house has too few for a mean of its own, so it is drawn towards a shipped one.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from sameboat.text.heads import HeadMissing, read_arrays

# How many of a house's own texts weigh as much as the shipped mean.
SHIPPED_COUNTS_AS = 100
MEAN, QUERIES = "passages_mean", "queries_mean"

Floats = NDArray[np.float32]
# How long the vectors of the encoders are.
DIM = 384


@cache
def shipped_mean(name: str = MEAN) -> Floats:
    """The mean of the demonstration's openings as passages, or of all its posts as queries. Raises `HeadMissing` where its file is not what was committed."""
    arrays = read_arrays(name)
    if "mean" not in arrays:
        raise HeadMissing(f"{name}.npz has no mean")
    return arrays["mean"].astype(np.float32)


def shrunk_mean(own_sum: Floats, n: int, shipped: Floats) -> Floats:
    """The mean of n own rows, given their sum, drawn towards the shipped one."""
    return ((own_sum + SHIPPED_COUNTS_AS * shipped) / (n + SHIPPED_COUNTS_AS)).astype(np.float32)


def centred(rows: Floats, mean: Floats) -> Floats:
    """Rows without what they have in common, each of unit length; a row that is the mean stays nought."""
    moved = rows - mean
    lengths = np.linalg.norm(moved, axis=-1, keepdims=True)
    return (moved / np.where(lengths > 1e-9, lengths, 1)).astype(np.float32)


def meaning(pieces: Floats, mean: Floats) -> Floats:
    """One direction for several pieces of writing; noughts for none.

    What all writing has in common is taken away from each piece, not from their sum (Arora et al. 2017, "A simple but
    tough-to-beat baseline for sentence embeddings").
    """
    whole = centred(pieces, mean).sum(axis=0)
    return centred(whole, np.zeros_like(mean))


def nearest(query: Floats, rows: Floats, most: int) -> list[tuple[int, float]]:
    """The places of the rows nearest to one, nearest first, each with how near: from -1 to 1."""
    if not len(rows):
        return []
    near = rows @ query
    best = np.argsort(-near, kind="stable")[:most]
    return [(int(place), float(near[place])) for place in best]
