"""Files that are broken, of another kind or made to do harm end in one clear sentence, quickly and in little memory."""

import gzip
import json
import subprocess
import sys
import tracemalloc
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.readings_made import write_apple, write_health_connect
from sameboat.measures.readings import archive, pile, sweep, words
from sameboat.measures.readings.testing import (
    apple_record,
    apple_xml,
    read_bytes,
    refused,
    totals,
    zipped,
)
from sameboat.measures.readings.tests.making import made
from sameboat.measures.readings.words import Unreadable

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE HealthData [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE HealthData [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
GIVEN = '<?xml version="1.0"?><!DOCTYPE HealthData SYSTEM "http://192.0.2.1/health.dtd">'


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", words.EMPTY),
        (b"\n\n  \n", words.EMPTY),
        (b"%PDF-1.7 hello", words.NO_EXPORT),
        (b"\xff\xd8\xff\xe0 a picture", words.NO_EXPORT),
        (b"Dear diary", words.NO_EXPORT),
        (b"<html><body>no</body></html>", words.NO_EXPORT),
        (b"<ClinicalDocument></ClinicalDocument>", words.NO_EXPORT),
        (gzip.compress(b"x" * 100, mtime=0), words.TARBALL),
        (b'{"name": "package"}', words.NO_EXPORT),
        (b"[]", words.NO_EXPORT),
        (b"PK\x03\x04 nothing more", words.CUT_SHORT),
        (apple_xml().encode("utf-16"), words.NOT_UTF_8),
        (apple_xml(head='<?xml version="1.0" encoding="UTF-7"?>').encode(), words.NOT_UTF_8),
        (apple_xml().encode(), words.NO_READINGS),
        (b'{"body": "\xff"}', words.NOT_UTF_8),
    ],
)
def test_a_file_of_another_kind_is_called_that(tmp_path, content, sentence):
    assert refused(tmp_path, content) == sentence


def test_an_export_cut_anywhere_is_cut_short_or_damaged(tmp_path):
    whole = made(write_apple)

    for share in range(1, 20):
        assert refused(tmp_path, whole[: len(whole) * share // 20]) in {
            words.CUT_SHORT,
            words.DAMAGED,
        }


def test_xml_cut_anywhere_is_cut_short(tmp_path):
    xml = apple_xml(*[apple_record(day=f"2024-05-{day:02}") for day in range(1, 31)])

    for end in range(60, len(xml) - 15, 97):
        assert refused(tmp_path, xml[:end]) == words.CUT_SHORT


@pytest.mark.parametrize(
    "head", [LAUGHS, OUTSIDE, LAUGHS.lower().replace("healthdata", "HealthData")]
)
def test_entities_are_refused_and_never_expanded_or_fetched(tmp_path, head):
    xml = apple_xml(apple_record(source="&i;"), head=head)

    assert refused(tmp_path, xml) == words.ENTITIES
    assert refused(tmp_path, zipped({"export.xml": xml})) == words.ENTITIES


def test_a_document_type_elsewhere_is_not_fetched(tmp_path):
    """Nothing here can fetch: there is no XML parser, and no module of the reader opens a connection."""
    xml = apple_xml(apple_record(source="&x; &undefined;"), head=GIVEN)

    found = read_bytes(tmp_path, xml)

    assert [told.source for told in found.readings] == ["&x; &undefined;"]
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, sameboat.measures.readings.reading as _; print(*sys.modules)"],
        check=True, capture_output=True, text=True,
    ).stdout.split()  # fmt: skip
    assert not {"pyexpat", "xml.sax", "urllib.request", "http.client", "django"} & set(loaded)


def test_a_zip_bomb_is_not_read_on(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "_SPARE", 2**20)
    bomb = zipped(
        {"export.xml": b'<HealthData locale="x">' + b"<a/>" * 15_000_000 + b"</HealthData>"}
    )
    assert len(bomb) < 100_000

    tracemalloc.start()
    sentence = refused(tmp_path, bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert sentence == words.BOMB
    assert peak < 30_000_000


def test_one_stretch_without_end_is_not_kept(tmp_path):
    assert refused(tmp_path, '<HealthData a="' + "x" * 5_000_000 + '"/>') == words.LONG_STRETCH
    assert refused(tmp_path, '[{"body": "' + "x" * 9_000_000 + '"}]') == words.LONG_STRETCH
    assert (
        refused(tmp_path, "timestamp,steps\n" + "x" * 900_000, name="steps_1.csv")
        == words.LONG_STRETCH
    )
    assert refused(tmp_path, "<" + "x" * 3_000_000) == words.NO_EXPORT


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    changes=st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=6
    )
)
@pytest.mark.parametrize("write", [write_apple, write_health_connect])
def test_whatever_bytes_are_changed_it_is_read_or_refused(tmp_path, write, changes):
    whole = bytearray(made(write))
    for share, byte in changes:
        whole[int(share * len(whole))] = byte

    with suppress(Unreadable):
        read_bytes(tmp_path, bytes(whole))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("[" * 100_000, words.NO_EXPORT),
        ('{"a":' * 100_000, words.TOO_DEEP),
        ('{"a":' + "[" * 100_000, words.TOO_DEEP),
        ('[{"body": tru', words.CUT_SHORT),
        ('[{"body": {"step_count": 1}', words.CUT_SHORT),
        ('{"body" 12, "a": "and so on"}', words.NO_JSON),
        ("[1, 2, 3]", words.NO_JSON),
        ('{"body": ' + "9" * 6000 + "}", words.NO_JSON),
    ],
)
def test_json_that_is_none_or_too_deep(tmp_path, content, sentence):
    assert refused(tmp_path, content) == sentence


def test_numbers_and_dates_of_no_sense_in_json_are_left_out(tmp_path):
    def point(value, since="2024-05-31T10:00:00Z", until="2024-05-31T11:00:00Z"):
        frame = {"time_interval": {"start_date_time": since, "end_date_time": until}}
        return {
            "body": {"step_count": {"value": value, "unit": "steps"}, "effective_time_frame": frame}
        }

    odd = [
        point(-1),
        point(float("nan")),
        point(float("inf")),
        point(True),
        point("9"),
        point(None),
        point([1]),
    ]
    dates = [
        point(1, "30000-01-01T00:00:00Z"),
        point(1, "2024-02-30T00:00:00Z"),
        point(1, 7),
        point(1, None),
    ]

    found = read_bytes(
        tmp_path, json.dumps([point(5), *odd, *dates, {"body": {"effective_time_frame": 3}}])
    )

    assert totals(found) == {("steps", "2024-05-31"): 5}
    assert found.left_out[words.ODD_VALUE] == len(odd)
    assert found.left_out[words.ODD_DATE] == len(dates)


def test_more_at_one_moment_than_devices_make_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(sweep, "_MOST_AT_ONCE", 40)
    records = [
        apple_record(since="10:00", until="23:59", value=str(number)) for number in range(60)
    ]

    assert refused(tmp_path, apple_xml(*records)) == words.CROWDED


def test_more_sources_than_anybody_has_are_left_out(tmp_path, monkeypatch):
    monkeypatch.setattr(pile, "MOST_SOURCES", 3)

    found = read_bytes(
        tmp_path, apple_xml(*[apple_record(source=f"{number}") for number in range(5)])
    )

    assert len(found.readings) == 3
    assert found.left_out[words.MANY_SOURCES] == 2


def test_a_day_that_adds_up_to_too_much_is_left_out(tmp_path):
    records = [
        apple_record(since=f"{hour:02}:00", until=f"{hour:02}:10", value="90000")
        for hour in range(3)
    ]

    found = read_bytes(tmp_path, apple_xml(*records, apple_record(day="2024-06-01")))

    assert totals(found) == {("steps", "2024-06-01"): 100}
    assert found.left_out[words.ODD_DAY] == 1


def test_the_command_says_one_sentence_and_no_more(tmp_path):
    path = tmp_path / "picture.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0")

    for named in (path, tmp_path / "nowhere"):
        told = subprocess.run(
            [sys.executable, "-m", "sameboat.measures.readings", str(named)],
            capture_output=True,
            text=True,
            check=False,
        )

        assert told.returncode == 1
        assert not told.stdout
        assert len(told.stderr.strip().splitlines()) == 1
        assert "Traceback" not in told.stderr
