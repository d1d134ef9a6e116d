"""Databases made to do harm: other tables, views, triggers, columns that run code."""

import io
import sqlite3
import zipfile

import pytest

from bench.readings_made import write_health_connect
from sameboat.measures.readings import health_connect, words
from sameboat.measures.readings.testing import read_bytes, refused, totals
from sameboat.measures.readings.tests.making import made


def database(tmp_path, script):
    path = tmp_path / "made.db"
    base = sqlite3.connect(path)
    base.executescript(script)
    base.close()
    return path.read_bytes()


TRIGGER = (
    "CREATE TRIGGER t AFTER INSERT ON steps_record_table BEGIN DELETE FROM steps_record_table; END;"
)
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
VIEW = f"CREATE VIEW application_info AS {ENDLESS}"
TABLE = (
    "CREATE TABLE steps_record_table (row_id INTEGER, app_info_id INTEGER, start_time INTEGER, "
    "end_time INTEGER, end_zone_offset INTEGER, count INTEGER)"
)


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        ("CREATE TABLE songs (name TEXT)", words.NO_EXPORT),
        (f"CREATE VIEW steps_record_table AS {ENDLESS}", words.STRANGE_TABLES),
        ("CREATE VIRTUAL TABLE steps_record_table USING fts5(count)", words.STRANGE_TABLES),
        (TABLE, words.NO_READINGS),
        (
            "CREATE TABLE steps_record_table (start_time INTEGER, end_time INTEGER, end_zone_offset INTEGER, app_info_id INTEGER, "
            "count INTEGER AS (abs(600))); INSERT INTO steps_record_table VALUES (1717146000000, 1717149600000, 3600, 1)",
            words.NO_READINGS,
        ),
    ],
)
def test_a_database_with_other_tables_or_tables_that_run_code(tmp_path, script, sentence):
    assert refused(tmp_path, database(tmp_path, script)) == sentence


def test_triggers_and_views_beside_the_tables_do_nothing(tmp_path):
    rows = "INSERT INTO steps_record_table VALUES (1, 1, 1717146000000, 1717149600000, 3600, 600)"
    made = database(tmp_path, ";".join((TABLE, rows, VIEW, TRIGGER)))

    assert totals(read_bytes(tmp_path, made)) == {("steps", "2024-05-31"): 600}


def test_a_database_that_takes_too_long_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(health_connect, "_SECONDS", -1)
    monkeypatch.setattr(health_connect, "_INSTRUCTIONS", 1)

    assert refused(tmp_path, _unzipped(made(write_health_connect))) == words.TOO_SLOW


def _unzipped(content):
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        return made.read(made.namelist()[0])


def test_nothing_is_left_on_the_disk(tmp_path, monkeypatch):
    unpacked = tmp_path / "unpacked"
    unpacked.mkdir()
    monkeypatch.setenv("TMPDIR", str(unpacked))
    monkeypatch.setattr("tempfile.tempdir", str(unpacked))

    read_bytes(tmp_path, made(write_health_connect))
    refused(tmp_path, made(write_health_connect)[:-3000])

    assert not list(unpacked.iterdir())
