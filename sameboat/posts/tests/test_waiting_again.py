import pytest

from sameboat.circles.testing import make_circle
from sameboat.notices.models import Notice
from sameboat.people.commands.leaving import erase_person
from sameboat.posts.commands import (
    answer_warmly,
    hide_post,
    remove_post,
    restore_post,
    take_back_answer,
    unhide_post,
)
from sameboat.posts.models import Post, Thread
from sameboat.posts.queries.lists import first_words_for
from sameboat.posts.testing import make_answer, make_thread

pytestmark = pytest.mark.django_db


@pytest.fixture
def kites(asha, ben, chidi):
    return make_circle("Kites", people=(asha, ben, chidi))


def waits(viewer, thread):
    return thread.title in [line.title for line in first_words_for(viewer, most=9)]


def test_a_thread_whose_only_answer_was_taken_back_waits_again(asha, ben, chidi, kites):
    thread = make_thread(asha, kites)
    answer = make_answer(ben, thread)
    answered = waits(chidi, thread)

    remove_post(person=ben, post=answer)
    alone = waits(chidi, thread)
    restore_post(person=ben, post=answer)

    assert (answered, alone, waits(chidi, thread)) == (False, True, False)


def test_a_thread_whose_only_answer_was_hidden_waits_again(asha, ben, chidi, dora, kites):
    thread = make_thread(asha, kites)
    answer = make_answer(ben, thread)

    hide_post(moderator=dora, post=answer, reason="It mocks.")
    alone = waits(chidi, thread)
    answer.refresh_from_db()
    unhide_post(moderator=dora, post=answer, reason="It does not.")

    assert alone
    assert not waits(chidi, thread)


def test_the_writers_own_words_are_no_answer_when_counted_anew(asha, ben, chidi, kites):
    thread = make_thread(asha, kites)
    make_answer(asha, thread)
    answer = make_answer(ben, thread)

    remove_post(person=ben, post=answer)

    assert waits(chidi, thread)


def test_a_thread_with_an_answer_taken_back_stays_for_its_writer_when_the_opener_is_erased(
    asha, ben, kites
):
    thread = make_thread(asha, kites)
    answer = make_answer(ben, thread)
    remove_post(person=ben, post=answer)
    asha.leaves_posts = False
    asha.save()

    erase_person(person=asha)

    assert Thread.objects.filter(pk=thread.pk).exists()
    assert Post.objects.filter(pk=answer.pk).exists()


def test_a_warm_answer_taken_back_takes_its_notice_along(asha, ben, chidi, kites):
    post = make_thread(asha, kites).posts.get(number=1)
    answer_warmly(person=ben, post=post, kind="hear")
    answer_warmly(person=chidi, post=post, kind="same")

    take_back_answer(person=ben, post=post, kind="hear")
    one_left = Notice.objects.filter(person=asha, kind="warm").count()
    take_back_answer(person=chidi, post=post, kind="same")

    assert one_left == 1
    assert not Notice.objects.filter(person=asha, kind="warm").exists()
