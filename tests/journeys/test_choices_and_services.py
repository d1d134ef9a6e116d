"""Weighing a choice, and finding a place to turn to and saying what it was like there: with a phone, with script and without."""

import pytest

from sameboat.care.commands.services import choose_story
from sameboat.care.testing import make_review, make_service
from sameboat.circles.commands import join_circle
from sameboat.circles.models import Circle
from sameboat.consent.commands import agree_to_current
from sameboat.people.models import Person
from sameboat.people.testing import make_person
from sameboat.posts.testing import make_thread
from tests.journeys.furnished import come_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def asha(house):
    asha, heron = make_person("Asha"), make_person("Heron")
    for person in (asha, heron):
        agree_to_current(person)
        join_circle(person=person, circle=Circle.objects.get(name="Kites"))
    return asha


@pytest.fixture
def here(someone, house, asha):
    page = someone()
    come_in(page.context, house, asha)
    page.goto(f"{house}/care/")
    return page


def test_somebody_weighs_whether_to_tell(here):
    heron, olive = Person.objects.get(name="Heron"), Person.objects.get(name="Olive")
    thread = make_thread(heron, Circle.objects.get(name="Kites"), "When I told my sister")
    choose_story(by=olive, thread=thread, kind="telling")
    here.get_by_role("link", name="Weighing a choice").click()
    here.get_by_role("link", name="About telling people").click()
    here.get_by_text("This sheet pushes you nowhere.").wait_for()
    here.get_by_label("What is it about?").fill("My sister")
    here.get_by_role("button", name="Go on").click()
    here.get_by_role("button", name="Keep it and go on").click()
    here.get_by_label("A reason").first.fill("Nobody looks at me differently")
    here.get_by_label("How much it matters").first.select_option("matters a great deal")
    here.get_by_role("button", name="Keep it and give me another line").click()
    here.get_by_label("A reason").nth(1).fill("It is mine")
    here.get_by_role("button", name="Keep it and stop here").click()

    here.get_by_role("heading", name="Tell nobody for now").wait_for()
    here.get_by_text("It is mine").wait_for()
    here.get_by_text("(matters a great deal)").wait_for()
    here.get_by_role("link", name="When I told my sister").click()
    here.get_by_text("The wind came round at four.").wait_for()


def test_somebody_finds_a_place_and_says_what_it_was_like(here, someone, house):
    lamp = make_service("The Lamp Room", area="Harbour End", phone="020 7946 0018")
    make_service("Dr Okoro", kind="doctor", area="Mill Lane")
    make_review(Person.objects.get(name="Heron"), lamp, "They let me be.")
    here.get_by_role("link", name="Looking for care").click()
    here.get_by_label("Words, such as a town").fill("harbour")
    here.get_by_label("Kind").select_option("Somewhere to go: groups, drop-ins, clubs")
    here.get_by_role("button", name="Look").click()
    assert here.get_by_role("link", name="Dr Okoro").count() == 0
    here.get_by_role("link", name="The Lamp Room").click()
    here.get_by_text("They let me be.").wait_for()
    ring = here.get_by_role("link", name="Ring 020 7946 0018")
    assert ring.get_attribute("href") == "tel:02079460018"

    here.get_by_role("link", name="Say what it was like").click()
    here.get_by_label("What was it like?").fill("Full after four. Ring me on 07700 900123.")
    here.get_by_label("As someone, without my name").check()
    here.get_by_role("button", name="Send it").click()
    here.get_by_text("where to find somebody").wait_for()
    here.get_by_label("What was it like?").fill("Full after four.")
    here.get_by_role("button", name="Send it").last.click()
    here.get_by_text("Others can read it now.").wait_for()

    other = someone()
    come_in(other.context, house, Person.objects.get(name="Heron"))
    other.goto(house + lamp.get_absolute_url())
    other.get_by_text("Full after four.").wait_for()
    assert "Asha" not in other.content()
    here.get_by_role("button", name="Take it away").click()
    here.get_by_text("What you wrote is gone.").wait_for()
