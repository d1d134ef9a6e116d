import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from sameboat.people.commands.house import save_house
from sameboat.people.models import Device
from sameboat.people.queries.house import forget_the_house


def house_is(**changes):
    """The house as the organiser wants it."""
    save_house(changes=changes)
    forget_the_house()


def test_a_guest_meets_the_front_page(client, db):
    house_is(welcome="Warm & dry.", door="open", organiser_name="Some <people>", contact="Room 2")

    page = client.get("/").content.decode()

    for words in (
        "Warm &amp; dry.",
        "Some &lt;people&gt;",
        "Room 2",
        "This is not a crisis service",
    ):
        assert words in page
    assert 'href="/help/"' in page


@pytest.mark.parametrize(
    ("door", "words", "may_join"),
    [
        ("open", "A made-up name is enough", True),
        ("by_invitation", "New people come in with an invitation link.", False),
        ("closed", "Nobody new can join for now.", False),
    ],
)
def test_the_front_page_says_how_the_door_stands(client, db, door, words, may_join):
    house_is(door=door)

    page = client.get("/").content.decode()

    assert words in page
    assert ('href="/join/"' in page) == may_join


def test_the_front_page_tells_nothing_of_what_goes_on_inside(client, asha, chidi):
    from sameboat.circles.testing import make_circle
    from sameboat.posts.testing import make_thread

    make_thread(asha, make_circle("Kites", people=(asha, chidi)), "Harbour lights")

    page = client.get("/").content.decode()

    for inside in ("Asha", "Kites", "Harbour lights"):
        assert inside not in page


def test_a_member_at_the_front_door_comes_to_today(as_, asha):
    assert as_(asha).get("/").headers["Location"] == "/today/"


def test_leaving_quickly_signs_out_at_once_and_lands_where_the_house_says(as_, asha):
    house_is(leave_to="https://weather.example/")
    client = as_(asha)

    left = client.get("/leave/")

    assert left.headers["Location"] == "https://weather.example/"
    assert left.headers["Clear-Site-Data"] == '"cache"'
    assert not Device.objects.filter(person=asha).exists()
    assert client.cookies["place"].value == ""


def test_after_leaving_the_back_button_finds_only_the_neutral_page(as_, asha):
    house_is(name="The Lanterns")
    client = as_(asha)
    client.get("/leave/")

    back = client.get("/today/")
    front = client.get("/").content.decode()

    assert back.headers["Location"] == "/leave/"
    assert "Nothing to see here" in front
    for trace in ("boat", "the lanterns", "help", "house"):
        assert trace not in front.lower()


def test_a_guest_and_a_form_may_leave_too(client, db):
    strict = Client(enforce_csrf_checks=True)

    assert client.get("/leave/").status_code == 302
    assert strict.get("/leave/").status_code == 302


def test_one_comes_back_in_by_the_door(as_, asha):
    client = as_(asha)
    client.get("/leave/")

    back = client.get("/back/")

    assert back.headers["Location"] == "/sign-in/"
    assert "You are not the only one" in client.get("/").content.decode()


def test_every_page_has_the_way_out_and_help(as_, asha, client):
    pages = [
        client.get("/"),
        client.get("/sign-in/"),
        as_(asha).get("/today/"),
        as_(asha).get("/x/"),
    ]

    for page in pages:
        assert b'href="/leave/"' in page.content
        assert b'href="/help/"' in page.content


def test_no_page_is_kept_by_a_browser(as_, asha, client):
    for page in (client.get("/"), as_(asha).get("/today/"), as_(asha).get("/me/")):
        assert page.headers["Cache-Control"] == "no-store, private"
        assert page.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_the_service_worker_keeps_help_and_the_look_and_no_page_with_words(client, db):
    answer = client.get("/sw.js")
    script = answer.content.decode()

    kept = re.findall(r'"([^"]+)"', re.search(r"FILES = \[(.*?)\]", script)[1])

    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert kept[0] == "/help/"
    for path in kept[1:]:
        assert path.startswith("/static/"), path
        assert finders.find(path.removeprefix("/static/")), path


def test_the_service_worker_puts_nothing_but_help_into_its_store(client, db):
    script = client.get("/sw.js").content.decode()

    assert re.findall(r"cache\.put\(([^,]+),", script) == ['"/help/"']
    assert script.count("addAll(FILES)") == 1
