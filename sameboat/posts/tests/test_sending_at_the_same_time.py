from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from sameboat.circles.testing import make_circle
from sameboat.lib.locks import is_postgres
from sameboat.people.testing import make_person
from sameboat.posts.commands import answer_thread, open_daily, open_thread
from sameboat.posts.models import Thread
from sameboat.posts.testing import make_thread

pytestmark = pytest.mark.django_db(transaction=True)


def _at_once(do):
    def once(_turn):
        try:
            return do().pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as hands:
        return set(hands.map(once, range(4)))


@pytest.fixture
def kites():
    if not is_postgres():
        pytest.skip("SQLite's test database is in memory and takes one hand at a time")
    return make_circle(people=(make_person("Asha"), make_person("Chidi")))


def test_an_answer_sent_twice_in_one_moment_is_written_once(kites):
    asha = kites.memberships.get(person__name="Asha").person
    thread = make_thread(asha, kites)

    written = _at_once(
        lambda: answer_thread(author=asha, thread=thread, body="Once.", once_key="one")
    )

    assert len(written) == 1
    assert thread.posts.count() == 2


def test_a_thread_sent_twice_in_one_moment_is_opened_once(kites):
    asha = kites.memberships.get(person__name="Asha").person
    told = {"kind": "talk", "title": "Wind", "body": "Once.", "once_key": "one"}

    opened = _at_once(lambda: open_thread(author=asha, circle=kites, **told))

    assert len(opened) == 1


def test_a_daily_asked_for_by_several_in_one_moment_is_opened_once(kites):
    asha = kites.memberships.get(person__name="Asha").person

    opened = _at_once(lambda: open_daily(by=asha, circle=kites))

    assert len(opened) == 1
    assert Thread.objects.get().posts.count() == 1


def test_answers_of_one_moment_get_numbers_without_a_gap(kites):
    asha = kites.memberships.get(person__name="Asha").person
    thread = make_thread(asha, kites)

    words = iter(("One.", "Two.", "Three.", "Four."))
    _at_once(lambda: answer_thread(author=asha, thread=thread, body=next(words)))

    assert list(thread.posts.values_list("number", flat=True)) == [1, 2, 3, 4, 5]
