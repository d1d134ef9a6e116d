"""What nobody can see is empty, wherever words are asked for."""

import pytest

from sameboat.circles.commands import edit_circle, open_circle, propose_circle
from sameboat.circles.models import Circle
from sameboat.circles.testing import make_circle
from sameboat.lib.refusal import Refusal
from sameboat.messages.commands import accept_conversation, ask_to_write, write_letter
from sameboat.people.queries.house import the_house
from sameboat.posts.commands import edit_post
from sameboat.posts.models import Post, Thread
from sameboat.posts.testing import make_answer, make_thread

NOTHING = " \u200b\u2060\ufeff\u3164 "


@pytest.fixture
def kites(asha, chidi):
    return make_circle("Kites", people=(asha, chidi))


def test_neither_a_title_nor_a_post_is_made_of_nothing(asha, chidi, kites):
    with pytest.raises(Refusal, match="a few words as a title"):
        make_thread(asha, kites, NOTHING)
    with pytest.raises(Refusal, match="nothing written yet"):
        make_thread(asha, kites, body=NOTHING)
    thread = make_thread(asha, kites)
    with pytest.raises(Refusal, match="nothing written yet"):
        make_answer(chidi, thread, NOTHING)
    with pytest.raises(Refusal, match="nothing written yet"):
        edit_post(person=asha, post=thread.posts.get(), body=NOTHING)

    assert Thread.objects.count() == Post.objects.count() == 1


def test_a_title_of_nothing_leaves_the_one_there_is(asha, kites):
    post = make_thread(asha, kites).posts.get()

    edit_post(person=asha, post=post, body="The wind came round at five.", title=NOTHING)

    assert Thread.objects.get().title == "Kite weather"


def test_a_form_gives_back_what_was_typed_beside_it(as_, asha, kites):
    form = {"circle": kites.pk, "kind": "talk", "title": NOTHING, "body": "All my words"}

    page = as_(asha).post("/write/", form)

    assert page.status_code == 422
    assert "Give it a few words as a title." in page.content.decode()
    assert "All my words" in page.content.decode()


def test_no_letter_is_made_of_nothing(asha, chidi, kites):
    with pytest.raises(Refusal, match="nothing written yet"):
        ask_to_write(asker=asha, other=chidi, note=NOTHING)
    conversation = ask_to_write(asker=asha, other=chidi, note="Hello.")
    accept_conversation(person=chidi, conversation=conversation)
    with pytest.raises(Refusal, match="nothing written yet"):
        write_letter(writer=chidi, conversation=conversation, body=NOTHING)


def test_no_circle_has_a_name_of_nothing(asha, chidi, olu, kites):
    told = {"name": NOTHING, "about": "Wind."}
    for deed in (
        lambda: propose_circle(by=asha, house=the_house(), **told),
        lambda: open_circle(by=olu, **told),
        lambda: edit_circle(by=olu, circle=kites, guidelines="", door="open", places=9, **told),
    ):
        with pytest.raises(Refusal, match="Give the circle a name"):
            deed()

    assert list(Circle.objects.values_list("name", flat=True)) == ["Kites"]
