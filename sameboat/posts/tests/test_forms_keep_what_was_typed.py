import pytest

from sameboat.circles.commands import close_circle, leave_circle, pause_circle
from sameboat.posts.commands import hide_post
from sameboat.posts.models import Draft, Post, Thread
from sameboat.posts.testing import make_answer

TYPED = {"body": 'All my "words" & more', "own_note": "my own note", "as_someone": "on"}
SHOWN = (b"All my &quot;words&quot; &amp; more</textarea>", b'value="my own note"', b" checked")


def _keeps(page):
    return page.status_code == 422 and all(part in page.content for part in SHOWN)


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"title": "x" * 141},
        {"circle": ""},
        {"circle": "12"},
        {"circle": "²"},
        {"kind": "daily"},
        {"kind": ""},
        {"notes": ["loss", "nonsense"]},
        {"own_note": "my own note", "alt": "z" * 401},
        {"picture_id": "nonsense"},
        {"once_key": "k" * 41},
    ],
    ids=str,
)
def test_a_new_thread_that_is_refused_keeps_everything(as_, asha, kites, wrong):
    form = {"circle": kites.pk, "kind": "story", "title": "My title", "notes": ["loss"]}

    page = as_(asha).post("/write/", form | TYPED | wrong)

    assert _keeps(page)
    assert not Thread.objects.exists()
    if "title" not in wrong:
        assert b'value="My title"' in page.content
    if "kind" not in wrong:
        assert b'value="story" required id="id_kind_2" checked' in page.content


def test_a_text_that_is_too_long_comes_back_whole_with_a_sentence(as_, asha, kites, thread):
    words = "Long. " * 4000
    client = as_(asha)

    pages = [
        client.post("/write/", {"circle": kites.pk, "kind": "talk", "title": "T", "body": words}),
        client.post(f"/threads/{thread.pk}/answer/", {"body": words}),
        client.post(f"/posts/{thread.posts.get().pk}/edit/", {"body": words}),
    ]

    for page in pages:
        assert page.status_code == 422
        assert words.strip() in page.content.decode()
        assert b"20000" in page.content or b"20,000" in page.content
    assert Post.objects.count() == 1


def test_an_empty_answer_keeps_the_rest(as_, asha, thread):
    page = as_(asha).post(f"/threads/{thread.pk}/answer/", TYPED | {"body": "  "})

    assert page.status_code == 422
    assert b'value="my own note"' in page.content
    assert b'<details class="more" open>' in page.content


def test_a_circle_that_came_to_rest_meanwhile_keeps_the_answer(as_, asha, chidi, thread):
    pause_circle(by=chidi, circle=thread.circle)

    assert _keeps(as_(asha).post(f"/threads/{thread.pk}/answer/", TYPED))


def test_a_circle_that_closed_meanwhile_keeps_the_answer(as_, asha, olu, thread):
    close_circle(by=olu, circle=thread.circle, reason="The end.")

    page = as_(asha).post(f"/threads/{thread.pk}/answer/", TYPED)

    assert _keeps(page)
    assert b"has closed" in page.content


def test_a_circle_that_came_to_rest_meanwhile_keeps_the_new_thread(as_, asha, chidi, kites):
    pause_circle(by=chidi, circle=kites)
    form = {"circle": kites.pk, "kind": "talk", "title": "My title"}

    assert _keeps(as_(asha).post("/write/", form | TYPED))


def test_a_last_place_given_up_meanwhile_keeps_the_new_thread(as_, asha, kites):
    leave_circle(person=asha, circle=kites)
    form = {"circle": kites.pk, "kind": "talk", "title": "My title"}

    assert _keeps(as_(asha).post("/write/", form | TYPED))


def test_a_place_given_up_meanwhile_keeps_the_answer_as_a_draft(as_, asha, thread):
    leave_circle(person=asha, circle=thread.circle)

    page = as_(asha).post(f"/threads/{thread.pk}/answer/", TYPED)

    assert page.status_code == 404
    assert b"Kept as a draft" in page.content
    assert Draft.objects.get(person=asha).fields["body"] == TYPED["body"]
    assert b"drafts" in as_(asha).get("/me/").content


def test_each_error_is_said_beside_its_field(as_, asha, kites):
    page = as_(asha).post("/write/", {"circle": kites.pk, "kind": "talk"}).content.decode()

    assert 'id="id_title_error"' in page
    assert 'id="id_body_error"' in page
    assert page.count('aria-invalid="true"') == 2


def test_an_edit_that_a_moderator_forestalled_keeps_what_was_typed(as_, chidi, dora, thread):
    answer = make_answer(chidi, thread)
    hide_post(moderator=dora, post=answer, reason="No.")

    page = as_(chidi).post(f"/posts/{answer.pk}/edit/", {"body": "All my words"})

    assert page.status_code == 422
    assert b"All my words" in page.content
    assert b"A moderator has hidden this" in page.content
