import pytest
from hypothesis import given
from hypothesis import strategies as st

from sameboat.lib.ids import END_OF_IDS, RandomIdField, random_id
from sameboat.lib.words import folded, name_key, says_something


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Robin", "robin"),
        ("Robin", "ROBIN"),
        ("Róbïn", "Robin"),
        ("Robin", "R o b i n"),
        ("Robin", "r_o-b.i.n!"),
        ("Rоbin", "Robin"),
        ("Ｒｏｂｉｎ", "Robin"),
        ("Straße", "STRASSE"),
        ("Løvë", "love"),
        ("Łukasz", "lukasz"),
        ("Asha\u200b", "Asha"),
        ("Asha\u0301", "Asha"),
        ("ﬁnch", "finch"),
    ],
)
def test_names_that_look_the_same_to_a_tired_eye_have_one_key(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Robin", "Robina"),
        ("Ana", "Anna"),
        ("Heron 1", "Heron 2"),
        ("小舟", "小船"),
        ("نور", "نار"),
    ],
)
def test_names_that_differ_stay_apart(one, other):
    assert name_key(one) != name_key(other)
    assert name_key(one)


def test_text_is_folded_for_finding():
    assert folded("  Être  FATIGUÉE —\n encore! ") == "etre fatiguee encore"


@given(st.text(max_size=80))
def test_folding_twice_is_folding_once(text):
    assert folded(folded(text)) == folded(text)
    assert name_key(name_key(text)) == name_key(text)


@given(st.text(max_size=80))
def test_a_key_fits_where_it_is_kept_and_holds_no_space(text):
    assert " " not in name_key(text)


def test_ids_are_large_different_and_fit_into_every_reader():
    ids = {random_id() for _id in range(500)}

    assert len(ids) == 500
    assert all(2**40 <= each < END_OF_IDS for each in ids)


def test_an_id_is_drawn_for_each_row_and_cannot_be_asked_for_in_a_form():
    field = RandomIdField()

    assert field.primary_key
    assert not field.editable
    assert field.get_default() != field.get_default()


INVISIBLE = ["", " \n\t", "\u200b", "\u2060\u2060", "\ufeff \u00ad", "\u200e\u202e", "\u3164", "\u2800", "\ufe0f\u034f"]  # fmt: skip


@pytest.mark.parametrize("text", INVISIBLE, ids=ascii)
def test_nothing_to_be_seen_says_nothing(text):
    assert not says_something(text)


@pytest.mark.parametrize(
    "text", [".", "\u200bא", "☀️", "👩‍👧", "\U0001fae8", "…", "e\u0301"], ids=ascii
)
def test_a_single_sign_says_something(text):
    assert says_something(text)
