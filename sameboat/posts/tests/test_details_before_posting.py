"""What would tell strangers where somebody is: the writer is asked once, and decides."""

import pytest

from sameboat.posts.models import Post, Thread
from sameboat.posts.views import details
from sameboat.safety.models import Helpline

WORDS = "I am up all night. Ring me on 07700 900123."


def _bodies():
    return set(Post.objects.values_list("body", flat=True))


@pytest.mark.parametrize("way", ["answer", "write", "edit"])
def test_the_writer_sees_it_first_and_nothing_is_lost(as_, asha, ways, way):
    path, form = ways[way]

    page = as_(asha).post(path, {**form, "body": WORDS})

    text = page.content.decode()
    assert page.status_code == 200
    assert "a telephone number" in text
    assert "<b>07700 900123</b>" in text
    assert f"{WORDS}</textarea>" in text
    assert WORDS not in _bodies()


@pytest.mark.parametrize("way", ["answer", "write", "edit"])
def test_they_may_post_it_as_it_is(as_, asha, ways, way):
    path, form = ways[way]

    sent = as_(asha).post(path, {**form, "body": WORDS, "as_it_is": "1"})

    assert sent.status_code == 302
    assert WORDS in _bodies()


@pytest.mark.parametrize("way", ["answer", "write", "edit"])
def test_one_tap_takes_it_out_and_posts_the_rest(as_, asha, ways, way):
    path, form = ways[way]

    sent = as_(asha).post(path, {**form, "body": WORDS, "take_out": "1"})

    assert sent.status_code == 302
    assert "I am up all night. Ring me on [–]." in _bodies()


def test_a_title_is_looked_at_too(as_, asha, kites):
    form = {"circle": kites.pk, "kind": "talk", "title": "Mail asha@example.org", "body": "Words."}

    asked = as_(asha).post("/write/", form)
    as_(asha).post("/write/", {**form, "take_out": "1"})

    assert "an e-mail address" in asked.content.decode()
    assert Thread.objects.filter(title="Mail [–]").exists()


def test_a_helpline_s_number_is_passed_on_without_a_question(as_, asha, thread):
    Helpline.objects.create(country="GB", name="A line", phone="0207 946 0011")

    sent = as_(asha).post(f"/threads/{thread.pk}/answer/", {"body": "Ring 0207 946 0011."})

    assert sent.status_code == 302


def test_a_fault_in_the_look_keeps_nobody_from_posting(as_, asha, thread, monkeypatch, caplog):
    def broken(*_told):
        raise RuntimeError("the rules are gone")

    monkeypatch.setattr(details, "find_details", broken)

    sent = as_(asha).post(f"/threads/{thread.pk}/answer/", {"body": WORDS})

    assert sent.status_code == 302
    assert WORDS in _bodies()


def test_a_fault_does_not_let_out_what_was_to_be_taken_out(as_, asha, thread, monkeypatch):
    def broken(*_told):
        raise RuntimeError("the rules are gone")

    monkeypatch.setattr(details, "without_details", broken)
    path = f"/threads/{thread.pk}/answer/"

    page = as_(asha).post(path, {"body": WORDS, "take_out": "1"})
    sent = as_(asha).post(path, {"body": "Without it.", "as_it_is": "1"})

    assert page.status_code == 422
    assert "We could not take it out" in page.content.decode()
    assert WORDS in page.content.decode()
    assert WORDS not in _bodies()
    assert sent.status_code == 302


def test_with_a_form_that_has_another_error_the_error_comes_first(as_, asha, kites):
    page = as_(asha).post(
        "/write/", {"circle": kites.pk, "kind": "talk", "title": "", "body": WORDS}
    )

    assert page.status_code == 422
    assert "Post it as it is" not in page.content.decode()
    assert WORDS in page.content.decode()


def test_nobody_else_learns_that_somebody_was_asked(as_, asha, chidi, thread):
    as_(asha).post(f"/threads/{thread.pk}/answer/", {"body": WORDS, "as_it_is": "1"})

    page = as_(chidi).get(f"/threads/{thread.pk}/").content.decode()

    assert "telephone number" not in page
