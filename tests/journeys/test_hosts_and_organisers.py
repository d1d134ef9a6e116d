import pytest
from playwright.sync_api import expect

from sameboat.circles.models import Circle
from sameboat.circles.testing import make_circle
from sameboat.consent.models import Acceptance
from sameboat.people.models import Person
from sameboat.people.testing import make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_member_proposes_a_circle_and_the_organiser_opens_it(signed_in, house):
    make_person("Asha")
    asha = signed_in("Asha")
    asha.goto(f"{house}/circles/")
    asha.get_by_role("link", name="Propose a circle").click()
    asha.get_by_label("Its name").fill("Night owls")
    asha.get_by_label("What it is for").fill("For those who are awake at three.")
    asha.get_by_label("Ask a host to join").check()
    asha.get_by_role("button", name="Propose it").click()
    expect(asha.get_by_text("You proposed “Night owls”")).to_be_visible()

    olive = signed_in("Olive")
    olive.goto(f"{house}/desk/circles/")
    expect(olive.get_by_text("For those who are awake at three.").first).to_be_visible()
    olive.get_by_role("button", name="Open it").first.click()
    expect(olive.get_by_text("It is open")).to_be_visible()

    asha.goto(f"{house}/today/")
    asha.get_by_role("link", name="Your circle Night owls is open").click()
    expect(asha.get_by_role("heading", name="Night owls")).to_be_visible()
    expect(asha.get_by_role("link", name="Look after this circle")).to_be_visible()


def test_an_organiser_declines_a_proposal_and_says_why(signed_in, house):
    make_person("Asha")
    asha = signed_in("Asha")
    asha.goto(f"{house}/circles/propose/")
    asha.get_by_label("Its name").fill("Tea cures")
    asha.get_by_label("What it is for").fill("Teas that cure.")
    asha.get_by_role("button", name="Propose it").click()

    olive = signed_in("Olive")
    olive.goto(f"{house}/desk/circles/")
    olive.get_by_label("Why not, in a sentence").fill("We sell nothing here.")
    olive.get_by_role("button", name="Do not open it").click()

    asha.goto(f"{house}/notices/")
    expect(asha.get_by_text("Tea cures was not opened: We sell nothing here.")).to_be_visible()
    assert not Circle.objects.opened().filter(name="Tea cures").exists()


def test_a_changed_agreement_asks_everyone_again(signed_in, house):
    make_person("Asha")
    asha, olive = signed_in("Asha"), signed_in("Olive")
    olive.goto(f"{house}/desk/agreement/")
    olive.get_by_label("What everyone agrees to").fill("Be kind, and tell no names.")
    olive.get_by_role("button", name="Publish").click()
    expect(olive.get_by_text("Say in a sentence what changed")).to_be_visible()
    olive.get_by_label("What changed, in a sentence").fill("We no longer tell names.")
    olive.get_by_role("button", name="Publish").click()

    asha.goto(f"{house}/circles/")
    expect(asha.get_by_text("We no longer tell names.")).to_be_visible()
    expect(asha.get_by_role("link", name="Help now")).to_be_visible()
    asha.get_by_role("link", name="take everything").click()
    expect(asha.get_by_role("button", name="Get the file")).to_be_visible()
    asha.goto(f"{house}/circles/")
    asha.get_by_role("button", name="I agree to this").click()

    asha.wait_for_url(f"{house}/circles/")
    agreed = Acceptance.objects.filter(person=Person.objects.get(name="Asha"))
    assert sorted(agreed.values_list("agreement__version", flat=True)) == [1, 2]


def test_a_host_lets_somebody_in(signed_in, house):
    make_person("Asha")
    chidi = Person.objects.get(name="Chidi")
    circle = make_circle("Boats", hosts=(chidi,), door=Circle.Door.BY_REQUEST)
    asha = signed_in("Asha")
    asha.goto(f"{house}/circles/")
    asha.get_by_role("link", name="Boats").click()
    expect(asha.get_by_text("for those who have a place")).to_be_visible()
    asha.get_by_label("A few words to the hosts").fill("I build small ones.")
    asha.get_by_role("button", name="Ask to join").click()
    expect(asha.get_by_text("You asked to join")).to_be_visible()

    host = signed_in("Chidi")
    host.get_by_role("link", name="Somebody would like to join Boats").click()
    expect(host.get_by_text("I build small ones.")).to_be_visible()
    host.get_by_role("button", name="Let in").click()
    expect(host.get_by_text("They have a place now")).to_be_visible()

    asha.goto(f"{house}/today/")
    asha.get_by_role("link", name="You have a place in Boats now").click()
    expect(asha.get_by_role("link", name="Write here")).to_be_visible()
    assert circle.memberships.filter(person__name="Asha", is_host=False).exists()
