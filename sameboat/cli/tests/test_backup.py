"""A backup holds everything, appears whole or not at all, and comes back equal."""

import io
import json
import os
import subprocess
import sys
import tarfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from PIL import Image

from sameboat.circles.testing import make_circle
from sameboat.cli import keeping
from sameboat.lib.locks import is_postgres
from sameboat.messages.commands import ask_to_write, save_letter_draft
from sameboat.people.models import House, Passkey, Person
from sameboat.posts.commands import save_draft
from sameboat.posts.models import Picture, Post, Thread
from sameboat.posts.pictures import add_picture
from sameboat.posts.testing import make_answer, make_thread
from tests.tables import give_tables

pytestmark = pytest.mark.django_db(transaction=True)


def a_picture(owner):
    drawn = io.BytesIO()
    Image.new("RGB", (9, 7), "teal").save(drawn, "PNG")
    return add_picture(
        owner=owner, upload=SimpleUploadedFile("a.png", drawn.getvalue()), alt="Teal."
    )


@pytest.fixture
def lived_in(asha, chidi):
    """A house in which people told, answered, wrote letters and drew."""
    circle = make_circle("Kites", people=(asha,), hosts=(chidi,))
    thread = make_thread(asha, circle, notes=["loss"], as_someone=True, pictures=[a_picture(asha)])
    make_answer(chidi, thread, "Żółw, 日本, 🪁 \u2028 and \\ too.")
    save_draft(person=asha, place="write", fields={"body": "Not yet", "notes": ["loss"]})
    ask_to_write(asker=asha, other=chidi, note="May I?")
    save_letter_draft(person=chidi, to=asha, body="You may")
    Passkey.objects.create(
        person=asha, name="phone", credential_id="k", data=b"\x00\xfe\x01", added_at=asha.joined_at
    )
    return circle


def everything():
    return {m._meta.label: list(keeping.rows_of(m)) for m in keeping.kept_models()}


def an_empty_house(settings, tmp_path):
    call_command("flush", verbosity=0, interactive=False)
    settings.MEDIA_ROOT = tmp_path / "other" / "pictures"


def test_everything_comes_back_as_it_was(sameboat, lived_in, tmp_path, settings):
    file = tmp_path / "kept" / "house.tar.gz"
    _code, said, _wrong = sameboat("backup", file)
    before, picture = everything(), Picture.objects.get()
    drawn = (settings.MEDIA_ROOT / picture.file).read_bytes()
    an_empty_house(settings, tmp_path)

    code, told, wrong = sameboat("restore", file)

    after = everything()
    before.pop("people.House"), after.pop("people.House")  # it notes when the backup was made
    assert f"rows and 1 pictures in {file}" in said
    assert (code, wrong) == (0, "")
    assert told.startswith("Equal: ")
    assert after == before
    assert (settings.MEDIA_ROOT / picture.file).read_bytes() == drawn


def test_names_from_a_backup_that_did_not_tell_what_they_look_like_are_looked_at(
    sameboat, lived_in, tmp_path, settings, monkeypatch
):
    tell, file = keeping.columns_of, tmp_path / "house.tar.gz"
    with monkeypatch.context() as before:
        before.setattr(
            keeping, "columns_of", lambda model: [c for c in tell(model) if c != "name_skeleton"]
        )
        sameboat("backup", file)
    an_empty_house(settings, tmp_path)

    code, _told, _wrong = sameboat("restore", file)

    assert code == 0
    assert set(Person.objects.values_list("name_skeleton", flat=True)) >= {"asha", "chldl"}


def test_life_goes_on_after_a_restore(sameboat, lived_in, tmp_path, settings, as_):
    file = tmp_path / "house.tar.gz"
    sameboat("backup", file)
    an_empty_house(settings, tmp_path)
    sameboat("restore", file)
    chidi = Person.objects.get(name="Chidi")

    wrote = as_(chidi).post(
        f"{Thread.objects.get().get_absolute_url()}answer/", {"body": "I am back.", "once_key": "k"}
    )

    assert wrote.status_code == 302
    assert Post.objects.filter(number=3).exists()
    save_draft(person=chidi, place="write", fields={"body": "A new draft"})


@pytest.mark.one_database
def test_a_drill_proves_it_and_touches_nothing(sameboat, lived_in, tmp_path):
    file = tmp_path / "house.tar.gz"
    sameboat("backup", file)
    before = everything()

    code, said, _wrong = sameboat("restore", "--drill", file)

    assert (code, said[:7]) == (0, "Equal: ")
    assert everything() == before


@pytest.mark.skipif(not is_postgres(), reason="the drill does the same from SQLite")
def test_what_postgresql_kept_comes_back_in_a_house_on_sqlite(sameboat, lived_in, tmp_path):
    file, other = tmp_path / "house.tar.gz", give_tables(tmp_path / "other")
    sameboat("backup", file)

    surroundings = {**os.environ, "SAMEBOAT_DATA": str(other), "SAMEBOAT_DATABASE": ""}
    done = subprocess.run(
        [sys.executable, "-m", "sameboat", "restore", str(file)],
        env=surroundings, cwd=other, text=True, capture_output=True, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stdout[:7]) == (0, "Equal: "), done.stderr


def test_a_backup_is_for_its_owners_eyes_and_leaves_no_half(sameboat, lived_in, tmp_path):
    folder = tmp_path / "kept"
    folder.mkdir()

    sameboat("backup", folder)

    (file,) = folder.iterdir()
    assert file.name.startswith("sameboat-")
    assert file.stat().st_mode & 0o077 == 0
    assert House.objects.get(id=1).backed_up_at is not None


def test_a_backup_that_cannot_be_written_says_so_and_leaves_nothing(sameboat, lived_in, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")

    code, _said, wrong = sameboat("backup", blocked / "house.tar.gz")

    assert code == 1
    assert "The backup could not be written: File exists." in wrong
    assert not House.objects.filter(backed_up_at__isnull=False).exists()


def test_two_at_once_to_one_place_do_not_mix(sameboat, lived_in, tmp_path):
    (tmp_path / "house.tar.gz.half").write_bytes(b"being written")

    code, _said, wrong = sameboat("backup", tmp_path / "house.tar.gz")

    assert code == 1
    assert "Another backup is being written" in wrong
    assert (tmp_path / "house.tar.gz.half").read_bytes() == b"being written"


def test_devices_and_counted_tries_stay_behind(sameboat, lived_in, tmp_path, as_):
    as_(Person.objects.get(name="Asha")).get("/today/")

    sameboat("backup", tmp_path / "house.tar.gz")

    with tarfile.open(tmp_path / "house.tar.gz") as archive:
        manifest = json.loads(archive.extractfile("manifest.json").read())
    assert not {"people.device", "people.knowndevice"} & set(manifest["tables"])
    assert "people.attempt" not in manifest["tables"]
    assert manifest["tables"]["posts.post"]["rows"] == 2
