"""The four kinds of reading, what one looks like while it is read, and what can be right at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from math import isfinite
from typing import NamedTuple

from sameboat.measures.readings import words

DAY = 86_400


class Kind(StrEnum):
    """What is kept of all that devices record."""

    STEPS = "steps"
    SLEEP = "sleep"
    HEART = "resting_heart_rate"
    WEIGHT = "weight"


class Origin(StrEnum):
    """Whose export a reading came in."""

    APPLE = "apple"
    FITBIT = "fitbit"
    HEALTH_CONNECT = "health_connect"
    OPEN_MHEALTH = "open_mhealth"


class Rank(IntEnum):
    """Who is believed first where several tell of the same moment."""

    BY_HAND = 0
    WORN = 1
    CARRIED = 2
    OTHER = 3


KEPT_IN = {Kind.STEPS: "steps", Kind.SLEEP: "min", Kind.HEART: "/min", Kind.WEIGHT: "kg"}
# Kilograms in one of them.
MASSES = {
    "kg": 1.0,
    "g": 0.001,
    "lb": 0.45359237,
    "lbs": 0.45359237,
    "oz": 0.028349523125,
    "st": 6.35029318,
}
MINUTES = {"s": 1 / 60, "sec": 1 / 60, "min": 1.0, "h": 60.0, "ms": 1 / 60_000}

_LEAST_AND_MOST = {
    Kind.STEPS: (0.0, 100_000.0),
    Kind.SLEEP: (0.0, 1_500.0),
    Kind.HEART: (20.0, 220.0),
    Kind.WEIGHT: (2.0, 700.0),
}
MOST_A_DAY = {Kind.STEPS: 200_000.0, Kind.SLEEP: 1_440.0, Kind.HEART: 220.0, Kind.WEIGHT: 700.0}
# Nobody wore a step counter that exports before this; seconds since 1970.
_EARLIEST = 631_152_000
# A day with a clock change and an hour to spare.
_LONGEST = 26 * 3600
_FARTHEST_OFFSET = 18 * 60


class Sample(NamedTuple):
    """One record of a device: when (seconds since 1970), its own offset from UTC in minutes, how much, in which unit it was told."""

    kind: Kind
    source: str
    rank: int
    start: int
    end: int
    offset: int
    value: float
    unit: str


@dataclass(frozen=True)
class Reading:
    """What one source says of one day, and how much of that counts once all sources are reconciled (nothing: `None`)."""

    origin: Origin
    kind: Kind
    day: date
    source: str
    value: float
    counted: float | None
    unit: str
    offset: int


def fault_in(sample: Sample, latest: int) -> str | None:
    """Why a record cannot be right, or nothing. `latest` is the last moment that can be over."""
    least, most = _LEAST_AND_MOST[sample.kind]
    if not (isfinite(sample.value) and least <= sample.value <= most):
        return words.ODD_VALUE
    if sample.start < _EARLIEST or sample.end > latest or abs(sample.offset) > _FARTHEST_OFFSET:
        return words.ODD_DATE
    if sample.end < sample.start:
        return words.BACKWARDS
    if sample.end - sample.start > _LONGEST and sample.kind in {Kind.STEPS, Kind.SLEEP}:
        return words.TOO_LONG
    return None


def kilograms(value: float, unit: str) -> float | None:
    """A weight in kilograms; nothing where the unit is not known."""
    factor = MASSES.get(unit.strip().lower())
    return None if factor is None else value * factor
