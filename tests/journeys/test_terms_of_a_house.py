"""An organiser adds a term of the house's own, and somebody tells it."""

import pytest
from playwright.sync_api import expect

from sameboat.people.testing import make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_organiser_adds_a_term_and_a_member_finds_it_and_tells_it(signed_in, house):
    make_person("Asha")
    olive = signed_in("Olive")
    olive.goto(f"{house}/desk/")
    olive.get_by_role("link", name="Terms", exact=True).click()
    olive.get_by_role("link", name="Add a term").click()
    olive.get_by_label("Under which question").select_option("What I like, illness aside")
    olive.get_by_label("The term").fill("Bell ringing")
    olive.get_by_label("Other words for it").fill("campanology\nbirdwatching")
    olive.get_by_role("button", name="Add").click()
    expect(olive.get_by_role("alert")).to_contain_text(
        "“birdwatching” is there already: “Birds” has it"
    )
    expect(olive.get_by_label("The term")).to_have_value("Bell ringing")
    olive.get_by_label("Other words for it").fill("campanology\nchange ringing")
    olive.get_by_role("button", name="Add").click()
    expect(olive.get_by_text("Added. Members can tell it from now on.")).to_be_visible()
    expect(olive.get_by_text("fewer than five people tell it")).to_be_visible()

    asha = signed_in("Asha")
    asha.goto(f"{house}/alike/tell/interest/")
    expect(asha.get_by_text("campanology, change ringing")).to_be_visible()
    asha.get_by_label("Bell ringing").check()
    asha.get_by_label("Those I am introduced to").check()
    asha.get_by_role("button", name="Save").first.click()
    expect(asha.get_by_text("1 thing told")).to_be_visible()

    olive.get_by_role("link", name="Bell ringing").click()
    olive.get_by_role("button", name="Retire it").click()
    expect(olive.get_by_text("Retired. It is offered to nobody new.")).to_be_visible()
    asha.goto(f"{house}/alike/tell/interest/")
    expect(asha.get_by_label("Bell ringing")).to_be_checked()
