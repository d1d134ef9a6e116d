"""The committed head and reader on the cases that fool such models."""

import pytest

from sameboat.text.findings import By
from sameboat.text.heads import ARRAYS
from sameboat.text.parts.hostility import HostilityPart
from sameboat.text.reading import Reading

part = HostilityPart()
MOST_BYTES = 15_000_000

HARMLESS = [
    'I want to report a message I got last night: "you people are vermin, kill yourselves".',
    "My uncle says that schizophrenics should be locked up, and it hurts.",
    "I'm mad and proud, and so are my friends on this ward.",
    "He is skilled with wood, you should see his chairs.",
    "You lucky bastard, you finished it! So proud of you.",
    "I don't hate Muslims, and I never said that I did.",
    "Please don't call people with schizophrenia dangerous, it is not true.",
    "My neighbour is a refugee and waters my plants.",
    "Fuck this illness, I'm so tired of it.",
    "I love the gay couple next door, they kept me alive last winter.",
]
ATTACKS = [
    "People with schizophrenia are disgusting and should be locked up for good.",
    "I hate Muslims, every last one of them.",
    "You are a worthless psycho, nobody wants you here.",
    "Disabled people are a burden and ought to be put down.",
    "We should get rid of all the immigrants, they are not human.",
]


@pytest.mark.parametrize("look", [part.look, part.look_deeper])
@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_sounds_like_an_attack_asks_nobody(look, text):
    assert not [found for found in look(Reading(text)).findings if found.asks]


@pytest.mark.parametrize("text", ATTACKS)
def test_an_attack_is_seen_by_the_reader_and_the_words_are_the_texts_own(text):
    read = [found for found in part.look_deeper(Reading(text)).findings if found.by == By.ENCODER]

    assert read
    assert read[0].asks
    assert read[0].words
    assert all(word in text for word in read[0].words)


def test_nothing_is_missing():
    assert part.look_deeper(Reading("Good morning.")).missing == ()


def test_the_reader_is_small():
    assert (ARRAYS / "hostility_reader.npz").stat().st_size < MOST_BYTES
