"""The screen sees what its parts see, and nothing that fails keeps anybody from anything."""

import numpy as np

from sameboat.text.findings import By, Finding, Kind, Language, Sight
from sameboat.text.screen import Screen


class Broken:
    kind = Kind.HOSTILITY

    def look(self, reading):
        raise RuntimeError(f"no good: {reading.text}")

    look_deeper = look


class Sharp:
    kind = Kind.CLAIM

    def look(self, reading):
        return Sight((Finding(self.kind, 0.9, ("cure",), By.RULE, "says cure"),), ("claim's head",))

    def look_deeper(self, reading):
        return Sight((Finding(self.kind, float(reading.vector[0]), (), By.ENCODER, "likeness"),))


class Encoder:
    name, dim = "made up", 2

    def encode(self, texts):
        return np.tile(np.array([[1.0, 0.0]], dtype=np.float32), (len(texts), 1))


def test_a_fault_in_one_part_does_not_hide_what_another_saw(caplog):
    screen = Screen([Broken(), Sharp()])

    look = screen.look("My secret is a cure.")

    assert [found.kind for found in look.findings] == [Kind.CLAIM]
    assert look.missing == ("hostility (RuntimeError)", "claim's head")


def test_a_fault_is_logged_without_a_word_of_the_text(caplog):
    Screen([Broken()]).look("My secret is a cure.")

    assert "hostility failed: RuntimeError" in caplog.text
    assert "secret" not in caplog.text


def test_a_deeper_look_hands_the_encoder_to_the_parts():
    look = Screen([Sharp()]).look_deeper("My secret is a cure.", Encoder())

    assert [(found.by, found.score) for found in look.findings] == [(By.ENCODER, 1.0)]


def test_a_hint_does_not_ask():
    class Hinting(Sharp):
        def look(self, reading):
            return Sight((Finding(self.kind, 0.1, (), By.HEAD, "a little like one", asks=False),))

    look = Screen([Hinting()]).look("Lemon helps me.")

    assert not look.asks
    assert look.of(Kind.CLAIM) == ()


def test_details_and_links_are_seen_and_the_words_said():
    look = Screen().look("Ring me on 07700 900123 or look at https://example.org/cure.")

    assert [found.words for found in look.of(Kind.DETAILS)] == [("07700 900123",)]
    assert [found.words for found in look.of(Kind.LINKS)] == [("https://example.org/cure",)]


def test_a_full_stop_without_a_space_is_no_link():
    look = Screen().look("I am so sad.me neither. It was late.in the end I slept")

    assert look.of(Kind.LINKS) == ()


def test_an_empty_text_is_nothing():
    look = Screen().look("")

    assert not look.asks
    assert look.language == Language.UNKNOWN


def test_every_part_looks_by_its_rules_alone():
    look = Screen().look_by_rules(
        "Goodbye everyone, I have the pills here. You should stop your lithium. Ring me on 07700 900123."
    )

    assert [found.kind for found in look.findings] == [Kind.CRISIS, Kind.CLAIM, Kind.DETAILS]
    assert look.missing == ()
