"""From an empty house to an open one, as an organiser meets it for the first time."""

import io

import pytest
from playwright.sync_api import expect

from sameboat.circles.models import Circle
from sameboat.cli.main import main
from sameboat.people.models import House, Person
from sameboat.people.testing import PASSPHRASE
from sameboat.safety.models import Helpline

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def house(live_server, settings):
    """An empty house: nobody is in it and nothing is said of it yet."""
    settings.SITE_URL = live_server.url
    return live_server.url


@pytest.fixture
def organiser(someone, house, monkeypatch):
    """The first organiser's browser, at the desk."""
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSPHRASE}\n"))
    assert main(["organiser", "Olive"]) == 0
    page = someone()
    page.get_by_role("link", name="Come in").click()
    page.get_by_label("Your name here").fill("Olive")
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Come in").click()
    page.wait_for_url("**/today/")
    page.goto(f"{house}/me/")
    page.get_by_role("link", name="The desk").click()
    return page


def test_an_organiser_sets_an_empty_house_up_and_opens_it(organiser, house, someone):
    expect(organiser.get_by_role("heading", name="Before the doors open")).to_be_visible()

    organiser.get_by_role("link", name="Name, welcome and who runs it").click()
    organiser.get_by_label("Name of this place").fill("Harbour House")
    organiser.get_by_label("One or two sentences of welcome").fill("Come as you are.")
    organiser.get_by_label("Who runs it").fill("Harbour Trust")
    organiser.get_by_label("How to reach them").fill("hello@harbour.example")
    organiser.get_by_label("Countries, as two-letter codes").fill("ie")
    organiser.get_by_label("Anyone may join").check()
    organiser.get_by_label("Where Leave goes").fill(f"{house}/help/")
    organiser.get_by_role("button", name="Save").click()
    expect(organiser.get_by_role("link", name="✓ Name, welcome and who runs it")).to_be_visible()

    organiser.get_by_role("link", name="Countries and their helplines").click()
    lines = Helpline.objects.count()
    assert lines
    for n in range(lines):
        organiser.get_by_role("button", name="Checked today").nth(n).click()
    organiser.get_by_role("link", name="Desk", exact=True).click()
    organiser.get_by_role("link", name="The agreement").click()
    expect(organiser.get_by_text("Change what does not fit")).to_contain_text("start")
    organiser.get_by_role("button", name="Publish").click()
    organiser.wait_for_url("**/desk/agreement/")
    organiser.get_by_role("link", name="Desk", exact=True).click()
    organiser.get_by_role("link", name="First circles").click()
    organiser.get_by_label("Its name").fill("First mornings")
    organiser.get_by_label("What it is for").fill("For those who find mornings hard.")
    organiser.get_by_label("Anyone here may join and read").check()
    organiser.get_by_role("button", name="Open it").click()
    organiser.get_by_role("link", name="Desk", exact=True).click()
    organiser.get_by_text("✓").nth(3).wait_for()
    expect(organiser.get_by_text("✓")).to_have_count(4)
    organiser.get_by_role("button", name="Open the house").click()
    expect(organiser.get_by_role("heading", name="Still to be set up")).to_be_visible()

    guest = someone()
    expect(guest.get_by_text("Come as you are.")).to_be_visible()
    expect(guest.get_by_text("Harbour Trust look after this place.")).to_be_visible()
    expect(guest.get_by_role("link", name="Join")).to_be_visible()
    assert House.objects.get().opened_at is not None
    assert Circle.objects.get().memberships.get().person.name == "Olive"


def test_somebody_joins_with_an_invitation_and_nobody_else_does(organiser, house, someone):
    organiser.goto(f"{house}/desk/invitations/")
    organiser.get_by_label("A note for yourself").fill("for the Tuesday group")
    organiser.get_by_role("button", name="Make a link").click()
    link = organiser.locator(".codes").inner_text()
    expect(organiser.get_by_text("for the Tuesday group")).to_be_visible()

    guest = someone()
    guest.goto(f"{house}/join/")
    expect(guest.get_by_text("This place opens with an invitation")).to_be_visible()
    guest.goto(link)
    join_as(guest, "Robin")
    guest.wait_for_url("**/me/codes/")

    late = someone()
    late.goto(link)
    join_as(late, "Wren")
    expect(late.get_by_role("alert")).to_contain_text("invitation", ignore_case=True)
    assert set(Person.objects.values_list("name", flat=True)) == {"Olive", "Robin"}


def join_as(page, name):
    page.get_by_label("A name to be known by").fill(name)
    page.get_by_label("Passphrase").fill("five small brown birds")
    if page.get_by_label("I agree to this").count():
        page.get_by_label("I agree to this").check()
    page.get_by_role("button", name="Join").click()
