"""Help now and Leave, whatever else is wrong: no line, no script, no mouse, no session."""

import pytest
from playwright.sync_api import expect

from sameboat.circles.commands import join_circle
from sameboat.circles.models import Circle
from sameboat.consent.commands import agree_to_current
from sameboat.people.commands.signing import sign_out_everywhere
from sameboat.people.models import Person
from sameboat.people.testing import PASSPHRASE, make_person
from sameboat.posts.models import Draft, Post
from sameboat.posts.testing import make_thread
from sameboat.safety.models import Helpline
from tests.journeys.furnished import come_in
from tests.journeys.waiting import until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

with_script = pytest.mark.parametrize("javascript", [True], ids=["with JavaScript"])
KEPT = "navigator.serviceWorker.ready.then(() => caches.match('/help/')).then(Boolean)"


@pytest.fixture
def asha(house):
    """A member with a place in Kites, where something private stands."""
    asha, circle = make_person("Asha"), Circle.objects.get(name="Kites")
    agree_to_current(asha)
    join_circle(person=asha, circle=circle)
    make_thread(asha, circle, title="Very private words")
    Helpline.objects.create(country="GB", name="A line", phone="0800 999", is_emergency=True)
    return asha


@pytest.fixture
def here(someone, house, asha):
    """Asha's browser, on Today."""
    page = someone()
    come_in(page.context, house, asha)
    page.goto(f"{house}/today/")
    return page


@with_script
def test_help_opens_without_a_line(here, house):
    assert here.evaluate(KEPT)

    here.context.set_offline(True)
    here.get_by_role("link", name="Help now").click()

    here.get_by_role("heading", name="The next ten minutes").wait_for()
    assert here.get_by_role("link", name="0800 999").get_attribute("href") == "tel:0800999"
    assert here.evaluate("getComputedStyle(document.querySelector('.roof')).position") == "sticky"
    here.goto(f"{house}/circles/")
    expect(here.get_by_role("heading", name="Help now")).to_be_visible()


@with_script
def test_the_kept_page_says_nothing_about_who_kept_it(here, house):
    here.goto(f"{house}/help/")
    assert here.evaluate(KEPT)

    kept = here.evaluate("caches.match('/help/').then((page) => page.text())")
    names = here.evaluate(
        "caches.open('house-1').then((kept) => kept.keys()).then((all) => all.map((each) => new URL(each.url).pathname))"
    )

    assert "Asha" not in kept
    assert "Very private" not in kept
    assert all(name == "/help/" or name.startswith("/static/") for name in names)


def test_help_needs_no_script_and_no_name(someone, house, asha):
    page = someone()

    page.get_by_role("link", name="Help now").first.click()

    expect(page.get_by_role("link", name="0800 999")).to_be_visible()
    expect(page.get_by_role("heading", name="The next ten minutes")).to_be_visible()


@with_script
def test_three_times_escape_leaves(here):

    here.keyboard.press("Escape")
    here.keyboard.press("Escape")
    assert here.url.endswith("/today/")
    here.keyboard.press("Escape")

    here.wait_for_url("**/help/")
    assert not [cookie for cookie in here.context.cookies() if cookie["name"] == "place"]


def test_leaving_leaves_nothing_behind(here, house, asha, javascript):
    here.goto(f"{house}{Circle.objects.get(name='Kites').get_absolute_url()}")
    expect(here.get_by_text("Very private words").first).to_be_visible()
    if javascript:
        assert here.evaluate(KEPT)
        here.evaluate("localStorage.setItem('kept:write', 'private words')")

    here.get_by_role("link", name="Leave quickly").click()
    here.wait_for_url("**/help/")

    for step in (here.go_back, here.go_back, here.go_forward):
        step()
        assert "Very private words" not in here.content()
        assert "Asha" not in here.content()
    if javascript:
        assert here.evaluate("localStorage.length + sessionStorage.length") == 0
        until(
            here,
            "caches.match('/help/').then((page) => page.text()).then((kept) => !kept.includes('/today/'))",
        )


@with_script
def test_leaving_without_a_line_shows_a_page_that_says_nothing(here, house):
    here.goto(f"{house}{Circle.objects.get(name='Kites').get_absolute_url()}")
    assert here.evaluate(KEPT)
    here.context.set_offline(True)

    here.get_by_role("link", name="Leave quickly").click()
    here.get_by_role("heading", name="No connection").wait_for()
    assert "Test House" not in here.content()
    here.go_back()
    assert "Very private words" not in here.content()
    assert "Test House" not in here.content()

    here.context.set_offline(False)
    here.goto(f"{house}/today/")
    assert "Asha" not in here.content()


def test_what_was_being_written_when_the_session_ended_is_not_lost(here, house, asha, javascript):
    here.goto(f"{house}/write/")
    here.get_by_label("A few words as a title").fill("The long night")
    here.get_by_label("What you would like to say").fill("I wrote this for an hour.")
    if javascript:
        here.get_by_text("Kept as a draft").wait_for()
        assert Draft.objects.get(person=asha).fields["body"] == "I wrote this for an hour."
    sign_out_everywhere(person=asha)
    here.get_by_role("button", name="Post it").click()

    here.get_by_label("Your name here").fill("Asha")
    here.get_by_label("Passphrase").fill(PASSPHRASE)
    here.get_by_role("button", name="Come in", exact=True).click()
    here.get_by_role("button", name="Send again").click()

    here.wait_for_url("**/threads/**")
    expect(here.get_by_role("heading", name="The long night")).to_be_visible()
    assert Post.objects.filter(body="I wrote this for an hour.").count() == 1


def focus(page):
    """What holds the focus, and whether it can be seen to."""
    return page.evaluate("""() => {
      const here = document.activeElement, box = here.getBoundingClientRect(), look = getComputedStyle(here);
      const frame = getComputedStyle(here.closest(".write") || here);
      const seen = box.width > 1 && box.bottom > 0 && box.top < innerHeight;
      const ringed = [look, frame].some((each) => each.outlineStyle !== "none" && parseFloat(each.outlineWidth) > 1);
      const label = here.labels?.[0]?.innerText || here.getAttribute("aria-label") || here.innerText;
      return { name: label.trim(), is_seen: seen && ringed };
    }""")


def tab_to(page, name, most=60):
    """Press Tab until something of this name has the focus; everything on the way must be seen."""
    for _press in range(most):
        page.keyboard.press("Tab")
        held = focus(page)
        assert held["is_seen"], held
        if held["name"].startswith(name):
            return
    pytest.fail(f"Tab never came to {name}")


@with_script
def test_the_keyboard_alone_is_enough(someone, house, asha):
    page = someone()
    tab_to(page, "Come in")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sign-in/")
    tab_to(page, "Your name here")
    page.keyboard.type("Asha")
    tab_to(page, "Passphrase")
    page.keyboard.type(PASSPHRASE)
    page.keyboard.press("Enter")
    page.wait_for_url("**/today/")

    page.goto(f"{house}{Circle.objects.get(name='Kites').get_absolute_url()}")
    tab_to(page, "Very private words")
    page.keyboard.press("Enter")
    page.wait_for_url("**/threads/**")
    tab_to(page, "Your answer")
    page.keyboard.type("Without a mouse.")
    tab_to(page, "Answer")
    page.keyboard.press("Enter")
    page.wait_for_url("**at=**")
    assert (
        Post.objects.get(number=2, author=Person.objects.get(name="Asha")).body
        == "Without a mouse."
    )

    page.goto(f"{house}/today/")
    tab_to(page, "Help now", most=9)
    page.keyboard.press("Enter")
    page.wait_for_url("**/help/")
    page.goto(f"{house}/today/")
    tab_to(page, "Leave quickly", most=10)
    page.keyboard.press("Enter")
    page.wait_for_url("**/help/")
    assert "Asha" not in page.content()
