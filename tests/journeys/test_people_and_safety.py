import io
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from sameboat.circles.commands import join_circle
from sameboat.circles.models import Circle
from sameboat.moderation.models import Case
from sameboat.people.commands.leaving import erase_those_who_left
from sameboat.people.models import Person
from sameboat.people.testing import make_person
from sameboat.posts.models import Post
from sameboat.posts.testing import make_thread

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def kites(house):
    circle = Circle.objects.get(name="Kites")
    for name in ("Asha", "Ben"):
        join_circle(person=make_person(name), circle=circle)
    return circle


def person(name):
    return Person.objects.get(name=name)


def test_one_asks_to_write_and_the_other_accepts(signed_in, house, kites):
    asha = signed_in("Asha")
    asha.goto(f"{house}/people/{person('Ben').pk}/")
    asha.get_by_role("link", name="Ask to write").click()
    asha.get_by_label("Your letter").fill("Hello Ben, your kite post stayed with me.")
    asha.get_by_role("button", name="Send the note").click()
    expect(asha.get_by_text("Your note is with them")).to_be_visible()

    ben = signed_in("Ben")
    ben.goto(f"{house}/letters/")
    ben.get_by_role("link", name="Asha").click()
    ben.get_by_role("button", name="Yes").click()
    ben.get_by_label("Your letter").fill("Thank you, that was kind.")
    ben.get_by_role("button", name="Send").click()

    asha.reload()
    expect(asha.get_by_text("Thank you, that was kind.")).to_be_visible()


def test_one_blocks_the_other_and_neither_sees_the_other(signed_in, house, kites):
    make_thread(person("Ben"), kites, title="Words of Ben")
    theirs = make_thread(person("Asha"), kites, title="Words of Asha")
    asha = signed_in("Asha")

    asha.goto(f"{house}/people/{person('Ben').pk}/")
    asha.get_by_text("If this person troubles you").click()
    asha.get_by_role("button", name="Block").click()
    expect(asha.get_by_text("Neither of you sees the other any more")).to_be_visible()

    asha.goto(f"{house}{kites.get_absolute_url()}")
    expect(asha.get_by_text("Words of Ben")).to_have_count(0)
    ben = signed_in("Ben")
    ben.goto(f"{house}{kites.get_absolute_url()}")
    expect(ben.get_by_text("Words of Asha")).to_have_count(0)
    ben.goto(f"{house}/threads/{theirs.pk}/")
    expect(ben.get_by_text("There is nothing here")).to_be_visible()


def test_one_reports_and_a_moderator_decides(signed_in, house, kites):
    thread = make_thread(person("Ben"), kites, title="Buy my tea", body="It cures everything.")
    make_person("Dora", role="moderator")
    asha = signed_in("Asha")
    asha.goto(f"{house}/threads/{thread.pk}/")
    asha.get_by_role("link", name="More").first.click()
    asha.get_by_role("link", name="Ask a moderator to look").click()
    asha.get_by_label("It could mislead people about health").check()
    asha.get_by_role("button", name="Send to a moderator").click()
    expect(asha.get_by_text("A moderator will look at it")).to_be_visible()

    dora = signed_in("Dora")
    dora.goto(f"{house}/desk/")
    dora.get_by_role("link", name="It could mislead").click()
    expect(dora.get_by_text("It cures everything.")).to_be_visible()
    dora.get_by_role("button", name="I look at it").click()
    dora.get_by_role("link", name="Decide something").click()
    dora.get_by_label("Hide it").check()
    dora.get_by_label("Which rule it is about").select_option("Somebody's safety")
    dora.get_by_label("What happened").fill("You said that a tea cures everything.")
    dora.get_by_label("Why you decide so").fill("Nothing cures everything.")
    dora.get_by_role("button", name="Decide").click()
    expect(dora.get_by_text("It is hidden now.")).to_be_visible()
    dora.get_by_label("Something was decided").check()
    dora.get_by_label("Why, in a sentence", exact=True).fill("It sells a cure.")
    dora.get_by_role("button", name="Close", exact=True).click()

    asha.goto(f"{house}/threads/{thread.pk}/")
    expect(asha.get_by_text("There is nothing here")).to_be_visible()
    assert Case.objects.get().outcome == "decided"


def test_one_takes_everything_and_leaves_and_is_erased(signed_in, house, kites):
    make_thread(person("Asha"), kites, title="Mine", body="Words to take along.")
    page = signed_in("Asha")
    page.goto(f"{house}/me/take/")

    with page.expect_download() as download:
        page.get_by_role("button", name="Get the file").click()
    archive = zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert "Words to take along." in archive.read("index.html").decode()

    page.goto(f"{house}/me/leave/")
    page.get_by_label("goes with me").check()
    page.get_by_label("Type your name here").fill("Asha")
    page.get_by_role("main").get_by_role("button", name="Leave", exact=True).click()
    expect(page.get_by_text("Go well")).to_be_visible()
    page.goto(f"{house}/today/")
    assert "/sign-in/" in page.url

    erase_those_who_left(timezone.now() + timedelta(days=31))
    assert not Person.objects.filter(name="Asha").exists()
    assert not Post.objects.filter(body__contains="Words to take").exists()


def test_leaving_quickly_shows_nothing_behind_the_back_button(signed_in, house, kites):
    make_thread(person("Asha"), kites, title="Very private words")
    page = signed_in("Asha")
    page.goto(f"{house}{kites.get_absolute_url()}")
    expect(page.get_by_text("Very private words").first).to_be_visible()

    page.get_by_role("link", name="Leave quickly").click()
    page.wait_for_url("**/help/")
    page.go_back()

    assert "Very private words" not in page.content()
    page.goto(f"{house}/today/")
    assert "Very private words" not in page.content()
    assert "Asha" not in page.content()
