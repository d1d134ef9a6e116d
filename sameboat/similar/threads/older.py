"""Files of what openings are about, for those older than the newest that lie in each process: the same kind as people's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

import numpy as np
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from sameboat.similar.models import Meaning
from sameboat.similar.places.rows import FINE, packed, unpacked
from sameboat.similar.places.shelf import PART, Keys, Rows, Shelf, Tell, is_due
from sameboat.text.nearness import DIM, Floats, centred

_WHOLE = 2 * DIM  # bytes of a meaning that could be made

_shelves: dict[str, Shelf] = {}


def shelf() -> Shelf:
    """The files of this house."""
    folder = settings.NEAR_ROOT
    return _shelves.setdefault(str(folder), Shelf(folder, "threads"))


def nearest(vector: Floats, most: int) -> dict[int, float]:
    """Threads near to a vector as they were when the files were made, but for those that changed or went since."""
    kept = shelf().current()
    if kept is None or kept.mean is None:
        return {}
    asks = unpacked(packed(centred(vector, kept.mean)))
    keys, near = kept.nearest(asks, most)
    found = dict(zip(keys.tolist(), (near / FINE**2).tolist(), strict=True))
    still = Meaning.objects.filter(thread__in=found, made_at__lte=kept.at)
    return {thread: found[thread] for thread in still.values_list("thread_id", flat=True)}


def let_go(threads: set[int]) -> None:
    """What these threads were about is blotted out of the files, once the database has let go of it."""
    if threads:
        transaction.on_commit(partial(shelf().blot_out, threads), robust=True)


def rebuild(mean: Floats, tell: Tell = iter) -> int | None:
    """Make the files anew, with what all openings share taken away. How many stand in them; None where somebody is at it already."""
    with shelf().one_at_a_time() as is_mine:
        if not is_mine:
            return None
        at = timezone.now()
        keys = np.array(_threads(), dtype=np.int64)
        made = shelf().write(keys, _rows_for(keys, mean, tell), at, mean=mean)
        shelf().serve(made)
        # What went meanwhile may have been read before it did.
        shelf().blot_out(set(keys.tolist()) - set(_threads()) - {0})
        return len(keys)


def should_be_made(at: datetime, fewest: int) -> bool:
    """Whether there are more than lie in each process, and it is time to make the files anew."""
    count = Meaning.objects.count()

    def changed(since: datetime) -> int:
        return Meaning.objects.filter(made_at__gt=since).count()

    return count > fewest and is_due(shelf().current(), at, count, changed)


def _threads() -> list[int]:
    return list(Meaning.objects.exclude(vector=b"").order_by("thread_id").values_list("thread_id", flat=True))  # fmt: skip


def _rows_for(keys: Keys, mean: Floats, tell: Tell) -> Iterator[Rows]:
    for start in tell(range(0, len(keys), PART)):
        part = keys[start : start + PART].tolist()
        stored = dict(Meaning.objects.filter(thread__in=part).values_list("thread_id", "vector"))
        yield np.stack([_row(bytes(stored.get(each, b"")), mean) for each in part])


def _row(vector: bytes, mean: Floats) -> Rows:
    if len(vector) != _WHOLE:
        return np.zeros(DIM, dtype=np.int8)
    whole = np.frombuffer(vector, dtype=np.float16).astype(np.float32)
    return unpacked(packed(centred(whole, mean)))
