"""Archives made to do harm: names that climb out, links, locks, lists that lie."""

import io
import struct
import zipfile

import pytest

from sameboat.measures.readings import archive, words
from sameboat.measures.readings.testing import apple_record, apple_xml, refused, zipped


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/export.xml",
        "/etc/export.xml",
        "a/../../export.xml",
        "C:\\export.xml",
        "..\\export.xml",
    ],
)
def test_names_that_climb_out_are_refused(tmp_path, name):
    assert refused(tmp_path, zipped({name: apple_xml(apple_record())})) == words.CLIMBING


def test_a_link_in_an_archive_is_refused(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        link = zipfile.ZipInfo("export.xml")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/passwd")

    assert refused(tmp_path, out.getvalue()) == words.CLIMBING


def test_archives_in_archives_stay_closed(tmp_path):
    inside = zipped({"export.xml": apple_xml(apple_record())})

    assert refused(tmp_path, zipped({"a.zip": inside})) == words.NESTED


def test_a_locked_archive_says_so(tmp_path):
    whole = bytearray(zipped({"export.xml": apple_xml(apple_record())}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.index(mark) + place] |= 1

    assert refused(tmp_path, bytes(whole)) == words.LOCKED


def test_other_ways_of_packing_are_refused(tmp_path):
    made = zipped({"export.xml": apple_xml(apple_record())}, zipfile.ZIP_LZMA)

    assert refused(tmp_path, made) == words.PACKED_STRANGELY


def test_a_list_that_is_too_long_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "_LONGEST_LIST", 10_000)
    made = zipped(
        {f"{number}.gpx": b"" for number in range(300)} | {"export.xml": apple_xml(apple_record())}
    )

    assert refused(tmp_path, made) == words.TOO_MANY_FILES


def test_a_list_that_lies_about_where_it_is_is_refused(tmp_path):
    made = zipped({"export.xml": apple_xml(apple_record())})
    end = made.rindex(b"PK\x05\x06")
    where = b"PK\x06\x07" + struct.pack("<IQI", 0, 2**63, 1)

    assert refused(tmp_path, made[:end] + where + made[end:]) == words.DAMAGED
