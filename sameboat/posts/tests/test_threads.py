from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.circles.commands import leave_circle, pause_circle
from sameboat.lib.refusal import Refusal
from sameboat.posts.commands import (
    answer_thread,
    hide_post,
    open_daily,
    open_thread,
    remove_post,
)
from sameboat.posts.models import Post, Thread
from sameboat.posts.testing import make_answer, make_thread


@pytest.mark.parametrize("kind", ["talk", "question", "story"])
def test_a_talk_a_question_and_a_story_open_through_the_same_form(as_, asha, kites, kind):
    form = {"circle": kites.pk, "kind": kind, "title": "Night  shift", "body": "It was long."}

    sent = as_(asha).post("/write/", form)

    thread = Thread.objects.get()
    assert sent.status_code == 302
    assert sent.headers["Location"].startswith(f"/threads/{thread.pk}/")
    assert (thread.kind, thread.title, thread.author) == (kind, "Night shift", asha)
    assert thread.posts.get().number == 1


def test_the_daily_is_opened_once_a_day_in_the_circles_voice_whoever_comes_first(
    as_, asha, chidi, kites
):
    first, second = as_(asha), as_(chidi)

    opened = first.post(f"/circles/{kites.pk}/daily/")
    again = second.post(f"/circles/{kites.pk}/daily/")

    thread = Thread.objects.get()
    assert opened.headers["Location"] == again.headers["Location"] == f"/threads/{thread.pk}/"
    assert (thread.kind, thread.author, thread.posts.get().author) == ("daily", None, None)
    page = second.get(f"/threads/{thread.pk}/").content.decode()
    assert "Kites" in page
    assert "Asha" not in page


def test_the_next_day_has_its_own_daily(asha, kites):
    now = timezone.now()

    today = open_daily(by=asha, circle=kites, at=now)
    tomorrow = open_daily(by=asha, circle=kites, at=now + timedelta(days=1))

    assert today != tomorrow


def test_a_stranger_opens_no_daily(as_, ben, kites):
    answer = as_(ben).post(f"/circles/{kites.pk}/daily/")

    assert answer.status_code == 404
    assert not Thread.objects.exists()


def test_a_daily_that_a_moderator_hid_is_said_to_be_gone(as_, asha, dora, kites):
    thread = open_daily(by=asha, circle=kites)
    hide_post(moderator=dora, post=thread.posts.get(), reason="Not today.")

    answer = as_(asha).post(f"/circles/{kites.pk}/daily/", follow=True)

    assert answer.status_code == 200
    assert b"no longer here" in answer.content


def test_answers_stand_in_the_order_in_which_they_came(as_, asha, chidi, thread):
    make_answer(chidi, thread, "First of all.")
    make_answer(asha, thread, "Then this.")
    make_answer(chidi, thread, "And last.")

    page = as_(asha).get(f"/threads/{thread.pk}/").content.decode()

    places = [page.index(words) for words in ("First of all.", "Then this.", "And last.")]
    assert places == sorted(places)
    assert list(thread.posts.values_list("number", flat=True)) == [1, 2, 3, 4]


def test_an_answer_through_the_form_leads_to_where_it_stands(as_, chidi, thread):
    sent = as_(chidi).post(f"/threads/{thread.pk}/answer/", {"body": "I read this."})

    post = Post.objects.get(number=2)
    assert sent.headers["Location"].endswith(f"at={post.pk}#p{post.pk}")
    assert post.author == chidi


def test_sending_an_answer_twice_writes_it_once(as_, chidi, thread):
    client, form = as_(chidi), {"body": "I read this.", "once_key": "abc"}

    first = client.post(f"/threads/{thread.pk}/answer/", form)
    second = client.post(f"/threads/{thread.pk}/answer/", form)

    assert first.headers["Location"] == second.headers["Location"]
    assert thread.posts.count() == 2


def test_sending_a_thread_twice_opens_it_once(as_, asha, kites):
    client = as_(asha)
    form = {"circle": kites.pk, "kind": "talk", "title": "Wind", "body": "So", "once_key": "abc"}

    client.post("/write/", form)
    client.post("/write/", form)

    assert Thread.objects.count() == 1


def test_a_circle_that_rests_takes_no_answer_and_gives_the_words_back(as_, asha, chidi, thread):
    pause_circle(by=chidi, circle=thread.circle)

    answer = as_(asha).post(f"/threads/{thread.pk}/answer/", {"body": "Long words of mine"})

    assert answer.status_code == 422
    assert b"Long words of mine" in answer.content
    assert b"resting" in answer.content
    assert thread.posts.count() == 1


def test_whoever_gave_their_place_up_can_no_longer_answer(asha, thread):
    leave_circle(person=asha, circle=thread.circle)

    with pytest.raises(Refusal):
        answer_thread(author=asha, thread=thread, body="Once more")


def test_a_closed_thread_refuses_in_words(chidi, thread):
    Thread.objects.update(closed_at=timezone.now())

    with pytest.raises(Refusal, match="has closed"):
        answer_thread(author=chidi, thread=thread, body="Late")


def test_a_thread_that_was_taken_back_takes_no_answer(asha, chidi, thread):
    remove_post(person=asha, post=thread.posts.get())

    with pytest.raises(Refusal, match="no longer here"):
        answer_thread(author=chidi, thread=thread, body="Late")


@pytest.mark.parametrize("body", ["", "   \n ", "\u3000"])
def test_nothing_is_not_an_answer(chidi, thread, body):
    with pytest.raises(Refusal, match="nothing written"):
        answer_thread(author=chidi, thread=thread, body=body)


def test_a_thread_needs_a_title(asha, kites):
    with pytest.raises(Refusal, match="title"):
        open_thread(author=asha, circle=kites, kind="talk", title="  ", body="Words")


def test_one_cannot_write_into_a_circle_of_others(as_, ben, kites):
    form = {"circle": kites.pk, "kind": "talk", "title": "Hello", "body": "Anyone?"}

    page = as_(ben).post("/write/", form)

    assert page.status_code == 422
    assert not Thread.objects.exists()
    with pytest.raises(Refusal):
        make_thread(ben, kites)


def test_a_stranger_meets_no_thread_of_a_closed_door(as_, ben, thread):
    client = as_(ben)

    pages = [
        client.get(f"/threads/{thread.pk}/"),
        client.post(f"/threads/{thread.pk}/answer/", {"body": "Hello"}),
        client.post(f"/threads/{thread.pk}/follow/"),
        client.get(f"/posts/{thread.posts.get().pk}/"),
    ]

    assert [page.status_code for page in pages] == [404] * 4
