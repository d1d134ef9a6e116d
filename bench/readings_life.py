"""A made-up life with a watch, a phone, an app for sleep and a scale; what each recorded, and what is true of each day.

The truth is worked out minute by minute from what happened, with none of the reader's code.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np

HOME, AWAY = ZoneInfo("Europe/London"), ZoneInfo("Asia/Tokyo")
WATCH, PHONE, SLEEPER, SCALE = "Heron’s Apple Watch", "Heron’s iPhone", "Night Owl & Co", "Scale"
STAGES = ("Core", "Deep", "REM", "Awake")
BEGIN = date(2015, 3, 1)


@dataclass(frozen=True)
class Record:
    """Something a device wrote down: minutes since 1970, the offset it had, how much."""

    source: str
    start: int
    end: int
    offset: int
    value: float = 0.0
    state: str = ""


@dataclass
class Life:
    """So many days of it, always the same ones for a seed."""

    days: int
    seed: int = 7
    steps: list[Record] = field(default_factory=list)
    sleep: list[Record] = field(default_factory=list)
    hearts: list[Record] = field(default_factory=list)
    weights: list[Record] = field(default_factory=list)
    # By kind and day: what counts, and what the watch alone says.
    truth: dict[tuple[str, date], float] = field(default_factory=lambda: defaultdict(float))
    alone: dict[tuple[str, date], float] = field(default_factory=lambda: defaultdict(float))

    def __post_init__(self) -> None:
        self._rng = np.random.default_rng(self.seed)
        for number in range(self.days):
            day = BEGIN + timedelta(days=number)
            # A journey each autumn, and nothing recorded on the days of the flights.
            journey = number % 365
            if journey in {199, 200, 215, 216}:
                continue
            self._live(day, AWAY if 200 < journey < 215 else HOME, number)

    def _live(self, day: date, zone: ZoneInfo, number: int) -> None:
        midnight = datetime.combine(day, time(), tzinfo=zone).astimezone(UTC)
        base = int(midnight.timestamp()) // 60

        def offset(minute: int) -> int:
            at = datetime.fromtimestamp((base + minute) * 60, tz=zone).utcoffset()
            return int(at.total_seconds()) // 60 if at else 0

        self._walk(day, base, offset)
        self._sleep(day, base, offset)
        if number % 7 != 3:
            pulse = float(self._rng.integers(48, 75))
            self.hearts.append(Record(WATCH, base + 30, base + 1200, offset(30), pulse))
            self.truth["resting_heart_rate", day] = pulse
        if number % 3 == 0:
            for minute in (420, 1290):
                weight = round(70 + 5 * float(self._rng.random()), 1)
                self.weights.append(
                    Record(SCALE, base + minute, base + minute, offset(minute), weight)
                )
            self.truth["weight", day] = weight

    def _walk(self, day: date, base: int, offset) -> None:
        worn, carried = np.full(1440, -1.0), np.full(1440, -1.0)
        watch_is_on = self._rng.random() > 0.1
        for source, minutes, begin, end in ((WATCH, worn, 460, 1320), (PHONE, carried, 400, 1250)):
            minute = begin + int(self._rng.integers(0, 30))
            while minute < end and (source == PHONE or watch_is_on):
                length = int(self._rng.integers(1, 11))
                pace = int(self._rng.integers(1, 110))
                self.steps.append(
                    Record(
                        source, base + minute, base + minute + length, offset(minute), pace * length
                    )
                )
                minutes[minute : minute + length] = pace
                minute += length + int(self._rng.integers(0, 25))
        counted = np.where(worn >= 0, worn, np.maximum(carried, 0))
        self.truth["steps", day] += float(counted.sum())
        if watch_is_on:
            self.alone["steps", day] += float(np.maximum(worn, 0).sum())

    def _sleep(self, day: date, base: int, offset) -> None:
        """To bed the evening before, up in the morning: all of it belongs to the morning's day."""
        begin, end = -int(self._rng.integers(20, 90)), int(self._rng.integers(380, 440))
        app_begin, app_end = begin - 10, end + 8
        self.sleep.append(
            Record(SLEEPER, base + app_begin, base + app_end, offset(app_begin), state="Asleep")
        )
        self.sleep.append(
            Record(PHONE, base + app_begin - 30, base + app_end, offset(app_begin), state="InBed")
        )
        minute, asleep = begin, 0
        while minute < end:
            length = min(int(self._rng.integers(3, 50)), end - minute)
            state = STAGES[int(self._rng.integers(0, 4))] if minute - begin > 0 else "Core"
            self.sleep.append(
                Record(WATCH, base + minute, base + minute + length, offset(minute), state=state)
            )
            asleep += length if state != "Awake" else 0
            minute += length
        self.alone["sleep", day] = asleep
        self.truth["sleep", day] = asleep + 18


def kept(life: Life) -> dict[tuple[str, date], float]:
    """The truth of the days that have any."""
    return {key: value for key, value in life.truth.items() if value}


def written(minute: int, offset: int) -> str:
    """A moment as Apple writes it."""
    at = datetime.fromtimestamp(minute * 60, tz=UTC) + timedelta(minutes=offset)
    sign = "-" if offset < 0 else "+"
    return f"{at:%Y-%m-%d %H:%M:%S} {sign}{abs(offset) // 60:02}{abs(offset) % 60:02}"


def iso(minute: int, offset: int) -> str:
    """A moment as ISO 8601 has it."""
    text = written(minute, offset)
    return f"{text[:10]}T{text[11:19]}{text[20:23]}:{text[23:]}"
