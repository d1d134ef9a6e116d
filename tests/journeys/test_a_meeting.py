"""A host plans a meeting; people come in, write or listen; a lost connection loses and doubles nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from sameboat.circles.commands import join_circle
from sameboat.circles.models import Circle
from sameboat.people.models import Person
from sameboat.people.testing import make_person
from sameboat.rooms.commands.moderating import hide_room_line
from sameboat.rooms.models import Line, Meeting
from sameboat.rooms.testing import make_line, make_meeting
from tests.journeys.furnished import come_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SCRIPT_ONLY = pytest.mark.parametrize("javascript", [True], indirect=True)


@pytest.fixture
def kites(house):
    found = Circle.objects.get(name="Kites")
    for name in ("Asha", "Ben"):
        join_circle(person=make_person(name), circle=found)
    return found


@pytest.fixture
def meeting(kites):
    return make_meeting(kites, began=5)


@pytest.fixture
def at(someone, house):
    """`at("Asha", meeting)` is Asha's browser on the meeting's page."""

    def opens(name, meeting):
        page = someone()
        come_in(page.context, house, Person.objects.get(name=name))
        page.goto(f"{house}{meeting.get_absolute_url()}")
        if "/agreement/" in page.url:
            page.get_by_role("button", name="I agree to this").click()
        page.goto(f"{house}{meeting.get_absolute_url()}")
        return page

    return opens


def write(page, words):
    page.get_by_label("Your line").fill(words)
    page.get_by_role("button", name="Send", exact=True).click()


def look(page, javascript):
    if not javascript:
        page.reload()


def test_a_host_plans_one_and_two_come_in(at, someone, house, kites, comes_in, javascript):
    host = comes_in(someone(), "Chidi")
    day = (timezone.now() + timedelta(days=1)).date().isoformat()
    host.goto(f"{house}/circles/{kites.pk}/hosting/")
    host.get_by_role("link", name="Plan a meeting").click()
    host.get_by_label("A few words as a title").fill("Kettle on")
    host.get_by_label("Which day", exact=True).fill(day)
    host.get_by_label("At what time").fill("19:00")
    host.get_by_role("button", name="Plan it").click()
    host.get_by_text("Planned.").wait_for()
    planned = Meeting.objects.get()
    Meeting.objects.update(starts_at=timezone.now(), ends_at=timezone.now() + timedelta(hours=1))

    asha, ben = at("Asha", planned), at("Ben", planned)
    ben.get_by_role("button", name="I'd rather just listen").click()
    ben.get_by_text("You are here and listen.").wait_for()
    look(asha, javascript)
    expect(asha.get_by_text("Listening: Ben")).to_be_visible()
    write(asha, "Hello, Ben.")
    expect(asha.locator(".lines")).to_contain_text("Hello, Ben.")
    expect(asha.get_by_label("Your line")).to_have_value("")

    look(ben, javascript)
    expect(ben.locator(".lines")).to_contain_text("Hello, Ben.")
    expect(ben.get_by_text("Writing: Asha")).to_be_visible()
    asha.get_by_role("button", name="Take it back").click()
    asha.get_by_text("Taken back. Its words are gone.").wait_for()
    look(ben, javascript)
    expect(ben.locator(".lines")).to_contain_text("Taken back by its writer.")
    expect(ben.locator(".lines")).not_to_contain_text("Hello, Ben.")


def test_help_stands_before_words_of_danger(at, meeting, javascript):
    asha = at("Asha", meeting)

    write(asha, "I am going to kill myself tonight.")

    asha.get_by_text("are you safe right now?").wait_for()
    expect(asha.get_by_label("Your line")).to_have_value("I am going to kill myself tonight.")
    assert not Line.objects.exists()
    asha.get_by_role("button", name="Send it").click()
    expect(asha.locator(".lines")).to_contain_text("I am going to kill myself tonight.")
    expect(asha.get_by_label("Your line")).to_have_value("")
    assert Line.objects.count() == 1
    if javascript:
        asha.get_by_label("Your line").fill("And then")
        asha.reload()
        expect(asha.get_by_label("Your line")).to_have_value("And then")


def test_a_slow_pace_keeps_what_was_typed(at, meeting):
    Meeting.objects.update(slow_seconds=120)
    make_line(Person.objects.get(name="Asha"), meeting, "First.")
    asha = at("Asha", meeting)

    write(asha, "Second.")

    asha.get_by_text("You can write again at").wait_for()
    expect(asha.get_by_label("Your line")).to_have_value("Second.")
    assert Line.objects.count() == 1


@SCRIPT_ONLY
def test_without_a_connection_nothing_is_lost_and_nothing_doubled(at, meeting):
    asha, ben = at("Asha", meeting), Person.objects.get(name="Ben")
    make_line(ben, meeting, "Before.")
    expect(asha.locator(".lines")).to_contain_text("Before.")

    asha.context.set_offline(True)
    write(asha, "Said in a tunnel.")
    asha.get_by_text("Not sent yet.").wait_for()
    for words in ("One meanwhile.", "Two meanwhile."):
        make_line(ben, meeting, words)
    asha.context.set_offline(False)

    expect(asha.locator(".lines")).to_contain_text("Said in a tunnel.", timeout=20000)
    expect(asha.locator(".lines > li")).to_have_count(4)
    said = asha.locator(".lines .words").all_inner_texts()
    assert said == ["Before.", "One meanwhile.", "Two meanwhile.", "Said in a tunnel."]
    assert Line.objects.filter(words="Said in a tunnel.").count() == 1
    expect(asha.get_by_label("Your line")).to_have_value("")


@SCRIPT_ONLY
def test_an_answer_that_is_lost_and_a_reload_double_nothing(at, meeting):
    asha = at("Asha", meeting)

    def loses_the_answer(route):
        route.fetch(max_redirects=0)
        route.abort()

    asha.route("**/say/", loses_the_answer)
    write(asha, "Once only.")
    asha.get_by_text("Not sent yet.").wait_for()
    asha.unroute("**/say/")
    asha.reload()
    expect(asha.get_by_label("Your line")).to_have_value("Once only.")
    asha.get_by_role("button", name="Send", exact=True).click()

    expect(asha.get_by_label("Your line")).to_have_value("")
    expect(asha.locator(".lines > li")).to_have_count(1)
    assert Line.objects.count() == 1


@SCRIPT_ONLY
def test_what_one_types_survives_a_reload(at, meeting):
    asha = at("Asha", meeting)
    asha.get_by_label("Your line").fill("Half a thought")

    asha.reload()

    expect(asha.get_by_label("Your line")).to_have_value("Half a thought")


@SCRIPT_ONLY
def test_what_a_moderator_hides_goes_from_an_open_page_and_keeps_its_place(at, meeting):
    dora, ben = make_person("Dora", role="moderator"), Person.objects.get(name="Ben")
    lines = [make_line(ben, meeting, words) for words in ("One.", "Two.", "Three.")]
    asha = at("Asha", meeting)

    hide_room_line(moderator=dora, line=lines[1], reason="It hurts.")

    places = asha.locator(".lines > li")
    expect(places.nth(1)).to_contain_text("Hidden by a moderator.")
    expect(places.nth(2)).to_contain_text("Three.")
    expect(places).to_have_count(3)


@SCRIPT_ONLY
def test_the_form_comes_by_itself_when_it_begins_and_the_end_leaves_what_was_typed(at, kites):
    soon = make_meeting(kites, began=-5)
    asha = at("Asha", soon)
    expect(asha.get_by_label("Your line")).to_have_count(0)

    Meeting.objects.update(starts_at=timezone.now())
    asha.get_by_label("Your line").fill("Not sent")
    Meeting.objects.update(ends_at=timezone.now())

    asha.get_by_text("It is over.").wait_for()
    expect(asha.get_by_label("Your line")).to_have_value("Not sent")
