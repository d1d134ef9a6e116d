"""The desk's first page says what does not work of the looks at texts, and nothing while all does."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.people.commands.house import open_house
from sameboat.safety.commands.watching import note_screen


@pytest.fixture
def desk(as_, dora):
    """`desk()` is the first page as a moderator sees it."""
    open_house()
    client = as_(dora)

    def opened():
        return client.get("/desk/").content.decode()

    return opened


def test_while_all_works_nothing_is_said(desk):
    note_screen(missing=[], at=timezone.now())

    assert "Please read along" not in desk()


def test_a_missing_part_is_named(desk):
    note_screen(missing=["the encoder (it is damaged)"], at=timezone.now())

    assert "the encoder (it is damaged)" in desk()


def test_a_worker_that_stopped_or_never_ran_is_named(desk):
    never = desk()
    note_screen(missing=[], at=timezone.now() - timedelta(hours=1))

    assert "the worker has stopped" in never
    assert "the worker has stopped" in desk()
