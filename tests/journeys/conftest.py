"""A real browser, with JavaScript and without. Skipped, and said so, where there is no Chromium."""

import os
import shutil

import pytest

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

PHONE = {"width": 360, "height": 640}
WITH_WINDOWS = ("chromium", "chromium-browser")
_ARGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, tmp_path_factory):
    """A database in a file, as a house has one.

    In memory, all of the server's threads would share one connection, and two requests at one moment
    would meet in one transaction: a browser sends them so.
    """
    from django.db import connection

    if connection.vendor == "sqlite":
        place = tmp_path_factory.mktemp("journeys") / "house.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = str(place)
        # Nobody pulls the plug on a test: what the disk has taken is asked about in `bench/crash.py`.
        connection.settings_dict["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"


@pytest.fixture(scope="session")
def playwright():
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=8000)
    with sync_playwright() as playwright:
        yield playwright


def launched(playwright, names):
    found = next(filter(None, map(shutil.which, names)), None)
    if not found:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    return playwright.chromium.launch(executable_path=found, args=_ARGS)


@pytest.fixture(scope="session")
def chromium(playwright):
    """Chromium, where there is one without the windows, tabs and menus that nobody looks at here."""
    browser = launched(playwright, ("chromium-headless-shell", *WITH_WINDOWS))
    yield browser
    browser.close()


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def javascript(request):
    return request.param


@pytest.fixture
def house(live_server, settings):
    """An open house with an organiser, an agreement and one circle."""
    from sameboat.circles.testing import make_circle
    from sameboat.consent.commands import publish_agreement
    from sameboat.desk.commands import set_up_house
    from sameboat.people.commands.house import open_house
    from sameboat.people.testing import make_person

    settings.SITE_URL = live_server.url
    olive = make_person("Olive", role="organiser")
    set_up_house(
        by=olive,
        changes={
            "name": "Test House",
            "door": "open",
            "countries": "GB",
            "leave_to": live_server.url + "/help/",
        },
    )
    open_house()
    publish_agreement(by=olive, body="Be kind.")
    make_circle("Kites", hosts=(make_person("Chidi"),))
    return live_server.url


@pytest.fixture
def someone(chromium, house, javascript):
    """`someone()` opens the house in a browser of their own; it fails on any error in the page."""
    contexts, wrong = [], []

    def opens(**options):
        context = chromium.new_context(viewport=PHONE, java_script_enabled=javascript, **options)
        context.set_default_timeout(8000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "response",
            lambda answer: answer.status >= 500 and wrong.append(f"{answer.status} {answer.url}"),
        )
        page.goto(house)
        return page

    yield opens
    for context in contexts:
        context.close()
    assert not wrong, wrong


@pytest.fixture
def comes_in(house):
    """`comes_in(page, "Chidi")` signs them in through the form and agrees where they are asked."""
    from sameboat.people.testing import PASSPHRASE

    def comes(page, name):
        page.goto(f"{house}/sign-in/")
        page.get_by_label("Your name here").fill(name)
        page.get_by_label("Passphrase").fill(PASSPHRASE)
        page.get_by_role("button", name="Come in", exact=True).click()
        # The next page names where it leads to, so its whole address is compared and not its end.
        page.wait_for_url(lambda url: url.startswith((f"{house}/today/", f"{house}/agreement/")))
        if page.url.startswith(f"{house}/agreement/"):
            page.get_by_role("button", name="I agree to this").click()
        page.wait_for_url(f"{house}/today/")
        return page

    return comes


@pytest.fixture
def signed_in(someone, comes_in):
    """`signed_in("Chidi")` is their browser, signed in through the form."""
    return lambda name: comes_in(someone(), name)


@pytest.fixture
def bare_house(live_server, settings):
    """An open house without an agreement, for tests that bring many people with them."""
    from sameboat.people.commands.house import open_house, save_house

    settings.SITE_URL = live_server.url
    # Many write at once here, and each is new: their links would wait, ten of one person at most.
    told = {"name": "Test House", "door": "open", "leave_to": live_server.url}
    save_house(changes={**told, "new_links_wait": False})
    open_house()
    return live_server.url


@pytest.fixture
def organiser(bare_house):
    """A client signed in as the organiser."""
    from django.test import Client

    from sameboat.circles.testing import an_organiser

    client = Client()
    client.force_login(an_organiser())
    return client


@pytest.fixture
def look(chromium, bare_house):
    """`look()` is a browser that notices whatever is not ours; the test fails if it saw any."""
    from tests.journeys.looking import Look

    made = []

    def looks(**options):
        made.append(Look(chromium, bare_house, **options))
        return made[-1]

    yield looks
    wrong = [each for seen in made for each in seen.wrong]
    for seen in made:
        seen.close()
    assert not wrong, wrong[:8]
