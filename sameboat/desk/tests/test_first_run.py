"""What stands on the desk before the doors open, and what is left when all of it is done."""

import pytest
from django.utils import timezone

from sameboat.audit.models import Entry
from sameboat.circles.models import Circle
from sameboat.circles.queries import hosts_circle
from sameboat.desk.commands import set_up_house
from sameboat.desk.queries import steps_for
from sameboat.lib.refusal import Refusal
from sameboat.people.commands.house import save_house
from sameboat.people.models import House
from sameboat.people.queries.house import forget_the_house, the_house
from sameboat.safety.models import Helpline

HOUSE = {
    "name": "Harbour",
    "welcome": "Come in.",
    "organiser_name": "The Harbour Society",
    "contact": "harbour@example.org",
    "countries": "gb, ie",
    "door": "open",
    "circles_can_be_proposed": "on",
    "leave_to": "https://www.wikipedia.org/",
}


@pytest.fixture
def desk(olu, as_, django_capture_on_commit_callbacks):
    """The organiser's client; what waits for the end of a transaction is done at once."""
    client = as_(olu)

    def post(path, told=None):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(path, told or {})

    client.send = post
    return client


def undone():
    return [str(step.words) for step in steps_for(the_house()) if not step.is_done]


def test_a_new_house_has_everything_to_set_up(desk, settings):
    settings.EMAIL_HOST = ""

    page = desk.get("/desk/").content.decode()

    assert "Before the doors open" in page
    assert undone()[:5] == [
        "Name, welcome and who runs it", "Countries and their helplines", "The door", "The agreement",
        "First circles",
    ]  # fmt: skip
    assert undone()[5:] == ["Mail", "A backup"]


def test_each_page_does_its_step_and_then_the_list_is_gone(desk, olu, settings):
    settings.EMAIL_HOST = "mail.example.org"
    circle = {"name": "Kites", "about": "Wind.", "door": "open", "places": 30, "i_host": "on"}

    desk.send("/desk/house/", HOUSE)
    for line in Helpline.objects.all():
        desk.send(f"/desk/helplines/{line.pk}/verify/")
    desk.send("/desk/open/")
    before = desk.get("/desk/").content.decode()
    desk.send("/desk/circles/", circle)
    save_house(changes={"backed_up_at": timezone.now()})
    forget_the_house()
    desk.send("/desk/agreement/", {"body": "We are kind."})
    desk.send("/agreement/")
    after = desk.get("/desk/").content.decode()

    assert "Still to be set up" in before
    assert undone() == []
    assert "Still to be set up" not in after
    assert hosts_circle(olu, Circle.objects.get())


def test_countries_bring_their_starting_helplines_once(desk, olu):
    desk.send("/desk/house/", HOUSE)
    lines = Helpline.objects.count()
    desk.send("/desk/house/", HOUSE)

    assert lines == Helpline.objects.count() > 0
    assert House.objects.get().countries == "GB IE"
    assert Entry.objects.filter(verb="set_up_house", actor_id=olu.pk).count() == 2


@pytest.mark.parametrize("countries", ["GBR", "G1", "ZZ", "United Kingdom"])
def test_what_is_no_country_is_asked_again(countries, desk):
    page = desk.send("/desk/house/", {**HOUSE, "countries": countries})

    assert page.status_code == 422
    assert "two letters each" in page.content.decode()


def test_the_united_kingdom_is_known_by_both_its_letters(desk):
    desk.send("/desk/house/", {**HOUSE, "countries": "uk, IE gb"})

    assert House.objects.get().countries == "GB IE"


def test_opening_the_house_twice_keeps_the_first_day(desk):
    desk.send("/desk/open/")
    first = House.objects.get().opened_at
    desk.send("/desk/open/")

    assert House.objects.get().opened_at == first


def test_only_an_organiser_sets_the_house_up(asha, dora):
    for person in (asha, dora):
        with pytest.raises(Refusal, match="Only an organiser"):
            set_up_house(by=person, changes={"name": "Mine"})


def test_a_moderator_sees_the_queue_and_neither_steps_nor_figures(dora, as_):
    page = as_(dora).get("/desk/").content.decode()

    assert "Waiting for a moderator" in page
    assert "Before the doors open" not in page
    assert "How the community is doing" not in page


def test_changing_the_agreement_asks_for_a_sentence_on_what_changed(desk):
    desk.send("/desk/agreement/", {"body": "We are kind."})
    desk.send("/agreement/")

    page = desk.send("/desk/agreement/", {"body": "We are kind and on time."})

    assert page.status_code == 422
    assert "Say in a sentence what changed" in page.content.decode()


def test_the_page_about_backups_names_both_commands(olu, as_):
    page = as_(olu).get("/desk/backup/").content.decode()

    for command in ("sudo house backup", "sameboat backup /somewhere/safe/", "sudo house restore"):
        assert f'<code class="command">{command}' in page
