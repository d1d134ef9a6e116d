"""What a page costs the first time somebody opens it: few requests, few bytes, nobody else asked."""

import gzip

import pytest

from tests.journeys.furnished import come_in, furnish

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST_REQUESTS, MOST_BYTES, HEADERS = 8, 50_000, 600


@pytest.fixture
def weighed(chromium, house):
    """`weighed("/today/", person)` opens a page cold: addresses asked for, and bytes over the wire."""
    contexts = []

    def weigh(address, person):
        context = chromium.new_context(
            viewport={"width": 360, "height": 640}, service_workers="block"
        )
        contexts.append(context)
        if person is not None:
            come_in(context, house, person)
        page, answers = context.new_page(), []
        page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - it marks what it is given
        page.goto(house + address, wait_until="networkidle")
        # Packed as the house packs them where it is served; the test's own server does not.
        own = [answer for answer in answers if "/pictures/" not in answer.url]
        size = sum(len(gzip.compress(answer.body(), 6)) + HEADERS for answer in own)
        return [answer.url for answer in answers], size

    yield weigh
    for context in contexts:
        context.close()


def test_the_main_pages_are_light_and_ask_nobody_else(weighed, house):
    furnished = furnish()
    asha = furnished["asha"]
    six = [furnished["member pages"][n] for n in (0, 2, 3, 4, 5)]
    pages = [("/", None), *((address, asha) for address in six)]

    for address, person in pages:
        asked, size = weighed(address, person)
        assert all(url.startswith(house) for url in asked), asked
        assert len(asked) <= MOST_REQUESTS, (address, asked)
        assert size <= MOST_BYTES, (address, size)
