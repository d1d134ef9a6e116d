"""Fitbit, Google Takeout, Health Connect, Open mHealth; and all families against a made-up life."""

import io
import json
import sqlite3
from zoneinfo import ZoneInfo

import pytest

from bench.readings_life import HOME, Life, kept
from bench.readings_made import (
    open_mhealth_points,
    write_apple,
    write_fitbit,
    write_health_connect,
)
from sameboat.measures.readings import words
from sameboat.measures.readings.testing import read_bytes, totals, zipped

DAYS = 230


@pytest.fixture(scope="module")
def life():
    return Life(DAYS)


def made(write, life):
    out = io.BytesIO()
    write(life, out)
    return out.getvalue()


def rounded(days):
    return {
        (kind, day.isoformat()): round(total, 3) for (kind, day), total in days.items() if total
    }


def of_the_watch_alone(life):
    others = {
        key: total
        for key, total in life.truth.items()
        if key[0] in {"weight", "resting_heart_rate"}
    }
    return rounded({**others, **life.alone})


@pytest.mark.parametrize("write", [write_apple, write_health_connect])
def test_all_devices_of_a_life_add_up_to_what_happened(tmp_path, life, write):
    found = read_bytes(tmp_path, made(write, life), zone=HOME)

    assert totals(found) == rounded(kept(life))


def test_fitbit_s_archive_adds_up_to_what_the_watch_recorded(tmp_path, life):
    found = read_bytes(tmp_path, made(write_fitbit, life), zone=HOME)

    assert totals(found) == of_the_watch_alone(life)


@pytest.mark.parametrize("way", ["array", "lines", "zip"])
def test_open_mhealth_adds_up_to_what_the_watch_recorded(tmp_path, life, way):
    points = list(open_mhealth_points(life))
    lines = "\n".join(map(json.dumps, points))
    content = {
        "array": json.dumps(points, indent=2),
        "lines": lines,
        "zip": zipped({"a/b.json": lines}),
    }[way]

    found = read_bytes(tmp_path, content)

    assert totals(found) == of_the_watch_alone(life)
    assert found.left_out[words.NOT_RESTING] > 100


def test_steps_in_a_takeout_s_tables_are_not_counted_again_from_its_json(tmp_path):
    takeout = zipped(
        {
            "Takeout/Google Health/Physical Activity_GoogleData/steps_2024-05-01.csv": (
                "timestamp,steps,data source\n2024-05-31T22:59:00Z,30,Google Fitbit Air\n"
                "2024-05-31T22:59:20.5Z,60,Phone Health Kit\n2024-05-31T23:30:00Z,8,Google Fitbit Air\n"
            ),
            "Takeout/Google Health/Global Export Data/steps-2024-05-01.json": json.dumps(
                [
                    {"dateTime": "05/31/24 23:59:00", "value": "30"},
                    {"dateTime": "05/12/24 09:00:00", "value": "11"},
                ]
            ),
        }
    )

    found = read_bytes(tmp_path, takeout)

    # London is an hour ahead: the last eight are of June, as are the phone's after the watch's minute is over.
    assert totals(found) == {
        ("steps", "2024-05-31"): 30,
        ("steps", "2024-06-01"): 20 + 8,
        ("steps", "2024-05-12"): 11,
    }
    assert found.left_out[words.TWIN] == 1


def test_a_takeout_in_parts_is_one(tmp_path):
    table = zipped({"steps_2024-05-31.csv": "timestamp,steps\n2024-05-31T10:00:00Z,30\n"})
    # The same minute as a clock without a zone shows it, five hours off.
    same = zipped(
        {"steps-2024-05-31.json": json.dumps([{"dateTime": "05/31/24 16:00:00", "value": "30"}])}
    )

    found = read_bytes(tmp_path, table, same)

    assert totals(found) == {("steps", "2024-05-31"): 30}


def test_a_takeout_s_tables_keep_the_offset_of_a_night(tmp_path):
    takeout = zipped(
        {
            "UserSleeps_2024-05-01.csv": (
                "sleep_id,sleep_type,minutes_asleep,start_utc_offset,sleep_start,end_utc_offset,sleep_end,data_source\n"
                "1,STAGES,400,+10:00,2024-05-30T12:30:00Z,+10:00,2024-05-30T20:30:00Z,DERIVED\n"
                "2,STAGES,9999,+10:00,2024-05-29T12:30:00Z,+10:00,2024-05-29T20:30:00Z,DERIVED\n"
            ),
            "daily_resting_heart_rate.csv": "timestamp,beats per minute,data source\n2024-05-31T00:00:00Z,58.5,X\n",
            "weight.csv": "timestamp,weight grams,data source\n2024-05-31T06:00:00Z,70100,Scale\n",
            "steps_2024-05-02.csv": "no data",
        }
    )

    found = read_bytes(tmp_path, takeout, zone=ZoneInfo("America/Denver"))

    assert totals(found) == {
        ("sleep", "2024-05-31"): 400,
        ("resting_heart_rate", "2024-05-31"): 58.5,
        ("weight", "2024-05-31"): 70.1,
    }
    assert {told.offset for told in found.readings if told.kind == "sleep"} == {600}
    assert found.left_out[words.ODD_VALUE] == 1


def test_a_single_file_of_a_fitbit_archive_is_enough(tmp_path):
    night = {
        "startTime": "2024-05-30T23:10:00.000",
        "endTime": "2024-05-31T07:00:00.000",
        "minutesAsleep": 411,
    }

    found = read_bytes(tmp_path, json.dumps([night]), name="sleep-2024-05-01 (1).json")

    assert totals(found) == {("sleep", "2024-05-31"): 411}


def test_the_order_of_apps_on_the_phone_is_kept(tmp_path):
    path = tmp_path / "base.db"
    base = sqlite3.connect(path)
    base.executescript(
        """
        CREATE TABLE application_info_table (row_id INTEGER PRIMARY KEY, package_name TEXT, app_name TEXT);
        CREATE TABLE health_data_category_priority_table (row_id INTEGER, health_data_category INTEGER, app_id_priority_order TEXT);
        CREATE TABLE steps_record_table (row_id INTEGER, app_info_id INTEGER, start_time INTEGER, end_time INTEGER,
            start_zone_offset INTEGER, end_zone_offset INTEGER, count INTEGER);
        INSERT INTO application_info_table VALUES (1, 'one', NULL), (2, 'two', 'Two');
        INSERT INTO health_data_category_priority_table VALUES (1, 1, '2,1');
        INSERT INTO steps_record_table VALUES (1, 1, 1717146000000, 1717149600000, 3600, 3600, 600);
        INSERT INTO steps_record_table VALUES (2, 1, 1717149600000, 1717149660000, 3600, 3600, 1);
        INSERT INTO steps_record_table VALUES (3, 2, 1717147800000, 1717149600000, NULL, NULL, 50);
        INSERT INTO steps_record_table VALUES (4, 2, 'soon', 1717149600000, 3600, 3600, 50);
        """
    )
    base.close()

    found = read_bytes(tmp_path, path.read_bytes())

    assert totals(found) == {("steps", "2024-05-31"): 300 + 50 + 1}
    assert found.left_out[words.ODD_DATE] == 1


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"step_count": 700}, {("steps", "2024-05-31"): 700}),
        ({"base_movement_quantity": {"value": 70, "unit": "steps"}}, {("steps", "2024-05-31"): 70}),
        ({"sleep_duration": {"value": 0.5, "unit": "h"}}, {("sleep", "2024-05-31"): 30}),
        ({"sleep_stage_state": "deep"}, {("sleep", "2024-05-31"): 60}),
        ({"body_weight": {"value": 150, "unit": "lb"}}, {("weight", "2024-05-31"): 68.039}),
    ],
)
def test_bodies_of_every_age_are_read(tmp_path, body, expected):
    between = {
        "start_date_time": "2024-05-31T03:00:00+01:00",
        "duration": {"value": 1, "unit": "h"},
    }

    found = read_bytes(
        tmp_path, json.dumps({**body, "effective_time_frame": {"time_interval": between}})
    )

    assert totals(found) == expected


def test_a_list_in_a_body_and_figures_over_many_readings(tmp_path):
    frame = {
        "time_interval": {
            "end_date_time": "2024-05-31T03:00:00Z",
            "duration": {"value": 60, "unit": "min"},
        }
    }
    one = {"base_movement_quantity": {"value": 9, "unit": "steps"}, "effective_time_frame": frame}
    point = {
        "header": {},
        "body": {
            "activity": [
                one,
                {**one, "descriptive_statistic": "average"},
                {**one, "effective_time_frame": {}},
            ]
        },
    }

    found = read_bytes(tmp_path, json.dumps(point))

    assert totals(found) == {("steps", "2024-05-31"): 9}
    assert found.left_out[words.SUMMARY] == 1
    assert found.left_out[words.NOT_KEPT] == 1
