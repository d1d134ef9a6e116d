import pytest

from sameboat.circles.testing import make_circle
from sameboat.posts.commands import hide_post, remove_post, save_topic_choices
from sameboat.posts.models import Post
from sameboat.posts.testing import make_answer, make_thread
from sameboat.safety.commands import block_person, mute_person


def _quote(client, thread, post, body="That rings true."):
    client.post(f"/threads/{thread.pk}/answer/", {"body": body, "quote": post.pk})
    return Post.objects.filter(body=body).latest("written_at")


def _page(client, thread):
    return client.get(f"/threads/{thread.pk}/").content.decode()


def test_an_answer_quotes_another_and_says_who_wrote_it(as_, asha, chidi, thread):
    said = make_answer(chidi, thread, "Bring a **hat**, it is > cold.")

    written = _quote(as_(asha), thread, said)

    assert written.quotes.number == 2
    page = _page(as_(chidi), thread)
    quoted = page[page.index('class="quoted"') :]
    assert "Chidi wrote" in quoted
    assert "Bring a hat, it is cold." in quoted
    assert f"/threads/{thread.pk}/?at={said.pk}#p{said.pk}" in quoted


def test_the_form_shows_what_is_being_quoted(as_, asha, chidi, thread):
    said = make_answer(chidi, thread, "Bring a hat.")

    page = as_(asha).get(f"/threads/{thread.pk}/?quote={said.pk}&at={said.pk}").content.decode()

    assert "You are quoting: Bring a hat." in page
    assert f'name="quote" value="{said.pk}"' in page


@pytest.mark.parametrize("number", ["", "0", "-1", "9", "abc", "²", "99999999999999999999", "1e3"])
def test_a_quote_of_nothing_is_no_quote_and_never_breaks_the_page(as_, asha, thread, number):
    shown = as_(asha).get(f"/threads/{thread.pk}/", {"quote": number})
    sent = as_(asha).post(f"/threads/{thread.pk}/answer/", {"body": "Words", "quote": number})

    assert shown.status_code == 200
    assert b"You are quoting" not in shown.content
    assert sent.status_code in {302, 422}
    assert not Post.objects.exclude(quotes=None).exists()


def test_one_cannot_quote_whom_one_does_not_see(as_, asha, chidi, dora, kites):
    circle = make_circle("Open", people=(asha, chidi, dora))
    thread = make_thread(dora, circle)
    make_answer(chidi, thread, "Unseen words.")
    block_person(blocker=chidi, blocked=asha)

    shown = as_(asha).get(f"/threads/{thread.pk}/?quote=2")
    written = _quote(as_(asha), thread, thread.posts.get(number=2))

    assert b"Unseen words" not in shown.content
    assert written.quotes is None


def test_one_cannot_quote_what_was_taken_back_or_hidden(as_, asha, chidi, dora, thread):
    taken_back = make_answer(chidi, thread, "Taken back.")
    hidden = make_answer(chidi, thread, "Hidden.")
    remove_post(person=chidi, post=taken_back)
    hide_post(moderator=dora, post=hidden, reason="Not here.")

    first = _quote(as_(asha), thread, taken_back, "One")
    second = _quote(as_(asha), thread, hidden, "Two")

    assert first.quotes is None
    assert second.quotes is None


def test_words_taken_back_leave_the_quotes_of_them_too(as_, asha, chidi, thread):
    said = make_answer(chidi, thread, "I wish I had not said it.")
    _quote(as_(asha), thread, said)

    remove_post(person=chidi, post=said)

    assert "I wish I had not" not in _page(as_(asha), thread)


def test_a_quote_is_not_read_by_whoever_does_not_see_its_writer(as_, asha, chidi, dora):
    circle = make_circle("Open", people=(asha, chidi, dora))
    thread = make_thread(dora, circle)
    make_answer(chidi, thread, "Muted words.")
    _quote(as_(dora), thread, thread.posts.get(number=2))

    mute_person(person=asha, muted=chidi)

    page = _page(as_(asha), thread)
    assert "That rings true." in page
    assert "Muted words." not in page


def test_a_quote_of_a_folded_post_does_not_unfold_it(as_, asha, chidi, thread):
    make_answer(chidi, thread, "Hard words.", notes=["loss"])

    _quote(as_(asha), thread, thread.posts.get(number=2))

    page = _page(as_(asha), thread)
    assert "Hard words." not in page[page.index('class="quoted"') :]


def test_the_form_does_not_unfold_what_is_being_quoted(as_, asha, chidi, thread):
    said = make_answer(chidi, thread, "Hard words.", notes=["loss"])
    save_topic_choices(person=asha, choices={"loss": "away"})

    page = as_(asha).get(f"/threads/{thread.pk}/?quote={said.pk}&at={said.pk}").content.decode()

    assert "Hard words." not in page
    assert "You are quoting: loss and grief" in page


def test_a_quote_from_another_thread_is_none(asha, chidi, kites, thread):
    other = make_thread(chidi, kites, "Elsewhere")

    answer = make_answer(asha, thread, quotes=other.posts.get())

    assert answer.quotes is None
