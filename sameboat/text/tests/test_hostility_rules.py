"""Hard words are an attack or not by who says them to whom; the rules tell where it is plain."""

import pytest

from sameboat.text.hostility.rules import attacks


@pytest.mark.parametrize(
    "text",
    [
        "You are a worthless idiot.",
        "Shut up you psycho, nobody asked.",
        "I know where you live.",
        "I'm going to kill you, wait and see.",
        "Just kill yourself already.",
        "kys",
        "People with schizophrenia are vermin.",
        "Immigrants should all be shot.",
        "Kill all the refugees.",
        "Autistic people aren't human.",
    ],
)
def test_a_plain_attack_is_seen(text):
    assert attacks(text)


@pytest.mark.parametrize(
    "text",
    [
        "y0u are an 1d10t",
        "k i l l yourself",
        "You are a f.r.e.a.k.",
        "you are a faaaailure",
    ],
)
def test_a_disguise_does_not_hide_an_attack(text):
    assert attacks(text)


@pytest.mark.parametrize(
    "text",
    [
        'I want to report a message: "kill yourself, you waste of space".',
        "He called me and said you are a worthless idiot.",
        "My neighbour keeps saying that refugees should be shot.",
        "The voices say you are a failure, all day long.",
    ],
)
def test_an_insult_that_is_reported_is_no_attack(text):
    assert attacks(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "I'm mad and proud.",
        "I'm a schizo and I've got a job, a cat and a garden.",
        "We're a family of lunatics and I love it.",
        "I'm such an idiot, I forgot my appointment.",
        "To the papers us schizophrenics are animals.",
    ],
)
def test_a_word_for_oneself_is_no_attack(text):
    assert attacks(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "You are not a failure.",
        "I would never say that refugees are vermin.",
        "Please don't kill yourself, we want you here.",
        "If you think Jews are vermin, this is the wrong place for you.",
        "Saying immigrants should be shot is wrong.",
        "Refugees should be shot is a hard thing to read, it is cruel.",
    ],
)
def test_what_is_denied_or_spoken_against_is_no_attack(text):
    assert attacks(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Haha you idiot, I love you.",
        "You absolute bastard, you finished it! So proud.",
        "Fuck this illness, I hate it.",
        "He is skilled with wood, you should see it.",
        "This headache is killing me.",
    ],
)
def test_swearing_among_friends_and_at_things_is_no_attack(text):
    assert attacks(text) == []


def test_the_words_are_those_that_attack():
    seen = attacks("I read all of it. You are a worthless idiot. Good night.")

    assert [found.words for found in seen] == ["You are a worthless idiot"]
