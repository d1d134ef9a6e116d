"""A call reaches a telephone whose owner looks at nothing: it says that someone needs them, and never who."""

import json

import pytest
from playwright.sync_api import expect

from sameboat.consent.commands import agree_to_current
from sameboat.notices.models import WaitingPush
from sameboat.people.testing import make_person
from tests.journeys.conftest import WITH_WINDOWS, launched
from tests.journeys.furnished import come_in
from tests.journeys.waiting import until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
with_script = pytest.mark.parametrize("javascript", [True], ids=["with JavaScript"])
without_script = pytest.mark.parametrize("javascript", [False], ids=["without JavaScript"])
SHOWN = "navigator.serviceWorker.ready.then(it => it.getNotifications()).then(all => all.map(one => [one.title, one.data.path]))"


@pytest.fixture(scope="module")
def chromium(playwright):
    """The whole of Chromium: without windows it shows no notifications."""
    browser = launched(playwright, WITH_WINDOWS)
    yield browser
    browser.close()


@pytest.fixture
def here(someone, house):
    dora = make_person("Dora", role="moderator")
    agree_to_current(dora)
    page = someone()
    come_in(page.context, house, dora)
    return page


@without_script
def test_without_scripts_the_page_says_what_reaches_one_all_the_same(here, house):
    here.goto(f"{house}/desk/on-call/")
    here.get_by_role("link", name="How you are called").click()

    here.get_by_text("This browser cannot show push messages").wait_for()
    expect(here.get_by_role("button", name="Turn them on here")).to_be_hidden()
    here.get_by_label("By e-mail only").check()
    here.get_by_role("button", name="Save").click()
    here.get_by_text("Saved.").wait_for()


@with_script
def test_a_message_shows_a_few_words_and_the_page_to_open(here, house):
    context = here.context
    context.grant_permissions(["notifications"], origin=house)
    here.goto(f"{house}/desk/on-call/telephones/")
    here.get_by_role("button", name="Turn them on here").wait_for()
    here.evaluate("navigator.serviceWorker.ready.then(Boolean)")
    told = json.dumps({"words": str(WaitingPush.Kind.CALL.label), "path": "/desk/"})

    _deliver(here, house, told)

    until(here, f"{SHOWN}.then(all => all.length > 0)")
    assert here.evaluate(SHOWN) == [["Someone needs you. Open the desk.", "/desk/"]]


def _deliver(page, house, told):
    """What a push service does, done by the browser's own workbench."""
    workers, bench = [], page.context.new_cdp_session(page)
    bench.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: workers.extend(event["registrations"]),
    )
    bench.send("ServiceWorker.enable")
    while not workers:
        page.wait_for_timeout(50)
    bench.send(
        "ServiceWorker.deliverPushMessage",
        {"origin": house, "registrationId": workers[0]["registrationId"], "data": told},
    )
