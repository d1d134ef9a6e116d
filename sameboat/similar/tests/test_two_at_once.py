"""What two taps, or two people, do in one moment."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from sameboat.lib.locks import is_postgres
from sameboat.messages.models import Conversation
from sameboat.similar.commands import find_people, save_answers, say_hello
from sameboat.similar.models import Introduction, Shown
from sameboat.similar.rules import CEILING
from sameboat.similar.testing import make_open
from sameboat.similar.vocabulary import vocabulary

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def several_hands(db):
    if not is_postgres():
        pytest.skip("SQLite's test database is in memory and takes one hand at a time")


def at_once(*deeds):
    def once(deed):
        try:
            return deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as hands:
        return list(hands.map(once, deeds))


def test_the_same_told_four_times_in_one_moment_is_told_once():
    asha = make_open("Asha", "cats")
    group = vocabulary().group("interest")

    def tell():
        save_answers(person=asha, group=group, told=["cats", "birds"], shown_to=Shown.INTRODUCED)

    at_once(tell, tell, tell, tell)

    assert sorted(asha.traits.values_list("term", flat=True)) == ["birds", "cats"]


def test_hello_said_four_times_in_one_moment_is_one_letter():
    asha, _ben = make_open("Asha", "birds"), make_open("Ben", "birds")
    (shown,) = find_people(person=asha)

    def hello():
        return say_hello(person=asha, introduction=shown, note="Hello Ben.").pk

    assert len(set(at_once(hello, hello, hello, hello))) == 1
    assert Conversation.objects.get().messages.count() == 1


def test_however_many_look_in_one_moment_nobody_is_shown_above_the_ceiling():
    make_open("Ben", "walk_nearby")
    others = [make_open(f"Walker {n}", "someone_to_walk") for n in range(CEILING + 4)]

    at_once(*(lambda other=other: find_people(person=other) for other in others))

    shown = Counter(Introduction.objects.values_list("other", flat=True))
    assert list(shown.values()) == [CEILING]
