"""Check-ins in a browser: a PHQ-9 at night with a worrying answer, and weeks that make a picture."""

import pytest
from playwright.sync_api import expect

from sameboat.consent.commands import agree_to_current
from sameboat.measures.testing import make_schedule, shipped
from sameboat.moderation.models import Case
from sameboat.people.testing import make_person
from sameboat.safety.commands.planning import write_step
from tests.journeys.furnished import come_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def asha(house):
    asha = make_person("Asha", country="GB", time_zone="Europe/London")
    agree_to_current(asha)
    return asha


@pytest.fixture
def here(someone, house, asha):
    page = someone(color_scheme="dark")
    come_in(page.context, house, asha)
    return page


def test_a_phq_9_with_a_worrying_answer_at_night(here, house, asha):
    shipped("phq-9")
    write_step(person=asha, step="ask", words="My sister, any hour")
    here.goto(f"{house}/me/")
    here.get_by_role("link", name="Check-ins").click()
    here.get_by_role("link", name="PHQ-9").click()
    expect(here.get_by_text("is told of that one answer at once")).to_be_visible()
    here.get_by_role("button", name="Begin").click()
    for number in range(1, 9):
        expect(here.get_by_text(f"Question {number} of 9")).to_be_visible()
        here.get_by_role("button", name="Nearly every day").click()

    expect(here.get_by_text("Question 9 of 9")).to_be_visible()
    here.get_by_role("button", name="More than half the days").click()

    expect(here.get_by_role("heading", name="Thank you for saying so.")).to_be_visible()
    expect(here.get_by_role("link", name="999").first).to_be_visible()
    expect(here.get_by_text("My sister, any hour")).to_be_visible()
    assert Case.objects.get().kind == "crisis"
    here.get_by_role("button", name="I would like them to write to me").click()
    expect(here.get_by_text("Somebody here will write to you.")).to_be_visible()
    here.get_by_role("link", name="That was the last question").click()
    expect(here.get_by_text("26 of 27")).to_be_visible()


def test_somebody_says_yes_is_asked_stops_in_the_middle_and_goes_on(here, house):
    make_schedule("k6", title="How is it going?")
    here.goto(f"{house}/check-ins/")
    here.get_by_role("link", name="How is it going?").click()
    here.get_by_label("At which hour?").select_option("0")
    here.get_by_role("button", name="Yes, ask me").click()

    here.goto(f"{house}/today/")
    here.get_by_role("link", name="How is it going?", exact=True).click()
    here.get_by_role("button", name="None of the time").click()
    here.get_by_role("link", name="Stop for now").click()
    here.get_by_role("link", name="How is it going? begun").click()

    expect(here.get_by_text("Question 2 of 6")).to_be_visible()
    for _question in range(5):
        here.get_by_role("button", name="None of the time").click()
    expect(here.get_by_text("0 of 24")).to_be_visible()
    here.goto(f"{house}/today/")
    expect(here.get_by_role("heading", name="A few questions, if you like")).to_have_count(0)


def test_not_today_is_one_tap_on_today(here, house):
    make_schedule("k6", title="How is it going?")
    here.goto(f"{house}/check-ins/")
    here.get_by_role("link", name="How is it going?").click()
    here.get_by_label("At which hour?").select_option("0")
    here.get_by_role("button", name="Yes, ask me").click()
    here.goto(f"{house}/today/")

    here.get_by_role("button", name="Not today").click()

    expect(here.get_by_text("Nothing is asked of you today.")).to_be_visible()
    expect(here.get_by_role("heading", name="A few questions, if you like")).to_have_count(0)
