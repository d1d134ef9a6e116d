"""What a person takes along: all that every app keeps of them, and nothing that others kept from them."""

import io
import json
import zipfile

import pytest
from PIL import Image

from sameboat.audit.models import Entry
from sameboat.moderation.commands.closing import close_case
from sameboat.moderation.models import Case
from sameboat.people import ports
from sameboat.people.commands.leaving import leave_house
from sameboat.people.taking import everything_about
from tests.erasure.whole_life import EMAIL, NAME, POSTED, PRIVATE, live
from tests.lives import lived


@pytest.fixture(scope="module")
def _life(django_db_setup, django_db_blocker, tmp_path_factory):
    with lived(live, tmp_path_factory.mktemp("life"), django_db_blocker) as as_it_was:
        yield as_it_was


@pytest.fixture
def life(_life, db, tmp_path):
    """Somebody who did everything that can be done here."""
    return _life(tmp_path)


def taken(person):
    archive = zipfile.ZipFile(everything_about(person))
    return {name: archive.read(name) for name in archive.namelist()}


def test_the_zip_holds_a_page_to_read_data_and_pictures(life, as_):
    answer = as_(life.her).post("/me/take/")

    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    pictures = [name for name in archive.namelist() if name.startswith("pictures/")]
    assert 'filename="mine.zip"' in answer.headers["Content-Disposition"]
    assert "no-store" in answer.headers["Cache-Control"]
    assert set(archive.namelist()) - set(pictures) == {"data.json", "index.html"}
    assert len(pictures) == 2
    assert Image.open(archive.open(pictures[0])).format == "WEBP"


@pytest.mark.parametrize("file", ["data.json", "index.html"])
def test_all_she_wrote_and_chose_is_in_it(life, file):
    text = taken(life.her)[file].decode()

    for words in (
        NAME, EMAIL, f"I fly {PRIVATE}", f"I ring at dusk {PRIVATE}", f"they {PRIVATE}", f"For my sister {PRIVATE}", f"Phone {PRIVATE}",
        "Phone, Firefox", f"Moths {PRIVATE}", f"At night {PRIVATE}", f"May I come in? {PRIVATE}", "Kites",
        f"A kite {POSTED}", f"A face {PRIVATE}", f"Wind {POSTED}", f"It turned. {POSTED}",
        f"It turned north. {POSTED}", f"It turned again. {POSTED}", f"I take this back {PRIVATE}",
        f"Not yet {PRIVATE}", f"May I write? {PRIVATE}", f"So I do. {PRIVATE}", f"And then {PRIVATE}", "Do.",
        f"The nurse {PRIVATE}", f"How long? {PRIVATE}", f"Telling them {PRIVATE}", f"They let me be. {PRIVATE}",
        f"Count gulls {PRIVATE}", f"the bell rings {PRIVATE}", f"It stung {PRIVATE}",
        f"Only the left one {PRIVATE}", f"Spoons {PRIVATE}", f"Her wind {PRIVATE}", "The tap of Ben",
        "We are kind.", "daily", "away", "Thank you", "Knots", "Too loud.", "Dora",
    ):  # fmt: skip
        assert words in text, f"{words} is missing"


def test_every_app_that_keeps_something_has_its_part(life):
    data = json.loads(taken(life.her)["data.json"])

    assert len(data) == len(ports.takers)
    assert not [name for name, rows in data.items() if not rows]


def test_nothing_tells_who_blocked_muted_or_reported_her(life):
    for case in Case.objects.open().filter(about=life.her).exclude(kind="appeal"):
        close_case(
            case=case, by=life.olu, outcome="nothing_wrong", words="Ben was upset.", contact="None."
        )

    files = taken(life.her)

    text = files["data.json"].decode() + files["index.html"].decode()
    data = json.loads(files["data.json"])
    assert Entry.objects.filter(verb="close_case", subject_id=life.her.pk).exists()
    assert "Vashti" not in text
    assert "Ben was upset." not in text
    assert "hostile" not in text
    assert [row["blocked"] for row in data["safety"] if "blocked" in row] == ["Dora"]
    assert [row["muted"] for row in data["safety"] if "muted" in row] == ["Chidi"]


def test_nothing_tells_that_a_moderator_learned_who_she_was(life):
    text = taken(life.her)["data.json"].decode()

    assert Entry.objects.filter(verb="reveal_alias", subject_id=life.her.pk).exists()
    assert "reveal" not in text
    assert "Someone may be in danger." not in text


def test_what_others_wrote_for_themselves_is_not_in_it(life):
    text = taken(life.her)["data.json"].decode()

    assert "I meant to say" not in text
    assert "I read you." not in text


def test_words_in_the_page_are_words_and_run_nothing(life):
    life.her.about = "<script>alert(1)</script>"
    life.her.save()

    page = taken(life.her)["index.html"].decode()

    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_a_stranger_takes_nothing_of_hers(life):
    text = taken(life.olu)["data.json"].decode()

    assert PRIVATE not in text
    assert POSTED not in text
    assert NAME not in text


def test_whoever_asked_to_leave_can_still_take_everything(life, as_):
    leave_house(person=life.her, leaves_posts=True)

    answer = as_(life.her).post("/me/take/")

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/zip"
