"""A taught reader written as whole numbers, and its threshold set on ordinary replies."""

from __future__ import annotations

from typing import Any

import numpy as np

from sameboat.text.heads import ngram_head, write_arrays
from sameboat.text.hostility.reader import NAME, SentenceReader, packed
from sameboat.text.hostility.rules import attacks
from sameboat.text.hostility.seeing import HEAD
from sameboat.text.hostility.sources import Sources
from sameboat.text.hostility.teaching.model import TorchReader
from sameboat.text.hostility.train import asking_from
from sameboat.text.hostility.weighing import weightiest
from sameboat.text.hostility.windows import windows
from sameboat.text.reading import Reading

REPLIES_ASKED = 0.0065
_LINEAR = ("looks", "gathers", "widens", "narrows")
_NORMS = ("after_looking", "after_thinking")


def arrays_of(reader: TorchReader, pieces: list[str]) -> dict[str, Any]:
    """Layers in eight bits with a scale for each column, words in four, the rest in halves."""
    word, word_scale = packed(reader.word.weight.detach().numpy())
    found: dict[str, Any] = {
        "pieces": np.frombuffer("\n".join(pieces).encode(), dtype=np.uint8),
        "word": word,
        "word_scale": word_scale,
        "places": reader.places.detach().numpy().astype(np.float16),
        "head": reader.head.weight.detach().numpy().T.astype(np.float32),
        "head_bias": reader.head.bias.detach().numpy(),
        "calibration": np.array([1.0, 0.0]),
    }
    found |= _norm("first", reader.first)
    for at, layer in enumerate(reader.layers):
        for name in _LINEAR:
            found |= _linear(f"layer{at}.{name}", getattr(layer, name))
        for name in _NORMS:
            found |= _norm(f"layer{at}.{name}", getattr(layer, name))
    return found


def export(reader: TorchReader, pieces: list[str], sources: Sources) -> float:
    """Write the arrays; the margin from which the reader asks."""
    found = arrays_of(reader, pieces)
    asks = asks_from(SentenceReader(found), sources)
    write_arrays(NAME, **found | {"calibration": np.array([1.0, -asks])})
    return asks


def asks_from(reader: SentenceReader, sources: Sources) -> float:
    """The margin from which rules, reader and head together ask about `REPLIES_ASKED` of ordinary replies.

    The light head has to be taught before: it is weighed beside the reader.
    """
    head = ngram_head(HEAD)
    weighed = [
        np.inf if attacks(text) else weightiest(reader, head, parts)[1]
        for text in sources.replies(to_measure=False)
        if (parts := windows(Reading(text).sentences))
    ]
    return asking_from(np.array(weighed), REPLIES_ASKED)


def _norm(name: str, norm: Any) -> dict[str, Any]:
    return {
        f"{name}_weight": norm.weight.detach().numpy().astype(np.float32),
        f"{name}_bias": norm.bias.detach().numpy().astype(np.float32),
    }


def _linear(name: str, linear: Any) -> dict[str, Any]:
    weights = linear.weight.detach().numpy().T
    scale = np.abs(weights).max(axis=0) / 127
    return {
        name: np.round(weights / scale).astype(np.int8),
        f"{name}_scale": scale.astype(np.float32),
        f"{name}_bias": linear.bias.detach().numpy().astype(np.float32),
    }
