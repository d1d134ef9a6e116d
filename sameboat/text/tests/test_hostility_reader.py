"""The reader reads one text alike whatever it is read beside, and a made-up one shows its arithmetic."""

import numpy as np
import pytest

from sameboat.text.heads import HeadMissing, write_arrays
from sameboat.text.hostility import reader as module
from sameboat.text.hostility.layers import attention, gelu
from sameboat.text.hostility.reader import SentenceReader, packed, unpacked
from sameboat.text.hostility.windows import MOST_WORDS, windows
from sameboat.text.hostility.wordpiece import WordPieces

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "you", "are", "kind", "##ness", "un", "##kind", "."]
SIZE, WIDE = 96, 48


def a_small_reader():
    chance = np.random.default_rng(1)
    word, word_scale = packed(chance.normal(size=(len(PIECES), SIZE)).astype(np.float32))
    arrays = {
        "pieces": np.frombuffer("\n".join(PIECES).encode(), dtype=np.uint8),
        "word": word,
        "word_scale": word_scale,
        "places": chance.normal(size=(64, SIZE)).astype(np.float16),
        "head": chance.normal(size=(2 * SIZE, 1)).astype(np.float32),
        "head_bias": np.zeros(1, dtype=np.float32),
        "calibration": np.array([1.0, 0.0]),
    }
    for norm in ("first", "layer0.after_looking", "layer0.after_thinking"):
        arrays |= {f"{norm}_weight": np.ones(SIZE), f"{norm}_bias": np.zeros(SIZE)}
    shapes = {"looks": (SIZE, 3 * SIZE), "gathers": (SIZE, SIZE)}
    for name, shape in (shapes | {"widens": (SIZE, WIDE), "narrows": (WIDE, SIZE)}).items():
        arrays[f"layer0.{name}"] = chance.integers(-127, 127, shape).astype(np.int8)
        arrays[f"layer0.{name}_scale"] = np.full(shape[1], 0.002, dtype=np.float32)
        arrays[f"layer0.{name}_bias"] = np.zeros(shape[1], dtype=np.float32)
    return arrays


def test_a_text_reads_the_same_beside_a_longer_one():
    reader = SentenceReader(a_small_reader())

    alone = reader.margins(["You are kind."])
    beside = reader.margins(["You are kind.", "You are kind. " * 9])

    assert alone[0] == pytest.approx(beside[0], abs=1e-4)
    assert alone[0] != pytest.approx(beside[1], abs=1e-2)


def test_the_more_is_read_the_less_one_window_says():
    reader = SentenceReader(a_small_reader())

    _, alone = reader.worst(["you are kind"])
    at, among = reader.worst(["you are kind"] * 5)

    assert at == 0
    assert among < alone - 1


def test_the_order_of_words_is_read():
    reader = SentenceReader(a_small_reader())

    one, other = reader.margins(["are you kind", "you are kind"])

    assert one != pytest.approx(other, abs=1e-3)


def test_four_bits_are_near_enough():
    rows = np.random.default_rng(2).normal(size=(5, 64)).astype(np.float32)

    again = unpacked(*packed(rows))

    assert np.abs(again - rows).max() < 0.3


def test_attention_to_like_pieces_is_shared_evenly():
    looked = np.ones((1, 4, 36), dtype=np.float32)

    taken = attention(looked, np.zeros((1, 1, 1, 4), dtype=np.float32))

    assert np.allclose(taken, 1.0)


def test_what_is_far_below_nought_is_cut_off():
    assert np.allclose(gelu(np.array([-9.0, 0.0, 9.0], dtype=np.float32)), [0, 0, 9], atol=1e-4)


def test_words_are_cut_into_the_longest_pieces():
    pieces = WordPieces(PIECES)

    assert pieces.numbers("Unkind, kindness.", 20) == [2, 8, 9, 1, 6, 7, 10, 3]


def test_a_reader_that_is_not_one_is_missing(tmp_path, monkeypatch):
    write_arrays("made_up", tmp_path, pieces=np.zeros(3, dtype=np.uint8))
    monkeypatch.setattr(module, "read_arrays", lambda name: {"pieces": np.zeros(3, np.uint8)})

    with pytest.raises(HeadMissing):
        SentenceReader.load("made_up")


def test_one_cruel_line_in_a_long_text_has_a_window_of_its_own_size():
    kind = tuple(["You are kind and I am glad of you."] * 12)

    found = windows((*kind, "word " * 100))

    assert all(len(window.split()) <= MOST_WORDS for window in found)
    assert "word" not in found[0]
    assert " ".join(found).count("word") == 100


def test_a_few_last_words_are_read_with_what_stands_before_them():
    kind = tuple(["You are kind and I am glad of you."] * 4)

    found = windows((*kind, "Take good care of yourself, will you."))

    assert len(found) == 2
    assert found[-1].startswith("and I am glad")
    assert found[-1].endswith("Take good care of yourself, will you.")
