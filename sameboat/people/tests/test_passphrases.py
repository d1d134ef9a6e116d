import pytest
from django.core.exceptions import ValidationError

from sameboat.people.models import Person
from sameboat.people.passphrases import PassphraseValidator


def refused(passphrase, name="Robin"):
    try:
        PassphraseValidator().validate(passphrase, Person(name=name))
    except ValidationError as error:
        return error.code
    return None


@pytest.mark.parametrize(
    "passphrase",
    [
        "brass kettle on the sill",
        "fünf kleine vögel",
        "пять маленьких птиц",
        "nur kleine buchstaben",
        "  seven spaces count  ",
        "🐦🪁🌊 and a small boat",
        "x" * 5 + "yzabqwnmkl",
    ],
)
def test_any_fifteen_letters_will_do_whatever_they_are_made_of(passphrase):
    assert refused(passphrase) is None


def test_fourteen_letters_are_too_few_and_fifteen_enough():
    assert refused("brass kettle o") == "too_short"
    assert refused("brass kettle on") is None


@pytest.mark.parametrize(
    "passphrase",
    [
        "correct horse battery staple",
        "Correct-Horse-Battery-Staple!",
        "password password",
        "aaaaaaaaaaaaaaaa",
        "abababababababab",
        "123456789012345",
        "987654321098765",
        "abcdefghijklmnop",
        "qwertyuiopasdfghj",
        "heron heron heron",
        "this is my password",
        "sameboat sameboat",
        "sameboat 2 sameboat",
    ],
)
def test_what_many_would_try_first_is_refused(passphrase):
    assert refused(passphrase) == "blocklisted"


def test_ones_own_name_is_no_secret():
    assert refused("Rosalinde Feather 1", name="Rosalinde Feather") == "blocklisted"
    assert refused("rosalindefeather", name="Rosalinde Feather") == "blocklisted"
    assert refused("Rosalinde keeps eleven kites", name="Rosalinde") is None


def test_the_rule_is_said_in_one_sentence():
    words = PassphraseValidator().get_help_text()

    assert "15" in words
    assert words.count(".") == 2
