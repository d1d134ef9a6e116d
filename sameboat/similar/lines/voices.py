"""The meaning of people's own lines, as the reader process made it."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from sameboat.similar.models import Shown, Voice
from sameboat.similar.places.rows import WORDS, Row
from sameboat.text.heads import HeadMissing
from sameboat.text.nearness import QUERIES, meaning, shipped_mean, shrunk_mean


def words_of(ids: Iterable[int], mean: Row | None) -> dict[int, Row]:
    """The direction of each of these people's lines, where they have some that may be used, without what all lines share."""
    if mean is None:
        return {}
    voices = Voice.objects.filter(lines__person__in=list(ids)).exclude(vector=b"")
    rows = voices.exclude(lines__shown_to=Shown.NOBODY).values_list("lines__person", "vector")
    return {person: meaning(_row(vector), mean) for person, vector in rows}


def common_direction() -> Row | None:
    """What all lines of the house have in common, drawn to the shipped mean where they are few; None where that is missing."""
    try:
        shipped = shipped_mean(QUERIES)
    except HeadMissing:
        return None
    whole, count = np.zeros(WORDS, dtype=np.float32), 0
    for vector in Voice.objects.exclude(vector=b"").values_list("vector", flat=True).iterator():
        whole += _row(vector)[0]
        count += 1
    return shrunk_mean(whole, count, shipped)


def _row(vector: bytes | memoryview[int]) -> Row:
    return np.frombuffer(bytes(vector), dtype=np.float16).astype(np.float32).reshape(1, WORDS)
