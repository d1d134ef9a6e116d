"""A moderator hides as little as there is to hide: one picture, or one person's words."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.audit.models import Entry
from sameboat.lib.refusal import Refusal
from sameboat.people.commands.leaving import erase_person
from sameboat.posts.commands import (
    edit_post,
    hide_picture,
    remove_post,
    unhide_picture,
)
from sameboat.posts.commands.changing import erase_removed_posts
from sameboat.posts.leaving import take_posts
from sameboat.posts.models import Picture, Post
from sameboat.posts.pictures import add_picture, drop_unused_pictures, path_of
from sameboat.posts.testing import make_answer
from sameboat.posts.tests.test_pictures import picture_file

WHY, LINE = "It shows a face.", "A moderator hid a picture here."


@pytest.fixture
def shown(chidi, thread):
    """A picture in an answer of Chidi's, between two others."""
    made = [add_picture(owner=chidi, upload=picture_file(), alt=f"Kite {n}") for n in range(3)]
    make_answer(chidi, thread, "Look.", pictures=made)
    return Picture.objects.get(pk=made[1].pk)


@pytest.fixture
def answered(chidi, thread):
    """Asha's thread, answered by Chidi."""
    make_answer(chidi, thread, "I read this.")
    return thread


def _page(client, path):
    answer = client.get(path, follow=True)
    return answer.content.decode() if answer.status_code == 200 else answer.status_code


def _see(client, picture):
    return client.get(f"/pictures/{picture.pk}/").status_code


def test_only_the_picture_is_hidden_and_a_line_stands_in_its_place(as_, asha, dora, thread, shown):
    hide_picture(moderator=dora, picture=shown, reason=WHY)

    page = _page(as_(asha), f"/threads/{thread.pk}/")
    assert "Look." in page
    assert str(shown.pk) not in page
    assert page.index("Kite 0") < page.index(LINE) < page.index("Kite 2")
    assert page.count(LINE) == 1


def test_others_find_nothing_at_its_address_and_its_writer_still_does(
    as_, asha, chidi, dora, shown
):
    hide_picture(moderator=dora, picture=shown, reason=WHY)

    assert [_see(as_(who), shown) for who in (asha, dora, chidi)] == [404, 404, 200]
    assert as_(asha).get(f"/report/picture/{shown.pk}/").status_code == 404


def test_its_writer_is_told_why_and_finds_it_on_the_page_of_the_post(as_, asha, chidi, dora, shown):
    hide_picture(moderator=dora, picture=shown, reason=WHY)

    mine = _page(as_(chidi), f"/posts/{shown.post_id}/")
    theirs = _page(as_(asha), f"/posts/{shown.post_id}/")
    assert WHY in chidi.notices.get().words
    assert "A moderator hid this picture." in mine
    assert f"/pictures/{shown.pk}/" in mine
    assert str(shown.pk) not in theirs


def test_a_hidden_picture_stands_again_where_it_stood(as_, asha, chidi, dora, thread, shown):
    before = _page(as_(asha), f"/threads/{thread.pk}/").split("Look.")[1].split("</article>")[0]
    hide_picture(moderator=dora, picture=shown, reason=WHY)

    unhide_picture(moderator=dora, picture=shown, reason="It does not.")

    after = _page(as_(asha), f"/threads/{thread.pk}/").split("Look.")[1].split("</article>")[0]
    assert before == after
    assert _see(as_(asha), shown) == 200
    assert "It does not." in chidi.notices.latest("made_at").words


def test_hiding_a_picture_needs_a_moderator_and_a_reason_and_twice_changes_nothing(
    asha, chidi, dora, shown
):
    for who, why in ((asha, WHY), (dora, " ")):
        with pytest.raises(Refusal):
            hide_picture(moderator=who, picture=shown, reason=why)
    assert not Entry.objects.filter(thing="picture").exists()

    for _turn in range(2):
        hide_picture(moderator=dora, picture=shown, reason=WHY)
    for _turn in range(2):
        unhide_picture(moderator=dora, picture=shown, reason=WHY)

    written_down = Entry.objects.filter(thing="picture").values_list("verb", "reason", "thing")
    assert sorted(written_down) == [
        ("hide_picture", WHY, "picture"),
        ("restore_picture", WHY, "picture"),
    ]
    assert chidi.notices.count() == 2


def test_an_edit_does_not_bring_a_hidden_picture_back(as_, asha, chidi, dora, thread, shown):
    hide_picture(moderator=dora, picture=shown, reason=WHY)
    one_more = add_picture(owner=chidi, upload=picture_file(), alt="Kite 3")

    as_(chidi).post(
        f"/posts/{shown.post_id}/edit/", {"body": "Look now.", "picture_id": one_more.pk}
    )

    page = _page(as_(asha), f"/threads/{thread.pk}/")
    assert "Look now." in page
    assert "Kite 3" in page
    assert str(shown.pk) not in page
    assert page.count(LINE) == 1
    assert LINE in _page(as_(chidi), f"/posts/{shown.post_id}/"), "in what it said before"


def test_its_writer_may_take_a_hidden_picture_out_and_the_line_goes_with_it(
    as_, asha, chidi, dora, thread, shown, django_capture_on_commit_callbacks
):
    hide_picture(moderator=dora, picture=shown, reason=WHY)

    edit_post(person=chidi, post=shown.post, body="Look.", taken_out=[shown.pk])
    page = _page(as_(asha), f"/threads/{thread.pk}/")
    unhide_picture(moderator=dora, picture=shown, reason="It does not.")
    again = _page(as_(asha), f"/threads/{thread.pk}/")
    with django_capture_on_commit_callbacks(execute=True):
        drop_unused_pictures(timezone.now() + timedelta(days=31))

    for each in (page, again):
        assert LINE not in each
        assert str(shown.pk) not in each
    assert not path_of(shown).exists()


def test_nobody_can_write_the_line_themselves(as_, asha, chidi, thread):
    make_answer(chidi, thread, "<figure></figure> and no more")

    assert LINE not in _page(as_(asha), f"/threads/{thread.pk}/")


def test_a_picture_of_a_post_taken_back_is_hidden_and_the_words_stay_erased(
    as_, asha, chidi, dora, thread, shown
):
    remove_post(person=chidi, post=shown.post, at=timezone.now() - timedelta(days=31))

    hide_picture(moderator=dora, picture=shown, reason=WHY)
    before = _page(as_(asha), f"/threads/{thread.pk}/")
    erase_removed_posts(timezone.now())

    assert "Look." not in before
    assert Post.objects.get(number=2).body_html == ""
    assert not Picture.objects.exists()


@pytest.mark.parametrize("leaves_posts", [True, False])
def test_a_hidden_picture_is_taken_along_and_erased_like_any_other(
    as_, asha, chidi, dora, thread, shown, leaves_posts, django_capture_on_commit_callbacks
):
    hide_picture(moderator=dora, picture=shown, reason=WHY)
    along = take_posts(chidi).files
    chidi.leaves_posts = leaves_posts
    chidi.save()

    with django_capture_on_commit_callbacks(execute=True):
        erase_person(person=chidi)

    assert f"pictures/{shown.pk}.webp" in along
    assert path_of(shown).exists() == leaves_posts
    assert _see(as_(asha), shown) == 404
