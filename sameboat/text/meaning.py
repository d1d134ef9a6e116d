"""What somebody's writing is about, as one direction: pure arithmetic on vectors of an encoder."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Row = NDArray[np.float32]


def meaning(pieces: NDArray[np.float32], mean: Row) -> Row:
    """One direction for several pieces of writing, each with what all writing has in common taken away; zeros for none.

    Without that all of it leans one way, and everybody seems alike (Arora et al. 2017, "A simple but tough-to-beat
    baseline for sentence embeddings").
    """
    if not len(pieces):
        return np.zeros_like(mean)
    apart = pieces.astype(np.float32) - mean
    lengths = np.maximum(np.linalg.norm(apart, axis=1, keepdims=True), 1e-6)
    whole = (apart / lengths).mean(axis=0)
    row: Row = whole / max(float(np.linalg.norm(whole)), 1e-6)
    return row
