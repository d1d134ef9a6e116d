import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sameboat.circles.commands import leave_circle
from sameboat.circles.testing import make_circle
from sameboat.posts.commands import edit_post, hide_post, remove_post
from sameboat.posts.models import Draft, Picture, Post, Thread
from sameboat.posts.pictures import add_picture, path_of
from sameboat.posts.testing import make_answer
from sameboat.posts.tests.test_pictures import picture_file
from sameboat.safety.commands import block_person


@pytest.fixture
def shown(chidi, thread):
    """A picture in an answer of Chidi's."""
    picture = add_picture(owner=chidi, upload=picture_file(), alt="A red kite")
    make_answer(chidi, thread, "Look.", pictures=[picture])
    picture.refresh_from_db()
    return picture


def _page(client, path):
    return client.get(path).content.decode()


def _see(client, picture):
    return client.get(f"/pictures/{picture.pk}/").status_code


def test_a_picture_comes_with_an_answer(as_, asha, chidi, thread):
    form = {"body": "Look.", "picture": picture_file(), "alt": 'A "red" <kite>'}

    as_(chidi).post(f"/threads/{thread.pk}/answer/", form)

    picture = Picture.objects.get()
    page = as_(asha).get(f"/threads/{thread.pk}/").content.decode()
    assert f'<img src="/pictures/{picture.pk}/" alt="A &quot;red&quot; &lt;kite&gt;"' in page
    assert 'width="80" height="60"' in page
    seen = as_(asha).get(f"/pictures/{picture.pk}/")
    assert seen.headers["Content-Type"] == "image/webp"
    assert "private" in seen.headers["Cache-Control"]
    assert seen.headers["X-Content-Type-Options"] == "nosniff"
    assert b"".join(seen.streaming_content)[8:12] == b"WEBP"


def test_without_words_for_it_they_are_asked_for_and_everything_is_kept(as_, chidi, thread):
    client, address = as_(chidi), f"/threads/{thread.pk}/answer/"

    asked = client.post(
        address, {"body": "All my words", "picture": picture_file(), "once_key": "k"}
    )
    picture = Picture.objects.get()
    page = asked.content.decode()
    client.post(
        address,
        {"body": "All my words", "picture_id": picture.pk, "alt": "A kite", "once_key": "k"},
    )

    assert asked.status_code == 422
    assert "All my words" in page
    assert "Say in a few words what is to be seen" in page
    assert f'name="picture_id" value="{picture.pk}"' in page
    post = Post.objects.get(number=2)
    assert post.pictures.get() == picture
    assert 'alt="A kite"' in post.body_html


@pytest.mark.parametrize("place", ["answer", "write", "edit"])
def test_a_picture_that_cannot_be_read_is_refused_and_the_words_stay(
    as_, asha, kites, thread, place
):
    address = {
        "answer": f"/threads/{thread.pk}/answer/",
        "write": "/write/",
        "edit": f"/posts/{thread.posts.get().pk}/edit/",
    }[place]
    form = {"circle": kites.pk, "kind": "talk", "title": "My title", "body": "All my words"}

    page = as_(asha).post(
        address, form | {"picture": SimpleUploadedFile("x.jpg", b"no"), "alt": "What it shows"}
    )

    assert page.status_code == 422
    for kept in (b"All my words", b"What it shows", b"We could not read that picture"):
        assert kept in page.content
    assert (Thread.objects.count(), Post.objects.count()) == (1, 1)


def test_a_picture_stays_through_an_error_elsewhere(as_, asha, kites):
    form = {"circle": kites.pk, "kind": "talk", "title": "", "body": "Words"}

    page = as_(asha).post("/write/", form | {"picture": picture_file(), "alt": "A kite"})

    assert page.status_code == 422
    assert f'value="{Picture.objects.get().pk}"' in page.content.decode()


def test_the_draft_button_keeps_the_picture_too(as_, asha, thread):
    client = as_(asha)
    form = {"body": "Half", "picture": picture_file(), "alt": "A kite", "draft": "1"}

    client.post(f"/threads/{thread.pk}/answer/", form)

    page = client.get(f"/threads/{thread.pk}/").content.decode()
    assert f'name="picture_id" value="{Picture.objects.get().pk}"' in page
    assert 'value="A kite"' in page
    assert "Your picture has arrived and is kept" in page


def test_the_draft_button_keeps_the_words_where_the_picture_is_none(as_, asha, thread):
    form = {"body": "Half", "picture": SimpleUploadedFile("x", b"no"), "draft": "1"}

    page = as_(asha).post(f"/threads/{thread.pk}/answer/", form, follow=True)

    assert b"We could not read that picture" in page.content
    assert Draft.objects.get().fields["body"] == "Half"


@pytest.mark.parametrize("number", ["²", "-1", "abc", "9" * 40, ""])
def test_an_odd_picture_number_is_no_picture(as_, asha, thread, number):
    form = {"body": "Words", "picture_id": number}

    answer = as_(asha).post(f"/threads/{thread.pk}/answer/", form)

    assert answer.status_code in {302, 422}


def test_nobody_puts_the_picture_of_another_into_a_post(as_, asha, chidi, thread):
    theirs = add_picture(owner=chidi, upload=picture_file(), alt="Not yours")

    as_(asha).post(f"/threads/{thread.pk}/answer/", {"body": "Mine", "picture_id": theirs.pk})

    theirs.refresh_from_db()
    assert theirs.post is None
    assert "pictures" not in Post.objects.get(number=2).body_html


def test_a_picture_is_seen_by_those_who_may_read_the_post(as_, asha, chidi, shown):
    assert _see(as_(asha), shown) == _see(as_(chidi), shown) == 200


def test_a_guest_and_a_stranger_see_no_picture_by_its_address(as_, ben, shown):
    make_circle("Elsewhere", people=(ben,))

    assert _see(Client(), shown) == 302
    assert _see(as_(ben), shown) == 404


def test_a_picture_is_gone_with_the_place_in_the_circle(as_, asha, shown, thread):
    leave_circle(person=asha, circle=thread.circle)

    assert _see(as_(asha), shown) == 404


def test_a_picture_is_gone_with_a_block(as_, asha, chidi, shown):
    block_person(blocker=asha, blocked=chidi)

    assert _see(as_(asha), shown) == 404


def test_a_picture_is_gone_with_a_post_taken_back(as_, asha, chidi, shown):
    remove_post(person=chidi, post=shown.post)

    assert _see(as_(asha), shown) == 404
    assert _see(as_(chidi), shown) == 200


def test_a_picture_is_gone_with_a_post_a_moderator_hid(as_, asha, dora, shown):
    hide_post(moderator=dora, post=shown.post, reason="It shows a face.")

    assert _see(as_(asha), shown) == 404


def test_a_picture_in_no_post_is_seen_by_its_owner_alone(as_, asha, chidi):
    waiting = add_picture(owner=chidi, upload=picture_file())

    assert _see(as_(chidi), waiting) == 200
    assert _see(as_(asha), waiting) == 404


def test_pictures_stand_at_addresses_nobody_can_guess_from_another(chidi):
    one, two = (add_picture(owner=chidi, upload=picture_file()) for _turn in range(2))

    assert abs(one.pk - two.pk) > 1000
    assert "chidi" not in one.file.lower()


def test_a_missing_file_is_a_missing_page(as_, chidi, shown):
    path_of(shown).unlink()

    assert _see(as_(chidi), shown) == 404


def test_a_picture_stays_in_a_post_that_is_edited(chidi, shown):
    post = edit_post(person=chidi, post=shown.post, body="Look again.")

    assert f"/pictures/{shown.pk}/" in post.body_html
