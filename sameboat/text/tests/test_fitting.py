"""Which note of a shelf fits a text."""

import csv
import tomllib
from pathlib import Path

import numpy as np
import pytest

import sameboat.safety
from sameboat.text.fitting import Notes, with_encoder

FACTS = Path(sameboat.safety.__file__).parent / "starting" / "facts.toml"
CLAIMS = Path(__file__).parent / "data" / "claims_and_facts.csv"


@pytest.fixture(scope="module")
def facts():
    return tomllib.loads(FACTS.read_text(encoding="utf-8"))["fact"]


@pytest.fixture(scope="module")
def shelf(facts):
    return Notes([f"{fact['title']}. {fact['words']}" for fact in facts])


def _best(shelf, facts, text, many=1):
    return [facts[fit.at]["key"] for fit in shelf.fitting(text)[:many]]


def test_by_words_alone_the_right_fact_is_first_for_three_claims_of_four(shelf, facts):
    claims = list(csv.DictReader(CLAIMS.open(encoding="utf-8", newline="")))

    first = [_best(shelf, facts, row["text"]) == [row["fact"]] for row in claims]
    among = [row["fact"] in _best(shelf, facts, row["text"], 3) for row in claims]

    assert sum(first) / len(claims) >= 0.75
    assert sum(among) / len(claims) >= 0.85


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Clozaril and giving up cigarettes", "clozapine-smoking"),
        ("Nardil with Stilton", "maoi-cheese"),
        ("a spliff for the voices", "cannabis-psychosis"),
    ],
)
def test_a_medicine_is_known_by_any_of_its_names(shelf, facts, text, key):
    assert _best(shelf, facts, text) == [key]


def test_the_words_that_both_have_are_said_as_the_text_has_them(shelf):
    (fit, *_rest) = shelf.fitting("Grapefruit Juice is healthy.")

    assert fit.shared[0] == "Grapefruit"


@pytest.mark.parametrize("text", ["The new bus line is late.", "", "My dog sings."])
def test_what_has_nothing_to_do_with_the_shelf_is_near_to_none(shelf, text):
    assert not any(fit.is_near for fit in shelf.fitting(text))


class _Encoder:
    name, dim = "of a test", 3

    def encode(self, texts):
        return np.array([[1.0, "sea" in text, "hill" in text] for text in texts], np.float32)


def test_meaning_finds_what_shares_no_word():
    shelf = with_encoder(["Of sea water.", "Of hill paths.", "Of bread."], _Encoder())

    fits = shelf.fitting("Waves", np.array([1.0, 1.0, 0.0], np.float32))

    assert fits[0].at == 0
    assert fits[0].is_near
    assert fits[0].shared == ()
