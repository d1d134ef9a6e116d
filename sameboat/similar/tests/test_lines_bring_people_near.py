import numpy as np
import pytest

from sameboat.similar.commands import find_people
from sameboat.similar.lines.commands import save_lines
from sameboat.similar.lines.voices import common_direction
from sameboat.similar.models import Place, Scale, Shown, Voice
from sameboat.similar.places.keeping import rebuild, rows_of
from sameboat.similar.places.rows import ABOUT, WORDS, packed
from sameboat.similar.telling import told_by
from sameboat.similar.testing import make_open, make_voices

pytestmark = pytest.mark.django_db
HARBOUR = "Walking along the harbour before anybody wakes, with herring gulls above."


@pytest.fixture
def asha():
    return make_open("Asha", "birds")


def words(person):
    return rows_of(told_by([person.pk]))[person.pk][ABOUT : ABOUT + WORDS]


def test_of_two_who_tell_the_same_whoever_writes_alike_comes_first(asha):
    others = [make_open(name, "birds") for name in ("Ben", "Cleo", "Dilip", "Esra")]
    save_lines(person=asha, text=HARBOUR, shown_to=Shown.INTRODUCED)
    for other, text in zip(others, ("Chess problems, soup, trains.", HARBOUR, "", ""), strict=True):
        save_lines(person=other, text=text, shown_to=Shown.FINDING)
    make_voices()

    found = find_people(person=asha)

    assert found[0].other.name == "Cleo"
    assert len(found) == 3


def test_lines_that_change_mean_nothing_until_they_are_read_again(asha):
    save_lines(person=asha, text=HARBOUR, shown_to=Shown.INTRODUCED)
    make_voices()
    before = words(asha)
    assert before.any()
    assert bytes(Place.objects.get(person=asha).row) == packed(rows_of(told_by([asha.pk]))[asha.pk])

    save_lines(person=asha, text="Chess problems, soup and trains.", shown_to=Shown.INTRODUCED)
    assert not words(asha).any()
    assert not np.frombuffer(bytes(Place.objects.get(person=asha).row), np.int8)[
        ABOUT : ABOUT + WORDS
    ].any()

    make_voices()
    assert words(asha).any()
    assert not np.allclose(words(asha), before)


def test_lines_that_are_left_out_are_never_read(asha):
    save_lines(person=asha, text=HARBOUR, shown_to=Shown.INTRODUCED)
    make_voices()
    save_lines(person=asha, text=HARBOUR, shown_to=Shown.NOBODY)
    make_voices()

    assert not Voice.objects.exists()
    assert not words(asha).any()


def test_what_all_lines_share_is_kept_with_the_scale(asha):
    save_lines(person=asha, text=HARBOUR, shown_to=Shown.INTRODUCED)
    make_voices()

    rebuild()

    shared = np.frombuffer(bytes(Scale.objects.get().mean), dtype=np.float32)
    assert np.allclose(shared, common_direction())
    assert words(asha).any()
