"""One figure for a day and kind out of several exports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sameboat.measures.readings.kinds import Kind, Origin, Reading

# Who is believed about a pulse or a weight where two exports tell of the same day.
_FIRST = list(Origin)


@dataclass(frozen=True)
class Day:
    """What counts for a day, and the sources that it is from."""

    kind: Kind
    day: date
    total: float
    origin: Origin
    sources: tuple[str, ...]


def days_of(readings: Iterable[Reading]) -> list[Day]:
    """By kind and day. Where two exports tell of the same day, one of them counts, never both.

    Of steps and sleep the larger one: a device that lay in a drawer counts too little, none counts what was not there.
    """
    sums: defaultdict[tuple[Kind, date], dict[Origin, float]] = defaultdict(dict)
    sources: defaultdict[tuple[Kind, date, Origin], list[str]] = defaultdict(list)
    for told in readings:
        if told.counted is None:
            continue
        of_day = sums[told.kind, told.day]
        of_day[told.origin] = of_day.get(told.origin, 0.0) + told.counted
        if told.counted:
            sources[told.kind, told.day, told.origin].append(told.source)
    found = []
    for (kind, day), of_day in sorted(sums.items()):
        origin = _counts(kind, of_day)
        found.append(Day(kind, day, of_day[origin], origin, tuple(sources[kind, day, origin])))
    return found


def _counts(kind: Kind, of_day: dict[Origin, float]) -> Origin:
    if kind in {Kind.STEPS, Kind.SLEEP}:
        return max(of_day, key=lambda origin: (of_day[origin], -_FIRST.index(origin)))
    return min(of_day, key=_FIRST.index)
