"""Threads, stories and circles near to what somebody told stand on their page; what others told plays no part."""

import pytest

from sameboat.circles.testing import make_circle
from sameboat.posts.testing import make_thread
from sameboat.safety.commands import block_person
from sameboat.similar.models import Shown, Trait
from sameboat.similar.testing import make_meanings, make_open, tell
from sameboat.similar.vocabulary import vocabulary

pytestmark = pytest.mark.django_db
TOLD = "birds"


@pytest.fixture
def near():
    """Words near to what is told: its own title."""
    return f"{vocabulary().terms[TOLD].title} and nothing else"


@pytest.fixture
def kites(asha, chidi):
    """Asha's circle, with much that is about other things."""
    circle = make_circle("Kites", people=(asha,), hosts=(chidi,))
    for number in range(8):
        make_thread(chidi, circle, f"Number {number}", body="The wind came round again.")
    return circle


@pytest.fixture
def page(as_, asha, reader):
    def opens(person=asha):
        make_meanings()
        return as_(person).get("/alike/").context["near"]

    return opens


def test_a_question_and_a_story_stand_there(asha, chidi, kites, near, page):
    tell(asha, TOLD)
    make_thread(chidi, kites, f"Asked: {near}", body=near, kind="question")
    make_thread(chidi, kites, f"Story: {near}", body=near, kind="story")

    found = page()

    assert [line.title for line in found.talks] == [f"Asked: {near}"]
    assert [line.title for line in found.stories] == [f"Story: {near}"]


def test_the_page_says_what_it_was_chosen_from(as_, asha, chidi, kites, near, reader):
    tell(asha, TOLD)
    make_thread(chidi, kites, f"Asked: {near}", body=near, kind="question")
    make_meanings()

    html = as_(asha).get("/alike/").content.decode()

    assert f"Asked: {near}" in html
    assert "from nothing that others told" in html
    assert "Stories" not in html


def test_what_was_told_to_be_left_out_is_left_out(asha, chidi, kites, near, page):
    tell(asha, TOLD, shown_to=Shown.NOBODY)
    make_thread(chidi, kites, near, body=near)

    assert page().talks == []


def test_whoever_told_nothing_reads_what_stood_there_before(as_, asha, chidi, kites, near, reader):
    make_thread(chidi, kites, near, body=near)
    make_meanings()

    answer = as_(asha).get("/alike/")

    assert answer.context["near"].talks == []
    assert answer.context["reading"]


def test_what_was_read_is_not_shown_again(as_, asha, chidi, kites, near, page):
    tell(asha, TOLD)
    thread = make_thread(chidi, kites, near, body=near)
    as_(asha).get(f"/threads/{thread.pk}/")

    assert page().talks == []


def test_ones_own_and_what_one_may_not_read_are_not_shown(asha, ben, chidi, kites, near, page):
    tell(asha, TOLD)
    make_thread(asha, kites, near, body=near)
    make_thread(chidi, make_circle("B", hosts=(chidi,), door="by_invitation"), near, body=near)
    kites.memberships.create(person=ben, joined_at=kites.opened_at)
    make_thread(ben, kites, near, body=near)
    block_person(blocker=ben, blocked=asha)

    assert page().talks == []


def test_an_open_circle_stands_there_until_one_has_a_place(asha, chidi, kites, near, page):
    tell(asha, TOLD)
    boats = make_circle("Boats", hosts=(chidi,), door="open")
    quiet = make_circle("Asked for", hosts=(chidi,), door="by_request")
    for circle in (boats, quiet):
        for number in range(3):
            make_thread(chidi, circle, f"{near} {number}", body=near)

    found = page().circles
    boats.memberships.create(person=asha, joined_at=boats.opened_at)

    assert found == [boats]
    assert page().circles == []


def test_what_others_tell_changes_nothing(asha, ben, chidi, kites, near, page):
    tell(asha, TOLD)
    make_thread(chidi, kites, near, body=near)
    make_thread(
        ben, make_circle("Boats", people=(ben,), hosts=(chidi,), door="open"), "Else", body="Else."
    )
    before = page()

    for person in (ben, chidi):
        tell(person, TOLD, "tea_coffee")
    make_open("Femi", TOLD)

    assert page() == before
    assert Trait.objects.exclude(person=asha).exists()


def test_without_the_reader_the_page_stands_without_them(as_, asha, chidi, kites, near, no_reader):
    from sameboat.similar.threads import near_to_me

    near_to_me._kept.clear()
    tell(asha, TOLD)
    make_thread(chidi, kites, near, body=near)
    make_meanings()

    answer = as_(asha).get("/alike/")

    assert answer.status_code == 200
    assert answer.context["near"].talks == []


def test_it_costs_few_queries(asha, chidi, kites, near, page, django_assert_max_num_queries):
    from sameboat.similar.queries import answers_of
    from sameboat.similar.threads.near_to_me import near_to

    tell(asha, TOLD)
    make_thread(chidi, kites, near, body=near)
    page()
    answers = answers_of(asha)

    with django_assert_max_num_queries(10):
        near_to(asha, answers)
