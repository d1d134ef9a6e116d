"""What would tell strangers where somebody is, and what only looks like it."""

import pytest

from sameboat.text.details import Kind, find_details, without_details

TELLS = [
    ("Ring me on 07700 900123 any time", Kind.PHONE, "07700 900123"),
    ("my number: +44 7700 900123.", Kind.PHONE, "+44 7700 900123"),
    ("(020) 7946 0011 is the flat", Kind.PHONE, "(020) 7946 0011"),
    ("0049 30 2312 5000", Kind.PHONE, "0049 30 2312 5000"),
    ("555.867.5309 after six", Kind.PHONE, "555.867.5309"),
    ("write to asha.k@example.org please", Kind.EMAIL, "asha.k@example.org"),
    ("asha at example dot org", Kind.EMAIL, "asha at example dot org"),
    ("asha (at) example (dot) org", Kind.EMAIL, "asha (at) example (dot) org"),
    ("I live at 12 Harbour Street, come by", Kind.ADDRESS, "12 Harbour Street"),
    ("Flat 3, 14b Mill Lane", Kind.ADDRESS, "Flat 3, 14b Mill Lane"),
    ("221 Old Kent Road", Kind.ADDRESS, "221 Old Kent Road"),
    ("we're at SW1A 1AA", Kind.ADDRESS, "SW1A 1AA"),
    ("Ich wohne Lindenstraße 12a", Kind.ADDRESS, "Lindenstraße 12a"),
    ("au 12 rue de la Gare", Kind.ADDRESS, "12 rue de la Gare"),
    ("I'm @night_owl there", Kind.ACCOUNT, "@night_owl"),
    ("insta: night_owl.77", Kind.ACCOUNT, "insta: night_owl.77"),
    ("my discord is nightowl#1234", Kind.ACCOUNT, "nightowl#1234"),
    ("snapchat name is night_owl", Kind.ACCOUNT, "snapchat name is night_owl"),
    ("Telegram @nightowl", Kind.ACCOUNT, "Telegram @nightowl"),
]
TELLS_NOTHING = [
    "300 mg at 22:30, then 150 mg in the morning",
    "It was on 12.5.2026, and on 2026-05-12, and 12/05/2026 too",
    "From 2019-2023 I was in and out",
    "Room 14, ward 3, bed 12",
    "I walked 12,000 steps and 1,000,000 more",
    "Ring Samaritans on 116 123, or 999",
    "The free line is 0800 838587, nobody is charged",
    "1 2 3 4 5, count with me",
    "It costs 1.234.567,89 in that story",
    "Down our street, on the road, in the lane",
    "The Street I grew up in had 12 houses",
    "3 Big Macs and a court case",
    "I am at home at the moment, dot dot dot",
    "me @ the doctor's, again",
    "Twitter is a bad place at night",
    "my discord is quiet these days",
    "telegram me when you know",
    "C# 2019 and D# minor",
    "It came to 12.345678 of something",
    "7 out of 10, 10-12 to 14-16",
    "I was 50 kg, then 63 kg, now 71.5",
]


@pytest.mark.parametrize(("text", "kind", "words"), TELLS)
def test_what_would_tell_strangers_is_found_with_its_words(text, kind, words):
    (found,) = find_details(text)

    assert (found.kind, found.words, text[found.start : found.end]) == (kind, words, words)


@pytest.mark.parametrize("text", TELLS_NOTHING)
def test_what_only_looks_like_it_is_left_alone(text):
    assert find_details(text) == []


def test_several_details_come_in_order_and_none_inside_another():
    text = "Asha, 12 Harbour Street, asha@example.org or 07700 900123"

    assert [each.kind for each in find_details(text)] == [Kind.ADDRESS, Kind.EMAIL, Kind.PHONE]


def test_a_helpline_s_number_may_be_given():
    text = "Ring them: 0207 946 0011"

    assert find_details(text, {"02079460011"}) == []
    assert find_details(text)[0].kind == Kind.PHONE


def test_taken_out_the_rest_stands_as_it_was():
    text = "Write to asha@example.org,\nor ring 07700 900123!"

    assert without_details(text) == "Write to [–],\nor ring [–]!"
    assert find_details(without_details(text)) == []


def test_nothing_found_changes_nothing():
    assert without_details("Nothing here.") == "Nothing here."


@pytest.mark.parametrize(
    "text", ["1 " * 10_000, "a@" * 10_000, "@a" * 10_000, "12 Aa " * 3_000, "x at y dot " * 2_000]
)
def test_odd_texts_take_no_odd_time(text):
    find_details(text)
