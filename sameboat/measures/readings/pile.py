"""Where records wait to be put in order: on the disk and not in memory, in a file that has no name and is gone with the process."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from sameboat.measures.readings import words
from sameboat.measures.readings.kinds import Kind, Sample, fault_in
from sameboat.measures.readings.words import Unreadable

MOST_SOURCES = 100
_AT_ONCE = 4_096
_LONGEST_NAME = 60
_SPANS = {Kind.STEPS, Kind.SLEEP}
_LONGEST_UNIT = 12
# SQLite takes plain text quickly, an enumeration's slowly.
_CALLED = {kind: str(kind) for kind in Kind}


class Row(NamedTuple):
    """A record out of the pile, in order of time. `place` says where its source stands among all."""

    start: int
    end: int
    place: int
    rank: int
    offset: int
    value: float
    unit: str


class Pile:
    """The records of one export, what was left out of it and why."""

    def __init__(self, latest: int) -> None:
        self.left_out: Counter[str] = Counter()
        self._latest = latest
        self._sources: dict[str, int] = {}
        self._waiting: list[tuple[object, ...]] = []
        # An empty name is SQLite's for a file of its own that nothing else can open and that no crash leaves behind.
        self._base = sqlite3.connect("", isolation_level=None)
        for line in ("temp_store=1", "journal_mode=OFF", "synchronous=OFF", "cache_size=-8000"):
            self._base.execute(f"PRAGMA {line}")
        self._base.execute(
            "CREATE TABLE records (kind TEXT, start INT, end INT, source INT, rank INT, offset INT, value REAL, unit TEXT)"
        )

    def add(self, sample: Sample) -> None:
        """Take a record in, or leave it out and count why."""
        fault = fault_in(sample, self._latest)
        if fault is not None:
            self.left_out[fault] += 1
            return
        source = self._sources.get(sample.source)
        if source is None:
            source = self._new_source(sample.source)
            if source is None:
                return
        kind, _source, rank, start, end, offset, value, unit = sample
        if end == start and kind in _SPANS:
            end = start + 1
        self._waiting.append(
            (_CALLED[kind], start, end, source, rank, offset, value, unit[:_LONGEST_UNIT])
        )
        if len(self._waiting) >= _AT_ONCE:
            self._write()

    def leave_out(self, reason: str, count: int = 1) -> None:
        """Something that is no reading, and why."""
        self.left_out[reason] += count

    def sources(self, kind: Kind) -> list[str]:
        """Every source of a kind, the one that recorded most first."""
        self._write()
        names = {number: name for name, number in self._sources.items()}
        counted = self._base.execute(
            "SELECT source, count(*) FROM (SELECT DISTINCT start, end, source, rank, offset, value, unit FROM records "
            "WHERE kind = ?) GROUP BY source",
            (_CALLED[kind],),
        ).fetchall()
        many: Counter[str] = Counter()
        for number, count in counted:
            many[names[number]] += count
        return sorted(many, key=lambda name: (-many[name], name))

    def rows(self, kind: Kind, sources: list[str]) -> Iterator[Row]:
        """The records of a kind as they begin, one told twice once. `sources` says in which order sources stand."""
        self._write()
        self._base.execute("DROP TABLE IF EXISTS places")
        self._base.execute("CREATE TABLE places (source INTEGER PRIMARY KEY, place INT)")
        places = [(self._sources[name], place) for place, name in enumerate(sources)]
        self._base.executemany("INSERT INTO places VALUES (?, ?)", places)
        told = self._base.execute(
            "SELECT DISTINCT start, end, place, rank, offset, value, unit FROM records JOIN places USING (source) "
            "WHERE kind = ? ORDER BY start, end, place, rank, offset, value, unit",
            (_CALLED[kind],),
        )
        return map(Row._make, told)

    def close(self) -> None:
        """Let go of everything."""
        self._waiting.clear()
        self._base.close()

    def _new_source(self, name: str) -> int | None:
        called = plain(name)
        if called not in self._sources and len(self._sources) >= MOST_SOURCES:
            self.left_out[words.MANY_SOURCES] += 1
            return None
        return self._sources.setdefault(called, len(self._sources))

    def _write(self) -> None:
        try:
            self._base.execute("BEGIN")
            self._base.executemany("INSERT INTO records VALUES (?,?,?,?,?,?,?,?)", self._waiting)
            self._base.execute("COMMIT")
        except (OverflowError, UnicodeEncodeError) as fault:
            raise Unreadable(words.DAMAGED) from fault
        self._waiting.clear()


def plain(name: str) -> str:
    """A device's or app's name without the signs that nobody can see, cut to what fits in a line."""
    seen = "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in name[:400])
    return " ".join(seen.split())[:_LONGEST_NAME] or "?"
