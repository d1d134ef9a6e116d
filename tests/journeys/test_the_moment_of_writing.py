"""Before words go out: danger first, an insult read again, a claim that says what it is. With and without JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from sameboat.circles.commands import join_circle
from sameboat.circles.models import Circle
from sameboat.consent.commands import agree_to_current
from sameboat.people.testing import make_person
from sameboat.posts.models import Post
from sameboat.posts.testing import make_thread
from sameboat.safety import ports, screening
from sameboat.safety.commands.helplines import add_starting_helplines
from sameboat.safety.commands.planning import write_step
from sameboat.safety.testing import a_screen
from tests.journeys.furnished import come_in
from tests.journeys.test_axe import _SMALL, _WIDE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DANGER = "Goodbye everyone, I have the pills here."


@pytest.fixture
def matters(monkeypatch):
    """What was put before humans."""
    seen, sent = a_screen(), []
    monkeypatch.setattr(screening, "the_screen", lambda: seen)
    monkeypatch.setattr(ports, "needs_a_human", [sent.append])
    return sent


@pytest.fixture
def asha(house, matters):
    """A member with a plan and a thread of her own."""
    add_starting_helplines(["GB"])
    person = make_person("Asha", country="GB")
    agree_to_current(person)
    circle = Circle.objects.get(name="Kites")
    join_circle(person=person, circle=circle)
    write_step(person=person, step="signs", words="I count stairs.")
    make_thread(person, circle, title="Up all night")
    return person


@pytest.fixture
def here(someone, house, asha):
    """Asha at her thread."""
    page = someone()
    come_in(page.context, house, asha)
    page.goto(f"{house}{asha.threads.get().get_absolute_url()}")
    return page


def say(page, words):
    page.get_by_label("Your answer").fill(words)
    page.get_by_role("button", name="Answer", exact=True).click()
    page.locator(".ask").wait_for()


def usable(page):
    """What is wrong with the page for somebody who sees, hears or touches it otherwise."""
    wrong = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    found = [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in wrong]
    return found + page.evaluate(_WIDE) + page.evaluate(_SMALL)


def test_somebody_in_danger_sees_help_first_and_says_yes_to_a_word(here, matters, javascript):
    say(here, DANGER)
    asked = Post.objects.filter(body=DANGER).exists()
    numbers = here.get_by_role("link", name="116 123").count()
    here.locator("summary", has_text="Your safety plan").click()
    plan = here.get_by_text("I count stairs.").is_visible()
    wrong = usable(here) if javascript else []

    here.get_by_label("Yes, write to me").check()
    here.get_by_role("button", name="Post it").click()
    here.wait_for_url("**at=**")

    assert not wrong
    assert (asked, numbers, plan) == (False, 1, True)
    expect(here.get_by_text(DANGER)).to_be_visible()
    assert [(matter.kind, matter.thing, matter.by) for matter in matters] == [
        ("crisis", "post", "writer")
    ]


def test_somebody_in_danger_who_does_not_post_is_heard_too(here, matters):
    say(here, DANGER)
    here.get_by_label("Yes, write to me").check()

    here.get_by_role("button", name="Change it").click()
    here.get_by_text("Take your time").wait_for()
    kept = here.get_by_label("Your answer").input_value()

    assert kept == DANGER
    assert not Post.objects.filter(body=DANGER).exists()
    assert [(matter.thing, matter.by) for matter in matters] == [("profile", "writer")]


def test_an_insult_is_reconsidered_with_the_keyboard_alone(here, matters, javascript):
    say(here, "Nobody asked you, you fool.")
    wrong = usable(here) if javascript else []

    # The question has the focus: the first button is one key away, the next is Change it.
    here.keyboard.press("Tab")
    first = here.evaluate("document.activeElement.textContent") if javascript else "Post it"
    here.keyboard.press("Tab")
    here.keyboard.press("Enter")
    here.get_by_text("Take your time").wait_for()
    here.get_by_label("Your answer").fill("I see it otherwise.")
    here.get_by_role("button", name="Answer", exact=True).click()
    here.wait_for_url("**at=**")

    assert (wrong, first) == ([], "Post it")
    expect(here.get_by_text("I see it otherwise.")).to_be_visible()
    expect(here.get_by_text("you fool")).to_have_count(0)
    assert matters == []


def test_a_claim_is_marked_as_experience_and_readers_see_it(here, matters, javascript):
    say(here, "You should stop your lithium slowly, it worked.")
    wrong = usable(here) if javascript else []

    here.get_by_label("My own experience").check()
    here.get_by_role("button", name="Post it").click()
    here.wait_for_url("**at=**")

    assert not wrong
    expect(here.get_by_text("From my own experience")).to_be_visible()
    assert matters == []
