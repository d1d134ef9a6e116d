import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sameboat.circles.testing import make_circle
from sameboat.people.testing import make_person
from sameboat.posts.commands import answer_warmly, save_draft, save_topic_choices
from sameboat.posts.pictures import add_picture
from sameboat.posts.testing import make_answer, make_thread
from sameboat.posts.tests.test_pictures import picture_file
from sameboat.safety.commands import mute_person


def queries_of(client, path):
    """How many queries a page takes when it is opened a second time."""
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = client.get(path)
    assert answer.status_code == 200
    return len(asked)


@pytest.fixture
def long_thread(asha, chidi, kites):
    """Twenty posts with everything in them that a post can have."""
    thread = make_thread(asha, kites)
    said = thread.posts.get()
    for number in range(19):
        author = (asha, chidi)[number % 2]
        picture = add_picture(owner=author, upload=picture_file(), alt="A kite")
        said = make_answer(
            author,
            thread,
            quotes=said,
            notes=["loss"],
            pictures=[picture],
            as_someone=number % 3 == 0,
        )
        answer_warmly(person=(chidi, asha)[number % 2], post=said, kind="hear")
    return thread


def test_a_thread_page_of_twenty_posts_takes_at_most_six_queries(as_, asha, long_thread):
    save_topic_choices(person=asha, choices={"loss": "show"})
    save_draft(person=asha, place=f"thread:{long_thread.pk}", fields={"body": "Half"})

    assert queries_of(as_(asha), f"/threads/{long_thread.pk}/") <= 6


def test_a_thread_page_takes_no_more_queries_for_more_posts(as_, asha, chidi, long_thread, kites):
    short = make_thread(asha, kites)

    few = queries_of(as_(asha), f"/threads/{short.pk}/")
    many = queries_of(as_(asha), f"/threads/{long_thread.pk}/")

    assert few == many


def test_lists_take_no_more_queries_for_more_lines(as_, asha, chidi, kites):
    make_thread(chidi, kites)
    most = {
        "/today/": 9,
        f"/circles/{kites.pk}/": 8,
        "/new/": 6,
        "/waiting/": 6,
        "/search/?q=wind": 8,
    }
    few = {path: queries_of(as_(asha), path) for path in most}

    for number in range(9):
        person = make_person(f"Person {number}")
        circle = make_circle(f"Circle {number}", people=(asha, person))
        make_thread(person, circle, as_someone=number % 2 == 0, notes=["loss"])
        make_answer(chidi, make_thread(asha, kites), "Wind here too.", notes=["sex"])

    for path, limit in most.items():
        assert queries_of(as_(asha), path) <= min(few[path], limit), path


def test_measures_against_others_cost_no_query_each(as_, asha, chidi, kites):
    make_thread(chidi, kites)
    few = queries_of(as_(asha), "/today/")

    for number in range(8):
        mute_person(person=asha, muted=make_person(f"Person {number}"))
    save_topic_choices(person=asha, choices={"loss": "away", "sex": "away"})

    assert queries_of(as_(asha), "/today/") == few
