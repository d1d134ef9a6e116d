"""Small things under Me that only a browser shows."""

import pytest

from sameboat.people.testing import make_person
from tests.journeys.furnished import come_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LINES = """
(element) => {
  const range = document.createRange();
  range.selectNodeContents(element);
  return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
}
"""


@pytest.mark.parametrize("width", [360, 1280])
def test_the_name_of_a_device_stands_on_one_line(signed_in, house, width):
    make_person("Asha")
    page = signed_in("Asha")
    page.set_viewport_size({"width": width, "height": 640})

    page.goto(f"{house}/me/devices/")

    assert [page.evaluate(LINES, name) for name in page.query_selector_all(".item b")] == [1]


def test_a_newcomer_finds_the_clock_of_their_device_chosen(someone, house, javascript):
    asha = make_person("Asha", onboarded_at=None)
    page = someone(timezone_id="Asia/Calcutta")
    come_in(page.context, house, asha)

    page.goto(f"{house}/welcome/2/")
    chosen = page.get_by_label("Your time zone").input_value()
    page.get_by_label("Country").select_option(label="Nepal")
    page.get_by_label("Your time zone").select_option(label="Kathmandu")
    page.get_by_role("button", name="Next").click()

    asha.refresh_from_db()
    assert chosen == ("Asia/Kolkata" if javascript else "Europe/London")
    assert (asha.country, asha.time_zone) == ("NP", "Asia/Kathmandu")
