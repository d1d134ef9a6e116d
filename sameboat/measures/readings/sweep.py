"""Walking through records in the order they begin: at every moment one of them counts."""

from __future__ import annotations

from collections.abc import Callable
from heapq import heapify, heappop, heappush

from sameboat.measures.readings import words
from sameboat.measures.readings.pile import Row
from sameboat.measures.readings.words import Unreadable

_MOST_AT_ONCE = 50_000
Emit = Callable[[Row, int, int], None]


class Sweep:
    """Goes through records in the order they begin and tells, piece by piece, which of them counts when."""

    def __init__(self, emit: Emit) -> None:
        self._emit = emit
        self._now = 0
        self._running: list[tuple[int, int, int, int, Row]] = []
        self._count = 0
        # Most of the time one record ends before the next begins: then there is nothing to compare.
        self._alone: Row | None = None

    def take(self, row: Row) -> None:
        """The next record."""
        alone = self._alone
        if alone is not None:
            if alone.end <= row.start:
                self._emit(alone, self._now, alone.end)
                self._now, self._alone = row.start, row
                return
            self._push(alone)
            self._alone = None
        self._until(row.start)
        self._now = row.start
        if not self._running:
            self._alone = row
            return
        self._push(row)
        if len(self._running) > _MOST_AT_ONCE:
            self._forget_what_is_over()

    def close(self) -> None:
        """All records are there."""
        if self._alone is not None:
            self._push(self._alone)
            self._alone = None
        self._until(None)

    def _push(self, row: Row) -> None:
        # Believed first; of one source, what says more exactly when.
        self._count += 1
        heappush(self._running, (row.rank, row.place, row.end - row.start, self._count, row))

    def _until(self, moment: int | None) -> None:
        running = self._running
        while running and (moment is None or self._now < moment or running[0][4].end <= self._now):
            row = running[0][4]
            if row.end <= self._now:
                heappop(running)
                continue
            until = row.end if moment is None else min(row.end, moment)
            self._emit(row, self._now, until)
            self._now = until

    def _forget_what_is_over(self) -> None:
        self._running = [one for one in self._running if one[4].end > self._now]
        if len(self._running) > _MOST_AT_ONCE * 3 // 4:
            raise Unreadable(words.CROWDED)
        heapify(self._running)
