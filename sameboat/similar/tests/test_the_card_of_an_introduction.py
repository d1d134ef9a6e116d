"""Somebody stands on a page: what can be done there, twice, too late, or when a letter is there already."""

import re

import pytest
from django.http import Http404

from sameboat.circles.testing import make_circle
from sameboat.messages.commands import ask_to_write
from sameboat.similar.commands import close_to_introductions, find_people, put_by, show_answers
from sameboat.similar.models import Introduction, Shown
from sameboat.similar.queries import introductions_for, was_shown
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


def names(person):
    return {met.name for met in introductions_for(person)}


def test_whoever_has_a_letter_already_stands_there_no_longer(asha, ben):
    kites = make_circle("Kites", people=(asha, ben))
    assert kites.memberships.count() == 2

    ask_to_write(asker=asha, other=ben, note="Hello from Kites.")

    assert names(asha) == set()


def test_a_note_to_somebody_who_went_is_given_back(asha, ben, as_):
    shown = Introduction.objects.get(to=asha)
    close_to_introductions(person=ben)

    answer = as_(asha).post(f"/alike/{shown.pk}/hello/", {"body": "I wrote this for an hour."})

    assert answer.status_code == 404
    assert "I wrote this for an hour." in answer.content.decode()
    assert as_(asha).get(f"/alike/{shown.pk}/hello/").status_code == 404


def test_not_now_twice_is_no_error_and_a_strangers_is_not_there(asha, ben, as_):
    shown = Introduction.objects.get(to=asha)
    put_by(person=asha, introduction=shown)

    again = as_(asha).post(f"/alike/{shown.pk}/not-now/", follow=True)

    assert again.status_code == 200
    with pytest.raises(Http404):
        was_shown(ben, shown.pk)


def test_somebody_can_be_blocked_from_the_card_itself(asha, ben, as_):
    page = as_(asha).get("/alike/").content.decode()
    path = re.search(r'action="(/people/\d+/block/)"', page)[1]

    as_(asha).post(path)

    assert names(asha) == set()


def test_where_three_stand_looking_says_so(asha, ben, as_):
    for name in ("Cleo", "Dilip"):
        make_open(name, "birds")
    find_people(person=asha)

    page = as_(asha).post("/alike/find/", follow=True).content.decode()

    assert "Three people stand here." in page


def test_telling_something_else_and_back_does_not_let_people_pile_up(asha, ben):
    tell(asha, "knitting")
    others = [make_open(name, "knitting") for name in ("Cleo", "Dilip", "Esra")]
    show_answers(person=asha, shown={"birds": "nobody", "cats": "nobody"})
    find_people(person=asha)
    show_answers(person=asha, shown={"birds": Shown.INTRODUCED, "cats": Shown.INTRODUCED})

    assert names(asha) == {other.name for other in others}
