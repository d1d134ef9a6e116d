"""Whatever ends in the middle leaves no file behind, and is done again from its beginning."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from sameboat.cli.exports import read_all
from sameboat.measures import exports_folder
from sameboat.measures.commands import exports
from sameboat.measures.commands.exports import (
    MOST_TRIES,
    begin_again,
    clear_exports,
    read_next_export,
)
from sameboat.measures.models import Export, Reading
from sameboat.measures.tests.bringing import bring, files_in, upload

pytestmark = pytest.mark.django_db


def test_what_was_being_read_when_its_reader_ended_is_read_again(asha, monkeypatch):
    export = bring(asha)

    def killed(*_args, **_named):
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(exports, "read", killed)
        with pytest.raises(SystemExit):
            read_all()
    export.refresh_from_db()
    assert export.state == "reading"

    read_all()

    export.refresh_from_db()
    assert (export.state, export.tries) == ("read", 2)


def test_after_some_tries_it_is_given_up_and_the_file_goes(asha, monkeypatch, settings, caplog):
    export = bring(asha, "secret words in the file")

    def broken(*_args, **_named):
        raise MemoryError("secret words in the file")

    monkeypatch.setattr(exports, "read", broken)
    for _each in range(MOST_TRIES):
        read_next_export(timezone.now())

    export.refresh_from_db()
    assert (export.state, export.sentence) == ("refused", exports.OUR_FAULT)
    assert not files_in(settings)
    assert "secret" not in caplog.text


def test_one_whose_reader_was_killed_too_often_is_given_up(asha):
    export = bring(asha)
    Export.objects.filter(pk=export.pk).update(state="reading", tries=MOST_TRIES)

    assert begin_again(timezone.now()) == 0

    export.refresh_from_db()
    assert export.state == "refused"


def test_what_a_crash_left_behind_goes_by_the_clock(asha, settings):
    waiting = bring(asha)
    orphan = exports_folder.put_by([upload()])
    arriving = Path(settings.ARRIVING_ROOT) / "half.upload"
    arriving.parent.mkdir(parents=True, exist_ok=True)
    arriving.write_text("half")
    before = len(files_in(settings))
    now = timezone.now()

    assert clear_exports(now) == 0
    long_ago = now.timestamp() - 7 * 3600
    for path in (
        *files_in(settings),
        exports_folder.folder_of(orphan),
        exports_folder.folder_of(waiting.folder),
    ):
        os.utime(path, (long_ago, long_ago))
    assert clear_exports(now) == 2

    assert before == 3
    assert [path.parent.name for path in files_in(settings)] == [waiting.folder]


def test_what_became_of_a_file_is_forgotten_after_a_month(asha):
    bring(asha)
    read_all()

    clear_exports(timezone.now() + timedelta(days=31))

    assert not Export.objects.exists()
    assert asha.readings.exists()


def test_the_files_go_where_their_person_left_while_they_were_read(asha, settings, monkeypatch):
    bring(asha)
    monkeypatch.setattr(exports, "_TOLD_EVERY", -1)
    real = exports.read

    def leaves(*args, progress, **named):
        asha.exports.all().delete()
        progress(1, 2)
        return real(*args, progress=progress, **named)

    monkeypatch.setattr(exports, "read", leaves)
    read_next_export(timezone.now())

    assert not files_in(settings)
    assert not Reading.objects.exists()
    assert not Export.objects.exists()


@pytest.mark.parametrize("fails", [True, False])
def test_two_readers_of_one_file_do_no_harm(asha, settings, monkeypatch, fails):
    """A worker was killed, its reader went on, and the next worker began anew."""
    export = bring(asha)
    real = exports.read

    def meets_another(*args, **named):
        monkeypatch.setattr(exports, "read", real)
        read_all()
        if fails:
            raise FileNotFoundError
        return real([("export.xml", copy)], **{**named, "folder": None})

    copy = Path(settings.EXPORTS_ROOT).parent / "copy"
    copy.write_bytes(exports_folder.folder_of(export.folder).joinpath("0").read_bytes())
    monkeypatch.setattr(exports, "read", meets_another)
    read_next_export(timezone.now())

    export.refresh_from_db()
    assert (export.state, export.folder) == ("read", "")
    assert asha.readings.count() == 4
    assert asha.notices.count() == 1
    assert not files_in(settings)
