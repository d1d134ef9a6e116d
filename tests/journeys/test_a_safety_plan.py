"""A safety plan: written in small steps, kept on the phone, read with no line, gone when one leaves quickly."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from sameboat.circles.commands import join_circle
from sameboat.circles.models import Circle
from sameboat.consent.commands import agree_to_current
from sameboat.messages.commands import accept_conversation, ask_to_write
from sameboat.people.commands.signing import sign_out_everywhere
from sameboat.people.testing import PASSPHRASE, make_person
from sameboat.safety.commands.offering_plan import note_hard_week
from sameboat.safety.commands.planning import write_step
from sameboat.safety.models import SafetyPlan
from tests.journeys.furnished import come_in
from tests.journeys.waiting import until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

with_script = pytest.mark.parametrize("javascript", [True], ids=["with JavaScript"])
READY = "navigator.serviceWorker.ready.then(() => caches.match('/help/')).then(Boolean)"


@pytest.fixture
def asha(house):
    asha, heron = make_person("Asha"), make_person("Heron")
    for person in (asha, heron):
        agree_to_current(person)
        join_circle(person=person, circle=Circle.objects.get(name="Kites"))
    asked = ask_to_write(asker=asha, other=heron, note="Hello, Heron.")
    accept_conversation(person=heron, conversation=asked)
    return asha


@pytest.fixture
def here(someone, house, asha):
    page = someone()
    come_in(page.context, house, asha)
    return page


def test_somebody_writes_a_plan_in_small_steps_and_shares_it(here, someone, house, asha):
    here.goto(f"{house}/help/")
    here.get_by_role("link", name="Your safety plan").click()
    here.get_by_role("link", name="Begin").click()
    here.get_by_label("How do you notice").fill("I stop answering the telephone.")
    here.get_by_role("button", name="Keep it and go on").click()
    here.get_by_role("link", name="Skip this").click()
    here.get_by_role("link", name="Skip this").click()
    here.get_by_label("Whom could you tell").fill("Heron, 07700 900123")
    here.get_by_role("button", name="Keep it and stop here").click()

    here.get_by_text("I stop answering the telephone.").wait_for()
    number = here.get_by_role("link", name="07700 900123")
    assert number.get_attribute("href") == "tel:07700900123"
    here.get_by_role("link", name="Who can read it").click()
    here.get_by_label("The name they have here").fill("Heron")
    here.get_by_role("button", name="Let them read it").click()

    heron = SafetyPlan.objects.get().readers.get().person
    other = someone()
    come_in(other.context, house, heron)
    other.goto(f"{house}/notices/")
    other.get_by_role("link", name="Asha lets you read").click()
    other.get_by_text("I stop answering the telephone.").wait_for()


@with_script
def test_a_plan_is_read_with_the_network_off_and_gone_when_one_leaves_quickly(here, house, asha):
    write_step(person=asha, step="signs", words="I stop answering the telephone.")
    here.goto(f"{house}/me/plan/")
    assert here.evaluate(READY)
    here.get_by_role("button", name="Keep it on this phone").click()
    here.get_by_text("It is on this phone").wait_for()

    here.context.set_offline(True)
    here.goto(f"{house}/me/plan/")
    here.get_by_text("I stop answering the telephone.").wait_for()
    here.get_by_role("link", name="Help now").click()
    here.get_by_role("link", name="Your safety plan").click()
    here.get_by_text("I stop answering the telephone.").wait_for()
    here.context.set_offline(False)
    here.goto(f"{house}/me/plan/")
    here.get_by_role("link", name="Leave quickly").click()
    here.wait_for_timeout(500)
    here.context.set_offline(True)
    here.goto(f"{house}/me/plan/")

    assert "telephone" not in here.content()


@with_script
def test_what_is_kept_follows_what_is_changed(here, house, asha):
    write_step(person=asha, step="signs", words="Before.")
    here.goto(f"{house}/me/plan/")
    assert here.evaluate(READY)
    here.get_by_role("button", name="Keep it on this phone").click()
    here.get_by_text("It is on this phone").wait_for()
    here.goto(f"{house}/me/plan/step/signs/")
    here.get_by_label("How do you notice").fill("And after.")

    here.get_by_role("button", name="Keep it and stop here").click()
    here.get_by_text("It is on this phone").wait_for()
    until(
        here,
        "caches.match('/me/plan/').then((kept) => kept.text()).then((words) => words.includes('And after.'))",
    )
    here.context.set_offline(True)
    here.goto(f"{house}/me/plan/")

    assert "And after." in here.content()


@with_script
def test_who_signs_in_on_the_same_phone_does_not_find_it(here, house, asha):
    write_step(person=asha, step="signs", words="I stop answering the telephone.")
    here.goto(f"{house}/me/plan/")
    assert here.evaluate(READY)
    here.get_by_role("button", name="Keep it on this phone").click()
    here.get_by_text("It is on this phone").wait_for()
    sign_out_everywhere(person=asha)  # the session ends without a word to the phone

    here.goto(f"{house}/sign-in/")
    here.get_by_label("Your name here").fill("Heron")
    here.get_by_label("Passphrase").fill(PASSPHRASE)
    here.get_by_role("button", name="Come in", exact=True).click()
    here.wait_for_url("**/today/")
    until(here, "caches.has('plan-1').then((is) => !is)")
    here.context.set_offline(True)
    here.goto(f"{house}/me/plan/")

    assert "telephone" not in here.content()


def test_after_a_hard_week_the_plan_is_offered_once_and_looked_at(here, house, asha):
    write_step(person=asha, step="signs", words="I stop answering the telephone.")
    note_hard_week(person=asha, at=timezone.now() - timedelta(days=3))
    here.goto(f"{house}/today/")

    here.get_by_role("button", name="Look at it").click()
    here.get_by_text("I stop answering the telephone.").wait_for()

    here.goto(f"{house}/today/")
    expect(here.get_by_role("button", name="Look at it")).to_have_count(0)
