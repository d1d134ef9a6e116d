"""What is seen as an attack in a text, by which words, and what is said when a piece is missing."""

import numpy as np
import pytest

from sameboat.text.findings import By, Kind
from sameboat.text.heads import HeadMissing
from sameboat.text.hostility import seeing
from sameboat.text.hostility.seeing import moving_words
from sameboat.text.parts.hostility import HostilityPart
from sameboat.text.reading import Reading

part = HostilityPart()


def gone(*_args):
    raise HeadMissing("gone.npz is damaged")


class Counting:
    """Reads a text as the worse the more often a word stands in it."""

    def margins(self, texts):
        return np.array([text.count("vile") for text in texts], dtype=np.float32)


def test_with_every_head_gone_the_rules_still_see_and_it_is_said(monkeypatch):
    monkeypatch.setattr(seeing, "ngram_head", gone)
    monkeypatch.setattr(seeing, "sentence_reader", gone)

    sight = part.look_deeper(Reading("You are a worthless idiot."))

    assert [(found.by, found.asks) for found in sight.findings] == [(By.RULE, True)]
    assert sight.missing == (
        "hostility head (gone.npz is damaged)",
        "hostility reader (gone.npz is damaged)",
    )


def test_a_finding_by_a_rule_says_why_and_by_which_words():
    (found,) = seeing.by_rules(Reading("Good morning. I know where you live."))

    assert (found.kind, found.words) == (Kind.HOSTILITY, ("I know where you live",))
    assert found.why == "a threat to somebody here"


def test_the_words_that_moved_the_reader_are_those_it_reads_otherwise_without():
    assert moving_words(Counting(), "what a vile, vile thing") == ("vile", "vile")


def test_an_empty_text_is_no_attack():
    assert not [found for found in part.look(Reading(" ")).findings if found.asks]
    assert not [found for found in part.look_deeper(Reading(" ")).findings if found.asks]


@pytest.mark.parametrize("look", [part.look, part.look_deeper])
def test_a_plain_attack_asks(look):
    sight = look(Reading("You are a worthless idiot and I hope you die."))

    assert any(found.asks for found in sight.findings)


@pytest.mark.parametrize("look", [part.look, part.look_deeper])
@pytest.mark.parametrize("text", ["Whole", "T\n\nWhole", "a b", "Half."])
def test_a_word_or_two_is_asked_about_by_rules_alone(look, text):
    assert not any(found.asks for found in look(Reading(text)).findings)
