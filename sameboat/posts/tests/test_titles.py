"""A title is its writer's words: it changes, goes and comes back with the opening post."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.posts.commands import (
    follow_thread,
    remove_post,
)
from sameboat.posts.commands.changing import erase_removed_posts
from sameboat.posts.leaving import take_posts
from sameboat.posts.models import Thread
from sameboat.posts.testing import make_answer, make_thread


@pytest.fixture
def answer(chidi, thread):
    """An answer of Chidi's."""
    return make_answer(chidi, thread, "As it was first.")


def _page(client, path):
    return client.get(path).content.decode()


def test_the_opening_words_are_edited_with_title_and_notes(as_, asha, chidi, thread):
    post = thread.posts.get()

    as_(asha).post(
        f"/posts/{post.pk}/edit/", {"body": "New", "title": "Other weather", "notes": ["loss"]}
    )

    thread.refresh_from_db()
    assert (thread.title, thread.notes) == ("Other weather", ["loss"])
    assert "Other weather" in _page(as_(chidi), "/search/?q=weather")


def test_a_title_sent_along_with_an_answer_changes_nothing(as_, chidi, answer):
    as_(chidi).post(f"/posts/{answer.pk}/edit/", {"body": "New", "title": "Mine now"})

    assert Thread.objects.get().title == "Kite weather"


def test_the_clock_takes_the_title_of_a_thread_that_was_taken_back(asha, kites):
    thread, now = make_thread(asha, kites), timezone.now()
    remove_post(person=asha, post=thread.posts.get(), at=now - timedelta(days=31))

    erase_removed_posts(now)

    thread.refresh_from_db()
    assert thread.title == ""


def test_a_title_goes_with_its_opening_words_and_comes_back_with_them(as_, asha, chidi, thread):
    make_answer(chidi, thread, "An answer.")
    opening = thread.posts.get(number=1)
    title = thread.title

    as_(asha).post(f"/posts/{opening.pk}/remove/")
    places = (f"/threads/{thread.pk}/", f"/circles/{thread.circle_id}/", "/", "/notices/")
    gone = [title in _page(as_(who), place) for who in (chidi, asha) for place in places]
    taken_along = take_posts(asha).rows[0]["thread"]
    as_(asha).post(f"/posts/{opening.pk}/restore/")

    assert not any(gone)
    assert taken_along == title
    assert title in _page(as_(chidi), f"/threads/{thread.pk}/")
    assert title in _page(as_(chidi), f"/circles/{thread.circle_id}/")


def test_a_title_that_was_changed_stays_in_nobody_s_notices(as_, asha, chidi, thread):
    follow_thread(person=chidi, thread=thread)
    make_answer(asha, thread, "And more.")
    told = thread.title in _page(as_(chidi), "/notices/")

    as_(asha).post(
        f"/posts/{thread.posts.get(number=1).pk}/edit/", {"body": "New", "title": "Other weather"}
    )

    assert told
    assert thread.title not in _page(as_(chidi), "/notices/")
