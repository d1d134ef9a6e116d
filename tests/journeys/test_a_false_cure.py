"""A false cure is told in good faith; a note with its source comes to stand under it, and its writer read it first."""

import pytest
from playwright.sync_api import expect

from sameboat.circles.commands import join_circle
from sameboat.circles.models import Circle
from sameboat.consent.commands import agree_to_current
from sameboat.moderation.testing import noticed_case
from sameboat.people.testing import make_person
from sameboat.posts.testing import make_thread
from sameboat.safety.commands.facts import add_starting_facts
from tests.journeys.furnished import come_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOTE = "Stopping lithium at once brings many people back into hospital."


def test_a_false_cure_gets_a_note_that_its_writer_reads_first(someone, house):
    kites = Circle.objects.get(name="Kites")
    asha, ben, dora = make_person("Asha"), make_person("Ben"), make_person("Dora", role="moderator")
    for person in (asha, ben, dora):
        agree_to_current(person)
        join_circle(person=person, circle=kites)
    told = {"title": "No more pills", "body": "Celery juice cured me. Throw your lithium away."}
    thread = make_thread(asha, kites, **told)
    post = thread.posts.get()
    pages = {person: someone() for person in (asha, ben, dora)}
    for person, page in pages.items():
        come_in(page.context, house, person)

    hers = pages[dora]
    hers.goto(f"{house}/threads/{thread.pk}/")
    hers.get_by_role("link", name="More").first.click()
    hers.get_by_role("link", name="Notes under this post").click()
    hers.get_by_text("Something here could mislead").click()
    hers.get_by_label("What is known").fill(NOTE)
    hers.get_by_label("Where that is from").fill("https://leaflet.example/lithium")
    hers.get_by_role("button", name="Add the note").click()
    hers.get_by_text("The writer of the post reads it first").wait_for()

    pages[ben].goto(f"{house}/threads/{thread.pk}/")
    expect(pages[ben].get_by_text(NOTE)).to_have_count(0)

    mine = pages[asha]
    mine.goto(f"{house}/today/")
    mine.get_by_role("link", name="There will be a note under something you wrote").click()
    mine.wait_for_url(f"**/posts/{post.pk}/notes/")
    expect(mine.get_by_text(NOTE)).to_be_visible()
    mine.get_by_label("Your answer, in one line").fill("I did not know. I asked my doctor now.")
    mine.get_by_role("button", name="Answer").click()
    mine.get_by_role("button", name="Fine, show it").click()
    mine.get_by_text("Done.").wait_for()

    pages[ben].reload()
    note = pages[ben].get_by_role("note", name="A note under this post")
    expect(note).to_contain_text(NOTE)
    expect(note).to_contain_text("A note by a moderator.")
    expect(note).to_contain_text("I asked my doctor now.")
    expect(note.get_by_role("link", name="leaflet.example")).to_be_visible()
    expect(pages[ben].get_by_text("Celery juice cured me")).to_be_visible()


def test_the_fitting_fact_goes_from_the_case_to_the_post_with_two_taps(someone, house):
    asha, dora = make_person("Asha"), make_person("Dora", role="moderator")
    for person in (asha, dora):
        agree_to_current(person)
    join_circle(person=asha, circle=Circle.objects.get(name="Kites"))
    told = {"title": "No more pills", "body": "You should stop your lithium at once."}
    post = make_thread(asha, Circle.objects.get(name="Kites"), **told).posts.get()
    add_starting_facts()
    case = noticed_case(post, kind="claim")
    hers = someone()
    come_in(hers.context, house, dora)

    hers.goto(f"{house}{case.get_absolute_url()}")
    hers.get_by_text("Stopping lithium suddenly").wait_for()
    hers.get_by_role("link", name="Put this under the post").first.click()
    hers.get_by_role("button", name="Add the note").click()

    hers.get_by_text("The writer of the post reads it first").wait_for()
    assert "lithium" in post.footnotes.get().words
