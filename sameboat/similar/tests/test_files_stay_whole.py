"""What happens to the files of who is near while they are written, when they are damaged, and when somebody leaves."""

import pytest

from sameboat.people.commands.leaving import come_back, leave_house
from sameboat.similar.commands import close_to_introductions, find_people
from sameboat.similar.models import Place
from sameboat.similar.places import keeping
from sameboat.similar.places.keeping import nearest_to, rebuild, row_now, shelf
from sameboat.similar.places.rows import asking
from sameboat.similar.testing import make_open, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def asha():
    return make_open("Asha", "birds", "cats")


@pytest.fixture
def ben(asha):
    """He stands on Asha's page."""
    ben = make_open("Ben", "birds", "cats")
    find_people(person=asha)
    return ben


def test_somebody_who_stops_while_the_files_are_written_is_not_left_in_them(
    asha, ben, django_capture_on_commit_callbacks, monkeypatch
):
    plain = keeping._rows_for

    def rows_for(keys):
        yield from plain(keys)
        with django_capture_on_commit_callbacks(execute=True):
            close_to_introductions(person=ben)

    tell(ben, "knitting")
    row = bytes(Place.objects.get(person=ben).row)
    monkeypatch.setattr(keeping, "_rows_for", rows_for)

    rebuild()

    folder = shelf().current().folder
    assert row not in b"".join(file.read_bytes() for file in folder.iterdir())
    assert ben.pk not in shelf().current().keys


def test_making_rows_anew_makes_nobody_late(asha, ben, monkeypatch):
    rebuild()
    before = shelf().current().at
    placed = set(Place.objects.values_list("placed_at", flat=True))
    monkeypatch.setattr(keeping.Shelf, "write", lambda *_told, **_more: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        rebuild()

    assert set(Place.objects.values_list("placed_at", flat=True)) == placed
    assert not Place.objects.filter(placed_at__gt=before).exists()


@pytest.mark.parametrize("file", ["keys.npy", "rows.npy", "made.json"])
def test_files_that_cannot_be_read_count_as_none_and_are_made_anew(asha, ben, file):
    rebuild()
    (shelf().current().folder / file).write_bytes(b"")
    keeping._shelves.clear()

    near = nearest_to(asking(row_now(asha)), 10)[0]

    assert ben.pk in near
    assert shelf().current() is None
    assert rebuild() == 2
    assert shelf().current() is not None


def test_whoever_asks_to_leave_is_out_of_the_files_at_once_and_comes_back_with_them(
    asha, ben, django_capture_on_commit_callbacks
):
    tell(ben, "knitting")
    rebuild()
    row, folder = bytes(Place.objects.get(person=ben).row), shelf().current().folder

    with django_capture_on_commit_callbacks(execute=True):
        leave_house(person=ben, leaves_posts=True)

    assert row not in b"".join(file.read_bytes() for file in folder.iterdir())
    assert ben.pk not in shelf().current().keys
    assert not Place.objects.filter(person=ben).exists()
    rebuild()
    assert ben.pk not in shelf().current().keys

    come_back(person=ben)
    assert ben.pk in nearest_to(asking(row_now(asha)), 10)[0]
