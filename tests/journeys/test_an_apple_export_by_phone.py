"""Somebody brings the export of their iPhone, sees it come in, looks at it, and takes a part of it away again."""

import pytest
from playwright.sync_api import expect

from bench.readings_life import Life
from bench.readings_made import write_apple
from sameboat.cli.exports import read_all
from sameboat.people.testing import make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(scope="module")
def export(tmp_path_factory):
    """A zip of some megabytes, as a phone set to German makes it."""
    path = tmp_path_factory.mktemp("phone") / "Export.zip"
    with path.open("wb") as out:
        write_apple(Life(70), out, least=1, level=0)
    return path


def bring(page, path):
    page.get_by_label("The file your phone made").set_input_files(path)
    page.get_by_role("button", name="Bring it").click()


def test_an_apple_export_by_phone(signed_in, house, javascript, export, settings):
    make_person("Asha")
    asha = signed_in("Asha")
    asha.goto(f"{house}/check-ins/")
    asha.get_by_role("link", name="Readings from your phone or watch").click()

    bring(asha, export)
    expect(asha.get_by_role("heading", name="We are reading it")).to_be_visible()
    assert read_all() == 1
    if not javascript:
        asha.get_by_role("link", name="Look again").click()
    expect(asha.get_by_role("heading", name="Your readings are in")).to_be_visible()
    assert not [path for path in settings.EXPORTS_ROOT.rglob("*") if path.is_file()]

    asha.get_by_role("link", name="Steps").click()
    expect(asha.get_by_role("img", name="Steps from")).to_be_visible()
    rows = asha.get_by_role("row")
    expect(rows).to_have_count(29)
    expect(rows.nth(1)).to_contain_text("Heron’s iPhone")
    asha.get_by_role("link", name="Remove some days").click()
    rows.nth(1).get_by_role("checkbox").check()
    asha.get_by_role("button", name="Remove the days I chose").click()
    expect(asha.get_by_text("One day is removed.")).to_be_visible()

    asha.get_by_role("link", name="Remove all of these").click()
    asha.get_by_role("button", name="Remove them").click()
    expect(asha.get_by_text("You can bring the file again at any time.")).to_be_visible()
    expect(asha.get_by_role("link", name="Weight")).to_be_visible()
    expect(asha.get_by_role("link", name="Steps")).to_have_count(0)


def test_a_wrong_file_by_phone(signed_in, house, javascript, tmp_path):
    make_person("Asha")
    asha = signed_in("Asha")
    asha.goto(f"{house}/check-ins/readings/")

    asha.get_by_role("button", name="Bring it").click()
    expect(asha.get_by_text("Choose the file that your phone made").first).to_be_visible()
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-1.7")
    bring(asha, letter)
    expect(asha.get_by_role("heading", name="We are reading it")).to_be_visible()
    read_all()
    if not javascript:
        asha.get_by_role("link", name="Look again").click()

    expect(asha.get_by_text("This is not an export that can be read here.")).to_be_visible()
    asha.get_by_role("link", name="Bring another file").click()
    expect(asha.get_by_role("heading", name="Bring a file")).to_be_visible()


def test_a_file_that_is_too_large_by_phone(signed_in, house, settings, export):
    settings.EXPORT_MAX_BYTES = 1_000_000
    make_person("Asha")
    asha = signed_in("Asha")
    asha.goto(f"{house}/check-ins/readings/")

    bring(asha, export)

    expect(asha.get_by_text("That is larger than this house takes in").first).to_be_visible()
