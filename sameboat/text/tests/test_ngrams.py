"""A text in numbered pieces: the same text the same pieces, each led back to its words, quickly."""

import time

import numpy as np

from sameboat.text.ngrams import SIZE, pieces_of, words_of


def test_pieces_are_the_same_in_small_and_capital_letters_and_with_either_apostrophe():
    one, other = pieces_of("I can’t GO on"), pieces_of("i can't go on")

    assert np.array_equal(one.ids, other.ids)


def test_pieces_do_not_depend_on_the_process():
    pieces = pieces_of("so it goes")

    assert pieces.ids[:3].tolist() == [60903, 17837, 230328]


def test_words_and_letters_are_each_of_unit_length():
    pieces = pieces_of("tea and toast and tea")

    sums: dict[int, float] = {}
    for piece, value in zip(pieces.ids.tolist(), pieces.values.tolist(), strict=True):
        sums[piece] = sums.get(piece, 0) + value
    assert np.isclose(sum(value**2 for value in sums.values()), 2, atol=0.01)


def test_a_piece_of_letters_stays_in_its_word():
    text = "a skilled hand"
    pieces = pieces_of(text)

    words = pieces.last - pieces.first
    assert words.max() == 2
    assert all(pieces.first[place] == pieces.last[place] for place in range(6, len(pieces.ids)))


def test_words_keep_their_place_in_the_text():
    text = "Well ... I’m fine 🙂"

    assert [text[span.start : span.end] for _, span in words_of(text)] == [
        "Well",
        "...",
        "I’m",
        "fine",
        "🙂",
    ]


def test_nothing_has_no_pieces():
    assert len(pieces_of(" \n").ids) == 0


def test_a_long_post_takes_a_few_milliseconds():
    text = "Some days I can hardly get out of bed and the kettle is too far away. " * 14
    pieces_of(text)

    before = time.perf_counter()
    for _ in range(5):
        pieces = pieces_of(text)

    assert (time.perf_counter() - before) / 5 < 0.05
    assert pieces.ids.max() < SIZE
