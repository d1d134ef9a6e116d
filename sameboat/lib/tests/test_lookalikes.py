import pytest
from hypothesis import given
from hypothesis import strategies as st

from sameboat.lib.lookalikes import mixes_alphabets, skeleton


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        ("Мо", "Mo"),
        ("МО", "mo"),
        ("Μο", "Mo"),
        ("ᴍo", "Mo"),
        ("ꓟꓳ", "Mo"),
        ("🅜🅞", "Mo"),
        ("OIive", "Olive"),
        ("0live", "Olive"),
        ("O1ive", "Olive"),
        ("O|ive", "Olive"),
        ("Оlive", "OLIVE"),
        ("Junlper", "Juniper"),
        ("Jun!per", "Juniper"),
        ("Jսniper", "Juniper"),
        ("Femando", "Fernando"),
        ("Ｒｏｂｉｎ", "Robin"),
        ("Róbın", "Robin"),
        ("Heron ١", "Heron I"),
    ],
)
def test_what_a_tired_eye_takes_for_the_same_comes_down_to_the_same(drawn, read):
    assert skeleton(drawn) == skeleton(read)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ana", "Anna"), ("Heron 2", "Heron 3"), ("Мария", "Mapua"), ("小舟", "小船"), ("نور", "نار")],
)
def test_what_looks_different_stays_apart(one, other):
    assert skeleton(one) != skeleton(other)


@given(st.text(max_size=40))
def test_a_skeleton_holds_only_letters_and_digits(text):
    assert all(letter.isalnum() for letter in skeleton(text))


@pytest.mark.parametrize("name", ["Jսniper", "Мo", "Mο", "Аsha Reed", "Ω Wren"])
def test_two_alphabets_that_pass_for_each_other_are_noticed(name):
    assert mixes_alphabets(name)


@pytest.mark.parametrize(
    "name", ["Мария", "Ελένη", "Zoë-Mae 2", "Սոնա", "Wren 小舟", "Nour نور", "R2"]
)
def test_one_alphabet_or_several_that_cannot_be_mixed_up_are_fine(name):
    assert not mixes_alphabets(name)
