"""Leaving means gone: after thirty days nothing of a person stands in any table, column or file."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from sameboat.audit.models import Entry
from sameboat.consent.commands import agree_to_current
from sameboat.people.commands.leaving import erase_those_who_left, leave_house
from sameboat.people.models import Person
from sameboat.posts.models import Alias, Post, Thread
from tests.erasure.walking import files, where
from tests.erasure.whole_life import AT_DESK, EMAIL, NAME, POSTED, PRIVATE, live
from tests.lives import lived

OWN = [model for model in apps.get_models() if model.__module__.startswith("sameboat.")]
POINTING = [
    (model, field)
    for model in OWN
    for field in model._meta.concrete_fields
    if field.related_model is Person
]


@pytest.fixture(scope="module")
def _life(django_db_setup, django_db_blocker, tmp_path_factory):
    with lived(live, tmp_path_factory.mktemp("life"), django_db_blocker) as as_it_was:
        yield as_it_was


@pytest.fixture
def life(_life, db, tmp_path):
    """Somebody who did everything that can be done here."""
    return _life(tmp_path)


@pytest.fixture
def erase(life, django_capture_on_commit_callbacks):
    """She leaves, thirty days pass, and the clock does its step."""

    def gone(*, leaves_posts):
        now = timezone.now()
        leave_house(person=life.her, leaves_posts=leaves_posts, at=now - timedelta(days=31))
        with django_capture_on_commit_callbacks(execute=True):
            assert erase_those_who_left(now) == 1
        return life

    return gone


def traces(*words):
    return {word: places for word in words if (places := where(word))}


def test_her_life_fills_every_column_that_can_point_at_a_person(life):
    empty = [
        f"{model._meta.label}.{field.name}"
        for model, field in POINTING
        if not model._base_manager.filter(**{field.name: life.her.pk}).exists()
    ]
    bare = [model._meta.label for model in OWN if not model._base_manager.exists()]

    assert not empty, f"Let her life in tests/erasure/whole_life.py fill these: {empty}"
    assert not bare, (
        f"Nothing is in these tables; let tests/erasure/whole_life.py fill them: {bare}"
    )
    assert Entry.objects.filter(actor_id=life.her.pk).exists()
    assert Entry.objects.filter(subject_id=life.her.pk).exists()


def test_the_walk_finds_her_before_she_goes(life):
    found = traces(str(life.her.pk), NAME, EMAIL, POSTED, PRIVATE, AT_DESK)

    assert len(found) == 6
    assert ("people_device", "session_data") in found[str(life.her.pk)]
    assert ("notices_notice", "words") in found[POSTED]
    assert len(files()) == 3


def test_when_her_posts_go_nothing_of_her_is_left(erase):
    life = erase(leaves_posts=False)

    assert traces(str(life.her.pk), NAME, "ombrifanequill", EMAIL, PRIVATE, POSTED) == {}
    assert files() == set()


def test_when_her_posts_stay_only_their_words_are_left_and_lead_to_nobody(erase):
    life = erase(leaves_posts=True)

    assert traces(str(life.her.pk), NAME, "ombrifanequill", EMAIL, PRIVATE) == {}
    assert {table for table, _column in where(POSTED)} - SEARCH == {
        "notices_notice", "posts_footnote", "posts_picture", "posts_post", "posts_searchtext", "posts_thread",
        "rooms_line",
    }  # fmt: skip
    assert files() == {life.pictures[0]}
    # Who was someone keeps the name they had there, with nobody behind it.
    assert Post.objects.filter(alias__isnull=False, author=None).exists()
    assert not Alias.objects.filter(person=life.her.pk).exists()


SEARCH = {"posts_searchtext_find", "posts_searchtext_find_data", "posts_searchtext_find_idx"}


def test_what_she_wrote_at_the_desk_stays_for_the_house_without_her(erase):
    erase(leaves_posts=False)

    tables = {table for table, _column in where(AT_DESK)}
    assert tables <= {
        "audit_entry", "moderation_appeal", "moderation_case", "moderation_caseline", "moderation_followup",
        "notices_notice", "posts_footnote",
    }  # fmt: skip
    assert not Entry.objects.filter(verb="hide_post", actor_id__isnull=False).exists()


@pytest.mark.parametrize("leaves_posts", [True, False])
def test_others_go_on_reading_where_she_was(erase, as_, leaves_posts):
    life = erase(leaves_posts=leaves_posts)

    agree_to_current(life.ben)
    for thread in Thread.objects.filter(circle=life.circle):
        page = as_(life.ben).get(f"/threads/{thread.pk}/")
        assert page.status_code == 200
        assert NAME not in page.content.decode()
    assert Post.objects.filter(author=life.ben).count() == 6
    assert as_(life.ben).get("/letters/").status_code == 200


def test_before_thirty_days_are_over_everything_is_there(life):
    now = timezone.now()
    leave_house(person=life.her, leaves_posts=False, at=now - timedelta(days=29, hours=23))

    assert erase_those_who_left(now) == 0
    assert where(PRIVATE)
