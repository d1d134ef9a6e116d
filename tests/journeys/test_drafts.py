import pytest
from playwright.sync_api import expect

from sameboat.circles.commands import join_circle
from sameboat.circles.models import Circle
from sameboat.people.models import Person
from sameboat.people.testing import make_person
from sameboat.posts.models import Draft, Post
from sameboat.posts.testing import make_thread

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "Not for anybody else's eyes."


@pytest.fixture
def javascript():
    """Words are kept on the phone by script; without it the form itself keeps them."""
    return True


@pytest.fixture
def address(house):
    kites = Circle.objects.get(name="Kites")
    thread = make_thread(Person.objects.get(name="Chidi"), kites)
    join_circle(person=make_person("Asha"), circle=kites)
    return f"{house}/threads/{thread.pk}/"


def test_two_people_on_one_phone_never_meet_each_others_words(signed_in, comes_in, address):
    page = signed_in("Chidi")
    page.route("**/drafts/", lambda route: route.abort())
    page.goto(address)
    page.get_by_label("Your answer").fill(WORDS)
    page.get_by_text("Kept on this phone").wait_for()

    page.context.clear_cookies()
    comes_in(page, "Asha")
    page.unroute("**/drafts/")
    page.goto(address)

    expect(page.get_by_label("Your answer")).to_have_value("")
    assert not Draft.objects.exists()

    page.context.clear_cookies()
    comes_in(page, "Chidi")
    page.goto(address)
    page.get_by_text("Kept as a draft").wait_for()

    expect(page.get_by_label("Your answer")).to_have_value(WORDS)
    assert Draft.objects.get().person.name == "Chidi"


def test_words_come_back_as_they_were_typed(signed_in, address):
    page = signed_in("Chidi")
    page.goto(address)
    page.get_by_label("Your answer").fill(f'{WORDS} "> {{once}} hole-body\nA second line.')
    page.get_by_text("Kept as a draft").wait_for()

    page.goto(address)

    kept = page.get_by_label("Your answer").input_value()
    assert kept == f'{WORDS} "> {{once}} hole-body\nA second line.'


def test_an_answer_sent_at_once_leaves_an_empty_form_and_no_draft(signed_in, address):
    page = signed_in("Chidi")
    page.goto(address)
    page.get_by_label("Your answer").fill(WORDS)

    page.get_by_role("button", name="Answer", exact=True).click()
    page.wait_for_url("**at=**")

    assert Post.objects.filter(body=WORDS).count() == 1
    expect(page.get_by_label("Your answer")).to_have_value("")
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('kept:'))") == []
