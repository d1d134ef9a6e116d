"""Somebody brings the file of their phone: it waits, is read, and is gone."""

import io
import stat
from datetime import date

import pytest
from django.utils import timezone

from sameboat.cli.exports import Exports, read_all
from sameboat.lib.refusal import Refusal
from sameboat.lib.uploads import Arriving
from sameboat.measures.commands import exports
from sameboat.measures.commands.exports import (
    bring_export,
    read_next_export,
)
from sameboat.measures.commands.readings import remove_days, remove_kind
from sameboat.measures.readings import words
from sameboat.measures.readings.testing import apple_record, apple_xml, zipped
from sameboat.measures.tests.bringing import STEPS, bring, files_in
from sameboat.notices.models import Notice

pytestmark = pytest.mark.django_db


def test_a_file_waits_where_nobody_else_can_look_and_is_gone_once_read(asha, settings):
    export = bring(asha)
    [waiting] = files_in(settings)
    modes = [
        stat.S_IMODE(path.stat().st_mode)
        for path in (waiting, waiting.parent, waiting.parent.parent)
    ]

    assert read_next_export(timezone.now())

    export.refresh_from_db()
    assert modes == [0o600, 0o700, 0o700]
    assert (export.state, export.found) == ("read", {"steps": 2, "weight": 1})
    assert (export.folder, export.names) == ("", [])
    assert not files_in(settings)
    assert not read_next_export(timezone.now())


def test_readings_keep_source_unit_and_offset(asha):
    bring(asha)

    read_all()

    kept = {(each.kind, each.day.isoformat(), each.source): each for each in asha.readings.all()}
    watch = kept["steps", "2024-05-31", "Apple Watch"]
    phone = kept["steps", "2024-05-31", "iPhone"]
    scale = kept["weight", "2024-05-31", "Scale"]
    assert (watch.value, watch.counted, watch.offset, watch.origin) == (100, 100, 60, "apple")
    assert (phone.value, phone.counted) == (100, 50)
    assert (round(scale.value, 1), scale.unit) == (81.6, "lb")


def test_bringing_the_same_file_again_changes_nothing(asha):
    bring(asha)
    read_all()
    before = list(
        asha.readings.order_by("kind", "day", "source").values_list(
            "kind", "day", "source", "value", "counted"
        )
    )

    bring(asha)
    read_all()

    assert (
        list(
            asha.readings.order_by("kind", "day", "source").values_list(
                "kind", "day", "source", "value", "counted"
            )
        )
        == before
    )


def test_what_a_newer_file_says_of_a_day_stands_in_place_of_the_older_and_other_days_stay(asha):
    bring(asha)
    read_all()

    bring(asha, apple_xml(apple_record(value="900", source="New phone")))
    read_all()

    steps = asha.readings.filter(kind="steps").values_list("day", "source", "value")
    assert set(steps) == {(date(2024, 5, 31), "New phone", 900), (date(2024, 6, 1), "iPhone", 30)}
    assert asha.readings.filter(kind="weight").count() == 1


def test_all_parts_of_a_takeout_are_read_as_one(asha):
    first = zipped({"steps_2024-05-31.csv": "timestamp,steps\n2024-05-31T22:00:00Z,10\n"})
    second = zipped({"steps_2024-06-01.csv": "timestamp,steps\n2024-05-31T22:30:00Z,7\n"})

    bring(asha, first, second)
    read_all()

    assert [each.value for each in asha.readings.all()] == [17]


def test_its_owner_is_told_when_it_is_done_without_a_figure(asha):
    export = bring(asha)

    read_all()

    [notice] = Notice.objects.filter(person=asha)
    assert notice.words == "Your readings are in."
    assert notice.path == f"/check-ins/readings/files/{export.pk}/"


def test_a_file_that_cannot_be_read_says_why_and_is_gone(asha, settings):
    export = bring(asha, "Dear diary")

    read_all()

    export.refresh_from_db()
    assert (export.state, export.sentence) == ("refused", words.NO_EXPORT)
    assert not files_in(settings)
    assert not asha.readings.exists()


def test_a_second_file_waits_until_the_first_is_read(asha, settings):
    bring(asha)

    with pytest.raises(Refusal, match="being read"):
        bring(asha)

    assert len(files_in(settings)) == 1


def test_pressing_twice_at_once_brings_one(asha, settings, monkeypatch):
    """Both were let in before either was written down; the database lets one stand."""
    bring(asha)
    monkeypatch.setattr(exports, "may_bring", lambda *_args, **_named: None)

    with pytest.raises(Refusal, match="being read"):
        bring(asha)

    assert len(files_in(settings)) == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"EXPORT_MAX_BYTES": 10}, "larger than this house"),
        ({"EXPORT_MAX_BYTES": 2**62}, None),
    ],
)
def test_a_file_larger_than_the_house_takes_in_is_refused(asha, settings, changed, said):
    for name, value in changed.items():
        setattr(settings, name, value)

    if said is None:
        assert bring(asha)
        return
    with pytest.raises(Refusal, match=said):
        bring(asha)


def test_no_file_and_very_many_are_refused(asha):
    with pytest.raises(Refusal, match="Choose the file"):
        bring_export(person=asha, uploads=[], at=timezone.now())
    with pytest.raises(Refusal, match="very many"):
        bring(asha, *["x"] * 21)


def test_removing_a_kind_and_some_days(asha, ben):
    for person in (asha, ben):
        bring(person)
        read_all()

    assert remove_days(person=asha, kind="steps", days=[date(2024, 5, 31), date(2020, 1, 1)]) == 1
    assert remove_kind(person=asha, kind="weight") == 1
    assert remove_kind(person=asha, kind="weight") == 0

    assert [(each.kind, each.day) for each in asha.readings.all()] == [("steps", date(2024, 6, 1))]
    assert ben.readings.count() == 4


def test_the_worker_starts_a_reader_only_when_something_waits(asha, monkeypatch):
    started = []
    monkeypatch.setattr(
        "sameboat.cli.exports.subprocess.Popen", lambda words: started.append(words) or Running()
    )

    reading = Exports()
    reading.keep_going()
    assert not started
    bring(asha)
    reading.keep_going()
    reading.keep_going()

    assert [words[-1] for words in started] == ["exports"]


class Running:
    def poll(self):
        return None


def test_an_upload_too_large_for_memory_is_moved_and_not_copied(asha, settings, as_):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 100
    content = io.BytesIO(STEPS.encode())
    content.name = "export.xml"

    answer = as_(asha).post("/check-ins/readings/", {"brought": content})

    [kept] = files_in(settings)
    assert answer.status_code == 302
    assert kept.parent.parent == settings.EXPORTS_ROOT
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    read_all()
    assert asha.readings.count() == 4


def test_an_upload_larger_than_the_house_takes_in_is_not_kept(asha, settings, as_, monkeypatch):
    written = []
    monkeypatch.setattr(Arriving, "write", lambda _self, piece: written.append(len(piece)))
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE, settings.EXPORT_MAX_BYTES = 100, 150_000
    content = io.BytesIO(b"x" * 400_000)
    content.name = "export.xml"

    answer = as_(asha).post("/check-ins/readings/", {"brought": content})

    assert answer.status_code == 422
    assert "larger than this house takes in" in answer.content.decode()
    assert not files_in(settings)
    # Nobody fills the disk by it either.
    assert sum(written) <= 150_000
