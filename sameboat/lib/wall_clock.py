"""What stands on somebody's own clock, and when that is: across clock changes, exactly one moment each."""

import zoneinfo
from datetime import UTC, date, datetime, time


def zone_named(name: str) -> zoneinfo.ZoneInfo:
    """A time zone by its IANA name; UTC where there is none of that name."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return zoneinfo.ZoneInfo("UTC")


def moment_of(day: date, wall: time, zone: zoneinfo.ZoneInfo) -> datetime:
    """The one moment, in UTC, at which a clock in `zone` shows `wall` on `day`.

    Where the clocks go back and show it twice, it is the first; where they jump over it, it is as long after
    the jump as it would have been after the jump's beginning (PEP 495: `fold=0`).
    """
    return datetime.combine(day, wall.replace(fold=0), tzinfo=zone).astimezone(UTC)


def day_there(at: datetime, zone: zoneinfo.ZoneInfo) -> date:
    """Which day it is in `zone` at a moment."""
    return at.astimezone(zone).date()


def has_day(day: date, zone: zoneinfo.ZoneInfo) -> bool:
    """Whether a day was there in `zone`: Samoa had no 30 December in 2011."""
    return day_there(moment_of(day, time(12), zone), zone) == day
