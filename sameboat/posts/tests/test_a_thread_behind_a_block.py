"""An answer's thread is found by SQL of its own: what it refuses is what the page refuses."""

import pytest

from sameboat.circles.testing import make_circle
from sameboat.posts.models import Following, Post
from sameboat.posts.testing import make_thread
from sameboat.safety.commands.hiding import block_person, mute_person


@pytest.mark.parametrize(
    "hide",
    [
        lambda reader, writer: block_person(blocker=reader, blocked=writer),
        lambda reader, writer: block_person(blocker=writer, blocked=reader),
        lambda reader, writer: mute_person(person=reader, muted=writer),
    ],
    ids=["blocks", "is_blocked", "mutes"],
)
def test_nobody_answers_or_follows_a_thread_they_do_not_see(as_, asha, ben, hide):
    thread = make_thread(asha, make_circle(people=(asha, ben)))
    hide(ben, asha)

    answered = as_(ben).post(f"/threads/{thread.pk}/answer/", {"body": "Hello?"})
    followed = as_(ben).post(f"/threads/{thread.pk}/follow/")

    assert (answered.status_code, followed.status_code) == (404, 404)
    assert not Post.objects.filter(author=ben).exists()
    assert not Following.objects.filter(person=ben).exists()


def test_a_thread_without_a_name_can_be_answered_whoever_is_behind_it(as_, asha, ben):
    thread = make_thread(asha, make_circle(people=(asha, ben)), as_someone=True)
    block_person(blocker=ben, blocked=asha)

    answered = as_(ben).post(f"/threads/{thread.pk}/answer/", {"body": "I hear you."})

    assert answered.status_code == 302
    assert Post.objects.filter(author=ben, thread=thread).exists()
