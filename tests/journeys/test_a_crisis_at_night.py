"""From the first word at night to the moderator's call, and to how it went on the next day; and appeals."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from sameboat.circles.commands import join_circle
from sameboat.circles.models import Circle
from sameboat.moderation.commands.calling import call_where_needed, remind_of_follow_ups, take_duty
from sameboat.moderation.commands.keeping import keep_desk
from sameboat.moderation.models import Case, FollowUp
from sameboat.moderation.testing import decide_on, report_case
from sameboat.people.models import Person
from sameboat.people.testing import make_person
from sameboat.posts.testing import make_answer, make_thread

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DANGER = "Goodbye everyone, I have the pills here."


@pytest.fixture
def kites(house):
    circle = Circle.objects.get(name="Kites")
    for name in ("Asha", "Ben"):
        join_circle(person=make_person(name), circle=circle)
    return circle


def person(name):
    return Person.objects.get(name=name)


@pytest.fixture
def on_call(house):
    """Dora has duty all night, whatever the hour; what to do is written down."""
    dora = make_person("Dora", role="moderator")
    keep_desk(by=person("Olive"), clocks={}, procedure="Write to them\nRing whoever is on the list")
    for day in range(7):
        take_duty(by=dora, person=dora, weekday=day, from_hour=0, until_hour=24)
    return dora


def test_a_crisis_at_night_reaches_somebody_and_is_looked_at_again_next_day(
    signed_in, house, kites, on_call
):
    thread = make_thread(person("Asha"), kites, title="Up all night")
    asha = signed_in("Asha")
    asha.goto(f"{house}{thread.get_absolute_url()}")
    asha.get_by_label("Your answer").fill(DANGER)
    asha.get_by_role("button", name="Answer", exact=True).click()
    asha.get_by_label("Yes, write to me").check()
    asha.get_by_role("button", name="Post it").click()
    asha.wait_for_url("**at=**")
    call_where_needed(timezone.now())

    dora = signed_in("Dora")
    dora.goto(f"{house}/today/")
    dora.get_by_role("link", name="Somebody may be in danger").first.click()
    dora.get_by_text("Look at this first.").first.wait_for()
    expect(dora.get_by_text(DANGER).first).to_be_hidden()
    dora.locator("summary", has_text="Show the words").click()
    dora.get_by_text(DANGER).first.wait_for()
    dora.get_by_role("button", name="I look at it").click()
    dora.get_by_role("button", name="Done Write to them").click()
    dora.get_by_text("1 step done").first.wait_for()
    dora.locator("summary", has_text="Close it").click()
    dora.get_by_label("Someone was offered help").check()
    dora.get_by_label("Why, in a sentence", exact=True).fill("She is not alone now.")
    dora.get_by_role("button", name="Close", exact=True).click()
    dora.get_by_text("Write down what contact there was").first.wait_for()
    dora.get_by_label("What contact there was").fill("I wrote to her; her sister has come.")
    dora.get_by_role("button", name="Close", exact=True).click()
    dora.get_by_text("Nothing is waiting.").wait_for()

    FollowUp.objects.update(due_at=timezone.now() - timedelta(minutes=1))
    remind_of_follow_ups(timezone.now())
    dora.goto(f"{house}/desk/")
    dora.get_by_role("link", name="Someone may be in danger").click()
    dora.locator("summary", has_text="How it went on").click()
    dora.get_by_label("What contact there was, and how they are").fill(
        "She slept. Her sister stays."
    )
    dora.get_by_role("button", name="How it went on").click()
    dora.get_by_text("Thank you for looking again.").first.wait_for()
    assert not FollowUp.objects.filter(done_at=None).exists()
    assert Case.objects.get().outcome == "helped"


def test_somebody_who_joined_a_minute_ago_reports_and_hears_the_outcome(signed_in, house, kites):
    make_person("Dora", role="moderator")
    thread = make_thread(person("Ben"), kites, title="Buy my kites", body="Half price.")
    make_person("Newt", onboarded_at=None)
    join_circle(person=person("Newt"), circle=kites)
    newt = signed_in("Newt")
    newt.goto(f"{house}/report/post/{thread.posts.get().pk}/")
    newt.get_by_label("It sells or advertises something").check()
    newt.get_by_role("button", name="Send to a moderator").click()
    newt.get_by_text("A moderator will look at it").first.wait_for()

    dora = signed_in("Dora")
    dora.goto(f"{house}/desk/cases/")
    dora.get_by_role("link", name="Selling or advertising").click()
    dora.locator("summary", has_text="Close it").click()
    dora.get_by_label("Looked at; nothing needs doing").check()
    dora.get_by_label("Why, in a sentence", exact=True).fill("Ben gives them away.")
    dora.get_by_role("button", name="Close", exact=True).click()

    newt.goto(f"{house}/notices/")
    newt.get_by_text("left it as it is").first.wait_for()


def test_an_appeal_is_overturned_by_another_moderator(signed_in, house, kites):
    dora = make_person("Dora", role="moderator")
    make_person("Ada", role="moderator")
    thread = make_thread(person("Asha"), kites, title="Kites")
    post = make_answer(person("Ben"), thread, "Buy my kites.")
    case = report_case(person("Asha"), "post", post.pk, "selling")
    ben = signed_in("Ben")
    decide_on(case, dora, "hide", "pause", days=7)

    ben.goto(f"{house}/today/")
    ben.get_by_role("link", name="Read what was decided").click()
    ben.get_by_role("link", name="It was hidden").click()
    ben.get_by_label("What was it really like?").fill("I give them away.")
    ben.get_by_role("button", name="Tell them").click()
    ben.get_by_text("You told us that it was wrong").first.wait_for()

    ada = signed_in("Ada")
    ada.goto(f"{house}/desk/cases/")
    ada.get_by_role("link", name="Somebody disagrees with a decision").click()
    ada.get_by_text("I give them away.").first.wait_for()
    ada.get_by_label("It was wrong: undo it").check()
    ada.get_by_label("What you found and why").fill("They are a gift.")
    ada.get_by_role("button", name="Answer", exact=True).click()

    ben.goto(f"{house}/decisions/")
    ben.get_by_role("link", name="It was hidden").click()
    ben.get_by_text("You were right").first.wait_for()
    ben.goto(f"{house}/threads/{thread.pk}/")
    ben.get_by_text("Buy my kites.").first.wait_for()
