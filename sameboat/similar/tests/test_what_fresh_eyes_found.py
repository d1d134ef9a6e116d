"""What somebody who had not seen it before found, each mended."""

import re

import pytest
from django.http import Http404

from sameboat.circles.models import Circle
from sameboat.circles.testing import make_circle
from sameboat.lib.refusal import Refusal
from sameboat.messages.commands import ask_to_write
from sameboat.moderation.models import Case
from sameboat.people.commands.leaving import come_back, leave_house
from sameboat.people.testing import PASSPHRASE, make_person
from sameboat.posts.testing import make_thread
from sameboat.safety.commands import block_person
from sameboat.safety.models import Report
from sameboat.similar.commands import close_to_introductions, find_people, put_by, show_answers
from sameboat.similar.leaving import take_similar
from sameboat.similar.lines import moment
from sameboat.similar.lines.commands import save_lines
from sameboat.similar.models import Introduction, OwnLines, Place, Shown
from sameboat.similar.own_terms.commands import add_term
from sameboat.similar.places import keeping
from sameboat.similar.places.keeping import nearest_to, rebuild, row_now, shelf
from sameboat.similar.places.rows import asking
from sameboat.similar.queries import introductions_for, was_shown
from sameboat.similar.testing import make_open, tell
from sameboat.similar.threads.asked import _by_words

pytestmark = pytest.mark.django_db
LINES = "/alike/tell/lines/"
CRISIS = "I want to kill myself tonight. "


@pytest.fixture
def asha():
    return make_open("Asha", "birds", "cats")


@pytest.fixture
def ben(asha):
    """He stands on Asha's page."""
    ben = make_open("Ben", "birds", "cats")
    find_people(person=asha)
    return ben


def names(person):
    return {met.name for met in introductions_for(person)}


def test_nobody_looks_for_danger_in_what_is_too_long_to_be_kept(asha, as_, monkeypatch):
    looked = []
    monkeypatch.setattr(moment, "look_at", looked.append)

    answer = as_(asha).post(LINES, {"text": "a b " * 5000, "shown_to": "introduced"})

    assert answer.status_code == 422
    assert "more than fit" in answer.content.decode()
    assert not looked


def test_a_yes_to_a_word_is_answered_whatever_becomes_of_the_lines_and_asked_once(asha, as_):
    told = {"shown_to": "introduced", "asked": "crisis"}
    client = as_(asha)

    page = client.post(LINES, {**told, "text": CRISIS * 40, "write_to_me": "yes"}).content.decode()
    shorter = client.post(LINES, {**told, "text": CRISIS}, follow=True).content.decode()

    assert "You are heard" in page
    assert "Help now" in page
    assert 'name="asked"' in page
    assert Case.objects.count() == 1
    assert "Saved." in shorter
    assert OwnLines.objects.get().text == CRISIS.strip()


def test_very_many_lines_are_too_many(asha, as_):
    page = as_(asha).post(LINES, {"text": "a\n" * 100, "shown_to": "introduced"}).content.decode()

    assert "At most 20 lines" in page


def test_whoever_has_a_letter_already_stands_there_no_longer(asha, ben):
    kites = make_circle("Kites", people=(asha, ben))
    assert kites.memberships.count() == 2

    ask_to_write(asker=asha, other=ben, note="Hello from Kites.")

    assert names(asha) == set()


def test_a_note_to_somebody_who_went_is_given_back(asha, ben, as_):
    shown = Introduction.objects.get(to=asha)
    close_to_introductions(person=ben)

    answer = as_(asha).post(f"/alike/{shown.pk}/hello/", {"body": "I wrote this for an hour."})

    assert answer.status_code == 404
    assert "I wrote this for an hour." in answer.content.decode()
    assert as_(asha).get(f"/alike/{shown.pk}/hello/").status_code == 404


@pytest.mark.parametrize("button", ["close", "open", "find"])
def test_a_button_whose_session_had_ended_is_offered_again(asha, client, button):
    sent_on = client.post(f"/alike/{button}/")
    door = client.post(sent_on.headers["Location"])
    kept = {name: door.context[name] for name in ("kept", "kept_path")}

    page = client.post("/sign-in/", {"name": "Asha", "passphrase": PASSPHRASE, **kept})

    assert f'action="/alike/{button}/"' in page.content.decode()
    assert "Nothing was done yet." in page.content.decode()


def test_the_order_of_what_others_asked_tells_nothing_of_closed_circles(asha):
    chidi = make_person("Chidi")
    closed = make_circle("Closed", people=(chidi,), door=Circle.Door.BY_INVITATION)
    pier = make_circle("Pier", people=(chidi, asha))
    make_thread(chidi, closed, "Wolverham", body="Wolverham and nothing else.")
    bait = make_thread(chidi, pier, "One", body="wolverham pebble")
    other = make_thread(chidi, pier, "Two", body="edinburgh pebble")

    by_closed = _by_words(asha, "wolverham pebble hello")
    by_none = _by_words(asha, "edinburgh pebble hello")

    assert by_closed[:1] == [bait.pk]
    assert by_none[:1] == [other.pk]
    assert set(_by_words(chidi, "wolverham nothing else")) != set()
    assert _by_words(asha, "wolverham nothing else") == []


def test_what_one_takes_along_tells_apart_neither_a_block_nor_a_stop_nor_a_leaving(asha):
    others = [make_open(name, "birds", "cats") for name in ("Ben", "Cleo", "Dilip")]
    find_people(person=asha)
    before = str(take_similar(asha).rows)

    block_person(blocker=others[0], blocked=asha)
    close_to_introductions(person=others[1])
    leave_house(person=others[2], leaves_posts=True)

    met = [row for row in take_similar(asha).rows if "introduced_to" in row]
    assert all(other.name in before for other in others)
    assert [(row["introduced_to"], row["answer"]) for row in met] == [("", "")] * 3


def test_somebody_who_stops_while_the_files_are_written_is_not_left_in_them(
    asha, ben, django_capture_on_commit_callbacks, monkeypatch
):
    plain = keeping._rows_for

    def rows_for(keys):
        yield from plain(keys)
        with django_capture_on_commit_callbacks(execute=True):
            close_to_introductions(person=ben)

    tell(ben, "knitting")
    row = bytes(Place.objects.get(person=ben).row)
    monkeypatch.setattr(keeping, "_rows_for", rows_for)

    rebuild()

    folder = shelf().current().folder
    assert row not in b"".join(file.read_bytes() for file in folder.iterdir())
    assert ben.pk not in shelf().current().keys


def test_making_rows_anew_makes_nobody_late(asha, ben, monkeypatch):
    rebuild()
    before = shelf().current().at
    placed = set(Place.objects.values_list("placed_at", flat=True))
    monkeypatch.setattr(keeping.Shelf, "write", lambda *_told, **_more: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        rebuild()

    assert set(Place.objects.values_list("placed_at", flat=True)) == placed
    assert not Place.objects.filter(placed_at__gt=before).exists()


def test_telling_something_else_and_back_does_not_let_people_pile_up(asha, ben):
    tell(asha, "knitting")
    others = [make_open(name, "knitting") for name in ("Cleo", "Dilip", "Esra")]
    show_answers(person=asha, shown={"birds": "nobody", "cats": "nobody"})
    find_people(person=asha)
    show_answers(person=asha, shown={"birds": Shown.INTRODUCED, "cats": Shown.INTRODUCED})

    assert names(asha) == {other.name for other in others}


def test_not_now_twice_is_no_error_and_a_strangers_is_not_there(asha, ben, as_):
    shown = Introduction.objects.get(to=asha)
    put_by(person=asha, introduction=shown)

    again = as_(asha).post(f"/alike/{shown.pk}/not-now/", follow=True)

    assert again.status_code == 200
    with pytest.raises(Http404):
        was_shown(ben, shown.pk)


def test_somebody_can_be_blocked_from_the_card_itself(asha, ben, as_):
    page = as_(asha).get("/alike/").content.decode()
    path = re.search(r'action="(/people/\d+/block/)"', page)[1]

    as_(asha).post(path)

    assert names(asha) == set()


def test_where_three_stand_looking_says_so(asha, ben, as_):
    for name in ("Cleo", "Dilip"):
        make_open(name, "birds")
    find_people(person=asha)

    page = as_(asha).post("/alike/find/", follow=True).content.decode()

    assert "Three people stand here." in page


@pytest.mark.parametrize("file", ["keys.npy", "rows.npy", "made.json"])
def test_files_that_cannot_be_read_count_as_none_and_are_made_anew(asha, ben, file):
    rebuild()
    (shelf().current().folder / file).write_bytes(b"")
    keeping._shelves.clear()

    near = nearest_to(asking(row_now(asha)), 10)[0]

    assert ben.pk in near
    assert shelf().current() is None
    assert rebuild() == 2
    assert shelf().current() is not None


def test_an_own_term_that_another_language_has_already_is_refused():
    olive = make_person("Olive", role="organiser")

    with pytest.raises(Refusal, match="is there already"):
        add_term(by=olive, group="living_with", title="Zyklothymie")


def test_whoever_asks_to_leave_is_out_of_the_files_at_once_and_comes_back_with_them(
    asha, ben, django_capture_on_commit_callbacks
):
    tell(ben, "knitting")
    rebuild()
    row, folder = bytes(Place.objects.get(person=ben).row), shelf().current().folder

    with django_capture_on_commit_callbacks(execute=True):
        leave_house(person=ben, leaves_posts=True)

    assert row not in b"".join(file.read_bytes() for file in folder.iterdir())
    assert ben.pk not in shelf().current().keys
    assert not Place.objects.filter(person=ben).exists()
    rebuild()
    assert ben.pk not in shelf().current().keys

    come_back(person=ben)
    assert ben.pk in nearest_to(asking(row_now(asha)), 10)[0]


def test_a_page_left_open_takes_nothing_away_that_was_told_elsewhere_since(asha, as_):
    page = as_(asha).get("/alike/tell/interest/").content.decode()
    stood = re.findall(r'name="stood" value="([^"]*)"', page)
    tell(asha, "knitting")

    as_(asha).post(
        "/alike/tell/interest/", {"told": ["birds"], "shown_to": "introduced", "stood": stood}
    )

    assert set(asha.traits.values_list("term", flat=True)) == {"birds", "knitting"}


def test_with_three_words_nobody_says_that_nothing_was_found(asha, as_):
    make_circle("Kites", people=(asha,))

    page = as_(asha).post("/write/", {"see_asked": "1", "kind": "question", "body": "So few words"})

    assert "Write a few words first" in page.content.decode()
    assert "We found nothing" not in page.content.decode()


@pytest.mark.parametrize("then", ["I like chess.", ""])
def test_a_report_holds_what_was_read_whatever_becomes_of_it_meanwhile(asha, ben, as_, then):
    save_lines(person=ben, text="You are all worthless.", shown_to=Shown.INTRODUCED)
    path = f"/report/lines/{OwnLines.objects.get().pk}/"
    page = as_(asha).get(path).content.decode()
    as_read = re.search(r'name="as_read" value="([^"]+)"', page)[1]
    save_lines(person=ben, text=then, shown_to=Shown.INTRODUCED)

    as_(asha).post(path, {"reason": "other", "words": "Look.", "as_read": as_read})

    report = Report.objects.get()
    assert report.snapshot == "You are all worthless."
    assert report.about == ben
    mo = make_person("Mo", role="moderator")
    desk = as_(mo).get(f"/desk/cases/{Case.objects.get().pk}/")
    assert desk.status_code == 200
    assert "You are all worthless." in desk.content.decode()
    assert 'href="/alike/"' not in desk.content.decode().split("<main")[1]


def test_what_was_read_by_one_cannot_be_sent_by_another_nor_made_up(asha, ben, as_):
    save_lines(person=ben, text="You are all worthless.", shown_to=Shown.INTRODUCED)
    lines = OwnLines.objects.get()
    path = f"/report/lines/{lines.pk}/"
    page = as_(asha).get(path).content.decode()
    as_read = re.search(r'name="as_read" value="([^"]+)"', page)[1]
    dora = make_person("Dora")

    taken = as_(dora).post(path, {"reason": "other", "as_read": as_read})
    made_up = as_(dora).post(path, {"reason": "other", "as_read": as_read[:-2] + "xx"})
    other = as_(asha).post(
        f"/report/lines/{lines.pk + 1}/", {"reason": "other", "as_read": as_read}
    )

    assert [each.status_code for each in (taken, made_up, other)] == [404, 404, 404]
    assert not Report.objects.exists()
