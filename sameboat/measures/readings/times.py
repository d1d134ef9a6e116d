"""Moments as exports write them: seconds since 1970 and the offset from UTC, in minutes, that the record itself carries."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

Moment = tuple[int, int]
_1970 = 719_163
_YEAR_2100 = 4_102_444_800
_WRITTEN = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]?(\d\d?):?(\d\d):?(\d\d)?(?:[.,]\d+)?)?\s*([AaPp]\.?[Mm]\.?)?\s*(Z|[+-]\d\d:?\d\d)?",
    re.ASCII,
)
_AMERICAN = re.compile(r"(\d\d?)/(\d\d?)/(\d\d)(?:[ T](\d\d?):(\d\d):(\d\d))?", re.ASCII)


@lru_cache(maxsize=8192)
def day_begins(text: str) -> int:
    """Seconds from 1970 to the beginning of a day written as 2024-05-31, as if it were in UTC."""
    return (date(int(text[:4]), int(text[5:7]), int(text[8:10])).toordinal() - _1970) * 86_400


@lru_cache(maxsize=512)
def minutes_of(offset: str) -> int:
    """The minutes in an offset such as +0130, -05:00 or Z."""
    if offset in {"Z", "z"}:
        return 0
    if offset[:1] not in {"+", "-"}:
        raise ValueError(offset)
    digits = offset[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:4] or 0)
    return -minutes if offset[0] == "-" else minutes


def moment(text: str, zone: ZoneInfo | None = None) -> Moment:
    """A moment out of ISO 8601 and its kin; one that carries no offset is on a clock in `zone`. Raises `ValueError`."""
    if len(text) == 25 and text[10] == " " and text[19] == " ":  # as Apple writes it
        offset = minutes_of(text[20:])
        return day_begins(text[:10]) + _of_day(
            text[11:13], text[14:16], text[17:19]
        ) - offset * 60, offset
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    year, month, day, hour, minute, second, half, offset_text = found.groups()
    hours = int(hour or 0)
    if half:
        hours = hours % 12 + (12 if half[0] in "Pp" else 0)
    seconds = day_begins(f"{year}-{month}-{day}") + _of_day(hours, minute or 0, second or 0)
    if offset_text is not None:
        offset = minutes_of(offset_text)
        return seconds - offset * 60, offset
    return on_a_clock(seconds, zone)


def american(text: str, zone: ZoneInfo) -> Moment:
    """A moment as Fitbit's archive writes it, 05/31/24 22:10:00, on the person's own clock. Raises `ValueError`."""
    found = _AMERICAN.fullmatch(text.strip())
    if found is None:
        return moment(text, zone)
    month, day, year, hour, minute, second = found.groups()
    begins = day_begins(f"20{year}-{int(month):02}-{int(day):02}")
    return on_a_clock(begins + _of_day(hour or 0, minute or 0, second or 0), zone)


def on_a_clock(seconds: int, zone: ZoneInfo | None) -> Moment:
    """The moment at which a clock in `zone` shows so many seconds since 1970."""
    if zone is None:
        raise ValueError("no time zone")
    offset = _offset_on_a_clock(zone, seconds // 900)
    return seconds - offset * 60, offset


def in_zone(seconds: int, zone: ZoneInfo) -> Moment:
    """A moment told in UTC, with the offset that `zone` had then."""
    return seconds, _offset_at(zone, seconds // 900) if 0 <= seconds < _YEAR_2100 else 0


@lru_cache(maxsize=65_536)
def _offset_on_a_clock(zone: ZoneInfo, quarter: int) -> int:
    wall = datetime.fromordinal(_1970 + quarter // 96).replace(
        hour=quarter % 96 // 4, minute=quarter % 4 * 15, tzinfo=zone
    )
    return _whole_minutes(wall)


@lru_cache(maxsize=65_536)
def _offset_at(zone: ZoneInfo, quarter: int) -> int:
    return _whole_minutes(datetime.fromtimestamp(quarter * 900, tz=zone))


def _whole_minutes(at: datetime) -> int:
    offset = at.utcoffset()
    return 0 if offset is None else int(offset.total_seconds() // 60)


def _of_day(hour: str | int, minute: str | int, second: str | int) -> int:
    hours, minutes, seconds = int(hour), int(minute), int(second)
    if hours > 24 or minutes > 59 or seconds > 60:
        raise ValueError("no such time of day")
    return hours * 3600 + minutes * 60 + seconds
