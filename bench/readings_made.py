"""Made-up exports of every family that can be read, out of one made-up life."""

import io
import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from bench.readings_life import PHONE, SLEEPER, WATCH, Life, Record, iso, written

# As iOS 16 wrote it: an element that is never closed, which no XML parser takes.
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 12 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Workout|VisionPrescription)*)>
<!ATTLIST HealthData
  locale CDATA #REQUIRED
>
<!ATTLIST VisionPrescription
  type CDATA #REQUIRED
<!ELEMENT RightEye EMPTY>
]>
"""
SOUND_HEAD = HEAD.replace("  type CDATA #REQUIRED\n<!EL", "  type CDATA #REQUIRED\n>\n<!EL")
_ME = '<HealthData locale="en_GB">\n <ExportDate value="2026-01-01 10:00:00 +0000"/>\n <Me HKCharacteristicTypeIdentifierBiologicalSex="HKBiologicalSexNotSet"/>\n'
_DEVICES = {
    WATCH: "&lt;&lt;HKDevice: 0x281a8&gt;, name:Apple Watch, manufacturer:Apple Inc., model:Watch, hardware:Watch6,1, software:10.1&gt;",
    PHONE: "&lt;&lt;HKDevice: 0x281b9&gt;, name:iPhone, manufacturer:Apple Inc., model:iPhone, hardware:iPhone14,5, software:17.1&gt;",
}  # fmt: skip
_NOISE = (
    ("HeartRate", "count/min", 9),
    ("ActiveEnergyBurned", "Cal", 4),
    ("BasalEnergyBurned", "Cal", 3),
    ("DistanceWalkingRunning", "km", 2),
)
_STAGE_NUMBERS = {"Awake": 1, "Asleep": 2, "Core": 4, "Deep": 5, "REM": 6}


def record(kind: str, told: Record, value: str, unit: str) -> str:
    """One line of export.xml."""
    start, end = written(told.start, told.offset), written(told.end, told.offset)
    device = f' device="{_DEVICES[told.source]}"' if told.source in _DEVICES else ""
    unit = f' unit="{unit}"' if unit else ""
    return (
        f' <Record type="{kind}" sourceName={quoteattr(told.source)} sourceVersion="10.1"{device}{unit} creationDate="{end}" '
        f'startDate="{start}" endDate="{end}" value="{value}"/>\n'
    )


def apple_lines(life: Life, *, head: str = HEAD, least: int = 0) -> Iterator[str]:
    """export.xml line by line, filled with records of other kinds until it has at least so many bytes."""
    yield head
    yield _ME
    for told in life.weights:
        yield record("HKQuantityTypeIdentifierBodyMass", told, str(told.value), "kg")
    for told in sorted(life.steps, key=lambda one: one.source):
        yield record("HKQuantityTypeIdentifierStepCount", told, f"{told.value:.0f}", "count")
    if least:
        yield from _noise(life, least)
    for told in life.hearts:
        yield record(
            "HKQuantityTypeIdentifierRestingHeartRate", told, f"{told.value:.0f}", "count/min"
        )
    for told in life.sleep:
        state = told.state if told.state in {"InBed", "Awake", "Asleep"} else f"Asleep{told.state}"
        value = f"HKCategoryValueSleepAnalysis{state}"
        yield record("HKCategoryTypeIdentifierSleepAnalysis", told, value, "")
    yield ' <Workout workoutActivityType="HKWorkoutActivityTypeWalking" duration="30">\n  <WorkoutRoute sourceName="x"/>\n </Workout>\n'
    yield "</HealthData>\n"


def _noise(life: Life, least: int) -> Iterator[str]:
    """What most of an export is: pulse and energy, thousands of lines a day."""
    shares = sum(share for _name, _unit, share in _NOISE)
    for name, unit, share in _NOISE:
        length, begun = 0, life.steps[0].start
        while length < least * share // shares:
            at = written(begun, 60)[:17]
            for second in range(0, 60, 5):
                moment = f"{at}{second:02} +0100"
                line = (
                    f' <Record type="HKQuantityTypeIdentifier{name}" sourceName="Heron’s Apple Watch" sourceVersion="10.1" '
                    f'device="{_DEVICES[WATCH]}" unit="{unit}" creationDate="{moment}" startDate="{moment}" endDate="{moment}" '
                    f'value="{60 + (begun * 7 + second) % 90}"/>\n'
                )
                length += len(line)
                yield line
            begun += 3


def write_apple(
    life: Life, out: BinaryIO, *, least: int = 0, level: int = 1, head: str = HEAD
) -> int:
    """export.zip as a phone set to German makes it; how many bytes export.xml has inside."""
    length = 0
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        with archive.open("apple_health_export/Exportieren.xml", "w", force_zip64=True) as inner:
            waiting = io.BytesIO()
            for line in apple_lines(life, head=head, least=least):
                waiting.write(line.encode())
                if waiting.tell() > 2**20:
                    length += inner.write(waiting.getvalue())
                    waiting = io.BytesIO()
            length += inner.write(waiting.getvalue())
        archive.writestr("apple_health_export/export_cda.xml", "<ClinicalDocument/>" * 2000)
        archive.writestr("apple_health_export/workout-routes/route_1.gpx", "<gpx></gpx>")
    return length


def write_fitbit(life: Life, out: BinaryIO) -> None:
    """The account archive: what the watch alone says, on a clock without a zone."""
    files: dict[str, list[object]] = {}
    for told in life.steps:
        if told.source == WATCH:
            for minute in range(told.start, told.end):
                at = written(minute, told.offset)
                files.setdefault(f"steps-{at[:7]}-01.json", []).append(
                    {"dateTime": f"{at[5:7]}/{at[8:10]}/{at[2:4]} {at[11:19]}",
                     "value": str(round(told.value / (told.end - told.start)))}
                )  # fmt: skip
    for night in nights(life):
        start, end = night[0], night[-1]
        asleep = sum(told.end - told.start for told in night if told.state != "Awake")
        files.setdefault("sleep-2020-01-01.json", []).append(
            {"logId": start.start, "dateOfSleep": written(end.end, end.offset)[:10],
             "startTime": iso(start.start, start.offset)[:19] + ".000", "endTime": iso(end.end, end.offset)[:19] + ".000",
             "minutesAsleep": asleep, "type": "stages", "levels": {"data": [{"level": "light", "seconds": 60}] * 20}}
        )  # fmt: skip
    for told in life.hearts:
        day = written(told.start, told.offset)
        day = f"{day[5:7]}/{day[8:10]}/{day[2:4]}"
        files.setdefault("resting_heart_rate-2020-01-01.json", []).append(
            {
                "dateTime": f"{day} 00:00:00",
                "value": {"date": day, "value": told.value, "error": 6.7},
            }
        )
    for told in life.weights:
        at = written(told.start, told.offset)
        files.setdefault("weight-2020-01-01.json", []).append(
            {"logId": told.start, "weight": told.value / 0.45359237, "bmi": 22.0,
             "date": f"{at[5:7]}/{at[8:10]}/{at[2:4]}", "time": at[11:19], "source": "Aria"}
        )  # fmt: skip
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, told_all in files.items():
            archive.writestr(f"Takeout/Fitbit/Global Export Data/{name}", json.dumps(told_all))
        archive.writestr("Takeout/Fitbit/Biometrics/Glucose 202001.csv", "no data")


def write_health_connect(life: Life, out: BinaryIO) -> None:
    """The zip with the database: a watch's app before the phone's, as the person ordered them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "health_connect_export.db"
        base = sqlite3.connect(path)
        _tables(base, life)
        base.commit()
        base.close()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.write(path, "health_connect_export.db")


def _tables(base: sqlite3.Connection, life: Life) -> None:
    apps = {name: number for number, name in enumerate((PHONE, WATCH, SLEEPER, "Scale"), 1)}
    span = "row_id INTEGER PRIMARY KEY, app_info_id INTEGER, start_time INTEGER, start_zone_offset INTEGER, end_time INTEGER, end_zone_offset INTEGER"
    moment = "row_id INTEGER PRIMARY KEY, app_info_id INTEGER, time INTEGER, zone_offset INTEGER"
    base.executescript(f"""
        CREATE TABLE application_info_table (row_id INTEGER PRIMARY KEY, package_name TEXT NOT NULL UNIQUE, app_name TEXT);
        CREATE TABLE health_data_category_priority_table (row_id INTEGER PRIMARY KEY, health_data_category INTEGER UNIQUE, app_id_priority_order TEXT);
        CREATE TABLE steps_record_table ({span}, count INTEGER, local_date_time_start_time INTEGER AS (start_time + 1000 * start_zone_offset));
        CREATE TABLE sleep_session_record_table ({span}, title TEXT);
        CREATE TABLE sleep_stages_table (parent_key INTEGER, stage_start_time INTEGER, stage_end_time INTEGER, stage_type INTEGER);
        CREATE TABLE resting_heart_rate_record_table ({moment}, beats_per_minute INTEGER);
        CREATE TABLE weight_record_table ({moment}, weight REAL);
        INSERT INTO health_data_category_priority_table VALUES (1, 1, '2,1'), (2, 5, '2,3');
    """)  # noqa: S608
    for name, number in apps.items():
        base.execute(
            "INSERT INTO application_info_table VALUES (?, ?, ?)", (number, f"app.{number}", name)
        )
    for told in life.steps:
        base.execute(
            "INSERT INTO steps_record_table VALUES (NULL,?,?,?,?,?,?)",
            (*_span(told, apps), told.value),
        )
    for night in [*nights(life), *([told] for told in life.sleep if told.source == SLEEPER)]:
        session = Record(night[0].source, night[0].start, night[-1].end, night[0].offset)
        row = base.execute(
            "INSERT INTO sleep_session_record_table VALUES (NULL,?,?,?,?,?,?)",
            (*_span(session, apps), "Night"),
        )
        if session.source == WATCH:
            base.executemany(
                "INSERT INTO sleep_stages_table VALUES (?,?,?,?)",
                [
                    (
                        row.lastrowid,
                        told.start * 60_000,
                        told.end * 60_000,
                        _STAGE_NUMBERS[told.state],
                    )
                    for told in night
                ],
            )
    for told in life.hearts:
        base.execute(
            "INSERT INTO resting_heart_rate_record_table VALUES (NULL,?,?,?,?)",
            (*_moment(told, apps), told.value),
        )
    for told in life.weights:
        base.execute(
            "INSERT INTO weight_record_table VALUES (NULL,?,?,?,?)",
            (*_moment(told, apps), told.value * 1000),
        )


def _span(told: Record, apps: dict[str, int]) -> tuple[int, ...]:
    return (
        apps[told.source],
        told.start * 60_000,
        told.offset * 60,
        told.end * 60_000,
        told.offset * 60,
    )


def _moment(told: Record, apps: dict[str, int]) -> tuple[int, ...]:
    return apps[told.source], told.start * 60_000, told.offset * 60


def nights(life: Life) -> list[list[Record]]:
    """What the watch recorded of each night."""
    found: list[list[Record]] = []
    for told in life.sleep:
        if told.source == WATCH:
            if found and found[-1][-1].end == told.start:
                found[-1].append(told)
            else:
                found.append([told])
    return found


def open_mhealth_points(life: Life) -> Iterator[dict[str, object]]:
    """Data points of the watch and the scale; sleep as IEEE 1752.1 has it."""
    for told in life.steps:
        if told.source == WATCH:
            yield _point("step-count", told, {"step_count": {"value": told.value, "unit": "steps"}})
    for night in nights(life):
        asleep = sum(told.end - told.start for told in night if told.state != "Awake")
        whole = Record(WATCH, night[0].start, night[-1].end, night[-1].offset)
        yield _point(
            "total-sleep-time", whole, {"total_sleep_time": {"value": asleep / 60, "unit": "h"}}
        )
    for told in life.hearts:
        body = {"heart_rate": {"value": told.value, "unit": "beats/min"}}
        yield _point(
            "heart-rate", told, {**body, "temporal_relationship_to_physical_activity": "at rest"}
        )
        yield _point(
            "heart-rate", told, {**body, "temporal_relationship_to_physical_activity": "active"}
        )
    for told in life.weights:
        frame = {"date_time": iso(told.start, told.offset)}
        yield _point(
            "body-weight",
            told,
            {"body_weight": {"value": told.value, "unit": "kg"}, "effective_time_frame": frame},
        )


def _point(name: str, told: Record, body: dict[str, object]) -> dict[str, object]:
    frame = {
        "time_interval": {
            "start_date_time": iso(told.start, told.offset),
            "end_date_time": iso(told.end, told.offset),
        }
    }
    return {
        "header": {
            "id": f"{told.start}",
            "schema_id": {"namespace": "omh", "name": name, "version": "3.0"},
            "acquisition_provenance": {"source_name": told.source, "modality": "sensed"},
        },
        "body": {"effective_time_frame": frame, **body},
    }
