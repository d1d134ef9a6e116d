"""Threads near to a vector. The newest meanings lie in each process and are read anew when one was made or went; those
before them are in files (`older.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import numpy as np
from django.db.models import Count, Max

from sameboat.posts.models import Thread
from sameboat.similar.models import Meaning
from sameboat.similar.places.shelf import Tell
from sameboat.similar.threads import older
from sameboat.text.heads import HeadMissing
from sameboat.text.nearness import DIM, Floats, centred, nearest, shipped_mean, shrunk_mean

MOST_COMPARED = 5000
# Chosen on the demonstration: of 18 of its threads asked in other words, 11 stood among the first three above this,
# and of 18 questions nobody there had asked not one showed anything; docs/how/matching.md has the figures.
LEAST_NEAR = 0.24

_Key = tuple[int, datetime | None]


@dataclass(frozen=True)
class Rows:
    """The meanings that are compared: each one's thread, circle and kind, and its row of unit length."""

    threads: list[int]
    circles: list[int]
    kinds: list[str]
    rows: Floats
    mean: Floats

    def near(self, vector: Floats) -> list[tuple[int, float]]:
        """Every place with how near it is, nearest first."""
        return nearest(centred(vector, self.mean), self.rows, len(self.threads))


_kept: dict[str, tuple[_Key, Rows]] = {}


def the_rows() -> Rows | None:
    """What may be compared now: one small query where nothing has changed. None where there is nothing."""
    asked = Meaning.objects.aggregate(n=Count("pk"), newest=Max("made_at"))
    key = (asked["n"], asked["newest"])
    if "rows" not in _kept or _kept["rows"][0] != key:
        _kept["rows"] = (key, _read())
    rows = _kept["rows"][1]
    return rows if rows.threads else None


def near_threads(
    vector: Floats, *, kinds: tuple[str, ...] = (), least: float = LEAST_NEAR, most: int = 100
) -> list[int]:
    """Ids of the threads nearest to a vector, near enough to be shown, of these kinds or any."""
    rows = the_rows()
    if rows is None or vector.shape != rows.mean.shape:
        return []
    near = {
        rows.threads[place]: how
        for place, how in rows.near(vector)
        if how >= least and (not kinds or rows.kinds[place] in kinds)
    }
    if len(rows.threads) >= MOST_COMPARED:
        near |= _older(vector, rows, kinds, least, most)
    return sorted(near, key=lambda thread: (-near[thread], -thread))[:most]


def _older(
    vector: Floats, rows: Rows, kinds: tuple[str, ...], least: float, most: int
) -> dict[int, float]:
    """Those in the files that are not among the newest. Of a kind there may be few, so more are looked through."""
    found = older.nearest(vector, 4 * most if kinds else most)
    near = {thread: how for thread, how in found.items() if how >= least}
    for thread in rows.threads:
        near.pop(thread, None)
    if not kinds:
        return near
    of_kind = Thread.objects.filter(pk__in=near, kind__in=kinds).values_list("pk", flat=True)
    return {thread: near[thread] for thread in of_kind}


def _read() -> Rows:
    wanted = ("thread_id", "thread__circle_id", "thread__kind", "vector")
    stored = Meaning.objects.order_by("-words_of").values_list(*wanted)[:MOST_COMPARED]
    found = [row for row in stored if len(row[3]) == 2 * DIM]
    vectors = [np.frombuffer(bytes(row[3]), dtype=np.float16) for row in found]
    rows = np.array(vectors, dtype=np.float32).reshape(-1, DIM)
    own: Floats = rows.sum(axis=0)
    try:
        mean = shrunk_mean(own, len(rows), shipped_mean())
    except HeadMissing:
        mean = shrunk_mean(own, len(rows), own / np.float32(max(len(rows), 1)))
    threads, circles, kinds = [r[0] for r in found], [r[1] for r in found], [r[2] for r in found]
    return Rows(threads, circles, kinds, centred(rows, mean), mean)


def keep_files(at: datetime) -> int:
    """The worker's step: make the files of older openings anew where it is due. How many stand in them."""
    return rebuild_files() or 0 if older.should_be_made(at, MOST_COMPARED) else 0


def rebuild_files(tell: Tell = iter) -> int | None:
    """Make the files of openings anew; None where somebody is at it already."""
    rows = the_rows()
    return 0 if rows is None else older.rebuild(rows.mean, tell)
