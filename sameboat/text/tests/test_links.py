"""Links and selling, and what only looks like it."""

import pytest

from sameboat.text.addresses import find_links
from sameboat.text.findings import Kind
from sameboat.text.links import find_selling
from sameboat.text.parts.links import SELLS as SELLS_WHY
from sameboat.text.screen import Screen
from sameboat.text.tests.real import ordinary_answers, share
from sameboat.text.tests.selling_told import SELLS, SELLS_NOTHING


@pytest.mark.parametrize("text", SELLS)
def test_selling_is_noticed(text):
    assert find_selling(text)


@pytest.mark.parametrize("text", SELLS_NOTHING)
def test_what_has_the_same_words_and_sells_nothing_is_left_alone(text):
    assert find_selling(text) == ()


@pytest.mark.parametrize(
    ("text", "words", "host"),
    [
        ("look at https://www.example.org/a?b=1.", "https://www.example.org/a?b=1", "example.org"),
        ("(example.com/kites)", "example.com/kites", "example.com"),
        ("WWW.Example.net, it says", "WWW.Example.net", "example.net"),
        ("https://example.org@evil.example.com/x", "https://example.org@evil.example.com/x", "evil.example.com"),
        ("find me at t.me/nightowl", "t.me/nightowl", "t.me"),
    ],
)  # fmt: skip
def test_a_link_is_found_with_whose_site_it_is(text, words, host):
    (link,) = find_links(text)

    assert (link.words, link.host, text[link.start : link.end]) == (words, host, words)


@pytest.mark.parametrize(
    "text", ["I am so sad.me neither", "asha@example.org", "at 12.30 in ward 3.2", "e.g. tea, i.e. hot"]
)  # fmt: skip
def test_a_full_stop_makes_no_link(text):
    assert find_links(text) == []


@pytest.mark.parametrize(
    ("text", "words", "host"),
    [
        ("go to kites dot org now", "kites dot org", "kites.org"),
        ("kites[.]com/x is good", "kites[.]com/x", "kites.com"),
        ("see kites (dot) example (dot) net", "kites (dot) example (dot) net", "kites.example.net"),
        ("ｋｉｔｅｓ．ｃｏｍ", "ｋｉｔｅｓ．ｃｏｍ", "kites.com"),
        ("kit\u200bes.com", "kit\u200bes.com", "kites.com"),
        ("xn--kts-6cd.com", "xn--kts-6cd.com", "xn--kts-6cd.com"),
        ("kit\u0435s.com", "kit\u0435s.com", "kit\u0435s.com"),
    ],
)  # fmt: skip
def test_a_link_that_is_disguised_is_found_and_said_to_be(text, words, host):
    (link,) = find_links(text)

    assert (link.words, link.host, link.is_disguised) == (words, host, True)


def test_a_link_in_letters_of_ones_own_script_is_no_disguise():
    (link,) = find_links("на сайте помощь.com")

    assert not link.is_disguised


def test_a_shortened_link_is_known_and_counts_as_selling():
    (link,) = find_links("see bit.ly/3xYcalm")

    assert link.is_shortened
    assert find_selling("see bit.ly/3xYcalm")


def test_the_screen_tells_selling_from_a_link():
    page = Screen().look("The page explains it: https://www.example.org/sleep").of(Kind.LINKS)
    shop = Screen().look("Use my code CALM20.").of(Kind.LINKS)

    assert [finding.why for finding in page] == ["a link to another site"]
    assert [finding.why for finding in shop] == [SELLS_WHY]


def test_hardly_any_ordinary_answer_is_taken_for_selling():
    assert share(ordinary_answers(), lambda text: bool(find_selling(text))) < 0.005


@pytest.mark.parametrize(
    "text", ["a." * 10_000, "a dot " * 5000, "https://" * 2500, "use my code " * 1500]
)
def test_odd_texts_take_no_odd_time(text):
    find_links(text)
    find_selling(text)
