import pytest

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
    assert asha.get_by_text("You proposed “Night owls”").is_visible()

    olive = signed_in("Olive")
    olive.goto(f"{house}/desk/circles/")
    assert olive.get_by_text("For those who are awake at three.").first.is_visible()
    olive.get_by_role("button", name="Open it").first.click()
    assert olive.get_by_text("It is open").is_visible()

    asha.goto(f"{house}/today/")
    asha.get_by_role("link", name="Your circle Night owls is open").click()
    assert asha.get_by_role("heading", name="Night owls").is_visible()
    assert asha.get_by_role("link", name="Look after this circle").is_visible()


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
    assert asha.get_by_text("Tea cures was not opened: We sell nothing here.").is_visible()
    assert not Circle.objects.opened().filter(name="Tea cures").exists()


def test_a_changed_agreement_asks_everyone_again(signed_in, house):
    make_person("Asha")
    asha, olive = signed_in("Asha"), signed_in("Olive")
    olive.goto(f"{house}/desk/agreement/")
    olive.get_by_label("What everyone agrees to").fill("Be kind, and tell no names.")
    olive.get_by_role("button", name="Publish").click()
    assert olive.get_by_text("Say in a sentence what changed").is_visible()
    olive.get_by_label("What changed, in a sentence").fill("We no longer tell names.")
    olive.get_by_role("button", name="Publish").click()

    asha.goto(f"{house}/circles/")
    assert asha.get_by_text("We no longer tell names.").is_visible()
    assert asha.get_by_role("link", name="Help now").is_visible()
    asha.get_by_role("link", name="take everything").click()
    assert asha.get_by_role("button", name="Get the file").is_visible()
    asha.goto(f"{house}/circles/")
    asha.get_by_role("button", name="I agree to this").click()

    asha.wait_for_url("**/circles/")
    agreed = Acceptance.objects.filter(person=Person.objects.get(name="Asha"))
    assert sorted(agreed.values_list("agreement__version", flat=True)) == [1, 2]


def test_a_host_lets_somebody_in(signed_in, house):
    make_person("Asha")
    chidi = Person.objects.get(name="Chidi")
    circle = make_circle("Boats", hosts=(chidi,), door=Circle.Door.BY_REQUEST)
    asha = signed_in("Asha")
    asha.goto(f"{house}/circles/")
    asha.get_by_role("link", name="Boats").click()
    assert asha.get_by_text("for those who have a place").is_visible()
    asha.get_by_label("A few words to the hosts").fill("I build small ones.")
    asha.get_by_role("button", name="Ask to join").click()
    assert asha.get_by_text("You asked to join").is_visible()

    host = signed_in("Chidi")
    host.get_by_role("link", name="Somebody would like to join Boats").click()
    assert host.get_by_text("I build small ones.").is_visible()
    host.get_by_role("button", name="Let in").click()
    assert host.get_by_text("They have a place now").is_visible()

    asha.goto(f"{house}/today/")
    asha.get_by_role("link", name="You have a place in Boats now").click()
    assert asha.get_by_role("link", name="Write here").is_visible()
    assert circle.memberships.filter(person__name="Asha", is_host=False).exists()
