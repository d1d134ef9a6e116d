"""The worker reads what was posted, puts it before humans where that is due, and members see nothing of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.posts.commands import edit_post, let_post_through, offer_answer, remove_post
from sameboat.posts.commands.background import MOST_AT_ONCE, MOST_TRIES, read_posts
from sameboat.posts.commands.background_waiting import read_waiting
from sameboat.posts.models import Look
from sameboat.posts.testing import make_answer
from sameboat.safety import screening
from sameboat.safety.testing import DEEP_WORDS

DEEP = f"We sat at the water and {DEEP_WORDS}."
pytestmark = pytest.mark.usefixtures("screen")


class _Encoder:
    name, dim = "of a test", 1


def _read(at=None):
    return read_posts(at or timezone.now(), _Encoder())


@pytest.fixture
def all_read(thread, matters):
    """A thread whose opening post was read already."""
    _read()
    return thread


def test_what_only_the_encoder_sees_goes_before_a_human(asha, all_read, matters):
    post = make_answer(asha, all_read, DEEP)

    count = _read()

    (matter,) = matters
    assert count == 1
    assert (matter.kind, matter.thing_id, matter.by) == ("crisis", post.pk, "encoder")
    assert matter.moved == (DEEP_WORDS,)


def test_what_sells_goes_before_a_human(asha, all_read, matters):
    make_answer(asha, all_read, "Use my code CALM20.")

    _read()

    assert [(matter.kind, matter.by) for matter in matters] == [("selling", "rule")]


def test_what_is_newest_is_read_first(asha, all_read, matters):
    for number in range(MOST_AT_ONCE + 1):
        make_answer(asha, all_read, f"Use my code CALM{number}0.")

    _read()

    assert len(matters) == MOST_AT_ONCE
    assert "CALM00" not in str(matters)


def test_each_post_is_read_once(asha, all_read, matters):
    make_answer(asha, all_read, DEEP)

    counts = [_read(), _read()]

    assert counts == [1, 0]
    assert len(matters) == 1


def test_what_its_writer_was_asked_about_makes_no_second_matter(as_, asha, all_read, matters):
    told = {"body": "I have the pills here.", "asked": "crisis"}
    as_(asha).post(f"/threads/{all_read.pk}/answer/", told)

    _read()

    assert [matter.kind for matter in matters] == ["crisis"]


def test_changed_words_are_read_again(asha, all_read, matters):
    post = make_answer(asha, all_read, "We sat at the water.")
    _read()
    edit_post(person=asha, post=post, body=DEEP)

    count = _read()

    assert count == 1
    assert [matter.kind for matter in matters] == ["crisis"]


def test_what_was_taken_back_is_not_read(asha, all_read, matters):
    remove_post(person=asha, post=make_answer(asha, all_read, DEEP))

    assert _read() == 0
    assert matters == []


def test_what_is_old_is_left_alone(asha, all_read, matters):
    make_answer(asha, all_read, DEEP, at=timezone.now() - timedelta(days=2))

    assert _read() == 0


def test_experience_makes_no_matter(as_, asha, all_read, matters):
    told = {"body": "You should stop your lithium.", "told_as": "experience"}
    as_(asha).post(f"/threads/{all_read.pk}/answer/", told)

    _read()

    assert matters == []


def test_a_post_that_brings_the_reading_down_is_left_in_the_end(
    asha, all_read, matters, monkeypatch, caplog
):
    class _Broken:
        def look_deeper(self, _text, _encoder, *, is_opening):
            raise RuntimeError(f"fell over {DEEP_WORDS}")

    make_answer(asha, all_read, DEEP)
    monkeypatch.setattr(screening, "the_screen", _Broken)

    counts = [_read() for _number in range(MOST_TRIES + 2)]

    assert counts == [1] * MOST_TRIES + [0, 0]
    assert DEEP_WORDS not in caplog.text


def test_without_the_encoder_the_rules_still_read(asha, all_read, matters):
    make_answer(asha, all_read, "I have the pills here.")

    read_posts(timezone.now(), None)

    assert [(matter.kind, matter.by) for matter in matters] == [("crisis", "rule")]


def test_when_asked_to_stop_it_stops_between_two_posts(asha, all_read, matters):
    for number in range(3):
        make_answer(asha, all_read, f"Answer {number}.")
    left = iter([True, False])

    count = read_posts(timezone.now(), None, goes_on=lambda: next(left))

    assert count == 1
    assert Look.objects.exclude(deeper_at=None).count() == 2


@pytest.fixture
def waiting(house, asha, all_read):
    """What waits to be seen, with what only the encoder sees in it."""
    house(everything_waits=True)
    return offer_answer(author=asha, thread=all_read, body=DEEP)


def _read_what_waits(encoder=None):
    return read_waiting(timezone.now(), encoder or _Encoder())


def test_danger_in_what_waits_to_be_seen_does_not_wait(waiting, matters):
    matters.clear()

    counts = [_read_what_waits() for _turn in range(2)]

    (matter,) = matters
    assert counts == [1, 0]
    assert (matter.kind, matter.thing, matter.thing_id) == ("crisis", "waiting", waiting.pk)


def test_without_an_encoder_the_readers_look_all_the_same(asha, all_read, matters):
    make_answer(asha, all_read, DEEP)

    read_posts(timezone.now(), None)

    assert [matter.kind for matter in matters] == ["crisis"]


def test_once_it_is_let_through_it_is_no_second_matter(waiting, dora, matters):
    _read_what_waits()
    matters.clear()

    let_post_through(by=dora, waiting=waiting)
    _read()

    assert [matter.kind for matter in matters] == []


def test_what_waits_and_brings_the_reader_down_is_left_after_some_tries(
    waiting, screen, monkeypatch
):
    monkeypatch.setattr(screen, "look_deeper", lambda *_told, **_more: 1 / 0)

    counts = [_read_what_waits() for _turn in range(MOST_TRIES + 1)]

    assert counts == [1] * MOST_TRIES + [0]
