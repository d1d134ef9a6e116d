"""A head that is whole scores a text and says by which words; one that is not is said to be missing."""

import numpy as np
import pytest

from sameboat.text.heads import HeadMissing, NgramHead, VectorHead, in_bytes, write_arrays
from sameboat.text.ngrams import SIZE, pieces_of
from sameboat.text.reading import Reading


def a_head_that_knows(word, folder):
    weights = np.zeros(SIZE, dtype=np.float32)
    weights[np.unique(pieces_of(word).ids)] = 2.0
    small, scale = in_bytes(weights)
    write_arrays(
        "made_up",
        folder,
        weights=small,
        scale=scale,
        bias=np.array([-1.0]),
        calibration=np.array([1.0, 0.0]),
    )
    return NgramHead.load("made_up", folder)


def test_a_head_scores_what_it_knows_higher_and_says_the_word(tmp_path):
    head = a_head_that_knows("storm", tmp_path)

    seen = head.score(Reading("All night the storm went on, and we sat up."))
    calm = head.score(Reading("All night it was still, and we slept."))

    assert seen.probability > calm.probability
    assert seen.words == ("storm",)


def test_a_head_of_nothing_says_nothing(tmp_path):
    head = a_head_that_knows("storm", tmp_path)

    assert head.score(Reading("")).words == ()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nothing in here", None])
def test_a_damaged_or_missing_file_is_said_to_be_missing(tmp_path, content):
    a_head_that_knows("storm", tmp_path)
    file = tmp_path / "made_up.npz"
    file.unlink() if content is None else file.write_bytes(content)

    with pytest.raises(HeadMissing):
        NgramHead.load("made_up", tmp_path)


def test_one_changed_bit_is_noticed(tmp_path):
    a_head_that_knows("storm", tmp_path)
    file = tmp_path / "made_up.npz"
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)

    with pytest.raises(HeadMissing, match="damaged"):
        NgramHead.load("made_up", tmp_path)


def test_a_file_of_another_kind_is_no_head(tmp_path):
    write_arrays("other", tmp_path, something=np.ones(3))

    with pytest.raises(HeadMissing):
        NgramHead.load("other", tmp_path)
    with pytest.raises(HeadMissing):
        VectorHead.load("other", tmp_path)


class Encoder:
    name, dim = "made up", 2

    def encode(self, texts):
        return np.array(
            [[1.0, 0.0] if "storm" in text else [0.0, 1.0] for text in texts], dtype=np.float32
        )


def test_a_head_on_vectors_says_which_sentence_moved_it(tmp_path):
    write_arrays(
        "layers",
        tmp_path,
        mean=np.zeros(2),
        w0=np.array([[4.0, 0.0], [0.0, 4.0]]),
        b0=np.array([-1.0, -1.0]),
        w1=np.array([[1.0], [-1.0]]),
        b1=np.array([0.0]),
        calibration=np.array([1.0, 0.0]),
    )
    head = VectorHead.load("layers", tmp_path)
    reading = Reading("We sat up. The storm went on! We slept.", encoder=Encoder())

    assert head.score(reading).margin == pytest.approx(3.0)
    assert head.moving_sentence(reading) == ("The storm went on!",)
