"""A psychologist brings a programme in, mends and plays it; a group goes through it with a coach; the desk sees where people stop."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from sameboat.messages.models import Message
from sameboat.people.testing import make_person
from sameboat.programmes.models import Cohort, Place, StepRecord, Walk
from sameboat.programmes.tests.whole_folder import whole_files
from sameboat.programmes.zipped import zip_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def broken():
    files = whole_files()
    files["steps/tell-it.md"] = files["steps/tell-it.md"].replace(b"kind: talk", b"kind: talks")
    files["steps/watch-it.md"] = files["steps/watch-it.md"].replace(b"walk.mp4", b"walks.mp4")
    files["programme.yaml"] = files["programme.yaml"].replace(
        b"days: 28\n", b"days: four weeks\n", 1
    )
    return files


def test_from_a_folder_with_three_mistakes_to_a_group_and_where_people_stop(signed_in, house):
    for name in ("Juniper", "Moss", "Fern", "Asha", "Ben"):
        make_person(name)
    olive = signed_in("Olive")
    _bring_in_and_mend(olive, house)
    _play_day_twenty(olive)
    _open_a_group_of_twelve(olive)

    _asha_takes_part(signed_in("Asha"), house)
    _a_coachs_week(signed_in("Moss"), house)
    _somebody_more_looks_after_it(olive, house)
    _ben_begins_and_stops(signed_in("Ben"), house)

    olive.goto(f"{house}/desk/programmes/")
    olive.get_by_role("link", name="Morning walkers").click()
    expect(olive.get_by_text("Too many of us at once.")).to_be_visible()
    row = olive.get_by_role("row", name="where you are")
    expect(row.get_by_role("cell").last).to_have_text("1")
    expect(olive.get_by_text("By the mill")).to_have_count(0)


def _bring_in_and_mend(olive, house):
    olive.goto(f"{house}/desk/")
    olive.get_by_role("link", name="Programmes", exact=True).click()
    packed = {"name": "walk.zip", "mimeType": "application/zip", "buffer": zip_of("a-walk-together", broken())}  # fmt: skip
    olive.get_by_label("A programme's folder as a zip").set_input_files(packed)
    olive.get_by_role("button", name="Bring it in").click()
    expect(olive.get_by_role("heading", name="things to mend")).to_be_visible()
    for file in ("programme.yaml", "steps/tell-it.md", "steps/watch-it.md"):
        olive.get_by_role("link", name=f"{file}, line").first.click()
        olive.get_by_label("The file").fill(whole_files()[file].decode())
        olive.get_by_role("button", name="Save").click()
        expect(olive.get_by_text("Saved.")).to_be_visible()
        olive.get_by_role("link", name="A walk together").click()
    expect(olive.get_by_role("heading", name="to mend")).to_have_count(0)


def _play_day_twenty(olive):
    olive.get_by_role("link", name="Play it through").click()
    olive.get_by_label("Day").fill("20")
    olive.get_by_label("How do you want to walk?").select_option("With somebody")
    olive.get_by_role("button", name="Show that day").click()
    expect(olive.get_by_role("heading", name="Day 20")).to_be_visible()
    expect(olive.get_by_role("link", name="in company")).to_be_visible()
    expect(olive.get_by_role("link", name="alone")).to_have_count(0)
    olive.get_by_role("link", name="A walk together").click()


def _open_a_group_of_twelve(olive):
    olive.get_by_role("button", name="Let it be used").click()
    olive.get_by_role("link", name="Open a group").click()
    olive.get_by_label("What the group is called").fill("Morning walkers")
    olive.get_by_label("For how many people").fill("12")
    olive.get_by_label("On which day all begin").fill(timezone.localdate().isoformat())
    olive.get_by_label("Who looks after its circle").fill("Juniper")
    olive.get_by_label("Who walks with people as a coach").fill("Moss")
    olive.get_by_role("button", name="Open it").click()
    expect(olive.get_by_text("Looked after by")).to_be_visible()


def _into_the_group(page, house):
    page.goto(f"{house}/programmes/")
    page.get_by_role("link", name="Morning walkers").click()
    page.get_by_role("button", name="Take part").click()
    expect(page.get_by_text("You are in.")).to_be_visible()


def _asha_takes_part(asha, house):
    _into_the_group(asha, house)
    asha.get_by_role("link", name="Open it").click()
    asha.get_by_role("button", name="I am done with this").click()
    asha.get_by_role("link", name="where you are").first.click()
    asha.get_by_label("a little").check()
    asha.get_by_label("Why do you want to?").fill("By the mill I sleep better.")
    asha.get_by_role("button", name="Keep it").click()
    expect(asha.get_by_text("Kept. You can change it")).to_be_visible()
    asha.get_by_role("link", name="Go on: which way").click()
    asha.get_by_label("By myself").check()
    asha.get_by_role("button", name="Keep it").click()
    asha.get_by_role("link", name="Go on: alone").click()
    asha.get_by_role("link", name="Another time").click()
    asha.get_by_role("link", name="My coach, Moss").click()
    asha.get_by_label("What would you like from your coach?").fill("Ask me how the mornings were.")
    asha.get_by_role("button", name="Send it as a letter").click()
    expect(asha.get_by_text("Your coach reads it.")).to_be_visible()
    # A week goes by, and the next module opens.
    Place.objects.update(began_on=timezone.localdate() - timedelta(days=9))
    Cohort.objects.update(starts_on=timezone.localdate() - timedelta(days=9))
    asha.goto(f"{house}/programmes/")
    asha.get_by_role("link", name="Morning walkers").click()
    asha.get_by_role("link", name="tell it").click()
    asha.get_by_role("button", name="Go to the talk").click()
    expect(asha.get_by_text("What did you see on the way?")).to_be_visible()


def _a_coachs_week(moss, house):
    moss.goto(f"{house}/programmes/")
    moss.get_by_role("link", name="Whom you walk with as a coach").click()
    expect(moss.get_by_text("time to write")).to_be_visible()
    moss.get_by_role("link", name="Asha").click()
    expect(moss.get_by_text("Ask me how the mornings were.")).to_be_visible()
    expect(moss.get_by_text("By the mill")).to_have_count(0)
    moss.get_by_role("button", name="Begin with this").first.click()
    moss.get_by_role("button", name="Send").click()
    expect(moss.get_by_text("I saw that you did")).to_be_visible()
    assert Message.objects.filter(writer__name="Moss").exists()
    moss.goto(f"{house}/programmes/coaching/")
    moss.get_by_role("link", name="Asha").click()
    moss.get_by_label("A note").fill("Likes the mornings.")
    moss.get_by_role("button", name="Keep the note").click()
    expect(moss.get_by_text("Likes the mornings.")).to_be_visible()


def _somebody_more_looks_after_it(olive, house):
    olive.goto(f"{house}/desk/programmes/")
    olive.get_by_role("link", name="Morning walkers").click()
    olive.get_by_text("Who looks after it", exact=True).click()
    olive.get_by_label("The name they have here").fill("Fern")
    olive.get_by_role("button", name="They look after it too").click()
    expect(olive.get_by_text("Fern (coach)")).to_be_visible()
    olive.get_by_text("Who looks after it", exact=True).click()
    olive.get_by_role("button", name="No longer Moss, coach").click()
    expect(olive.get_by_text("Moss (coach)")).to_have_count(0)
    assert Walk.objects.get(place__person__name="Asha", ended_at=None).coach.name == "Fern"


def _ben_begins_and_stops(ben, house):
    _into_the_group(ben, house)
    ben.get_by_role("link", name="where you are").first.click()
    expect(ben.get_by_role("heading", name="where you are")).to_be_visible()
    ben.go_back()
    ben.get_by_role("link", name="Stop taking part").click()
    ben.get_by_label("Is there something").fill("Too many of us at once.")
    ben.get_by_role("button", name="Stop taking part").click()
    expect(ben.get_by_role("heading", name="What I wrote and planned")).to_be_visible()
    assert StepRecord.objects.filter(place__person__name="Ben").count() == 1
