from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.circles.commands import close_circle, pause_circle, remove_person
from sameboat.lib.refusal import Refusal
from sameboat.posts.commands import (
    edit_post,
    hide_post,
    remove_post,
    restore_post,
    unhide_post,
)
from sameboat.posts.commands.changing import erase_removed_posts
from sameboat.posts.models import Post, SearchText, Version
from sameboat.posts.pictures import add_picture, path_of
from sameboat.posts.testing import make_answer
from sameboat.posts.tests.test_pictures import picture_file


@pytest.fixture
def answer(chidi, thread):
    """An answer of Chidi's."""
    return make_answer(chidi, thread, "As it was first.")


def _page(client, path):
    return client.get(path).content.decode()


def test_an_edit_is_shown_as_changed_and_not_what_it_said_before(as_, asha, chidi, answer):
    as_(chidi).post(f"/posts/{answer.pk}/edit/", {"body": "As it is now."})

    page = _page(as_(asha), f"/threads/{answer.thread_id}/")
    assert "As it is now." in page
    assert "As it was first." not in page
    assert "· changed" in page


def test_only_the_writer_reads_what_it_said_before(as_, asha, chidi, dora, answer):
    edit_post(person=chidi, post=answer, body="As it is now.")

    assert "As it was first." in _page(as_(chidi), f"/posts/{answer.pk}/")
    assert "As it was first." not in _page(as_(asha), f"/posts/{answer.pk}/")


def test_saving_without_a_change_is_no_change(chidi, answer):
    edited = edit_post(person=chidi, post=answer, body="  As it was first.  ")

    assert edited.edited_at is None
    assert not Version.objects.exists()


def test_an_edit_is_found_by_its_new_words_only(as_, asha, chidi, answer):
    edit_post(person=chidi, post=answer, body="Completely different.")

    assert "Completely different" in _page(as_(asha), "/search/?q=completely")
    assert f"/threads/{answer.thread_id}/?at" not in _page(as_(asha), "/search/?q=first")


def test_the_form_starts_with_what_stands_there(as_, chidi, thread):
    answer = make_answer(chidi, thread, "Body <b>", notes=["loss", "my own words"])

    page = _page(as_(chidi), f"/posts/{answer.pk}/edit/")

    assert "Body &lt;b&gt;</textarea>" in page
    assert page.count("checked") == 1
    assert 'value="my own words"' in page


def test_a_refused_edit_keeps_what_was_typed(as_, chidi, answer):
    page = as_(chidi).post(f"/posts/{answer.pk}/edit/", {"body": "y" * 20_001, "own_note": "mine"})

    assert page.status_code == 422
    assert b"y" * 20_001 in page.content
    assert b'value="mine"' in page.content


def test_nobody_changes_what_another_wrote(as_, asha, dora, answer):
    for person in (asha, dora):
        client = as_(person)
        assert client.get(f"/posts/{answer.pk}/edit/").status_code == 404
        for what in ("edit", "remove", "restore"):
            assert client.post(f"/posts/{answer.pk}/{what}/", {"body": "x"}).status_code == 404

    with pytest.raises(Refusal):
        edit_post(person=asha, post=answer, body="x")


def test_what_is_taken_back_leaves_its_place_and_none_of_its_words(as_, asha, chidi, answer):
    as_(chidi).post(f"/posts/{answer.pk}/remove/")

    page = _page(as_(asha), f"/threads/{answer.thread_id}/")
    assert "Taken back by its writer." in page
    assert "As it was first." not in page
    assert "As it was first." not in _page(as_(asha), "/search/?q=first")
    assert as_(asha).get(f"/posts/{answer.pk}/").status_code == 404


def test_it_comes_back_within_thirty_days(as_, asha, chidi, answer):
    remove_post(person=chidi, post=answer, at=timezone.now() - timedelta(days=29))

    restored = as_(chidi).post(f"/posts/{answer.pk}/restore/", follow=True)

    assert b"It stands again" in restored.content
    assert "As it was first." in _page(as_(asha), f"/threads/{answer.thread_id}/")
    assert "As it was first." in _page(as_(asha), "/search/?q=first")


def test_after_thirty_days_it_does_not_come_back(as_, chidi, answer):
    remove_post(person=chidi, post=answer, at=timezone.now() - timedelta(days=31))

    page = _page(as_(chidi), f"/posts/{answer.pk}/")
    refused = as_(chidi).post(f"/posts/{answer.pk}/restore/", follow=True)

    assert "Bring it back" not in page
    assert b"30 days ago and is gone" in refused.content
    answer.refresh_from_db()
    assert answer.removed_at


def test_removing_and_restoring_twice_changes_nothing(chidi, answer):
    first = remove_post(person=chidi, post=answer)
    again = remove_post(person=chidi, post=answer, at=timezone.now() + timedelta(days=1))

    assert first.removed_at == again.removed_at
    for _turn in range(2):
        assert restore_post(person=chidi, post=answer).removed_at is None


def test_the_clock_erases_what_was_taken_back_more_than_thirty_days_ago(
    chidi, thread, django_capture_on_commit_callbacks
):
    now = timezone.now()
    picture = add_picture(owner=chidi, upload=picture_file(), alt="A kite")
    old = make_answer(chidi, thread, "Old.", pictures=[picture], notes=["loss"], once_key="k")
    young = make_answer(chidi, thread, "Young.")
    edit_post(person=chidi, post=old, body="Old and edited.")
    remove_post(person=chidi, post=old, at=now - timedelta(days=31))
    remove_post(person=chidi, post=young, at=now - timedelta(days=29))

    with django_capture_on_commit_callbacks(execute=True):
        assert erase_removed_posts(now) == 1
        assert erase_removed_posts(now) == 0

    old.refresh_from_db()
    young.refresh_from_db()
    assert (old.body, old.body_html, old.notes, old.once_key) == ("", "", [], None)
    assert young.body == "Young."
    assert not Version.objects.exists()
    assert not path_of(picture).exists()
    assert not SearchText.objects.filter(post=old).exists()


def test_a_thread_nobody_answered_goes_with_its_opening_words_and_comes_back(
    as_, asha, chidi, thread
):
    remove_post(person=asha, post=thread.posts.get())
    gone = as_(chidi).get(f"/threads/{thread.pk}/").status_code

    restore_post(person=asha, post=thread.posts.get())

    assert gone == 404
    assert as_(chidi).get(f"/threads/{thread.pk}/").status_code == 200


def test_a_thread_others_answered_stays_for_them(as_, asha, chidi, answer):
    remove_post(person=asha, post=Post.objects.get(number=1))

    page = _page(as_(chidi), f"/threads/{answer.thread_id}/")

    assert "As it was first." in page
    assert "The wind came round" not in page


def test_a_moderator_hides_with_a_reason_and_the_writer_hears_it(as_, asha, chidi, dora, answer):
    hide_post(moderator=dora, post=answer, reason="It names a street.")
    hide_post(moderator=dora, post=answer, reason="Twice changes nothing.")

    assert "Hidden by a moderator." in _page(as_(asha), f"/threads/{answer.thread_id}/")
    assert "As it was first." not in _page(as_(asha), "/search/?q=first")
    assert chidi.notices.get().words.endswith("It names a street.")
    with pytest.raises(Refusal, match="moderator has hidden"):
        edit_post(person=chidi, post=Post.objects.get(pk=answer.pk), body="x")


def test_what_was_hidden_stands_again(as_, asha, dora, answer):
    hide_post(moderator=dora, post=answer, reason="It names a street.")

    unhide_post(moderator=dora, post=Post.objects.get(pk=answer.pk), reason="It does not.")

    assert "As it was first." in _page(as_(asha), f"/threads/{answer.thread_id}/")
    assert "As it was first." in _page(as_(asha), "/search/?q=first")


def test_hiding_needs_a_moderator_and_a_reason(asha, dora, answer):
    with pytest.raises(Refusal):
        hide_post(moderator=asha, post=answer, reason="Because.")
    with pytest.raises(Refusal):
        hide_post(moderator=dora, post=answer, reason=" ")


def test_what_was_taken_back_is_brought_back_before_it_is_changed(as_, chidi, answer):
    remove_post(person=chidi, post=answer)

    page = as_(chidi).post(f"/posts/{answer.pk}/edit/", {"body": "All my new words"})

    assert page.status_code == 422
    assert "Bring it back first" in page.content.decode()
    assert "All my new words" in page.content.decode()
    assert not SearchText.objects.filter(post=answer).exists()


@pytest.mark.parametrize("door", ["removed", "resting", "closed"])
def test_where_nobody_may_write_an_old_post_gets_no_new_words_but_can_be_taken_back(
    as_, chidi, olu, asha, kites, thread, door
):
    mine = make_answer(asha, thread, "As it was.")
    end = {
        "removed": lambda: remove_person(by=chidi, circle=kites, person=asha, reason="Insults."),
        "resting": lambda: pause_circle(by=olu, circle=kites),
        "closed": lambda: close_circle(by=olu, circle=kites, reason="It is over."),
    }
    end[door]()

    edited = as_(asha).post(f"/posts/{mine.pk}/edit/", {"body": "New and nasty"})
    own_page = _page(as_(asha), f"/posts/{mine.pk}/")
    as_(asha).post(f"/posts/{mine.pk}/remove/")
    mine.refresh_from_db()
    is_gone = bool(mine.removed_at)
    as_(asha).post(f"/posts/{mine.pk}/restore/")

    mine.refresh_from_db()
    assert edited.status_code == 422
    assert "New and nasty" in edited.content.decode()
    assert (mine.body, is_gone, bool(mine.removed_at)) == ("As it was.", True, True)
    assert "Change it" not in own_page
    assert "Take it back" in own_page
