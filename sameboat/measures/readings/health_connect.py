"""Health Connect's export: an SQLite database that nobody vouches for, opened so that it can do nothing but be read."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sameboat.measures.readings import words
from sameboat.measures.readings.kinds import KEPT_IN, Kind, Rank, Sample
from sameboat.measures.readings.pile import Pile
from sameboat.measures.readings.times import in_zone
from sameboat.measures.readings.words import Unreadable

MAGIC = b"SQLite format 3\x00"
_SECONDS = 300
_INSTRUCTIONS = 100_000
_APPS, _STEPS, _SESSIONS = (
    "application_info_table",
    "steps_record_table",
    "sleep_session_record_table",
)
_STAGES, _HEART, _WEIGHT = (
    "sleep_stages_table",
    "resting_heart_rate_record_table",
    "weight_record_table",
)
_ORDER = "health_data_category_priority_table"
_ALLOWED = {_APPS, _STEPS, _SESSIONS, _STAGES, _HEART, _WEIGHT, _ORDER}
# Android's numbers for asleep, light, deep, REM; awake, out of bed, awake in bed.
_ASLEEP = {2: 1.0, 4: 1.0, 5: 1.0, 6: 1.0, 1: 0.0, 3: 0.0, 7: 0.0}
_CATEGORIES = {Kind.STEPS: 1, Kind.WEIGHT: 2, Kind.SLEEP: 5, Kind.HEART: 6}
_PLAIN_TABLE = re.compile(r"CREATE\s+TABLE\b", re.IGNORECASE)
_READING = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_TRANSACTION}
Rows = Iterator[tuple[Any, ...]]


class HealthConnect:
    """One database while it is read."""

    def __init__(
        self, path: Path, pile: Pile, zone: ZoneInfo, progress: Callable[[int], None]
    ) -> None:
        self._pile, self._zone, self._progress = pile, zone, progress
        self._base = _opened(path)
        self._until = time.monotonic() + _SECONDS
        self._apps: dict[object, str] = {}
        self._orders: dict[int, list[str]] = {}
        self._columns: dict[str, set[str]] = {}

    def read(self) -> None:
        """Every record of the four kinds into the pile. Raises `Unreadable`."""
        try:
            self._look_over()
            self._who_wrote()
            self._steps()
            self._sleep()
            self._moments(Kind.HEART, _HEART, "beats_per_minute", 1.0)
            self._moments(Kind.WEIGHT, _WEIGHT, "weight", 1000.0)
        except sqlite3.OperationalError as fault:
            slow = time.monotonic() > self._until
            raise Unreadable(words.TOO_SLOW if slow else words.DAMAGED) from fault
        except (sqlite3.Error, OverflowError, UnicodeError) as fault:
            raise Unreadable(words.DAMAGED) from fault
        finally:
            self._base.close()

    def _look_over(self) -> None:
        """Refuse what only looks like one of the tables: a view, a virtual table. Then allow reading alone."""
        self._base.set_progress_handler(self._is_late, _INSTRUCTIONS)
        for kind, name, made in self._base.execute(
            "SELECT type, name, substr(sql, 1, 40) FROM sqlite_master LIMIT 5000"
        ):
            if not isinstance(name, str) or name.lower() not in _ALLOWED:
                continue
            if kind != "table" or not _PLAIN_TABLE.match(str(made).strip()):
                raise Unreadable(words.STRANGE_TABLES)
            self._columns[name.lower()] = set()
        if not self._columns.keys() & {_STEPS, _SESSIONS, _HEART, _WEIGHT}:
            raise Unreadable(words.NO_EXPORT)
        for name in self._columns:
            told = self._base.execute(
                "SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0 LIMIT 200", (name,)
            )
            # A column that is worked out would run what the file says; it counts as not there.
            self._columns[name] = {str(column).lower() for (column,) in told}
        self._base.set_authorizer(_reads_only)

    def _who_wrote(self) -> None:
        if self._has(_APPS, "row_id", "app_name", "package_name"):
            for number, name, package in self._rows(_APPS, "row_id", "app_name", "package_name"):
                self._apps[number] = str(name or package or "?")[:400]
        if self._has(_ORDER, "health_data_category", "app_id_priority_order"):
            for category, order in self._rows(
                _ORDER, "health_data_category", "app_id_priority_order"
            ):
                apps = [part.strip() for part in str(order)[:4000].split(",")]
                self._orders[_whole(category)] = apps

    def _steps(self) -> None:
        wanted = ("start_time", "end_time", "end_zone_offset", "app_info_id", "count")
        if self._has(_STEPS, *wanted):
            for start, end, offset, app, count in self._rows(_STEPS, *wanted):
                self._add(Kind.STEPS, app, (start, end, offset), _number(count))

    def _sleep(self) -> None:
        wanted = ("row_id", "start_time", "end_time", "end_zone_offset", "app_info_id")
        if not self._has(_SESSIONS, *wanted):
            return
        staged = set()
        if self._has(_STAGES, "parent_key", "stage_start_time", "stage_end_time", "stage_type"):
            told = self._base.execute(
                f"SELECT s.row_id, s.end_zone_offset, s.app_info_id, t.stage_start_time, t.stage_end_time, t.stage_type "  # noqa: S608
                f"FROM {_STAGES} t JOIN {_SESSIONS} s ON s.row_id = t.parent_key"
            )
            for session, offset, app, start, end, stage in told:
                share = _ASLEEP.get(stage) if isinstance(stage, int) else None
                if share is not None:
                    staged.add(session)
                    minutes = (_whole(end) - _whole(start)) / 60_000 * share
                    self._add(Kind.SLEEP, app, (start, end, offset), minutes)
        for session, start, end, offset, app in self._rows(_SESSIONS, *wanted):
            if session not in staged:
                minutes = (_whole(end) - _whole(start)) / 60_000
                self._add(Kind.SLEEP, app, (start, end, offset), minutes)

    def _moments(self, kind: Kind, table: str, column: str, divided: float) -> None:
        wanted = ("time", "zone_offset", "app_info_id", column)
        if self._has(table, *wanted):
            for at, offset, app, value in self._rows(table, *wanted):
                self._add(kind, app, (at, at, offset), _number(value) / divided)

    def _add(
        self, kind: Kind, app: object, when: tuple[object, object, object], value: float
    ) -> None:
        start, end = _whole(when[0]) // 1000, _whole(when[1]) // 1000
        # A record may lack its offset; then the person's own clock stands for it.
        offset = when[2] // 60 if isinstance(when[2], int) else in_zone(end, self._zone)[1]
        source = self._apps.get(app, "?")
        self._pile.add(
            Sample(kind, source, self._rank(kind, app), start, end, offset, value, KEPT_IN[kind])
        )

    def _rank(self, kind: Kind, app: object) -> int:
        """The place the person gave an app on their phone, below what could be told better by hand."""
        order = self._orders.get(_CATEGORIES[kind], [])
        return Rank.WORN + (order.index(str(app)) if str(app) in order else len(order))

    def _has(self, table: str, *columns: str) -> bool:
        return set(columns) <= self._columns.get(table, set())

    def _rows(self, table: str, *columns: str) -> Rows:
        # Both come from this file alone, never from the database.
        told: Rows = self._base.execute(f"SELECT {', '.join(columns)} FROM {table}")  # noqa: S608
        return told

    def _is_late(self) -> int:
        self._progress(0)
        return int(time.monotonic() > self._until)


def _opened(path: Path) -> sqlite3.Connection:
    try:
        base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        base.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 8 * 2**20)
        base.setlimit(sqlite3.SQLITE_LIMIT_VDBE_OP, 25_000)
        for line in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "cache_size=-8000"):
            base.execute(f"PRAGMA {line}")
    except sqlite3.Error as fault:
        raise Unreadable(words.DAMAGED) from fault
    return base


def _reads_only(
    action: int, one: str | None, _two: str | None, _three: str | None, _four: str | None
) -> int:
    if action == sqlite3.SQLITE_READ and (one or "").lower() not in _ALLOWED:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK if action in _READING else sqlite3.SQLITE_DENY


def _whole(told: object) -> int:
    """A whole number; what is none is no moment that can be right."""
    return told if isinstance(told, int) and abs(told) < 2**60 else -1


def _number(told: object) -> float:
    return float(told) if isinstance(told, int | float) else -1.0
