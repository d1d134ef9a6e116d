"""A moderator hides the words that open a thread: its title goes, and those who answered keep theirs."""

import pytest

from sameboat.lib.refusal import Refusal
from sameboat.posts.commands import (
    hide_post,
    remove_post,
    restore_post,
    unhide_post,
)
from sameboat.posts.leaving import take_posts
from sameboat.posts.models import Thread
from sameboat.posts.testing import make_answer, make_thread

WHY, LINE = "It shows a face.", "A moderator hid a picture here."


@pytest.fixture
def answered(chidi, thread):
    """Asha's thread, answered by Chidi."""
    make_answer(chidi, thread, "I read this.")
    return thread


def _page(client, path):
    answer = client.get(path, follow=True)
    return answer.content.decode() if answer.status_code == 200 else answer.status_code


def test_hidden_opening_words_leave_the_thread_to_those_who_answered(
    as_, asha, chidi, dora, answered
):
    title = answered.title
    hide_post(moderator=dora, post=answered.posts.get(number=1), reason="It names a street.")

    page = _page(as_(chidi), f"/threads/{answered.pk}/")
    assert "I read this." in page
    assert "Hidden by a moderator." in page
    assert "Without its opening words" in page
    assert "The wind came round" not in page
    for place in (f"/threads/{answered.pk}/", f"/circles/{answered.circle_id}/", "/", "/notices/"):
        for who in (asha, chidi):
            assert title not in _page(as_(who), place), (place, who)
    assert take_posts(asha).rows[0]["thread"] == title


def test_opening_words_that_nobody_answered_are_hidden_with_their_thread(
    as_, asha, chidi, dora, thread
):
    make_answer(asha, thread, "And another thing.")
    hide_post(moderator=dora, post=thread.posts.get(number=1), reason="It names a street.")
    gone = _page(as_(chidi), f"/threads/{thread.pk}/")

    unhide_post(moderator=dora, post=thread.posts.get(number=1), reason="It does not.")

    assert gone == 404
    assert "Kite weather" in _page(as_(chidi), f"/threads/{thread.pk}/")


def test_a_title_comes_back_with_its_opening_words(as_, asha, chidi, dora, answered):
    opening = answered.posts.get(number=1)
    hide_post(moderator=dora, post=opening, reason="It names a street.")

    unhide_post(moderator=dora, post=opening, reason="It does not.")

    page = _page(as_(chidi), f"/threads/{answered.pk}/")
    assert "Kite weather" in page
    assert "The wind came round" in page
    assert "Kite weather" in _page(as_(chidi), "/search/?q=weather")


@pytest.mark.parametrize("first", ["show", "bring back"])
def test_taken_back_and_hidden_both_must_be_undone(as_, asha, chidi, dora, answered, first):
    opening = answered.posts.get(number=1)
    remove_post(person=asha, post=opening)
    hide_post(moderator=dora, post=opening, reason="It names a street.")
    steps = [
        lambda: unhide_post(moderator=dora, post=opening, reason="It does not."),
        lambda: restore_post(person=asha, post=opening),
    ]
    if first == "bring back":
        with pytest.raises(Refusal, match="moderator has hidden"):
            steps[1]()

    steps[0]()
    between = _page(as_(chidi), f"/threads/{answered.pk}/")
    steps[1]()

    assert "I read this." in between
    assert "Kite weather" not in between
    assert "Kite weather" in _page(as_(chidi), f"/threads/{answered.pk}/")
    assert Thread.objects.get().title_taken_back == ""


def test_a_note_in_the_writers_own_words_goes_with_the_title_and_a_topic_stays(
    as_, asha, chidi, dora, kites
):
    thread = make_thread(asha, kites, notes=["loss", "that man in Elm Street"])
    make_answer(chidi, thread)
    opening = thread.posts.get(number=1)

    hide_post(moderator=dora, post=opening, reason="It names a street.")
    gone = _page(as_(chidi), f"/circles/{kites.pk}/")
    unhide_post(moderator=dora, post=opening, reason="It does not.")
    back = _page(as_(chidi), f"/circles/{kites.pk}/")

    assert "Elm Street" not in gone
    assert "loss and grief" in gone
    assert "Elm Street" in back


def test_who_follows_a_thread_without_a_title_is_told_in_whole_words(asha, chidi, dora, answered):
    hide_post(moderator=dora, post=answered.posts.get(number=1), reason="It names a street.")

    make_answer(asha, answered, "I am still here.")

    assert chidi.notices.get(kind="answered").words == "Somebody answered in a thread you follow"
