import pytest

from sameboat.circles.commands import remove_person
from sameboat.posts.commands import answer_warmly, edit_post, follow_thread
from sameboat.posts.leaving import take_posts
from sameboat.posts.testing import make_answer, make_thread
from sameboat.safety.commands import block_person


def _told(person):
    return str(take_posts(person).rows)


@pytest.mark.parametrize("end", ["a block", "a place taken away"])
def test_a_title_that_went_out_of_sight_is_not_taken_along(end, asha, chidi, dora, kites):
    thread = make_thread(chidi, kites, title="Before")
    make_answer(asha, thread, "My own words.")
    answer_warmly(person=asha, post=thread.posts.get(number=1), kind="hear")
    follow_thread(person=asha, thread=thread)
    before = _told(asha)

    if end == "a block":
        block_person(blocker=chidi, blocked=asha)
    else:
        remove_person(by=chidi, circle=kites, person=asha, reason="Insults.")
    edit_post(person=chidi, post=thread.posts.get(number=1), body="New.", title="A secret")

    assert "Before" in before
    assert "A secret" not in _told(asha)
    assert "My own words." in _told(asha)


def test_one_s_own_title_is_taken_along_from_a_circle_one_left(asha, chidi, kites):
    make_thread(asha, kites, title="My title")

    remove_person(by=chidi, circle=kites, person=asha, reason="Insults.")

    assert "My title" in _told(asha)
