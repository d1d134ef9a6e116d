"""An organiser says what research means; a member says yes, finds what was drawn for her, and takes her yes back."""

import pytest
from playwright.sync_api import expect

from sameboat.people.models import Person
from sameboat.people.testing import make_person
from sameboat.skills.learned.testing import many_try
from sameboat.skills.models import Draw, DrawOf
from sameboat.skills.testing import make_skill

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_yes_changes_one_card_and_its_taking_back_leaves_draws_that_are_nobodys(signed_in, house):
    asha, chidi = make_person("Asha"), Person.objects.get(name="Chidi")
    looker = make_person("Looker", role="moderator")
    make_skill(chidi, seen_by=looker, title="Shoes on, to the corner")
    olive = signed_in("Olive")
    olive.goto(f"{house}/desk/")
    olive.get_by_role("link", name="Research", exact=True).click()
    olive.get_by_role("button", name="Publish").click()
    expect(olive.get_by_text("Version 1,")).to_be_visible()
    expect(olive.get_by_text("Fewer than five people take part")).to_be_visible()

    page = signed_in("Asha")
    page.goto(f"{house}/skills/")
    expect(page.get_by_text("It is not chosen for you")).to_be_visible()
    page.get_by_role("link", name="Research here").click()
    page.get_by_role("button", name="Yes, I take part").click()
    expect(page.get_by_text("Thank you. You take part in research.")).to_be_visible()
    page.goto(f"{house}/skills/")
    expect(page.get_by_text("drawn by lot")).to_be_visible()
    assert DrawOf.objects.get(person=asha).draw.candidates[0][2] == pytest.approx(0.7)

    page.get_by_role("link", name="Your yes").click()
    page.get_by_role("button", name="Take my yes back").click()
    expect(page.get_by_text("You take no part in research.")).to_be_visible()
    assert not DrawOf.objects.exists()
    assert Draw.objects.count() == 1


def test_what_five_people_said_is_on_the_organisers_page_and_no_name_is(signed_in, house):
    from django.utils import timezone

    from sameboat.skills.learned.commands import tell_what_was_learned

    chidi, looker = Person.objects.get(name="Chidi"), make_person("Looker", role="moderator")
    skill = make_skill(chidi, seen_by=looker, title="Shoes on, to the corner")
    many_try([make_person(f"Tries {n}") for n in "abcdef"], skill, helped=5, harmed=1)
    tell_what_was_learned(timezone.now())

    olive = signed_in("Olive")
    olive.goto(f"{house}/desk/learned/")
    expect(olive.get_by_text("5 people or more")).to_be_visible()
    expect(olive.get_by_text("said that something bad came of it").first).to_be_visible()
    expect(olive.get_by_text("Tries a")).to_have_count(0)
    olive.get_by_role("link", name="Shoes on, to the corner").click()
    expect(olive.get_by_role("heading", name="What we learned")).to_be_visible()
