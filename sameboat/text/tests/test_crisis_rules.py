"""Crises said in words are found by rules alone, and what only looks like one is left alone."""

import csv
from pathlib import Path

import pytest
from django.conf import settings

from sameboat.text.crisis.rules import RULES, read

DATA = Path(__file__).parent / "data"

CRISES = [
    "goodbye everyone, I have the pills here",
    "I want to die and I have a plan",
    "i cant do this anymore im gonna kms tonite",
    "I took all my tablets, the whole packet",
    "The voices are telling me to kill my sister and I have to obey",
    "I'm on the edge of the platform and I want to jump",
    "My kids would be better off without me",
    "gonna unalive myself tmrw",
    "I have just cut too deep and the blood won't stop",
    "I don't want to live",
    "Work was fine. Had soup. I am going to kill myself. The weather is nice.",
    "I do not want continue. I want kill me. Nobody is here with me.",
    "I didn't want to say it, but I want to die",
    "I used to want to die and tonight I want to die again",
    "I'm suicidal and I don't feel safe on my own tonight",
    "kms tonight no joke",
    "Cannae dae this anymair, goin off the bridge the night",
    "My husband hit me again and he is outside the bathroom door",
    "My toddler has eaten my lithium tablets",
    "I took double my methadone by mistake and my breathing feels slow",
    "I've left the baby in the cot and walked out and I can't go back",
    "I'm logging off 4 good",
    "I've eaten the slug pellets",
    "I'm sat in the car in the garage with the engine running",
    "I have a method and a date and nobody knows",
    "he is strangling my mum and I'm hiding",
    "I was raped last night and I can't tell anyone",
    "If they come near me I am going to use the axe",
]
NO_CRISES = [
    "He is a skilled carpenter",
    "This headache is killing me",
    "It is a year since my brother died by suicide and I lit a candle",
    "How do I help a friend who says he wants to kill himself?",
    "My friend says she wants to die, what can I do?",
    "He wrote: I will kill you. I reported it to the moderators.",
    "I don't want to die",
    "I would never kill myself",
    "I am not suicidal",
    "I took an overdose ten years ago and I'm glad I lived",
    "In the film she kills herself at the end",
    "I cut my finger cooking",
    "Going to cut my own hair tonight",
    "I could kill for a coffee",
    "I died laughing",
    "We killed it at the quiz",
    "I keep my pills next to the kettle so that I don't forget them",
    "You don't deserve to die, you deserve help",
    "I don't want to end my life, I want to end this tenancy",
    "I won't be here on Monday, I've got the dentist",
    "We said our goodbyes to dad at the hospice this morning",
    "A lad I know online has said goodbye to everyone and I can't get hold of him",
    "I once wrote a suicide note. I keep it to remind me how far I've come",
    "gonna kill everyone in the lobby tonight boys",
    "I bought slug pellets for the hostas",
    "I'm sat in the car outside the garage waiting for my MOT",
    "I'm going to use the axe on the old fence",
    "With the pills in hand at last, I thanked the chemist and went home",
    "I shaved my legs and cut my ankle, blood everywhere",
    "",
]


@pytest.mark.parametrize("text", CRISES)
def test_a_crisis_said_in_words_asks(text):
    assert read(text).asks


@pytest.mark.parametrize("text", NO_CRISES)
def test_what_only_looks_like_one_does_not(text):
    assert not read(text).asks


def test_the_words_are_those_of_the_text():
    text = "Dinner was nice.  I’m gonna KILL myself tonight, sorry"

    hit = read(text).hits[0]

    assert "KILL myself" in text[hit.start : hit.end]


def test_every_language_of_the_interface_has_rules():
    spoken = {code.split("-")[0] for code, _ in settings.LANGUAGES}

    assert spoken <= set(RULES), "add sameboat/text/crisis/<language> and name it in rules.py"


@pytest.mark.parametrize(
    ("file", "caught", "flagged"),
    [
        ("plain_words", 0.75, 0.05),
        ("own_sentences", 0.75, 0.05),
        ("second_list", 0.8, 0.05),
    ],
)
def test_the_written_lists_are_read_as_well_as_they_were(file, caught, flagged):
    with (DATA / f"{file}.csv").open(encoding="utf-8") as opened:
        rows = [(row["label"] == "1", read(row["text"]).asks) for row in csv.DictReader(opened)]

    crises = [asks for is_crisis, asks in rows if is_crisis]
    others = [asks for is_crisis, asks in rows if not is_crisis]

    assert sum(crises) / len(crises) >= caught
    assert sum(others) / len(others) <= flagged
