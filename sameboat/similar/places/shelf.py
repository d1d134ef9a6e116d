"""Files of rows that say who, or what, is near: exact while they are few, a graph (HNSW, Malkov & Yashunin 2018) above.

A *generation* is a folder that is written whole and then named in one small file, so that a crash while it is made leaves
the one before serving. Every process maps it into memory, so that all of them together hold it once. Nothing stands in it
but keys and rows, and both are blotted out in place when somebody leaves.
"""

from __future__ import annotations

import fcntl
import json
import logging
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from usearch.compiled import MetricKind
from usearch.index import Index
from usearch.index import search as search_exactly

# The hundred nearest by going through 10,000 rows took 1.1 ms here, through 50,000 5.5, through 100,000 14.8; by the graph of
# 100,000 1.3, but that takes a minute or so to make. Looking at 384 found 0.997 of the exact ten among a million, 192 finds 0.992
# in two thirds of the time.
EXACT_BELOW = 50_000
_LINKS, _CARE, _LOOKS = 16, 128, 192
_FEW, _SHARE, _OLD = 500, 0.02, timedelta(days=1)
# How many rows are read from the database at a time.
PART = 2000
_HEAD = 8  # bytes before the rows in a graph's file: how many, how wide

_log = logging.getLogger("sameboat.similar")
Keys = NDArray[np.int64]
Rows = NDArray[np.int8]
# Is handed the parts as they are made, for a progress bar.
Tell = Callable[[Iterable[int]], Iterable[int]]


@dataclass(frozen=True)
class Generation:
    """One whole set of rows, as it was at a moment. A key of 0 was blotted out."""

    folder: Path
    at: datetime
    keys: Keys
    rows: Rows | None
    graph: Any
    # What was taken away from every row before it was kept, where something was.
    mean: NDArray[np.float32] | None = None

    def nearest(self, asks: Rows, most: int) -> tuple[Keys, NDArray[np.float32]]:
        """Keys of the rows with the greatest inner product with what asks, the greatest first, and the products."""
        if self.rows is None:
            found = self.graph.search(asks, most, threads=1)
            at, near = np.asarray(found.keys, dtype=np.int64), 1 - np.asarray(found.distances)
        else:
            at, near = exactly(self.rows, asks, most)
        keys = self.keys[at]
        return keys[keys != 0], near[keys != 0].astype(np.float32)


def is_due(
    kept: Generation | None, at: datetime, count: int, changed_since: Callable[[datetime], int]
) -> bool:
    """Whether a generation of so many should be made anew: there is none, a day went by, or enough changed."""
    if not count:
        return False
    if kept is None or at - kept.at > _OLD:
        return True
    return changed_since(kept.at) > max(_FEW, _SHARE * count)


def exactly(rows: Rows, asks: Rows, most: int) -> tuple[Keys, NDArray[np.float32]]:
    """Places of the rows with the greatest inner product, by going through all of them."""
    if not len(rows):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
    many = min(most, len(rows))
    found = search_exactly(rows, asks, many, metric=MetricKind.IP, exact=True, threads=1)
    return np.asarray(found.keys, dtype=np.int64), 1 - np.asarray(found.distances)


class Shelf:
    """Where the generations of one kind stand: `people` or `threads`."""

    def __init__(self, folder: Path, kind: str) -> None:
        self._folder, self._named = folder, folder / f"{kind}.json"
        self._kind = kind
        self._open: tuple[tuple[int, int], Generation] | None = None

    def current(self) -> Generation | None:
        """The generation that serves now; the same object for as long as it is the same."""
        for _twice in range(2):
            # Twice, as another may have come to serve between its name and its files; if there is no name, there is nothing.
            try:
                return self._named_now()
            except FileNotFoundError:
                continue
            except (ValueError, EOFError, KeyError, RuntimeError) as fault:
                # As if there were none: everything is weighed from the database, and the worker makes them anew.
                _log.error("files of %s cannot be read: %s", self._kind, type(fault).__name__)
                return None
        return None

    def _named_now(self) -> Generation:
        told = self._named.stat()
        mark = (told.st_ino, told.st_mtime_ns)
        if self._open is None or self._open[0] != mark:
            self._open = (mark, _opened(self._folder / _read(self._named)["folder"]))
        return self._open[1]

    def write(
        self,
        keys: Keys,
        rows: Iterator[Rows],
        at: datetime,
        *,
        mean: NDArray[np.float32] | None = None,
    ) -> Path:
        """A new generation, complete on the disk and not yet serving. `rows` come in the order of the keys, in parts."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        made = self._folder / f"{self._kind}-{os.urandom(6).hex()}"
        made.mkdir(mode=0o700)
        if mean is not None:
            np.save(made / "mean.npy", mean)
        write = _write_rows if len(keys) < EXACT_BELOW else _write_graph
        write(made, rows, len(keys))
        # Last: whoever blots out somebody finds them by their key, and then the row must be there to be blotted out too.
        np.save(made / "keys.npy", keys)
        _put(made / "made.json", {"at": at.isoformat()})
        for each in (*made.iterdir(), made):
            _sync(each)
        return made

    def serve(self, made: Path) -> None:
        """Let a generation serve, and take the others away; whoever has one of them open still reads it to the end."""
        _put(self._named, {"folder": made.name})
        for other in self._folder.glob(f"{self._kind}-*"):
            if other != made:
                shutil.rmtree(other, ignore_errors=True)

    def blot_out(self, gone: set[int]) -> int:
        """Overwrite keys and rows of those who are gone, in every generation there is. How many were found."""
        return sum(_blot_out(each, gone) for each in self._folder.glob(f"{self._kind}-*"))

    @contextmanager
    def one_at_a_time(self) -> Iterator[bool]:
        """Whether nobody else makes a generation just now; holds for as long as this is open."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self._folder / f"{self._kind}.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
                return
            yield True


def _opened(folder: Path) -> Generation:
    keys = np.load(folder / "keys.npy", mmap_mode="r")
    at = datetime.fromisoformat(_read(folder / "made.json")["at"])
    mean = np.load(folder / "mean.npy") if (folder / "mean.npy").exists() else None
    if (folder / "rows.npy").exists():
        rows = np.load(folder / "rows.npy", mmap_mode="r")
        return Generation(folder, at, keys, rows, None, mean)
    graph: Any = Index.restore(str(folder / "graph"), view=True)
    graph.expansion_search = _LOOKS
    return Generation(folder, at, keys, None, graph, mean)


def _write_rows(folder: Path, rows: Iterator[Rows], _count: int) -> None:
    found = list(rows)
    whole = np.concatenate(found) if found else np.zeros((0, 1), dtype=np.int8)
    np.save(folder / "rows.npy", whole)


def _write_graph(folder: Path, rows: Iterator[Rows], count: int) -> None:
    graph, done = None, 0
    for part in rows:
        if graph is None:
            graph = Index(
                ndim=part.shape[1], metric=MetricKind.IP, dtype="i8", connectivity=_LINKS,
                expansion_add=_CARE, expansion_search=_LOOKS,
            )  # fmt: skip
        # One thread, so that the rows lie in the file in the order of the keys and can be found again.
        graph.add(np.arange(done, done + len(part)), part, threads=1)
        done += len(part)
    if graph is None or done != count:
        raise ValueError(f"{done} rows for {count} keys")
    graph.save(str(folder / "graph"))


def _blot_out(folder: Path, gone: set[int]) -> int:
    """Rows first: were the key gone and the row left, nobody could find it any more."""
    try:
        keys = np.load(folder / "keys.npy", mmap_mode="r+")
    except (FileNotFoundError, ValueError):
        return (
            0  # it is taken away, or being written: whoever writes it looks again when it is whole
        )
    found = np.flatnonzero(np.isin(keys, list(gone)))
    if not len(found):
        return 0
    if (folder / "rows.npy").exists():
        rows = np.load(folder / "rows.npy", mmap_mode="r+")
        rows[found] = 0
        rows.flush()
    elif (folder / "graph").exists():
        _blot_out_of_graph(folder / "graph", found)
    keys[found] = 0
    keys.flush()
    return len(found)


def _blot_out_of_graph(file: Path, found: NDArray[np.intp]) -> None:
    """The rows lie one after another at the head of the file, in the order of the keys."""
    many, wide = np.fromfile(file, dtype=np.uint32, count=2)
    rows = np.memmap(file, dtype=np.int8, mode="r+", offset=_HEAD, shape=(int(many), int(wide)))
    rows[found] = 0
    rows.flush()


def _sync(path: Path) -> None:
    """Have it on the disk before it is named: a power cut must not leave a name for what is not whole."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _put(file: Path, told: dict[str, str]) -> None:
    new = file.with_suffix(".new")
    with new.open("w", encoding="utf-8") as opened:
        json.dump(told, opened)
        opened.flush()
        os.fsync(opened.fileno())
    new.replace(file)
    _sync(file.parent)


def _read(file: Path) -> dict[str, str]:
    found: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return found
