import pytest
from playwright.sync_api import expect

from sameboat.circles.commands import join_circle
from sameboat.circles.models import Circle
from sameboat.people.models import Person
from sameboat.people.testing import make_person
from sameboat.posts.testing import make_thread
from sameboat.similar.testing import WordsEncoder, make_meanings, make_open, tell
from sameboat.similar.threads import near_to_me

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_two_people_with_no_shared_circle_meet_write_and_end_up_in_one(signed_in, house):
    make_open("Ben", "hearing_voices", "birds", "voices_lived")
    kites = Circle.objects.get(name="Kites")
    join_circle(person=Person.objects.get(name="Ben"), circle=kites)
    make_person("Asha")
    asha = signed_in("Asha")

    asha.goto(f"{house}/me/")
    asha.get_by_role("link", name="People like you").click()
    asha.get_by_role("link", name="Tell a few things").click()
    asha.get_by_role("link", name="What I live with").click()
    asha.get_by_label("Hearing voices").check()
    asha.get_by_label("Those I am introduced to").check()
    asha.get_by_role("button", name="Save").first.click()
    asha.get_by_role("link", name="What I look for").click()
    asha.get_by_label("Living with voices").check()
    asha.get_by_label("Those I am introduced to").check()
    asha.get_by_role("button", name="Save").first.click()
    asha.get_by_role("link", name="Done").click()
    asha.get_by_role("button", name="Yes, introduce me").click()
    asha.get_by_role("button", name="Look for people").click()

    expect(asha.get_by_role("heading", name="Ben")).to_be_visible()
    expect(asha.get_by_text("You both tell of: Hearing voices.")).to_be_visible()
    expect(asha.get_by_text("You look for: Living with voices.")).to_be_visible()
    asha.get_by_role("link", name="Say hello").click()
    expect(asha.get_by_label("Your note")).to_have_value(
        "Hello Ben, we were introduced. We both tell of: Hearing voices. I look for: Living with "
        "voices. You say: I live with voices and have made terms with them."
    )
    asha.get_by_label("Your note").fill("Hello Ben, we both hear voices. How do you answer yours?")
    asha.get_by_role("button", name="Send the note").click()
    expect(asha.get_by_text("Your note is with them")).to_be_visible()

    ben = signed_in("Ben")
    ben.goto(f"{house}/letters/")
    ben.get_by_role("link", name="Asha").click()
    ben.get_by_role("button", name="Yes", exact=True).click()
    ben.get_by_label("Your letter").fill("With a scarf. Come and sit in Kites.")
    ben.get_by_role("button", name="Send", exact=True).click()
    expect(ben.get_by_text("With a scarf.")).to_be_visible()

    asha.goto(f"{house}/letters/")
    asha.get_by_role("link", name="Ben").click()
    expect(asha.get_by_text("With a scarf.")).to_be_visible()
    asha.goto(f"{house}{kites.get_absolute_url()}")
    asha.get_by_role("button", name="Take a place").click()
    expect(asha.get_by_role("link", name="Write here")).to_be_visible()
    names = {place.person.name for place in kites.memberships.select_related("person")}
    assert {"Asha", "Ben"} <= names


def test_somebody_who_tells_nothing_finds_something_to_read(signed_in, house):
    make_person("Asha")
    asha = signed_in("Asha")

    asha.goto(f"{house}/alike/")

    expect(asha.get_by_role("link", name="Tell a few things")).to_be_visible()
    expect(asha.get_by_role("heading", name="Worth reading meanwhile")).to_be_visible()


def test_not_now_takes_somebody_off_the_page_and_the_choice_of_readers_holds_at_once(
    signed_in, house
):
    make_open("Ben", "birds")
    make_open("Asha", "birds")
    asha = signed_in("Asha")
    asha.goto(f"{house}/alike/")
    asha.get_by_role("button", name="Look for people").click()
    expect(asha.get_by_role("heading", name="Ben")).to_be_visible()

    ben = signed_in("Ben")
    ben.goto(f"{house}/alike/tell/answers/")
    ben.get_by_label("Birds").select_option("nobody")
    ben.get_by_role("button", name="Save").click()
    expect(ben.get_by_text("It holds from now on.")).to_be_visible()

    asha.reload()
    expect(asha.get_by_role("heading", name="Ben")).to_be_hidden()


def test_lines_told_on_a_phone_are_read_by_the_other_on_the_card(signed_in, house):
    make_open("Ben", "birds")
    make_open("Asha", "birds")
    asha = signed_in("Asha")
    asha.goto(f"{house}/alike/tell/")
    asha.get_by_role("link", name="In your own words").click()
    asha.get_by_label("A few lines").fill("I mend clocks.\nMornings are hard.")
    asha.get_by_label("Those I am introduced to").check()
    asha.get_by_role("button", name="Save").click()
    expect(asha.get_by_text("Saved. You can change it any time.")).to_be_visible()

    ben = signed_in("Ben")
    ben.goto(f"{house}/alike/")
    ben.get_by_role("button", name="Look for people").click()

    expect(ben.get_by_role("heading", name="Asha")).to_be_visible()
    expect(ben.get_by_text("I mend clocks.")).to_be_visible()
    expect(ben.get_by_role("link", name="Report these lines")).to_be_visible()


def test_the_other_reads_in_which_languages_somebody_writes(signed_in, house):
    make_open("Ben", "birds")
    make_open("Asha", "birds")
    asha = signed_in("Asha")
    asha.goto(f"{house}/alike/tell/")
    asha.get_by_role("link", name="The languages you write in").click()
    asha.get_by_label("English").check()
    asha.get_by_label("Polski").check()
    asha.get_by_role("button", name="Save").click()
    expect(
        asha.get_by_role("link", name="The languages you write in English, Polski")
    ).to_be_visible()

    ben = signed_in("Ben")
    ben.goto(f"{house}/alike/")
    ben.get_by_role("button", name="Look for people").click()

    expect(ben.get_by_text("Writes in: English, Polski")).to_be_visible()


def test_what_one_wrote_is_used_after_a_yes_and_a_no_is_as_easy(signed_in, house):
    her, kites = make_person("Asha"), Circle.objects.get(name="Kites")
    join_circle(person=her, circle=kites)
    make_thread(her, kites)
    asha = signed_in("Asha")
    asha.goto(f"{house}/alike/tell/")
    expect(asha.get_by_role("link", name="What you wrote here not used")).to_be_visible()

    asha.get_by_role("link", name="What you wrote here").click()
    expect(asha.get_by_text("Just now this is about 1 conversation.")).to_be_visible()
    asha.get_by_role("button", name="Yes, use them").click()
    asha.get_by_role("link", name="What you wrote here may be used").click()
    asha.get_by_role("button", name="No, leave them out").click()

    expect(asha.get_by_text("It is left out from now on.")).to_be_visible()
    expect(asha.get_by_role("link", name="What you wrote here not used")).to_be_visible()


def test_whoever_told_something_finds_threads_stories_and_circles_near_to_it(
    signed_in, house, monkeypatch
):
    chidi, kites = Person.objects.get(name="Chidi"), Circle.objects.get(name="Kites")
    make_thread(chidi, kites, "Hearing voices at night", body="Voices, hearing them again.")
    make_thread(chidi, kites, "Years of hearing voices", kind="story", body="Hearing voices.")
    make_thread(chidi, kites, "Soup", body="With barley and leeks.")
    make_meanings()
    monkeypatch.setattr(near_to_me, "meaning_of", lambda text: WordsEncoder().encode([text])[0])
    asha = make_person("Asha")
    tell(asha, "hearing_voices")
    page = signed_in("Asha")

    page.goto(f"{house}/alike/")

    expect(page.get_by_role("link", name="Hearing voices at night")).to_be_visible()
    expect(page.get_by_role("link", name="Years of hearing voices")).to_be_visible()
    expect(page.get_by_role("link", name="Kites A circle.")).to_be_visible()
    expect(page.get_by_text("Soup")).to_be_hidden()
