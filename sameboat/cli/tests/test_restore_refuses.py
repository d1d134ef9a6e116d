"""A backup that is broken, cut off or made up changes nothing at all."""

import gzip
import hashlib
import io
import json
import tarfile

import pytest
from django.core.management import call_command

from sameboat.audit.commands import record
from sameboat.audit.models import Entry
from sameboat.circles.testing import make_circle
from sameboat.people.models import Person
from sameboat.posts.testing import make_thread

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def kept(sameboat, asha, tmp_path, settings):
    """A good backup, with the house empty again."""
    make_thread(asha, make_circle("Kites", people=(asha,)))
    (settings.MEDIA_ROOT / "ab").mkdir(parents=True)
    (settings.MEDIA_ROOT / "ab" / "one.webp").write_bytes(b"dots")
    file = tmp_path / "house.tar.gz"
    sameboat("backup", file)
    call_command("flush", verbosity=0, interactive=False)
    settings.MEDIA_ROOT = tmp_path / "empty" / "pictures"
    return file


def parts_of(file):
    with tarfile.open(file) as archive:
        return {member.name: archive.extractfile(member).read() for member in archive}


def packed(file, parts):
    with tarfile.open(file, "w:gz") as archive:
        for name, content in parts.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return file


def refused(sameboat, file, settings):
    """Restore, and return the reason; nothing may have changed."""
    code, said, wrong = sameboat("restore", file)
    assert (code, said) == (1, "")
    assert wrong.endswith("Nothing was changed.\n")
    assert not Person.objects.exists()
    assert not list(settings.MEDIA_ROOT.parent.rglob("*.webp"))
    return wrong


def test_a_house_in_which_something_is_written_down_is_left_alone(sameboat, kept, settings):
    record("set_up_house", actor=None, reason="from the command line")

    wrong = refused(sameboat, kept, settings)

    assert "Something is written down in this house's audit." in wrong
    assert Entry.objects.get().number == 1


def test_a_house_with_people_in_it_is_left_alone(sameboat, kept, dora):
    code, _said, wrong = sameboat("restore", kept)

    assert code == 1
    assert "There are people in this house already." in wrong
    assert list(Person.objects.all()) == [dora]


@pytest.mark.parametrize("part", [0.0, 0.2, 0.5, 0.9])
def test_a_file_that_was_cut_off_changes_nothing(sameboat, kept, settings, part):
    content = kept.read_bytes()
    kept.write_bytes(content[: int(len(content) * part)])

    refused(sameboat, kept, settings)


@pytest.mark.parametrize("at", [0.1, 0.5, 0.8])
def test_a_file_with_a_flipped_bit_changes_nothing(sameboat, kept, settings, at):
    content = bytearray(kept.read_bytes())
    content[int(len(content) * at)] ^= 0xFF
    kept.write_bytes(content)

    refused(sameboat, kept, settings)


def test_an_archive_that_ends_early_inside_changes_nothing(sameboat, kept, settings):
    inside = gzip.decompress(kept.read_bytes())
    manifest_at = inside.rindex(b"manifest.json")
    kept.write_bytes(gzip.compress(inside[:manifest_at] + b"\x00" * 10_240))

    assert "it has no list of what it holds" in refused(sameboat, kept, settings)


@pytest.mark.parametrize(
    "name",
    ["pictures/../../out.webp", "pictures//tmp/sameboat-out.webp", "pictures/", "pictures/.."],
)
def test_a_picture_that_would_go_elsewhere_is_refused(sameboat, kept, settings, name):
    parts = parts_of(kept)
    packed(kept, {name: b"dots", **parts})

    assert "outside the pictures folder" in refused(sameboat, kept, settings)


def test_a_link_in_the_archive_is_not_followed(sameboat, kept, settings, tmp_path):
    parts = parts_of(kept)
    del parts["pictures/ab/one.webp"]
    with tarfile.open(kept, "w:gz") as archive:
        link = tarfile.TarInfo("pictures/ab/one.webp")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        archive.addfile(link)
        for name, content in parts.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))

    assert "picture ab/one.webp did not come back" in refused(sameboat, kept, settings)


@pytest.mark.parametrize(
    ("label", "row"),
    [
        ("posts.post", b"[1]\n"),
        ("posts.post", b"{}\n"),
        ("posts.post", b"not JSON\n"),
        ("posts.post", b'{"id": 5, "colour": "blue"}\n'),
        ("people.person", b'{"id": "five"}\n'),
        ("circles.membership", b'{"id": 9, "circle_id": 8, "person_id": 7, "joined_at": "2024-01-01T00:00Z"}\n'),
    ],
)  # fmt: skip
def test_a_row_that_does_not_fit_changes_nothing(sameboat, kept, settings, label, row):
    parts = parts_of(kept)
    parts[f"tables/{label}.jsonl"] = row

    refused(sameboat, packed(kept, parts), settings)


def test_a_row_that_was_changed_or_left_out_is_noticed(sameboat, kept, settings):
    parts = parts_of(kept)
    post = parts["tables/posts.post.jsonl"]

    parts["tables/posts.post.jsonl"] = post.replace(b"The wind", b"The rain")
    assert "posts.post: 1 rows were kept" in refused(sameboat, packed(kept, parts), settings)
    parts |= {"tables/posts.post.jsonl": post, "tables/posts.searchtext.jsonl": b""}
    assert "posts.searchtext: 1 rows were kept, 0 came back" in refused(
        sameboat, packed(kept, parts), settings
    )


@pytest.mark.parametrize(
    "manifest", [b"[]", b"{}", b'{"tables": 3}', b'{"tables": {"posts.post": 1}}', b"no"]
)
def test_a_made_up_list_changes_nothing(sameboat, kept, settings, manifest):
    refused(sameboat, packed(kept, {**parts_of(kept), "manifest.json": manifest}), settings)


def test_a_table_from_a_newer_version_is_not_dropped_in_silence(sameboat, kept, settings):
    parts = parts_of(kept)
    manifest = json.loads(parts["manifest.json"])
    manifest["tables"]["studies.arm"] = {"rows": 1, "sum": "", "columns": ["id"]}
    parts["manifest.json"] = json.dumps(manifest).encode()

    wrong = refused(sameboat, packed(kept, parts), settings)

    assert "studies.arm: this version has no such table" in wrong


def test_a_backup_from_before_a_column_was_added_comes_back(sameboat, kept):
    parts = parts_of(kept)
    manifest = json.loads(parts["manifest.json"])
    table = manifest["tables"]["posts.thread"]
    table["columns"].remove("closed_at")
    row = json.loads(parts["tables/posts.thread.jsonl"])
    del row["closed_at"]
    old = json.dumps(row, sort_keys=True).encode() + b"\n"
    table["sum"] = hashlib.sha256(old).hexdigest()
    parts |= {"tables/posts.thread.jsonl": old, "manifest.json": json.dumps(manifest).encode()}

    code, said, wrong = sameboat("restore", packed(kept, parts))

    assert (code, wrong) == (0, "")
    assert said.startswith("Equal: ")
