"""Our own labelled sentences: many, in every shape, with the same groups in both labels."""

import pytest

from sameboat.text.hostility.labelled import made, strange, unseen, written

SHAPES = {
    "negation",
    "reporting",
    "counter",
    "reclaimed",
    "neutral",
    "warm",
    "threat",
    "dehumanise",
    "spelling",
    "illness_abuse",
    "carer_abuse",
    "swearing_friends",
    "swearing_things",
    "self",
    "supportive",
}


def test_there_are_more_than_two_thousand_and_hundreds_by_hand():
    assert len(made()) > 2000
    assert len(written()) > 2000


@pytest.mark.parametrize("sentences", [written, unseen])
def test_every_shape_is_there(sentences):
    assert {found.shape for found in sentences()} >= SHAPES


def test_the_same_seed_makes_the_same_sentences():
    assert made(seed=3) == made(seed=3)
    assert made(seed=3) != made(seed=4)


def test_no_group_stands_in_one_label_alone():
    sentences = [found for found in made() if found.group]

    hostile = {found.group for found in sentences if found.is_hostile}
    harmless = {found.group for found in sentences if not found.is_hostile}

    assert hostile == harmless


def test_what_is_held_out_is_nowhere_to_learn_from():
    learned = {found.text for found in [*written(), *made()]}

    assert not learned & {found.text for found in [*unseen(), *strange()]}
