"""One person does not fill a house: what is too much within an hour is refused, and stays where it was typed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.lib.refusal import Refusal
from sameboat.posts.models import Post, Thread
from sameboat.posts.testing import make_answer, make_thread

NOW = timezone.now()


@pytest.fixture(autouse=True)
def _a_small_measure(settings):
    settings.MOST_AN_HOUR = 20


def test_the_twenty_first_answer_within_an_hour_waits_and_its_words_stay(as_, chidi, thread):
    for each in range(20):
        make_answer(chidi, thread, f"Buy my tea. {each}")

    page = as_(chidi).post(f"/threads/{thread.pk}/answer/", {"body": "Once more, with feeling."})

    assert page.status_code == 422
    assert "20 times within the hour" in page.content.decode()
    assert "Once more, with feeling." in page.content.decode()
    assert Post.objects.filter(author=chidi).count() == 20


def test_new_threads_have_a_smaller_measure(chidi, kites):
    make_thread(chidi, kites, title="One", at=NOW)
    make_thread(chidi, kites, title="Two", at=NOW)

    with pytest.raises(Refusal, match="2 threads"):
        make_thread(chidi, kites, title="Three", at=NOW)

    make_answer(chidi, Thread.objects.get(title="One"), "An answer is no thread.", at=NOW)


def test_an_hour_later_there_is_room_again(chidi, kites, thread):
    for each in range(20):
        make_answer(chidi, thread, f"Slowly. {each}", at=NOW)

    later = make_answer(chidi, thread, "Later.", at=NOW + timedelta(minutes=61))

    assert later.number == 22


def test_what_others_wrote_does_not_count(asha, chidi, thread):
    for each in range(19):
        make_answer(asha, thread, f"Slowly. {each}")

    assert make_answer(chidi, thread, "Mine.").author == chidi


def test_a_house_can_do_without_a_measure(settings, chidi, thread):
    settings.MOST_AN_HOUR = 0

    for each in range(30):
        make_answer(chidi, thread, f"Quick. {each}")

    assert Post.objects.filter(author=chidi).count() == 30
