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
        "Refugees are filthy and dangerous.",
        "I can't stand schizos.",
        "Nobody wants you here.",
        "You snivelling, two-faced toad.",
        "Go back to your padded cell.",
        "People with bipolar aren't welcome here.",
        "Flush your meds and die, nobody cares.",
        "Take all of them next time, loser.",
        "Everyone would be happier if you were dead.",
        "I know where your kids go to school.",
        "I'm going to break your fingers.",
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


@pytest.mark.parametrize(
    "text",
    [
        "I know where you're coming from.",
        "You buy the dog and you get the training with it.",
        "You jammy bastard, a flat with a garden!",
        "What an idiot I am, I forgot the milk.",
        "The article claims that bipolar people are dangerous. Is that true?",
        "I'll find you a number for the night line.",
        "Please don't stop your tablets without asking, ring them first.",
        "I take all of them at eight, the nurse said that is fine.",
    ],
)
def test_words_that_begin_like_an_attack_are_left_alone(text):
    assert attacks(text) == []
