"""A visit sheet: written in small steps, kept on the phone, shown with no line, gone when one leaves quickly."""

import pytest

from sameboat.care.testing import make_sheet
from sameboat.consent.commands import agree_to_current
from sameboat.people.commands.signing import sign_out_everywhere
from sameboat.people.testing import PASSPHRASE, make_person
from tests.journeys.furnished import come_in
from tests.journeys.waiting import until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

with_script = pytest.mark.parametrize("javascript", [True], ids=["with JavaScript"])
READY = "navigator.serviceWorker.ready.then(() => caches.match('/help/')).then(Boolean)"
LISTED = "([path, words]) => caches.match(path).then((kept) => kept ? kept.text() : '').then((page) => page.includes(words))"


@pytest.fixture
def asha(house):
    asha, heron = make_person("Asha"), make_person("Heron")
    for person in (asha, heron):
        agree_to_current(person)
    return asha


@pytest.fixture
def here(someone, house, asha):
    page = someone()
    come_in(page.context, house, asha)
    return page


def keep(page, house, sheet):
    page.goto(f"{house}{sheet.get_absolute_url()}")
    assert page.evaluate(READY)
    page.get_by_role("button", name="Keep it on this phone").click()
    page.get_by_text("It is on this phone").wait_for()


def test_somebody_prepares_a_visit_and_writes_down_what_was_agreed(here, house):
    here.goto(f"{house}/me/")
    here.get_by_role("link", name="Visits and choices").click()
    here.get_by_role("link", name="A sheet for a visit").click()
    here.get_by_role("link", name="Prepare a visit").click()
    here.get_by_label("Whom do you see?").fill("The nurse at the clinic")
    here.get_by_label("When?").fill("Tuesday at ten")
    here.get_by_role("button", name="Go on").click()
    here.get_by_label("What do you want to ask?").fill("How long?\nWhat if I wait?")
    here.get_by_role("button", name="Keep it and go on").click()
    here.get_by_label("What do you want to say?").fill("I sleep at noon.")
    here.get_by_role("button", name="Keep it and go on").click()
    here.get_by_role("link", name="Skip this").click()
    here.get_by_label("I sleep at noon.").select_option("first")
    here.get_by_label("What if I wait?").select_option("second")
    here.get_by_role("button", name="Keep it and stop here").click()

    here.get_by_text("what is asked first gets answered").wait_for()
    assert here.locator("main ol li b").all_inner_texts() == ["I sleep at noon.", "What if I wait?"]
    here.get_by_role("link", name="Write it down").click()
    here.get_by_label("What did you agree?").fill("Half a tablet less. Ring on Friday.")
    here.get_by_role("button", name="Keep it").click()
    here.get_by_text("Ring on Friday.").wait_for()


@with_script
def test_a_sheet_is_shown_with_the_network_off_and_gone_when_one_leaves_quickly(here, house, asha):
    sheet = make_sheet(asha, who="The nurse", ask="How long?")
    other = make_sheet(asha, who="The dentist", ask="Does it hurt?")
    keep(here, house, sheet)

    here.context.set_offline(True)
    here.goto(f"{house}{sheet.get_absolute_url()}")
    here.get_by_text("How long?").wait_for()
    here.get_by_role("link", name="On this phone").click()
    here.get_by_role("heading", name="On this phone").wait_for()
    assert "The dentist" not in here.content()
    here.get_by_role("link", name="The nurse").click()
    here.get_by_text("How long?").wait_for()
    # From wherever one begins.
    here.goto(f"{house}/today/")
    here.get_by_role("link", name="The nurse").click()
    here.get_by_text("How long?").wait_for()
    here.goto(f"{house}{other.get_absolute_url()}")
    assert "Does it hurt?" not in here.content()

    here.context.set_offline(False)
    here.goto(f"{house}{sheet.get_absolute_url()}")
    here.get_by_role("link", name="Leave quickly").click()
    here.wait_for_timeout(500)
    assert not here.evaluate("caches.has('visits-1')")
    here.context.set_offline(True)
    for path in (sheet.get_absolute_url(), "/visits/", "/care/"):
        here.goto(f"{house}{path}")
        assert "The nurse" not in here.content()
        assert "How long?" not in here.content()


@with_script
def test_what_is_kept_follows_what_is_changed_and_goes_with_its_sheet(here, house, asha):
    sheet, other = make_sheet(asha, who="The nurse", ask="Before?"), make_sheet(asha, who="Dentist")
    keep(here, house, sheet)
    keep(here, house, other)
    here.goto(f"{house}{sheet.get_absolute_url()}part/ask/")
    here.get_by_label("What do you want to ask?").fill("And after?")
    here.get_by_role("button", name="Keep it and stop here").click()
    here.get_by_text("It is on this phone").wait_for()
    until(here, LISTED, [sheet.get_absolute_url(), "And after?"])

    here.get_by_text("Let the sheet go").click()
    here.get_by_role("button", name="Delete it").click()
    here.get_by_text("The sheet is gone.").wait_for()
    until(here, f"caches.match('{sheet.get_absolute_url()}').then((kept) => !kept)")
    until(
        here,
        "caches.match('/visits/').then((kept) => kept.text()).then((page) => !page.includes('The nurse'))",
    )
    here.context.set_offline(True)
    here.goto(f"{house}/visits/")

    here.get_by_role("link", name="Dentist").wait_for()
    assert "The nurse" not in here.content()


@with_script
def test_a_list_left_over_names_no_sheet_that_is_gone_from_the_phone(here, house, asha):
    sheet, other = make_sheet(asha, who="The nurse"), make_sheet(asha, who="Dentist")
    keep(here, house, sheet)
    keep(here, house, other)
    here.evaluate(
        "(path) => caches.open('visits-1').then((cache) => cache.delete(path))",
        sheet.get_absolute_url(),
    )
    here.context.set_offline(True)

    for path in ("/visits/", "/care/"):
        here.goto(f"{house}{path}")
        here.get_by_role("link", name="Dentist").wait_for()
        assert "The nurse" not in here.content()


@with_script
@pytest.mark.parametrize("how", ["taken off", "signed out", "somebody else signs in"])
def test_it_goes_from_the_phone(here, house, asha, how):
    sheet = make_sheet(asha, who="The nurse", ask="How long?")
    keep(here, house, sheet)

    if how == "taken off":
        here.get_by_role("button", name="Take it off this phone").click()
        here.get_by_role("button", name="Keep it on this phone").wait_for()
    elif how == "signed out":
        here.goto(f"{house}/me/")
        here.get_by_role("button", name="Sign out").click()
        here.wait_for_url(f"{house}/")
    else:
        sign_out_everywhere(person=asha)  # the session ends without a word to the phone
        here.goto(f"{house}/sign-in/")
        here.get_by_label("Your name here").fill("Heron")
        here.get_by_label("Passphrase").fill(PASSPHRASE)
        here.get_by_role("button", name="Come in", exact=True).click()
        here.wait_for_url("**/today/")
    until(here, "caches.has('visits-1').then((is) => !is)")
    here.context.set_offline(True)
    here.goto(f"{house}{sheet.get_absolute_url()}")

    assert "How long?" not in here.content()


@with_script
def test_it_fits_on_one_sheet_of_paper(here, house, asha, tmp_path):
    line = "Is it all right to have a glass of wine with it at my sister's wedding, or not at all?"
    lines = "\n".join(f"{n}: {line}" for n in range(4))
    sheet = make_sheet(
        asha, ask=lines, say=lines, decide=f"{line} Or water?", since="It went better than I thought. " * 20
    )  # fmt: skip
    here.goto(f"{house}{sheet.get_absolute_url()}")

    paper = here.pdf(path=tmp_path / "sheet.pdf", prefer_css_page_size=True)

    assert paper.count(b"/Type /Page\n") == 1
