"""Back, and the button once more: what was meant once is written once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.posts.commands import hide_post, remove_post
from sameboat.posts.models import Post, Thread
from sameboat.posts.pictures import add_picture
from sameboat.posts.testing import make_answer, make_thread
from sameboat.posts.tests.test_pictures import picture_file

NOW = timezone.now()


def _later(changed):
    told = dict(changed)
    return {"at": NOW + timedelta(minutes=told.pop("minutes", 0)), **told}


def test_after_back_the_same_thread_is_sent_with_a_new_key_and_opened_once(as_, asha, kites):
    client = as_(asha)
    form = {"circle": kites.pk, "kind": "talk", "title": "Night  shift", "body": "It was long.\r\n"}

    sent = [client.post("/write/", form | {"once_key": key}) for key in ("one", "two")]

    assert sent[0].headers["Location"] == sent[1].headers["Location"]
    assert Thread.objects.count() == Post.objects.count() == 1


def test_after_back_the_same_answer_is_sent_with_a_new_key_and_written_once(as_, chidi, thread):
    client, address = as_(chidi), f"/threads/{thread.pk}/answer/"

    sent = [client.post(address, {"body": "Yes.", "once_key": key}) for key in ("one", "two")]

    assert sent[0].headers["Location"] == sent[1].headers["Location"]
    assert thread.posts.count() == 2


def test_a_picture_sent_along_twice_is_the_same_answer_and_another_picture_is_not(chidi, thread):
    def look(size, alt="A kite"):
        picture = add_picture(owner=chidi, upload=picture_file(size=size), alt=alt)
        return make_answer(chidi, thread, "Look.", pictures=[picture])

    first, again = look((80, 60)), look((80, 60))

    assert first == again
    assert look((60, 80)) != first
    assert look((60, 80), alt="A kite that fell") != look((60, 80), alt="A kite")


@pytest.mark.parametrize(
    "changed",
    [{"title": "Other"}, {"body": "Other."}, {"as_someone": True}, {"notes": ["loss"]},
     {"minutes": 61}],
    ids=str,
)  # fmt: skip
def test_a_thread_that_differs_or_comes_later_is_another(asha, kites, changed):
    first = make_thread(asha, kites, at=NOW)

    assert make_thread(asha, kites, **_later(changed)) != first


@pytest.mark.parametrize(
    "changed",
    [{"body": "Other."}, {"as_someone": True}, {"notes": ["loss"]}, {"minutes": 11}],
    ids=str,
)  # fmt: skip
def test_an_answer_that_differs_or_comes_later_is_another(asha, chidi, thread, changed):
    first = make_answer(chidi, thread, at=NOW)

    assert make_answer(chidi, thread, **_later(changed)) != first


def test_yes_to_two_questions_is_said_twice(asha, chidi, thread):
    first = make_answer(asha, thread, "Did you sleep?")
    yes = make_answer(chidi, thread, "Yes.")
    second = make_answer(asha, thread, "And eat?")
    yes_again = make_answer(chidi, thread, "Yes.")
    thanks = [make_answer(chidi, thread, "Thank you.", quotes=post) for post in (first, second)]

    assert yes != yes_again
    assert thanks[0] != thanks[1]


def test_two_people_and_two_circles_may_say_the_same(asha, chidi, kites, thread):
    assert make_answer(asha, thread) != make_answer(chidi, thread)
    assert make_thread(chidi, kites) != thread


def test_what_is_gone_is_written_anew(asha, chidi, dora, kites, thread):
    answer = make_answer(chidi, thread)
    remove_post(person=chidi, post=answer)
    again = make_answer(chidi, thread)
    hide_post(moderator=dora, post=thread.posts.get(number=1), reason="No.")

    assert again != answer
    assert make_thread(asha, kites) != thread


def test_the_first_answer_may_say_what_the_opening_words_say(asha, thread):
    opening = thread.posts.get()

    assert make_answer(asha, thread, opening.body) != opening


def test_a_key_that_somebody_else_sent_before_hinders_nobody(as_, asha, chidi, thread, kites):
    address, answer = f"/threads/{thread.pk}/answer/", {"body": "Yes.", "once_key": "taken"}
    opened = {"circle": kites.pk, "kind": "talk", "title": "Strings", "body": "How long?"}
    as_(asha).post(address, answer)
    as_(asha).post("/write/", opened | {"once_key": "also"})

    answered = as_(chidi).post(address, answer)
    written = as_(chidi).post("/write/", opened | {"once_key": "also"})

    assert answered.status_code == written.status_code == 302
    assert Post.objects.filter(author=chidi).count() == 2
