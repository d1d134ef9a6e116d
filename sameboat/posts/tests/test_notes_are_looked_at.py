"""A note under a post, and its writer's line below it, are looked at before they go out, as a post is."""

import pytest

from sameboat.posts.models import Footnote
from sameboat.posts.testing import make_answer, make_footnote

pytestmark = pytest.mark.usefixtures("screen")
NOTE = {"words": "Do not listen, you fool.", "source": "A leaflet"}


@pytest.fixture
def post(asha, thread):
    return make_answer(asha, thread, "Celery juice cures it.")


@pytest.fixture
def note(dora, post):
    return make_footnote(dora, post, "It does not.")


def test_whoever_writes_a_note_that_hurts_reads_it_once_more(as_, dora, post, matters):
    path = f"/posts/{post.pk}/notes/"

    asked = as_(dora).post(path, NOTE)
    text = asked.content.decode()
    before = Footnote.objects.count()
    as_(dora).post(path, {**NOTE, "asked": "hostility"})

    assert "read it once more, as the other would" in text
    assert "Do not listen, you fool.</textarea>" in text
    assert before == 0
    assert Footnote.objects.get().words == NOTE["words"]
    assert [(m.kind, m.thing, m.about) for m in matters] == [("hostility", "footnote", None)]


def test_the_same_note_sent_again_is_one_matter(as_, dora, post, matters):
    for _turn in range(2):
        as_(dora).post(f"/posts/{post.pk}/notes/", {**NOTE, "asked": "hostility"})

    assert len(matters) == 1


def test_what_would_tell_strangers_where_somebody_is_is_asked_about(as_, dora, post):
    told = {"words": "Ring 020 7946 0958 first.", "source": "A leaflet"}

    page = as_(dora).post(f"/posts/{post.pk}/notes/", told).content.decode()

    assert "where to find somebody" in page
    assert not Footnote.objects.exists()


def test_the_writers_line_is_looked_at_too_and_nothing_typed_is_lost(as_, asha, note, matters):
    path = f"/footnotes/{note.pk}/answer/"

    asked = as_(asha).post(path, {"words": "Says you fool."}).content.decode()
    as_(asha).post(path, {"words": "Says you fool.", "asked": "hostility"})

    assert "read it once more" in asked
    assert 'value="Says you fool."' in asked
    assert [(m.thing, m.thing_id, m.about) for m in matters] == [("post", note.post_id, asha)]
    note.refresh_from_db()
    assert note.reply == "Says you fool."


def test_somebody_in_danger_finds_help_first(as_, asha, note, matters):
    page = as_(asha).post(f"/footnotes/{note.pk}/answer/", {"words": "I have the pills here."})

    assert "are you safe right now?" in page.content.decode()
    assert matters == []


def test_a_screen_that_fails_keeps_nobody_from_answering(as_, asha, note, screen, monkeypatch):
    monkeypatch.setattr("sameboat.posts.views.second_look.look_at", lambda words: 1 / 0)

    as_(asha).post(f"/footnotes/{note.pk}/answer/", {"words": "It was juice."})

    note.refresh_from_db()
    assert note.reply == "It was juice."


def test_a_proposal_is_read_by_whom_it_is_about_and_not_by_those_who_are_new(
    as_, asha, ben_inside, four, post
):
    make_footnote(four[0], post, "It does not cure.")
    address = f"/posts/{post.pk}/notes/"

    hers, new, old = (as_(who).get(address).content.decode() for who in (asha, ben_inside, four[1]))

    assert "It does not cure." in hers
    assert "Somebody proposed this." in hers
    assert "It does not cure." not in new
    assert "Yes, add it" in old
