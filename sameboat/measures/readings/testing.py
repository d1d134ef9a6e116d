"""Small exports for the tests, in the shape that phones write."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sameboat.measures.readings.days import days_of
from sameboat.measures.readings.reading import Outcome, read
from sameboat.measures.readings.words import Unreadable

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")
STEPS = "HKQuantityTypeIdentifierStepCount"
SLEEP = "HKCategoryTypeIdentifierSleepAnalysis"
SLEEP_STATE = "HKCategoryValueSleepAnalysis"
HEART = "HKQuantityTypeIdentifierRestingHeartRate"
WEIGHT = "HKQuantityTypeIdentifierBodyMass"


def apple_record(
    kind: str = STEPS,
    since: str = "10:00",
    until: str = "10:10",
    value: str = "100",
    *,
    source: str = "iPhone",
    unit: str = "count",
    day: str = "2024-05-31",
    offset: str = "+0100",
    beneath: str = "",
) -> str:
    """One record of export.xml."""
    start, end = (f"{day} {time}:00 {offset}" for time in (since, until))
    close = f">{beneath}</Record>" if beneath else "/>"
    return (
        f' <Record type="{kind}" sourceName="{source}" unit="{unit}" creationDate="{end}" '
        f'startDate="{start}" endDate="{end}" value="{value}"{close}\n'
    )


def apple_xml(*records: str, head: str = '<?xml version="1.0" encoding="UTF-8"?>\n') -> str:
    """export.xml with these records."""
    return f'{head}<HealthData locale="en_GB">\n{"".join(records)}</HealthData>\n'


def zipped(files: dict[str, str | bytes], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of files by their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", way) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def read_bytes(
    folder: Path, *files: bytes | str, name: str = "file", zone: ZoneInfo = LONDON
) -> Outcome:
    """Read files with these contents as one export."""
    paths = []
    for number, content in enumerate(files):
        path = folder / f"{number}"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        paths.append((name, path))
    return read(paths, zone=zone, at=NOW)


def refused(folder: Path, content: bytes | str, name: str = "file") -> str:
    """Why a file with this content is not read."""
    try:
        read_bytes(folder, content, name=name)
    except Unreadable as told:
        return told.sentence
    raise AssertionError("it was read")


def totals(outcome: Outcome) -> dict[tuple[str, str], float]:
    """What counts for each day: {("steps", "2024-05-31"): 150.0}."""
    return {
        (told.kind.value, told.day.isoformat()): round(told.total, 3)
        for told in days_of(outcome.readings)
    }
