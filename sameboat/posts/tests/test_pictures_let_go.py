"""A picture goes: taken out of its post, or waiting in none for too long."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.posts.commands import edit_post, save_draft
from sameboat.posts.models import Draft, Picture
from sameboat.posts.pictures import add_picture, drop_unused_pictures, path_of
from sameboat.posts.testing import make_answer
from sameboat.posts.tests.test_pictures import picture_file


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


def test_pictures_that_came_into_no_post_are_dropped(
    asha, chidi, shown, django_capture_on_commit_callbacks
):
    unused = add_picture(owner=asha, upload=picture_file())
    in_a_draft = add_picture(owner=asha, upload=picture_file())
    save_draft(person=asha, place="write", fields={"body": "x", "picture_id": str(in_a_draft.pk)})

    early = drop_unused_pictures(timezone.now() + timedelta(days=1))
    with django_capture_on_commit_callbacks(execute=True):
        later = drop_unused_pictures(timezone.now() + timedelta(days=3))

    assert (early, later) == (0, 1)
    assert not path_of(unused).exists()
    assert path_of(shown).exists()
    assert path_of(in_a_draft).exists()


def _unused(owner, number):
    now = timezone.now()
    return [
        add_picture(owner=owner, upload=picture_file(), at=now - timedelta(minutes=number - n))
        for n in range(number)
    ]


def test_the_eleventh_picture_in_no_post_takes_the_place_of_the_oldest(
    asha, chidi, shown, django_capture_on_commit_callbacks
):
    ten, other = _unused(asha, 10), add_picture(owner=chidi, upload=picture_file())
    fields = {"body": "x", "picture_id": str(ten[0].pk)}
    save_draft(person=asha, place="write", fields=fields)

    with django_capture_on_commit_callbacks(execute=True):
        eleventh = add_picture(owner=asha, upload=picture_file())

    assert [path_of(picture).exists() for picture in ten[:3]] == [True, False, True]
    assert set(Picture.objects.filter(owner=asha)) == {ten[0], *ten[2:], eleventh}
    assert set(Picture.objects.filter(owner=chidi)) == {shown, other}


def test_ten_pictures_in_drafts_are_enough_and_no_file_is_left(as_, asha, thread):
    ten = _unused(asha, 10)
    for number, picture in enumerate(ten):
        fields = {"body": "x", "picture_id": str(picture.pk)}
        Draft.objects.create(
            person=asha, place=f"thread:{number}", fields=fields, saved_at=timezone.now()
        )
    form = {"body": "All my words", "picture": picture_file(), "alt": "A kite"}

    page = as_(asha).post(f"/threads/{thread.pk}/answer/", form).content.decode()

    assert "Ten pictures wait in your drafts already." in page
    assert "All my words" in page
    assert Picture.objects.count() == 10
    assert len(list(path_of(ten[0]).parent.parent.glob("*/*.webp"))) == 10


def test_pictures_in_posts_take_no_place_of_those_that_wait(asha, thread):
    for number in range(12):
        picture = add_picture(owner=asha, upload=picture_file(), alt="A kite")
        make_answer(asha, thread, f"Number {number}.", pictures=[picture])

    assert Picture.objects.exclude(post=None).count() == 12


def test_a_picture_taken_out_is_gone_for_others_at_once_and_for_its_writer_after_a_month(
    as_, asha, chidi, thread, shown, django_capture_on_commit_callbacks
):
    post, now = shown.post, timezone.now()
    form = _page(as_(chidi), f"/posts/{post.pk}/edit/")

    as_(chidi).post(f"/posts/{post.pk}/edit/", {"body": "Look.", "taken_out": [shown.pk]})
    page = _page(as_(asha), f"/threads/{thread.pk}/")
    seen = (_see(as_(chidi), shown), _see(as_(asha), shown))
    drop_unused_pictures(now + timedelta(days=29))
    kept = path_of(shown).is_file()
    with django_capture_on_commit_callbacks(execute=True):
        drop_unused_pictures(now + timedelta(days=31))

    assert f'name="taken_out" value="{shown.pk}"' in form
    assert "A red kite" in form
    assert str(shown.pk) not in page
    assert seen == (200, 404)
    assert kept
    assert not path_of(shown).exists()
    assert not Picture.objects.exists()


def test_nobody_takes_a_picture_out_of_another_s_post(as_, asha, chidi, thread, shown):
    mine = make_answer(asha, thread, "Mine.")

    refused = as_(asha).post(f"/posts/{mine.pk}/edit/", {"body": "Mine.", "taken_out": [shown.pk]})
    edit_post(person=asha, post=mine, body="Mine.", taken_out=[shown.pk])

    shown.refresh_from_db()
    assert refused.status_code == 422
    assert shown.taken_out_at is None


def test_words_and_ticks_stay_when_a_picture_is_taken_out_in_a_form_with_an_error(
    as_, chidi, shown
):
    page = as_(chidi).post(f"/posts/{shown.post_id}/edit/", {"body": " ", "taken_out": [shown.pk]})

    assert page.status_code == 422
    assert f'value="{shown.pk}" id="id_taken_out_0" checked' in page.content.decode()
