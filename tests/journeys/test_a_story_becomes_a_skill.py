"""A story becomes a skill, is tried, reminded of, answered, and stands on the record of whoever tried it."""

import pytest
from playwright.sync_api import expect

from sameboat.circles.commands import join_circle
from sameboat.circles.models import Circle
from sameboat.people.testing import make_person
from sameboat.posts.testing import make_thread
from sameboat.skills.commands.reminding import remind_of_trials
from sameboat.skills.models import Trial

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def story(house):
    circle = Circle.objects.get(name="Kites")
    for name in ("Asha", "Ben"):
        join_circle(person=make_person(name), circle=circle)
    make_person("Dora", role="moderator")
    asha = circle.memberships.get(person__name="Asha").person
    body = "When the radio talks about me I hum the same tune, and walk to the tap."
    return make_thread(asha, circle, kind="story", title="The tap in the hall", body=body)


def test_a_story_becomes_a_skill_and_is_tried(signed_in, house, story):
    ben = signed_in("Ben")
    ben.goto(f"{house}/threads/{story.pk}/")
    ben.get_by_role("link", name="This helps me too: keep it").click()
    expect(ben.get_by_label("What it is, in a few words")).to_have_value("The tap in the hall")
    ben.get_by_label("voices").check()
    ben.get_by_role("button", name="Ask them").click()
    # Without script the browser itself says what is still needed.
    ben.get_by_label("How it is done").fill("Hum a tune you know.\nWalk to the nearest tap.")
    ben.get_by_role("button", name="Ask them").click()
    expect(ben.get_by_text("You are told as soon as they answer.")).to_be_visible()

    asha = signed_in("Asha")
    asha.get_by_role("link", name="Somebody asks whether they may keep").click()
    expect(asha.get_by_text("Walk to the nearest tap.")).to_be_visible()
    asha.get_by_label("Everyone here, once a moderator has looked").check()
    asha.get_by_role("button", name="Yes, keep it").click()
    expect(asha.get_by_text("Until then only you and your circle read it.")).to_be_visible()

    dora = signed_in("Dora")
    dora.goto(f"{house}/desk/cases/")
    dora.get_by_role("link", name="Something that helps").first.click()
    dora.get_by_text("Let it through").first.click()
    dora.get_by_role("button", name="Let it through").click()

    ben.goto(f"{house}/today/")
    ben.get_by_role("link", name="They said yes").click()
    expect(ben.get_by_text("told by Asha")).to_be_visible()
    ben.get_by_role("link", name="Try it").click()
    ben.get_by_label("If, or when").fill("the radio talks about me, in the kitchen")
    ben.get_by_label("Each day").check()
    ben.get_by_label("At what time").fill("23:59")
    ben.get_by_label("Remind me then").check()
    ben.get_by_role("button", name="I will try it").click()
    expect(ben.get_by_text("the radio talks about me, in the kitchen")).to_be_visible()

    assert remind_of_trials(Trial.objects.get().remind_at) == 1
    ben.goto(f"{house}/today/")
    ben.get_by_role("link", name="It is time for something you wanted to try").click()
    did = ben.get_by_role("group", name="Did you get to it today?")
    did.get_by_role("button", name="Yes").click()
    expect(did.get_by_role("button", name="Yes")).to_have_attribute("aria-pressed", "true")
    ben.get_by_role("group", name="Did it help?").get_by_role("button", name="A lot").click()
    bad = ben.get_by_role("group", name="Was anything bad about it?")
    bad.get_by_role("button", name="No").click()
    ben.get_by_role("button", name="This helps me: keep it").click()

    ben.goto(f"{house}/help/")
    ben.get_by_role("link", name="What helps me").click()
    expect(ben.get_by_role("heading", name="I keep at this")).to_be_visible()
    expect(ben.get_by_text("You did it. It helped a lot. Nothing bad.")).to_be_visible()
    expect(ben.get_by_text("Walk to the nearest tap.")).to_be_visible()


def test_whoever_is_harmed_meets_help_and_may_let_a_moderator_know(signed_in, house, story):
    asha = signed_in("Asha")
    asha.goto(f"{house}/skills/new/")
    asha.get_by_label("What it is, in a few words").fill("Cold showers")
    asha.get_by_label("low days").check()
    asha.get_by_label("How it is done").fill("Turn the tap to cold.")
    asha.get_by_label("Who may read it?").select_option(label="The people of Kites")
    asha.get_by_role("button", name="Save").click()
    asha.get_by_role("link", name="Try it").click()
    asha.get_by_label("If, or when").fill("I wake")
    asha.get_by_role("button", name="I will try it").click()
    asha.get_by_role("group", name="Was anything bad").get_by_role("button", name="Yes").click()

    expect(asha.get_by_role("heading", name="I am sorry that it went badly")).to_be_visible()
    asha.get_by_label("What happened").fill("I fainted.")
    asha.get_by_label("Let the moderators know").check()
    asha.get_by_role("button", name="Save").click()
    expect(asha.get_by_text("The moderators know.")).to_be_visible()
    asha.locator("#harm").get_by_role("link", name="Help now").click()
    expect(asha.get_by_role("heading", name="Help now")).to_be_visible()
