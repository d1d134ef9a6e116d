"""A line is looked at as a post is: help first, asked once, never refused."""

import pytest

from sameboat.people.commands.house import save_house
from sameboat.people.queries.house import forget_the_house
from sameboat.rooms import moment
from sameboat.rooms.models import Line
from sameboat.safety.models import Helpline

CRISIS, HOSTILE = "Goodbye, I have the pills here.", "That is wrong, you fool."
SCRIPT = {"HTTP_X_ROOM": "1"}
pytestmark = pytest.mark.usefixtures("screen")


def test_help_comes_first_and_the_words_stay(as_, asha, path, matters):
    Helpline.objects.create(country="GB", name="A line", phone="0207 946 0011")
    asha.country = "GB"
    asha.save()

    page = as_(asha).post(f"{path}say/", {"words": CRISIS, "once_key": "k" * 32})

    text = page.content.decode()
    assert page.status_code == 200
    assert "are you safe right now?" in text
    assert "tel:02079460011" in text
    assert f"{CRISIS}</textarea>" in text
    assert 'value="' + "k" * 32 in text
    assert not Line.objects.exists()
    assert matters == []


def test_the_script_is_told_to_show_the_page(as_, asha, path, matters):
    answer = as_(asha).post(f"{path}say/", {"words": CRISIS}, **SCRIPT)

    assert (answer.status_code, answer.content) == (409, b"")
    assert not Line.objects.exists()


def test_it_goes_out_if_its_writer_wants_and_a_human_hears(as_, asha, path, matters):
    told = {"words": CRISIS, "asked": "crisis", "write_to_me": "yes"}

    as_(asha).post(f"{path}say/", told)

    line = Line.objects.get()
    (matter,) = matters
    assert (matter.kind, matter.thing, matter.thing_id) == ("crisis", "room_line", line.pk)
    assert (matter.about, matter.by) == (asha, "writer")
    assert matter.snapshot == CRISIS
    assert matter.path == path


def test_who_goes_on_writing_and_said_yes_is_written_to_all_the_same(as_, asha, path, matters):
    told = {"words": CRISIS, "asked": "crisis", "write_to_me": "yes", "change": "1"}

    page = as_(asha).post(f"{path}say/", told)

    assert "Take your time. Your words are all still here." in page.content.decode()
    assert not Line.objects.exists()
    assert [matter.thing for matter in matters] == ["profile"]


def test_an_insult_is_read_again_and_goes_out_all_the_same(as_, asha, path, matters):
    asked = as_(asha).post(f"{path}say/", {"words": HOSTILE})
    as_(asha).post(f"{path}say/", {"words": HOSTILE, "asked": "hostility"})

    assert "read it once more, as the other would" in asked.content.decode()
    assert Line.objects.get().words == HOSTILE
    assert [matter.kind for matter in matters] == ["hostility"]


def test_a_number_in_a_line_is_shown_before_it_goes_out(as_, asha, path):
    words = "Ring me on 07700 900123"

    asked = as_(asha).post(f"{path}say/", {"words": words})
    as_(asha).post(f"{path}say/", {"words": words, "asked": "details"})

    assert "would tell others where to find somebody" in asked.content.decode()
    assert Line.objects.get().words == words


def test_a_fault_in_the_look_keeps_nobody_from_writing(as_, asha, path, monkeypatch, caplog):
    def broken(_text):
        raise ValueError("Goodbye")

    monkeypatch.setattr(moment, "look_at", broken)

    as_(asha).post(f"{path}say/", {"words": CRISIS})

    assert Line.objects.get().words == CRISIS
    assert "Goodbye" not in caplog.text


def test_where_the_first_words_of_somebody_new_are_seen_first_they_listen(as_, asha, chidi, path):
    save_house(changes={"first_posts_wait": 2})
    forget_the_house()

    answer = as_(asha).post(f"{path}say/", {"words": "Hello."})
    as_(chidi).post(f"{path}say/", {"words": "Welcome."})

    assert "What you write here is seen first" in answer.content.decode()
    assert [line.words for line in Line.objects.all()] == ["Welcome."]


def test_a_link_by_somebody_new_is_not_sent_along(as_, asha, path):
    save_house(changes={"new_links_wait": True})
    forget_the_house()

    answer = as_(asha).post(f"{path}say/", {"words": "See https://kites.example/"})

    assert "Send it without the link" in answer.content.decode()
    assert not Line.objects.exists()
