import pytest

from sameboat.lib.words import name_key
from sameboat.people.testing import make_person
from sameboat.similar.models import OWN
from sameboat.similar.vocabulary import vocabulary

pytestmark = pytest.mark.django_db


def test_there_are_some_three_hundred_terms_in_seven_groups():
    known = vocabulary()

    assert [group.key for group in known.groups] == [
        "living_with", "from_inside", "situation", "background", "interest", "seeking", "offering",
    ]  # fmt: skip
    assert 300 <= len(known.terms) <= 400


def test_other_words_for_a_thing_stand_beside_it(client):
    client.force_login(make_person("Asha"))

    page = client.get("/alike/tell/living_with/").content.decode()

    assert "manic depression" in page
    assert vocabulary().terms["bipolar"].also[0] == "bipolar disorder"


def test_no_word_means_two_things_and_no_key_stands_twice():
    known = vocabulary()
    every = [term for group in known.groups for term in group.terms]
    words = [name_key(word) for term in every for word in (term.title, *term.also)]

    twice = {word for word in words if words.count(word) > 1}
    assert not twice
    assert len(every) == len(known.terms)


def test_every_wish_has_an_offer_that_answers_it():
    known = vocabulary()

    assert set(known.offered_as) == {term.key for term in known.group("seeking").terms}
    assert set(known.offered_as.values()) == {term.key for term in known.group("offering").terms}


def test_no_key_begins_as_those_of_a_house_do():
    assert not [key for key in vocabulary().terms if key.startswith(OWN)]
