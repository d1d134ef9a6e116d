from datetime import timedelta

import numpy as np
import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from sameboat.cli import similar as command
from sameboat.similar.commands import (
    close_to_introductions,
    find_people,
    forget_similar,
    save_answers,
)
from sameboat.similar.kinship import Told, house_of, similarity
from sameboat.similar.models import Place, Shown
from sameboat.similar.places import shelf as files
from sameboat.similar.places.keeping import keep_places, nearest_to, rebuild, rows_of, shelf
from sameboat.similar.places.rows import asking, packed, row_of, unpacked
from sameboat.similar.telling import told_by
from sameboat.similar.testing import make_open
from sameboat.similar.vocabulary import vocabulary

OFFERED = {"wish": "gift", "night": "awake"}
HOUSE = house_of({"a": 1, "b": 3, "c": 9, "d": 2, "e": 5}, 10)
sets = st.frozensets
told = st.builds(
    Told,
    about=sets(st.sampled_from("abcde")),
    seeks=sets(st.sampled_from(sorted(OFFERED))),
    offers=sets(st.sampled_from(sorted(OFFERED.values()))),
)


@pytest.fixture(params=["exact", "graph"])
def kind(request, monkeypatch):
    """Few people's rows are gone through; many people's are linked in a graph. Both are tried with a few."""
    if request.param == "graph":
        monkeypatch.setattr(files, "EXACT_BELOW", 1)
    return request.param


@pytest.fixture
def asha(db):
    return make_open("Asha", "birds", "hearing_voices")


def near(person, most=10):
    row = unpacked(packed(rows_of(told_by([person.pk]))[person.pk]))
    return nearest_to(asking(row), most)[0]


def on_the_disk(folder):
    return b"".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


@given(told, told)
@settings(max_examples=200)
def test_the_product_of_two_rows_is_how_alike_the_two_are(one, other):
    mine, theirs = (row_of(each, None, HOUSE, OFFERED) for each in (one, other))

    assert abs(float(asking(mine) @ theirs) - similarity(one, other, HOUSE, OFFERED)) < 0.06
    assert abs(float(asking(mine) @ theirs) - float(asking(theirs) @ mine)) < 1e-5


@given(told)
def test_what_is_kept_of_a_row_is_the_row_but_for_its_last_digits(one):
    row = row_of(one, None, HOUSE, OFFERED)

    assert np.abs(unpacked(packed(row)) / 250 - row).max() < 0.2


@pytest.mark.django_db
def test_people_are_near_before_and_after_the_files_are_made(asha, kind):
    ben, cleo = make_open("Ben", "birds", "ocd"), make_open("Cleo", "chess")
    before = near(asha)

    rebuild()

    assert before[0] in {asha.pk, ben.pk}
    assert set(near(asha)) == set(before) == {asha.pk, ben.pk, cleo.pk}
    assert near(ben)[0] == ben.pk


@pytest.mark.django_db
def test_an_answer_that_is_taken_away_has_no_effect_any_more(asha, kind):
    ben = make_open("Ben", "birds", "ocd")
    rebuild()
    birds = vocabulary().group("interest")

    save_answers(person=ben, group=birds, told=[], shown_to=Shown.INTRODUCED)

    fresh = packed(rows_of(told_by([ben.pk]))[ben.pk])
    assert bytes(Place.objects.get(person=ben).row) == fresh
    row = unpacked(packed(rows_of(told_by([asha.pk]))[asha.pk]))
    ids, scores = nearest_to(asking(row), 10)
    expected = int(asking(row).astype(int) @ unpacked(fresh).astype(int))
    assert scores[ids.index(ben.pk)] == pytest.approx(expected, abs=2)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("goes", [close_to_introductions, forget_similar])
def test_leaving_takes_a_person_out_of_the_files_themselves(asha, kind, goes):
    ben = make_open("Ben", "birds", "ocd")
    rebuild()
    row, folder = bytes(Place.objects.get(person=ben).row), shelf().current().folder
    key = np.int64(ben.pk).tobytes()
    assert row in on_the_disk(folder)
    assert key in on_the_disk(folder)

    goes(person=ben)

    assert row not in on_the_disk(folder)
    assert key not in on_the_disk(folder)
    assert ben.pk not in near(asha)


@pytest.mark.django_db
def test_a_crash_while_files_are_made_leaves_those_before_serving(asha, kind, monkeypatch):
    ben = make_open("Ben", "birds")
    rebuild()
    before = shelf().current()

    def crash(_made):
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(shelf(), "serve", crash)
        with pytest.raises(KeyboardInterrupt):
            rebuild()

    assert shelf().current() is before
    assert ben.pk in near(asha)
    rebuild()
    assert len(list(before.folder.parent.glob("people-*"))) == 1


@pytest.mark.django_db
def test_the_worker_makes_files_where_there_are_none_and_leaves_fresh_ones_alone(asha):

    make_open("Ben", "birds")

    now = timezone.now()

    assert keep_places(now) == 2
    assert keep_places(now) == 0
    assert keep_places(now + timedelta(days=2)) == 2


@pytest.mark.django_db
def test_only_one_makes_them_at_a_time(asha, capsys):
    with shelf().one_at_a_time():
        assert command.run(["rebuild"]) == 1

    assert command.run(["rebuild"]) == 0
    assert "1 people" in capsys.readouterr().out


@pytest.mark.django_db
def test_those_found_through_the_files_are_introduced(asha, kind):
    make_open("Ben", "birds", "hearing_voices")
    rebuild()

    assert [each.other.name for each in find_people(person=asha)] == ["Ben"]
