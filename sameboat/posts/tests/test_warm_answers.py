import pytest

from sameboat.lib.refusal import Refusal
from sameboat.notices.models import Notice
from sameboat.posts.commands import answer_warmly, hide_post, remove_post, take_back_answer
from sameboat.posts.models import Answer
from sameboat.posts.testing import make_answer
from sameboat.safety.commands import block_person


def _page(client, thread):
    return client.get(f"/threads/{thread.pk}/").content.decode()


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("hear", "I hear you"),
        ("same", "Same here"),
        ("thanks", "Thank you"),
        ("hope", "This gave me hope"),
    ],
)
def test_the_writer_sees_who_answered_and_which(as_, asha, chidi, thread, kind, words):
    as_(chidi).post(f"/posts/{thread.posts.get().pk}/warmly/", {"kind": kind})

    page = _page(as_(asha), thread)

    assert f"Chidi: {words}" in page


def test_others_see_neither_who_nor_how_many(as_, asha, chidi, dora, kites, thread):
    from sameboat.people.testing import make_person

    before = _page(as_(chidi), thread).split('name="csrfmiddlewaretoken"')
    for name in ("Ines", "Jo", "Kofi"):
        answer_warmly(person=make_person(name), post=thread.posts.get(), kind="hear")

    after = _page(as_(chidi), thread).split('name="csrfmiddlewaretoken"')

    drop_tokens = [part.split(">", 1)[-1] for part in before], [p.split(">", 1)[-1] for p in after]
    assert drop_tokens[0][1] == drop_tokens[1][1], "the voices look the same to everybody else"
    assert "Ines" not in "".join(after)


def test_whoever_answered_sees_their_own_choice_and_takes_it_back(as_, asha, chidi, thread):
    client, post = as_(chidi), thread.posts.get()

    client.post(f"/posts/{post.pk}/warmly/", {"kind": "hear"})
    chosen = _page(client, thread)
    client.post(f"/posts/{post.pk}/warmly/", {"kind": "hear"})

    assert 'aria-pressed="true">I hear you' in chosen
    assert not Answer.objects.exists()
    assert "Chidi:" not in _page(as_(asha), thread)


def test_saying_it_twice_changes_nothing(chidi, thread):
    post = thread.posts.get()

    first = answer_warmly(person=chidi, post=post, kind="hear")
    second = answer_warmly(person=chidi, post=post, kind="hear")

    assert first == second
    take_back_answer(person=chidi, post=post, kind="hear")
    take_back_answer(person=chidi, post=post, kind="hear")


def test_the_writer_is_told_once_and_without_a_number(as_, asha, chidi, dora, thread):
    post = thread.posts.get()
    for person in (chidi, dora):
        answer_warmly(person=person, post=post, kind="hear")
    answer_warmly(person=chidi, post=post, kind="hope")

    notice = Notice.objects.get(person=asha)

    assert "answered you warmly" in notice.words
    assert "Chidi" not in notice.words
    assert notice.path == f"/threads/{thread.pk}/?at={post.pk}#p{post.pk}"


def test_a_warm_answer_is_none_of_the_four_is_refused(as_, chidi, thread):
    for kind in ("", "like", "hear\x00", "x" * 300):
        answer = as_(chidi).post(f"/posts/{thread.posts.get().pk}/warmly/", {"kind": kind})
        assert answer.status_code == 302

    assert set(Answer.objects.values_list("kind", flat=True)) <= {"hear"}


def test_one_cannot_answer_oneself(asha, thread):
    with pytest.raises(Refusal, match="your own"):
        answer_warmly(person=asha, post=thread.posts.get(), kind="hear")


def test_what_is_gone_is_not_answered(asha, chidi, dora, thread):
    taken_back, hidden = make_answer(asha, thread), make_answer(asha, thread)
    taken_back = remove_post(person=asha, post=taken_back)
    hide_post(moderator=dora, post=hidden, reason="No.")
    hidden.refresh_from_db()

    for post in (taken_back, hidden):
        with pytest.raises(Refusal):
            answer_warmly(person=chidi, post=post, kind="hear")


def test_a_stranger_answers_nothing(as_, ben, thread):
    answer = as_(ben).post(f"/posts/{thread.posts.get().pk}/warmly/", {"kind": "hear"})

    assert answer.status_code == 404


def test_after_a_block_the_name_is_gone_from_the_answers(as_, asha, chidi, thread):
    answer_warmly(person=chidi, post=thread.posts.get(), kind="hear")

    block_person(blocker=asha, blocked=chidi)

    assert "Chidi" not in _page(as_(asha), thread)


def test_my_own_post_offers_no_warm_answers_to_me(as_, asha, thread):
    assert "/warmly/" not in _page(as_(asha), thread)
