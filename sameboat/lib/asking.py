"""Plain SQL for the few pages that are opened all day, the same on both databases."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from django.db import connection


def ask(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The rows of a query."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def moment(value: datetime | None) -> datetime | None:
    """A moment from a plain row: SQLite hands it over without its time zone, which is UTC."""
    return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


def day(value: date | str | None) -> date | None:
    """A day from a plain row: SQLite hands it over as text."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def structure(value: Any) -> Any:
    """What a JSON column of a plain row holds."""
    if value == "[]":  # nearly always, and reading it costs more than looking
        return []
    return json.loads(value) if isinstance(value, str) else value
