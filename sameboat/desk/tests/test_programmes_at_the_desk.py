"""An organiser brings a programme in, mends it, plays it, lets it be used, and takes it out as it was."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from sameboat.circles.testing import an_organiser
from sameboat.people.testing import make_person
from sameboat.programmes.commands.editions import files_on_disk
from sameboat.programmes.models import Cohort, Edition, EditionFile
from sameboat.programmes.shipped import shipped_folders
from sameboat.programmes.testing import edition_from, make_cohort, make_place
from sameboat.programmes.tests.whole_folder import whole_files
from sameboat.programmes.zipped import files_in_zip, zip_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    client = Client()
    client.force_login(an_organiser())
    return client


def bring(desk, packed, name="walk.zip"):
    return desk.post("/desk/programmes/", {"folder": SimpleUploadedFile(name, packed)}, follow=True)


def test_a_zip_that_cannot_be_opened_is_told_of_as_a_folder_that_somebody_packed(desk):
    whole = zip_of("a-walk-together", whole_files())
    cut, damaged = whole[: len(whole) // 2], whole[:60] + b"????" + whole[64:]

    assert "This zip ends in the middle" in text(bring(desk, cut))
    assert "This zip is damaged" in text(bring(desk, damaged))


def text(answer):
    return answer.content.decode()


def packed(*entries):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return made.getvalue()


def test_three_mistakes_are_told_by_file_and_line_and_mended_at_the_desk(desk):
    broken = whole_files()
    broken["steps/tell-it.md"] = broken["steps/tell-it.md"].replace(b"kind: talk", b"kind: talks")
    broken["programme.yaml"] = broken["programme.yaml"].replace(b"days: 28", b"days: many", 1)
    broken["steps/watch-it.md"] = broken["steps/watch-it.md"].replace(b"walk.mp4", b"walks.mp4")

    page = bring(desk, zip_of("a-walk-together", broken))
    draft = Edition.objects.get()
    assert "things to mend" in text(page)
    for told in ("steps/tell-it.md, line 3", "steps/watch-it.md, line 4", "programme.yaml, line"):
        assert told in text(page)
    assert "Let it be used" not in text(page)

    for name in ("steps/tell-it.md", "steps/watch-it.md", "programme.yaml"):
        address = f"/desk/programmes/{draft.pk}/file/{name}/"
        assert desk.get(address).status_code == 200
        desk.post(address, {"text": whole_files()[name].decode(), "seen": ""})
    page = desk.get(f"/desk/programmes/{draft.pk}/")
    assert "Let it be used" in text(page)

    desk.post(f"/desk/programmes/{draft.pk}/settle/")
    assert not Edition.objects.get().is_draft


def test_a_day_can_be_played_with_the_answers_one_chooses(desk):
    edition = edition_from(whole_files())
    play = f"/desk/programmes/{edition.pk}/play/"

    alone = text(desk.get(play, {"day": 20}))
    together = text(desk.get(play, {"day": 20, "step.which-way.": "with-others"}))

    assert ">alone<" in alone
    assert ">in company<" not in alone
    assert ">in company<" in together
    assert desk.get(play, {"day": "soon"}).status_code == 422


@pytest.mark.parametrize("folder", shipped_folders(), ids=lambda folder: folder.name)
def test_what_is_taken_in_and_out_again_is_the_same_byte_for_byte(desk, folder):
    files = files_on_disk(folder)
    bring(desk, zip_of(folder.name, files))
    edition = Edition.objects.get()

    out = desk.get(f"/desk/programmes/{edition.pk}/export/")

    assert out["Content-Type"] == "application/zip"
    assert files_in_zip(out.content) == files


def test_films_and_what_lies_beside_come_through_too(desk):
    files = whole_files() | {"README.md": b"For me.\n", "media/walk.mp4": bytes(range(256)) * 99}
    bring(desk, zip_of("a-walk-together", files))

    out = desk.get(f"/desk/programmes/{Edition.objects.get().pk}/export/")

    assert files_in_zip(out.content) == files


@pytest.mark.parametrize(
    ("packed_as", "says"),
    [
        (b"no zip at all", "This is no zip"),
        (packed(("../../etc/passwd", b"x")), "places outside"),
        (packed(), "nothing in this zip"),
        (packed(("a/steps/x\ny.md", b"x")), "a name that cannot be"),
        (packed(*((f"a/{n}", b"") for n in range(1001))), "more than 1000 files"),
        (packed(("a/steps/x.md", b"0" * (61 * 2**20))), "would grow far"),
    ],
    ids=["no zip", "climbing", "empty", "two lines", "too many", "too large"],
)
def test_a_zip_that_is_none_ends_in_a_sentence(desk, packed_as, says):
    answer = bring(desk, packed_as)

    assert answer.status_code == 422
    assert says in text(answer)
    assert not Edition.objects.exists()


def test_what_is_in_use_does_not_change_and_its_copy_does(desk):
    edition = edition_from(whole_files())
    address = f"/desk/programmes/{edition.pk}/file/steps/welcome.md/"
    before = EditionFile.objects.get(edition=edition, name="steps/welcome.md").raw

    desk.post(address, {"text": "Something else.", "seen": ""})
    assert EditionFile.objects.get(edition=edition, name="steps/welcome.md").raw == before

    desk.post(f"/desk/programmes/{edition.pk}/copy/")
    copy = Edition.objects.drafts().get()
    desk.post(f"/desk/programmes/{copy.pk}/file/steps/welcome.md/", {"text": before.decode() + "\nMore.\n", "seen": ""})  # fmt: skip
    desk.post(f"/desk/programmes/{copy.pk}/settle/")
    assert Edition.objects.get(pk=copy.pk).number == 2


def test_who_is_in_a_programme_stays_on_theirs(desk):
    edition = edition_from(whole_files())
    asha = make_person("Asha")
    place = make_place(asha, make_cohort(edition))
    desk.post(f"/desk/programmes/{edition.pk}/copy/")
    copy = Edition.objects.drafts().get()
    words = whole_files()["steps/welcome.md"] + b"\nBrand new words.\n"
    desk.post(f"/desk/programmes/{copy.pk}/file/steps/welcome.md/", {"text": words.decode(), "seen": ""})  # fmt: skip
    desk.post(f"/desk/programmes/{copy.pk}/settle/")
    hers = Client()
    hers.force_login(asha)

    assert "Brand new words" not in text(hers.get(f"/programmes/{place.cohort_id}/steps/welcome/"))


def test_two_who_mend_one_file_do_not_overwrite_each_other_unseen(desk):
    bring(desk, zip_of("a-walk-together", whole_files()))
    address = f"/desk/programmes/{Edition.objects.get().pk}/file/steps/welcome.md/"
    seen = desk.get(address).context["form"]["seen"].value()

    desk.post(address, {"text": "First.", "seen": seen})
    second = desk.post(address, {"text": "Second.", "seen": seen})

    assert second.status_code == 422
    assert "Second." in text(second)
    assert EditionFile.objects.get(name="steps/welcome.md").raw == b"First."
    desk.post(address, {"text": "Second.", "seen": second.context["form"]["seen"].value()})
    assert EditionFile.objects.get(name="steps/welcome.md").raw == b"Second."


def test_a_group_needs_a_host_who_is_here_and_no_more_places_than_the_programme_has(desk):
    edition = edition_from(whole_files())
    address, told = f"/desk/programmes/{edition.pk}/open/", {"name": "Spring", "places": 12, "starts_on": timezone.localdate().isoformat()}  # fmt: skip

    assert "A circle needs a host" in text(desk.post(address, told))
    assert "Nobody here is called: Nobody" in text(desk.post(address, {**told, "hosts": "Nobody"}))
    make_person("Juniper")
    make_person("Moss")
    assert "promises people a coach" in text(desk.post(address, {**told, "hosts": "Juniper"}))
    told["coaches"] = "Moss"
    assert "From 2 to 12 places" in text(
        desk.post(address, {**told, "hosts": "Juniper", "places": 13})
    )
    for year in ("9999", "3000"):
        far = {**told, "hosts": "Juniper", "starts_on": f"{year}-12-31"}
        assert "Choose a day within a year." in text(desk.post(address, far))
    desk.post(address, {**told, "hosts": "juniper"})

    cohort = Cohort.objects.get()
    assert cohort.circle.memberships.get(is_host=True).person.name == "Juniper"


def test_what_comes_along_is_taken_in_once(desk):
    for _time in range(2):
        desk.post("/desk/programmes/shipped/moving-more/")

    assert Edition.objects.count() == 1
    assert desk.post("/desk/programmes/shipped/no-such-thing/").status_code == 404
