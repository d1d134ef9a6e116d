import pytest
from playwright.sync_api import expect

from sameboat.circles.commands import join_circle
from sameboat.circles.models import Circle
from sameboat.cli.answering import answering
from sameboat.people.models import Person
from sameboat.people.testing import make_person
from sameboat.posts.models import Thread
from sameboat.posts.testing import make_thread
from sameboat.similar.testing import WordsEncoder, make_meanings

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "Lithium and coffee keep me trembling at breakfast."


@pytest.fixture
def asked(house, settings, tmp_path):
    """Chidi asked before, and the reader listens."""
    settings.DATA = tmp_path
    kites, chidi = Circle.objects.get(name="Kites"), Person.objects.get(name="Chidi")
    join_circle(person=make_person("Asha"), circle=kites)
    make_thread(chidi, kites, "Kite weather")
    told = "Since lithium I spill coffee before dawn."
    make_thread(chidi, kites, "Trembling hands at breakfast", body=told, kind="question")
    make_meanings()
    with answering(WordsEncoder()):
        yield house


def test_a_question_that_was_asked_shows_and_can_still_be_posted(signed_in, asked, javascript):
    page = signed_in("Asha")
    page.goto(f"{asked}/write/")
    page.get_by_label("In which circle").select_option(label="Kites")
    button = page.get_by_role("button", name="See whether others asked this")
    expect(button).to_be_hidden()

    page.get_by_label("Question").check()
    page.get_by_label("A few words as a title").fill("Awake before dawn")
    page.get_by_label("What you would like to say").fill(WORDS)
    if not javascript:
        button.click()

    expect(page.get_by_role("link", name="Trembling hands at breakfast")).to_be_visible()
    expect(page.get_by_label("What you would like to say")).to_have_value(WORDS)
    expect(page.get_by_label("A few words as a title")).to_have_value("Awake before dawn")
    assert "Lithium" not in page.url
    for width, height in ((360, 640), (1280, 800)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page.get_by_role("button", name="Post it").click()

    expect(page.get_by_role("heading", name="Awake before dawn")).to_be_visible()
    assert Thread.objects.get(title="Awake before dawn").kind == "question"


def test_it_comes_by_itself_at_a_pause_and_moves_nothing(signed_in, asked, javascript):
    if not javascript:
        pytest.skip("It comes by itself with JavaScript only.")
    page, sent = signed_in("Asha"), []
    page.on("request", lambda request: sent.append(request.url))
    page.goto(f"{asked}/write/")
    page.get_by_label("Question").check()
    box = page.get_by_label("What you would like to say")

    box.press_sequentially(WORDS, delay=20)
    before = box.bounding_box()
    page.get_by_role("link", name="Trembling hands at breakfast").wait_for()

    assert [url for url in sent if url.endswith("/asked/")] == [f"{asked}/write/asked/"]
    assert box.bounding_box() == before
    assert page.evaluate("document.activeElement.name") == "body"


def test_where_the_line_fails_nothing_is_said_and_the_button_stays(signed_in, asked, javascript):
    if not javascript:
        pytest.skip("Nothing is fetched without JavaScript.")
    page = signed_in("Asha")
    page.route("**/write/asked/", lambda route: route.abort())
    page.goto(f"{asked}/write/")
    page.get_by_label("Question").check()

    with page.expect_event("requestfailed", lambda request: request.url.endswith("/asked/")):
        page.get_by_label("What you would like to say").fill(WORDS)

    expect(page.get_by_role("button", name="See whether others asked this")).to_be_visible()
    assert page.locator("[data-found]").inner_text() == ""


def test_what_was_found_for_words_that_are_gone_stands_there_no_longer(
    signed_in, asked, javascript
):
    if not javascript:
        pytest.skip("It comes by itself with JavaScript only.")
    page = signed_in("Asha")
    page.goto(f"{asked}/write/")
    page.get_by_label("Question").check()
    box, found = page.get_by_label("What you would like to say"), page.get_by_role("link", name="Trembling hands at breakfast")  # fmt: skip
    box.press_sequentially(WORDS, delay=5)
    found.wait_for()

    box.fill("")
    expect(found).to_be_hidden()

    box.fill(WORDS)
    expect(found).to_be_visible()
