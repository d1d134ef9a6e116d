"""Somebody writes as if they were in danger: help first, gently; and it goes out if they want it to."""

import pytest

from sameboat.posts.models import Draft, Look, Post
from sameboat.posts.testing import make_answer
from sameboat.posts.views import moment
from sameboat.safety import ports
from sameboat.safety.commands.planning import write_step
from sameboat.safety.models import Helpline

WORDS = "Goodbye everyone, I have the pills here."
pytestmark = pytest.mark.usefixtures("screen")
EVERY_WAY = pytest.mark.parametrize("way", ["answer", "write", "edit"])


def _there():
    return Post.objects.filter(body=WORDS)


@EVERY_WAY
def test_help_comes_first_and_nothing_is_lost(as_, asha, ways, way, matters):
    Helpline.objects.create(country="GB", name="A line", phone="0207 946 0011")
    asha.country = "GB"
    asha.save()
    write_step(person=asha, step="signs", words="I count stairs.")
    path, form = ways[way]

    page = as_(asha).post(path, {**form, "body": WORDS})

    text = page.content.decode()
    assert page.status_code == 200
    assert "are you safe right now?" in text
    assert "tel:02079460011" in text
    assert "I count stairs." in text
    assert "Yes, write to me" in text
    assert f"{WORDS}</textarea>" in text
    assert not _there().exists()
    assert matters == []


@EVERY_WAY
def test_it_goes_out_if_its_writer_wants_and_a_human_hears(as_, asha, ways, way, matters):
    path, form = ways[way]

    sent = as_(asha).post(path, {**form, "body": WORDS, "asked": "crisis"})

    post = _there().get()
    (matter,) = matters
    assert sent.status_code == 302
    assert (matter.kind, matter.thing, matter.thing_id) == ("crisis", "post", post.pk)
    assert (matter.about, matter.by, matter.moved) == (asha, "rule", ("the pills here",))
    assert WORDS in matter.snapshot
    assert matter.because == "says “the pills here”."


def test_who_said_yes_is_written_to(as_, asha, thread, matters):
    path = f"/threads/{thread.pk}/answer/"

    as_(asha).post(path, {"body": WORDS, "asked": "crisis", "write_to_me": "yes"})

    (matter,) = matters
    assert (matter.thing, matter.by) == ("post", "writer")
    assert "said yes to a word" in matter.because


@EVERY_WAY
@pytest.mark.parametrize("deed", ["draft", "change"])
def test_who_said_yes_and_does_not_post_is_heard_all_the_same(as_, asha, ways, way, deed, matters):
    path, form = ways[way]
    told = {**form, "body": WORDS, "asked": "crisis", "write_to_me": "yes", deed: "1"}

    as_(asha).post(path, told)
    as_(asha).post(path, told)

    (matter,) = matters
    assert (matter.kind, matter.by, matter.about) == ("crisis", "writer", asha)
    assert (matter.thing, matter.thing_id) == ("profile", asha.pk)
    assert WORDS not in str(matter)
    assert not _there().exists()


def test_a_yes_is_heard_too_where_the_words_were_changed_first(as_, asha, thread, matters):
    path = f"/threads/{thread.pk}/answer/"

    as_(asha).post(path, {"body": "I am here.", "asked": "crisis", "write_to_me": "yes"})

    assert [(matter.thing, matter.by) for matter in matters] == [("profile", "writer")]
    assert Post.objects.filter(body="I am here.").exists()


def test_not_now_means_not_now(as_, asha, thread, matters):
    path = f"/threads/{thread.pk}/answer/"
    told = {"body": WORDS, "asked": "crisis", "write_to_me": "not_now"}

    as_(asha).post(path, {**told, "draft": "1"})
    as_(asha).post(path, told)

    assert [(matter.thing, matter.by) for matter in matters] == [("post", "rule")]


def test_sent_twice_it_is_one_matter(as_, asha, thread, matters):
    told = {"body": WORDS, "asked": "crisis", "once_key": "a" * 32}

    as_(asha).post(f"/threads/{thread.pk}/answer/", told)
    as_(asha).post(f"/threads/{thread.pk}/answer/", told)

    assert len(matters) == 1
    assert _there().count() == 1


def test_changing_it_keeps_the_words_and_asks_no_more(as_, asha, thread):
    path = f"/threads/{thread.pk}/answer/"

    page = as_(asha).post(path, {"body": WORDS, "asked": "crisis", "change": "1"})
    text = page.content.decode()
    again = as_(asha).post(path, {"body": WORDS, "asked": "crisis"})

    assert f"{WORDS}</textarea>" in text
    assert "are you safe" not in text
    assert '<input type="hidden" name="asked" value="crisis">' in text
    assert again.status_code == 302


def test_who_follows_a_link_to_help_finds_their_words_in_the_drafts(as_, asha, thread):
    as_(asha).post(f"/threads/{thread.pk}/answer/", {"body": WORDS})

    draft = Draft.objects.get(person=asha)

    assert draft.fields == {"body": WORDS}


def test_nothing_else_is_asked_of_somebody_who_may_be_in_danger(as_, asha, thread):
    words = f"{WORDS} You should stop your lithium, you fool."

    sent = as_(asha).post(f"/threads/{thread.pk}/answer/", {"body": words, "asked": "crisis"})

    assert sent.status_code == 302


def test_without_a_name_it_stays_without_one_unless_they_want_a_word(as_, asha, thread, matters):
    path = f"/threads/{thread.pk}/answer/"
    told = {"body": WORDS, "asked": "crisis", "as_someone": "on"}

    page = as_(asha).post(path, {**told, "asked": ""}).content.decode()
    as_(asha).post(path, told)
    as_(asha).post(path, {**told, "body": f"{WORDS} Again.", "write_to_me": "yes"})

    assert "a moderator sees your name" in page
    assert [matter.about for matter in matters] == [None, asha]


def test_a_post_whose_words_stand_already_is_not_asked_about(as_, asha, thread, matters):
    post = make_answer(asha, thread, WORDS)

    sent = as_(asha).post(f"/posts/{post.pk}/edit/", {"body": WORDS, "notes": ["loss"]})

    assert sent.status_code == 302


def test_others_see_no_trace_of_it(as_, asha, chidi, thread, matters):
    as_(asha).post(f"/threads/{thread.pk}/answer/", {"body": WORDS, "asked": "crisis"})

    page = as_(chidi).get(f"/threads/{thread.pk}/").content.decode()

    assert Look.objects.get(post=_there().get()).kinds == ["crisis"]
    assert WORDS in page
    assert "crisis" not in page


@pytest.mark.parametrize("broken", ["look_at", "help_for", "plan_of"])
def test_a_fault_keeps_nobody_from_posting(as_, asha, thread, monkeypatch, broken):
    def fails(*_told, **_options):
        raise RuntimeError("gone")

    monkeypatch.setattr(moment, broken, fails)

    sent = as_(asha).post(f"/threads/{thread.pk}/answer/", {"body": WORDS})

    assert sent.status_code == 302
    assert _there().exists()


def test_a_fault_in_what_humans_hear_keeps_nobody_from_posting(as_, asha, thread, monkeypatch):
    def fails(_matter):
        raise RuntimeError("gone")

    monkeypatch.setattr(ports, "needs_a_human", [fails])
    path = f"/threads/{thread.pk}/answer/"

    sent = as_(asha).post(path, {"body": WORDS, "asked": "crisis"})
    kept = as_(asha).post(path, {"body": "More.", "write_to_me": "yes", "draft": "1"})

    assert (sent.status_code, kept.status_code) == (302, 302)
    assert _there().exists()
