"""One day out of many sources: at every moment one record counts, that of the source that is believed first.

Nothing is ever added together that two devices recorded at the same time. `docs/how/readings.md` states the rule and where it is from.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sameboat.measures.readings import words
from sameboat.measures.readings.kinds import DAY, MOST_A_DAY, Kind, Origin, Reading
from sameboat.measures.readings.pile import Pile, Row
from sameboat.measures.readings.sweep import Sweep
from sameboat.measures.readings.words import Unreadable

# Asleep again within two hours is the same night.
SAME_NIGHT = 2 * 3600
_LONGEST_NIGHT = 20 * 3600
_MOST_READINGS = 200_000
_1970 = 719_163
Key = tuple[int, int]


@dataclass
class Sums:
    """What adds up for each day and source."""

    amounts: dict[Key, float] = field(default_factory=lambda: defaultdict(float))
    offsets: dict[Key, int] = field(default_factory=dict)
    units: dict[Key, str] = field(default_factory=dict)

    def add(self, day: int, row: Row, amount: float) -> None:
        """So much more on a day, from the record's source."""
        key = (day, row.place)
        self.amounts[key] += amount
        self.offsets[key] = row.offset
        self.units[key] = row.unit
        if len(self.amounts) > _MOST_READINGS:
            raise Unreadable(words.TOO_MANY_DAYS)


class Steps(Sums):
    """Steps, spread evenly over their record and given to the day on the record's own clock."""

    def piece(self, row: Row, since: int, until: int) -> None:
        """A part of a record that counts."""
        per_second = row.value / (row.end - row.start)
        shift = row.offset * 60
        while since < until:
            day = (since + shift) // DAY
            midnight = (day + 1) * DAY - shift
            upto = min(until, midnight)
            self.add(day, row, per_second * (upto - since))
            since = upto

    def close(self) -> None:
        """Nothing is waiting."""


class Nights(Sums):
    """Minutes asleep, given to the day on which the person woke up."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: dict[int, tuple[Row, float]] = {}
        self._began = self._last = self._woke = 0

    def piece(self, row: Row, since: int, until: int) -> None:
        """A part of a record that counts. Being awake in bed keeps a night together and adds nothing."""
        if self._parts and not self._is_same_night(since):
            self.close()
        if not self._parts:
            self._began = since
        asleep = row.value * (until - since) / (row.end - row.start)
        self._last = max(self._last, until)
        if asleep > 0:
            self._woke = until + row.offset * 60
            before = self._parts.get(row.place)
            self._parts[row.place] = (row, asleep + (before[1] if before else 0.0))

    def close(self) -> None:
        """The night is over."""
        for row, asleep in self._parts.values():
            self.add((self._woke - 1) // DAY, row, asleep)
        self._parts = {}

    def _is_same_night(self, since: int) -> bool:
        return since - self._last <= SAME_NIGHT and since - self._began <= _LONGEST_NIGHT


class Spans:
    """Steps or sleep of all sources at once, and of each by itself."""

    def __init__(self, make: type[Steps] | type[Nights], sources: int) -> None:
        self.together = make()
        self._joined = Sweep(self.together.piece)
        # A source alone needs no second walk.
        self.alone = [make() for _ in range(sources)] if sources > 1 else [self.together]
        self._by_itself = [Sweep(sums.piece) for sums in self.alone] if sources > 1 else []

    def take(self, rows: Iterable[Row]) -> None:
        """Walk through every record."""
        for row in rows:
            self._joined.take(row)
            if self._by_itself:
                self._by_itself[row.place].take(row)
        for sweep in (self._joined, *self._by_itself):
            sweep.close()
        for sums in {id(sums): sums for sums in (self.together, *self.alone)}.values():
            sums.close()


def readings_in(pile: Pile, origin: Origin) -> list[Reading]:
    """Every day of every kind and source in the pile, by kind, day and source."""
    found: list[Reading] = []
    for kind in Kind:
        sources = pile.sources(kind)
        if sources:
            rows = pile.rows(kind, sources)
            days = _spans(rows, kind, sources) if kind in _SPANS else _moments(rows, kind)
            found += _told(days, kind, origin, sources, pile.left_out)
    return found


_SPANS: dict[Kind, type[Steps] | type[Nights]] = {Kind.STEPS: Steps, Kind.SLEEP: Nights}
Days = dict[Key, tuple[float, float | None, str, int]]


def _spans(rows: Iterable[Row], kind: Kind, sources: list[str]) -> Days:
    spans = Spans(_SPANS[kind], len(sources))
    spans.take(rows)
    days: Days = {}
    for sums in spans.alone:
        for key, value in sums.amounts.items():
            counted = spans.together.amounts.get(key)
            days[key] = (value, counted, sums.units[key], sums.offsets[key])
    # A source whose own night ends on another day than the joined one stands on both.
    for key, counted in spans.together.amounts.items():
        if key not in days:
            days[key] = (0.0, counted, spans.together.units[key], spans.together.offsets[key])
    return days


def _moments(rows: Iterable[Row], kind: Kind) -> Days:
    """The mean of a day's resting heart rates, the last of a day's weights; the source believed first counts."""
    sums: dict[Key, tuple[float, int]] = {}
    last: dict[Key, Row] = {}
    ranks: dict[Key, int] = {}
    for row in rows:
        key = ((row.start + row.offset * 60) // DAY, row.place)
        total, count = sums.get(key, (0.0, 0))
        sums[key] = (total + row.value, count + 1)
        last[key] = row
        ranks[key] = min(row.rank, ranks.get(key, row.rank))
        if len(sums) > _MOST_READINGS:
            raise Unreadable(words.TOO_MANY_DAYS)
    believed: dict[int, tuple[int, int]] = {}
    for (day, place), rank in ranks.items():
        believed[day] = min(believed.get(day, (rank, place)), (rank, place))
    days: Days = {}
    for key, row in last.items():
        total, count = sums[key]
        value = total / count if kind == Kind.HEART else row.value
        counts = believed[key[0]][1] == key[1]
        days[key] = (value, value if counts else None, row.unit, row.offset)
    return days


def _told(
    days: Days, kind: Kind, origin: Origin, sources: list[str], left_out: Counter[str]
) -> list[Reading]:
    whole: Counter[int] = Counter()
    for (day, _place), (_value, counted, _unit, _offset) in days.items():
        whole[day] += counted or 0  # type: ignore[assignment]
    odd = {day for day, amount in whole.items() if amount > MOST_A_DAY[kind]}
    left_out[words.ODD_DAY] += len(odd)
    found = [
        Reading(
            origin,
            kind,
            date.fromordinal(day + _1970),
            sources[place],
            value,
            counted,
            unit,
            offset,
        )
        for (day, place), (value, counted, unit, offset) in days.items()
        if day not in odd
    ]
    return sorted(found, key=lambda reading: (reading.day, reading.source))
