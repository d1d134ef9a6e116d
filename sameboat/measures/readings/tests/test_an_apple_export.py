"""An export from Apple Health, as phones really write it."""

import pytest

from sameboat.measures.readings import words
from sameboat.measures.readings.testing import (
    HEART,
    SLEEP,
    WEIGHT,
    apple_record,
    apple_xml,
    read_bytes,
    totals,
    zipped,
)

BROKEN_DTD = """

<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 12 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|VisionPrescription)*)>
<!ATTLIST VisionPrescription
  type             CDATA #REQUIRED
<!ELEMENT RightEye EMPTY>
]>
"""


@pytest.mark.parametrize(
    "name",
    [
        "apple_health_export/export.xml",
        "apple_health_export/Exportieren.xml",
        "健康/导出.xml",
        "EXPORT.XML",
    ],
)
def test_the_file_is_found_whatever_the_phone_calls_it(tmp_path, name):
    export = zipped(
        {
            "apple_health_export/export_cda.xml": "<ClinicalDocument>" + "<Record/>" * 5000,
            name: apple_xml(apple_record()),
        }
    )

    found = totals(read_bytes(tmp_path, export))

    assert found == {("steps", "2024-05-31"): 100}


def test_a_broken_document_type_and_blank_lines_before_it_do_no_harm(tmp_path):
    xml = apple_xml(apple_record(), head=BROKEN_DTD)

    found = totals(read_bytes(tmp_path, xml))

    assert found == {("steps", "2024-05-31"): 100}


def test_signs_that_xml_forbids_do_no_harm(tmp_path):
    xml = apple_xml(apple_record(source="Ring\x0b\x01 of\tmine &amp; yours&#xa0;"))

    found = read_bytes(tmp_path, xml).readings

    assert [told.source for told in found] == ["Ring of mine & yours"]


def test_attributes_may_stand_in_any_order_and_in_single_quotes(tmp_path):
    xml = apple_xml(
        "<Record value='40' startDate='2024-05-31 09:00:00 +0100' endDate='2024-05-31 09:01:00 +0100'\n"
        " Health Mate App Version=\"2.6.0\" source='Band' type='HKQuantityTypeIdentifierStepCount'/>"
    )

    found = read_bytes(tmp_path, xml).readings

    assert [(told.source, told.value) for told in found] == [("Band", 40)]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("20240531101500+0100", "20240531102000+0100"),
        ("2024-05-31 10:15:00 AM +0100", "2024-05-31 10:20:00 a.m. +0100"),
    ],
)
def test_older_ways_to_write_a_moment_are_read(tmp_path, start, end):
    xml = apple_xml(
        f'<Record type="HKQuantityTypeIdentifierStepCount" sourceName="iPhone" startDate="{start}" endDate="{end}" value="7"/>'
    )

    assert totals(read_bytes(tmp_path, xml)) == {("steps", "2024-05-31"): 7}


def test_a_day_is_the_day_on_the_record_s_own_clock(tmp_path):
    xml = apple_xml(
        apple_record(since="23:50", until="23:59", offset="-0700"),
        apple_record(since="00:10", until="00:20", value="5", day="2024-06-01", offset="-0700"),
    )

    assert totals(read_bytes(tmp_path, xml)) == {
        ("steps", "2024-05-31"): 100,
        ("steps", "2024-06-01"): 5,
    }


def test_steps_over_midnight_are_shared_by_both_days(tmp_path):
    xml = apple_xml(
        apple_record().replace("05-31 10:00", "05-31 23:45").replace("05-31 10:10", "06-01 00:05")
    )

    assert totals(read_bytes(tmp_path, xml)) == {
        ("steps", "2024-05-31"): 75,
        ("steps", "2024-06-01"): 25,
    }


def test_what_was_typed_in_counts_before_the_watch_and_the_watch_before_the_phone(tmp_path):
    by_hand = '<MetadataEntry key="HKWasUserEntered" value="1"/>'
    xml = apple_xml(
        apple_record(since="10:00", until="11:00", value="600", source="iPhone"),
        apple_record(since="10:20", until="10:40", value="400", source="Apple Watch"),
        apple_record(since="10:30", until="10:35", value="10", source="Health", beneath=by_hand),
    )

    found = read_bytes(tmp_path, xml)

    # 40 minutes of the phone, 15 of the watch, 5 by hand.
    assert totals(found) == {("steps", "2024-05-31"): 400 + 300 + 10}
    assert {told.source: (told.value, round(told.counted)) for told in found.readings} == {
        "iPhone": (600, 400),
        "Apple Watch": (400, 300),
        "Health": (10, 10),
    }


def test_a_record_told_twice_counts_once(tmp_path):
    xml = apple_xml(apple_record(), "<Correlation>", apple_record(), "</Correlation>")

    assert totals(read_bytes(tmp_path, xml)) == {("steps", "2024-05-31"): 100}


def test_sleep_belongs_to_the_day_one_wakes_up_and_lying_awake_is_no_sleep(tmp_path):
    xml = apple_xml(
        apple_record(SLEEP, "22:00", "23:59", "HKCategoryValueSleepAnalysisInBed"),
        apple_record(
            SLEEP, "22:30", "23:30", "HKCategoryValueSleepAnalysisAsleepCore", source="Watch"
        ),
        apple_record(SLEEP, "23:30", "23:50", "HKCategoryValueSleepAnalysisAwake", source="Watch"),
        apple_record(
            SLEEP,
            "00:10",
            "06:40",
            "HKCategoryValueSleepAnalysisAsleepREM",
            source="Watch",
            day="2024-06-01",
        ),
        apple_record(
            SLEEP,
            "14:00",
            "14:20",
            "HKCategoryValueSleepAnalysisAsleepUnspecified",
            day="2024-06-01",
        ),
    )

    found = read_bytes(tmp_path, xml)

    assert totals(found) == {("sleep", "2024-06-01"): 60 + 390 + 20}
    assert found.left_out[words.IN_BED] == 1


def test_weight_keeps_the_unit_it_was_told_in(tmp_path):
    xml = apple_xml(
        apple_record(WEIGHT, "07:00", "07:00", "180", unit="lb", source="Scale"),
        apple_record(WEIGHT, "21:00", "21:00", "12", unit="st", source="Scale"),
        apple_record(WEIGHT, "22:00", "22:00", "12", unit="cubits", source="Scale"),
    )

    found = read_bytes(tmp_path, xml)

    assert totals(found) == {("weight", "2024-05-31"): round(12 * 6.35029318, 3)}
    assert found.readings[0].unit == "st"
    assert found.left_out[words.NO_UNIT] == 1


def test_a_resting_heart_rate_is_the_mean_of_the_day_s(tmp_path):
    xml = apple_xml(
        apple_record(HEART, "01:00", "20:00", "60", source="Watch"),
        apple_record(HEART, "01:00", "20:00", "60", source="Watch"),
        apple_record(HEART, "02:00", "21:00", "64", source="Watch"),
        apple_record(HEART, "02:00", "21:00", "90", source="Some app"),
    )

    assert totals(read_bytes(tmp_path, xml)) == {("resting_heart_rate", "2024-05-31"): 62}


def test_what_cannot_be_right_is_left_out_and_counted(tmp_path):
    xml = apple_xml(
        apple_record(),
        apple_record(value="-5"),
        apple_record(value="nan"),
        apple_record(value="1e999"),
        apple_record(value="many"),
        apple_record(day="30000-01-01"),
        apple_record(day="2199-01-01"),
        apple_record(day="1970-01-01"),
        apple_record(day="2024-13-01"),
        apple_record(since="11:00", until="10:00"),
        apple_record().replace("05-31 10:10", "06-30 10:10"),
    )

    found = read_bytes(tmp_path, xml)

    assert totals(found) == {("steps", "2024-05-31"): 100}
    assert {reason: count for reason, count in found.left_out.items() if count} == {
        words.ODD_VALUE: 4,
        words.ODD_DATE: 4,
        words.BACKWARDS: 1,
        words.TOO_LONG: 1,
    }


def test_a_record_cut_by_the_pieces_it_is_read_in_is_whole(tmp_path):
    """What stands beneath it too: that somebody typed it in."""
    by_hand = '<MetadataEntry key="HKWasUserEntered" value="1"/>'
    days = [f"2020-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29)]
    records = [
        apple_record(until="10:01", value=value, day=day, source=source, beneath=beneath)
        for day in days
        for value, source, beneath in (("1", "Health", by_hand), ("500", "Apple Watch", ""))
    ]
    for padding in range(0, 400, 23):
        filling = "<!-- -->" * (131_072 - 60) + " " * padding

        found = read_bytes(tmp_path, apple_xml(filling, *records))

        assert totals(found) == {("steps", day): 1 for day in days}
        assert not +found.left_out
