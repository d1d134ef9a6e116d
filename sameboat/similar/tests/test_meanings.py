"""The reader makes a meaning of each opening, keeps up with its words, and lets go of it with them."""

import logging

import numpy as np
import pytest
from django.utils import timezone

from sameboat.circles.testing import make_circle
from sameboat.people.commands.leaving import erase_person
from sameboat.posts.commands import edit_post, remove_post
from sameboat.posts.commands.moderating import hide_post
from sameboat.posts.models import Post
from sameboat.posts.testing import make_answer, make_thread
from sameboat.similar.models import Meaning
from sameboat.similar.testing import WordsEncoder, make_meanings
from sameboat.similar.threads.meanings import MOST_AT_ONCE, MOST_LETTERS, read_meanings


@pytest.fixture
def kites(asha, chidi):
    return make_circle("Kites", people=(asha,), hosts=(chidi,))


def _read(encoder=None):
    return read_meanings(timezone.now(), encoder or WordsEncoder())


def _opening(thread):
    return Post.objects.get(thread=thread, number=1)


class _Listening(WordsEncoder):
    def __init__(self):
        self.heard = []

    def encode_passages(self, texts):
        self.heard += texts
        return super().encode_passages(texts)


def test_title_and_words_become_one_vector_and_answers_none(asha, chidi, kites):
    thread = make_thread(asha, kites, "Nights", body="Awake again.")
    make_answer(chidi, thread, "Me too.")
    listening = _Listening()

    counts = [_read(listening), _read(listening)]

    assert counts == [1, 0]
    assert listening.heard == ["Nights\n\nAwake again."]
    assert len(np.frombuffer(Meaning.objects.get().vector, dtype=np.float16)) == 384


def test_long_words_are_cut(asha, kites):
    make_thread(asha, kites, body="word " * 1000)
    listening = _Listening()

    _read(listening)

    assert len(listening.heard[0]) == MOST_LETTERS


def test_the_newest_are_read_first_and_a_few_at_a_time(asha, kites):
    made = [make_thread(asha, kites, f"Number {number}") for number in range(MOST_AT_ONCE + 1)]

    counts = [_read()]
    left = set(Meaning.objects.values_list("thread_id", flat=True))
    counts += [_read(), _read()]

    assert counts == [MOST_AT_ONCE, 1, 0]
    assert made[0].pk not in left


def test_changed_words_are_read_again(asha, kites):
    thread = make_thread(asha, kites)
    _read()
    before = bytes(Meaning.objects.get().vector)
    edit_post(person=asha, post=_opening(thread), body="Something else entirely.")

    count = _read()

    assert count == 1
    assert bytes(Meaning.objects.get().vector) != before


def test_words_taken_back_leave_no_meaning_behind(asha, kites):
    thread = make_thread(asha, kites)
    _read()
    remove_post(person=asha, post=_opening(thread))

    _read()

    assert not Meaning.objects.exists()


def test_hidden_words_leave_no_meaning_behind_though_answers_stand(asha, chidi, dora, kites):
    thread = make_thread(asha, kites)
    make_answer(chidi, thread)
    _read()
    hide_post(moderator=dora, post=_opening(thread), reason="Said so.")

    _read()

    assert not Meaning.objects.exists()


def test_without_an_encoder_nothing_is_made_and_what_is_gone_still_goes(asha, kites):
    thread = make_thread(asha, kites)
    make_meanings()
    remove_post(person=asha, post=_opening(thread))
    make_thread(asha, kites)

    assert read_meanings(timezone.now(), None) == 0
    assert not Meaning.objects.exists()


def test_a_meaning_goes_with_its_writer_though_the_words_are_left(asha, chidi, kites):
    make_answer(chidi, make_thread(asha, kites))
    make_meanings()

    erase_person(person=asha)

    assert not Meaning.objects.exists()


def test_a_fault_is_said_without_a_word_of_the_text_and_keeps_nothing_else(asha, kites, caplog):
    class _Broken(WordsEncoder):
        def encode_passages(self, texts):
            if "pond" in texts[0]:
                raise ValueError(texts[0])
            return super().encode_passages(texts)

    make_thread(asha, kites, body="The moorhen is back.")
    make_thread(asha, kites, body="At the pond.")

    with caplog.at_level(logging.ERROR):
        counts = [_read(_Broken()), _read(_Broken())]

    assert counts == [2, 0]
    assert "ValueError" in caplog.text
    assert "pond" not in caplog.text
    assert [len(each.vector) for each in Meaning.objects.order_by("pk")] == [0, 768]
