"""Fitbit: the account archive, and Google Takeout with the same JSON files and its newer tables (CSV)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from math import isfinite
from typing import Any
from zoneinfo import ZoneInfo

from sameboat.measures.readings import words
from sameboat.measures.readings.apple import Readable
from sameboat.measures.readings.json_pieces import objects
from sameboat.measures.readings.kinds import DAY, KEPT_IN, MASSES, Kind, Rank, Sample
from sameboat.measures.readings.pile import Pile
from sameboat.measures.readings.times import american, in_zone, minutes_of, moment

Progress = Callable[[int], None]
SOURCE = "Fitbit"
_JSON = re.compile(r"(steps|sleep|resting_heart_rate|weight)-[^/]*\.json", re.IGNORECASE)
_TABLE = re.compile(
    r"(usersleeps|daily_resting_heart_rate|steps|weight)(?:[_-][^/]*)?\.csv", re.IGNORECASE
)
_MINUTE = 60


def wanted(name: str) -> str | None:
    """What a file of this name holds, if it holds something to read: `steps.json`, `usersleeps.csv`…"""
    if found := _JSON.fullmatch(name):
        return f"{found[1].lower()}.json"
    if found := _TABLE.fullmatch(name):
        return f"{found[1].lower()}.csv"
    return None


class Fitbit:
    """One archive while it is read. Tables come first: they know their time zone, the JSON files do not."""

    def __init__(self, pile: Pile, zone: ZoneInfo, progress: Progress) -> None:
        self._pile, self._zone, self._progress = pile, zone, progress
        self._days_in_tables: set[int] = set()
        self._sleeps: set[tuple[int, int]] = set()
        self._read: dict[str, Callable[[Any], None]] = {
            "steps.json": self._steps,
            "sleep.json": self._sleep,
            "resting_heart_rate.json": self._heart,
            "weight.json": self._weight,
            "steps.csv": self._steps_row,
            "usersleeps.csv": self._sleep_row,
            "daily_resting_heart_rate.csv": self._heart_row,
            "weight.csv": self._weight_row,
        }

    def read(self, what: str, stream: Readable) -> None:
        """One file of the archive, `what` as `wanted` says it."""
        # Imported here: tables and JSON never need each other.
        from sameboat.measures.readings.tables import rows

        of = objects if what.endswith(".json") else rows
        told: Iterable[Any] = of(stream, self._progress)
        for one in told:
            try:
                self._read[what](one)
            except (KeyError, TypeError, AttributeError):
                self._pile.leave_out(words.NOT_KEPT)
            except (ValueError, OverflowError):
                self._pile.leave_out(words.ODD_DATE)

    def _steps(self, told: dict[str, Any]) -> None:
        value = _number(told["value"])
        if value == 0:
            return
        start, offset = american(told["dateTime"], self._zone)
        if (start + offset * 60) // DAY in self._days_in_tables:
            self._pile.leave_out(words.TWIN)
            return
        self._add(Kind.STEPS, start, start + _MINUTE, offset, value)

    def _sleep(self, told: dict[str, Any]) -> None:
        start, _offset = moment(told["startTime"], self._zone)
        end, offset = moment(told["endTime"], self._zone)
        self._add_sleep(start, end, offset, _number(told["minutesAsleep"]), SOURCE)

    def _heart(self, told: dict[str, Any]) -> None:
        value = told["value"]
        if value["date"] is None or not _number(value["value"]):
            return
        start, offset = american(value["date"], self._zone)
        self._add(Kind.HEART, start, start, offset, _number(value["value"]))

    def _weight(self, told: dict[str, Any]) -> None:
        start, offset = american(f"{told['date']} {told['time']}", self._zone)
        weight = _number(told["weight"]) * MASSES["lb"]
        source = f"{SOURCE} {told.get('source') or ''}".strip()
        self._pile.add(Sample(Kind.WEIGHT, source, Rank.WORN, start, start, offset, weight, "lb"))

    def _steps_row(self, row: dict[str, str]) -> None:
        start, offset = self._moment(row["timestamp"])
        self._days_in_tables.add((start + offset * 60) // DAY)
        value = _number(row["steps"])
        self._add(Kind.STEPS, start, start + _MINUTE, offset, value, row.get("data source"))

    def _sleep_row(self, row: dict[str, str]) -> None:
        offset = minutes_of(row["end_utc_offset"] or "+00:00")
        start, end = moment(row["sleep_start"], _UTC)[0], moment(row["sleep_end"], _UTC)[0]
        self._add_sleep(start, end, offset, _number(row["minutes_asleep"]), row.get("data_source"))

    def _heart_row(self, row: dict[str, str]) -> None:
        # Stamped at the midnight of a day, whatever zone follows it.
        start, offset = moment(row["timestamp"][:10], self._zone)
        value = _number(row["beats per minute"])
        self._add(Kind.HEART, start, start, offset, value, row.get("data source"))

    def _weight_row(self, row: dict[str, str]) -> None:
        start, offset = self._moment(row["timestamp"])
        value = _number(row["weight grams"]) / 1000
        self._add(Kind.WEIGHT, start, start, offset, value, row.get("data source"))

    def _moment(self, text: str) -> tuple[int, int]:
        at, offset = moment(text, self._zone)
        # Google writes UTC; the day is that of the person's own clock.
        return in_zone(at, self._zone) if offset == 0 else (at, offset)

    def _add_sleep(
        self, start: int, end: int, offset: int, minutes: float, source: str | None
    ) -> None:
        """A sleep that both the JSON and the table tell of is one."""
        local = (start + offset * 60) // 1800, (end + offset * 60) // 1800
        if local in self._sleeps:
            return
        self._sleeps.add(local)
        if minutes > (end - start) / 60 + 1:
            self._pile.leave_out(words.ODD_VALUE)
            return
        self._add(Kind.SLEEP, start, end, offset, minutes, source)

    def _add(
        self, kind: Kind, start: int, end: int, offset: int, value: float, source: str | None = None
    ) -> None:
        called = source or SOURCE
        # The phone in a pocket, and what came from other apps, stand behind what is worn.
        rank = Rank.OTHER if "health connect" in called.lower() else Rank.WORN
        rank = Rank.CARRIED if "phone" in called.lower() else rank
        self._pile.add(Sample(kind, called, rank, start, end, offset, value, KEPT_IN[kind]))


_UTC = ZoneInfo("UTC")


def _number(told: object) -> float:
    """A number, whether written as one or as text; what is none cannot be right."""
    with suppress(ValueError, TypeError, OverflowError):
        if not isinstance(told, bool) and isfinite(number := float(told)):  # type: ignore[arg-type]
            return number
    return -1.0
