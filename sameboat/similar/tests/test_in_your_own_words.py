import pytest

from sameboat.circles.testing import make_circle
from sameboat.lib.refusal import Refusal
from sameboat.moderation.models import Case
from sameboat.people.commands.house import open_house
from sameboat.safety import screening
from sameboat.safety.commands import block_person, report_thing
from sameboat.safety.testing import CRISIS_WORDS, a_screen
from sameboat.similar.commands import find_people, show_answers
from sameboat.similar.lines import moment
from sameboat.similar.lines.commands import save_lines
from sameboat.similar.models import OwnLines, Shown
from sameboat.similar.queries import introductions_for
from sameboat.similar.testing import make_open

pytestmark = pytest.mark.django_db
LINES = "I mend clocks.\nMornings are <hard>."
PAGE = "/alike/tell/lines/"


@pytest.fixture(autouse=True)
def screen(monkeypatch):
    monkeypatch.setattr(screening, "the_screen", a_screen)


@pytest.fixture
def asha():
    return make_open("Asha", "birds")


@pytest.fixture
def ben(asha):
    """Asha stands on his page."""
    ben = make_open("Ben", "birds")
    find_people(person=ben)
    return ben


def on_the_card(viewer):
    return [met.said.lines for met in introductions_for(viewer)]


def test_those_introduced_read_the_lines_below_the_name(asha, ben, as_):
    as_(asha).post(PAGE, {"text": LINES.replace("\n", "\r\n"), "shown_to": "introduced"})

    page = as_(ben).get("/alike/").content.decode()

    assert on_the_card(ben) == [LINES]
    assert "I mend clocks.<br>Mornings are &lt;hard&gt;." in page


@pytest.mark.parametrize("shown_to", [Shown.FINDING, Shown.NOBODY])
def test_what_nobody_reads_is_on_no_page_and_no_report_finds_it(asha, ben, as_, shown_to):
    kept = save_lines(person=asha, text=LINES, shown_to=shown_to)

    pages = [as_(ben).get(path) for path in ("/alike/", f"/people/{asha.pk}/")]

    assert on_the_card(ben) == [""]
    assert not any(b"mend clocks" in page.content for page in pages)
    assert as_(ben).get(f"/report/lines/{kept.pk}/").status_code == 404


def test_lines_for_circles_are_read_only_by_those_who_share_one(asha, ben):
    save_lines(person=asha, text=LINES, shown_to=Shown.CIRCLES)
    before = on_the_card(ben)

    make_circle("Kites", people=(asha, ben))

    assert before == [""]
    assert on_the_card(ben) == [LINES]


def test_lines_alone_are_no_reason_to_meet(asha, ben):
    save_lines(person=asha, text=LINES, shown_to=Shown.INTRODUCED)
    save_lines(person=ben, text=LINES, shown_to=Shown.INTRODUCED)

    show_answers(person=asha, shown={"birds": Shown.FINDING})

    assert on_the_card(ben) == []


def test_lines_that_are_emptied_are_gone_at_once(asha, ben, as_):
    save_lines(person=asha, text=LINES, shown_to=Shown.INTRODUCED)

    as_(asha).post(PAGE, {"text": " \u200b ", "shown_to": "introduced"})

    assert on_the_card(ben) == [""]
    assert not OwnLines.objects.exists()


def test_too_many_words_are_refused_and_kept_in_the_form(asha, as_):
    with pytest.raises(Refusal):
        save_lines(person=asha, text="a" * 601, shown_to=Shown.INTRODUCED)

    page = as_(asha).post(PAGE, {"text": "b" * 612, "shown_to": "introduced"})

    assert page.status_code == 422
    assert "12 letters and signs more than fit" in page.content.decode()
    assert "b" * 612 in page.content.decode()
    assert not OwnLines.objects.exists()


def test_nobody_decides_for_them_who_may_read_it(asha, as_):
    page = as_(asha).post(PAGE, {"text": LINES})

    assert page.status_code == 422
    assert "Please choose who may read it." in page.content.decode()
    with pytest.raises(Refusal):
        save_lines(person=asha, text=LINES, shown_to="everybody")


def test_what_was_told_stands_in_the_form_and_in_the_list(asha, as_):
    before = as_(asha).get("/alike/tell/").content.decode()
    save_lines(person=asha, text=LINES, shown_to=Shown.CIRCLES)

    assert "In your own words" in before
    assert "a few lines" not in before
    assert "a few lines" in as_(asha).get("/alike/tell/").content.decode()
    assert "I mend clocks." in as_(asha).get(PAGE).content.decode()


def test_danger_in_the_lines_shows_help_first_and_tells_nobody(asha, as_):
    open_house()
    told = {"text": f"I look at {CRISIS_WORDS}", "shown_to": "introduced"}

    page = as_(asha).post(PAGE, told)
    asked = OwnLines.objects.exists()
    as_(asha).post(PAGE, {**told, "asked": "crisis", "write_to_me": "not_now"})
    again = as_(asha).post(PAGE, told)

    assert "are you safe right now?" in page.content.decode()
    assert told["text"] in page.content.decode()
    assert not asked
    assert OwnLines.objects.get().text == told["text"]
    assert again.status_code == 302
    assert not Case.objects.exists()


def test_who_says_yes_to_a_word_is_put_before_humans_without_the_lines(asha, as_):
    told = {"text": f"I look at {CRISIS_WORDS}", "shown_to": "nobody"}

    page = as_(asha).post(PAGE, {**told, "asked": "crisis", "write_to_me": "yes"}, follow=True)

    case = Case.objects.get()
    assert "You are heard." in page.content.decode()
    assert case.about == asha
    assert CRISIS_WORDS not in case.snapshot


def test_a_reader_can_report_the_lines_and_a_stranger_does_not_find_them(asha, ben, chidi, as_):
    kept = save_lines(person=asha, text=LINES, shown_to=Shown.INTRODUCED)

    found = as_(ben).get(f"/report/lines/{kept.pk}/")
    stranger = as_(chidi).get(f"/report/lines/{kept.pk}/")
    report_thing(reporter=ben, thing="lines", thing_id=kept.pk, reason="hostile")

    assert f"/report/lines/{kept.pk}/" in as_(ben).get("/alike/").content.decode()
    assert (found.status_code, stranger.status_code) == (200, 404)
    assert Case.objects.get().snapshot == LINES


def test_lines_go_with_a_block(asha, ben, as_):
    kept = save_lines(person=asha, text=LINES, shown_to=Shown.INTRODUCED)

    block_person(blocker=asha, blocked=ben)

    assert as_(ben).get(f"/report/lines/{kept.pk}/").status_code == 404


def test_nobody_looks_for_danger_in_what_is_too_long_to_be_kept(asha, as_, monkeypatch):
    looked = []
    monkeypatch.setattr(moment, "look_at", looked.append)

    answer = as_(asha).post(PAGE, {"text": "a b " * 5000, "shown_to": "introduced"})

    assert answer.status_code == 422
    assert "more than fit" in answer.content.decode()
    assert not looked


def test_a_yes_to_a_word_is_answered_whatever_becomes_of_the_lines_and_asked_once(asha, as_):
    told = {"shown_to": "introduced", "asked": "crisis"}
    client = as_(asha)

    page = client.post(
        PAGE, {**told, "text": f"{CRISIS_WORDS} " * 60, "write_to_me": "yes"}
    ).content.decode()
    shorter = client.post(PAGE, {**told, "text": CRISIS_WORDS}, follow=True).content.decode()

    assert "You are heard" in page
    assert "Help now" in page
    assert 'name="asked"' in page
    assert Case.objects.count() == 1
    assert "Saved." in shorter
    assert OwnLines.objects.get().text == CRISIS_WORDS


def test_very_many_lines_are_too_many(asha, as_):
    page = as_(asha).post(PAGE, {"text": "a\n" * 100, "shown_to": "introduced"}).content.decode()

    assert "At most 20 lines" in page
