"""How the crisis heads are learned: from sentences written for it, against what people say all day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import vstack

from sameboat.text.crisis.mixing import RULES_COUNT, RULES_MOST
from sameboat.text.crisis.rules import read
from sameboat.text.heads import in_bytes, write_arrays
from sameboat.text.learning.data import Shelf, matrix
from sameboat.text.learning.fits import Line, fit_pieces, fit_vectors, standardised

Floats = NDArray[np.float32]
WRITTEN = "crisis/written_sentences"
ORDINARY = "peer_support/goemotions_ordinary"
QUESTIONS = "peer_support/counsel_chat"
# Its posts labelled "supportive" are what peers answer one another: they set the threshold for replies.
PEERS = "crisis/cssrs_posts"
LEARNED = 4000
FLAGGED = 0.05


@dataclass(frozen=True)
class Pair:
    """The two heads for sentences: on pieces, and on vectors."""

    pieces: Line
    vectors: Line


def truths_of(shelf: Shelf, name: str) -> NDArray[np.bool_]:
    """Which rows of a written list are crises."""
    return np.array([row["label"] == "1" for row in shelf.rows(name)])


def strengths(texts: list[str]) -> Floats:
    """What the rules make of each text, cut off where more says no more."""
    return np.array([min(read(text).strength, RULES_MOST) for text in texts], dtype=np.float32)


def learn(shelf: Shelf, lists: tuple[str, ...]) -> Pair:
    """Both heads from the written lists named, with ordinary sentences as what is none."""
    ordinary = shelf.texts(ORDINARY)[:LEARNED]
    truths = np.concatenate(
        [*(truths_of(shelf, name) for name in lists), np.zeros(LEARNED, dtype=bool)]
    )
    pieces = vstack([*(matrix(shelf.texts(name)) for name in lists), matrix(ordinary)]).tocsr()
    vectors = np.vstack(
        [*(shelf.vectors(name) for name in lists), shelf.vectors(ORDINARY)[:LEARNED]]
    )
    return Pair(fit_pieces(pieces, truths), fit_vectors(vectors, truths))


@dataclass(frozen=True)
class Margins:
    """What rules and both heads make of some texts."""

    rules: Floats
    pieces: Floats
    vectors: Floats

    def mixed(self, ordinary: Margins, *, deeper: bool) -> Floats:
        """The sum, each head in the spread of ordinary texts."""
        total: Floats = RULES_COUNT * self.rules + standardised(self.pieces, ordinary.pieces)
        if deeper:
            total = total + standardised(self.vectors, ordinary.vectors)
        return total


def margins(shelf: Shelf, pair: Pair, name: str, column: str = "text") -> Margins:
    """What rules and both heads make of a column of a file."""
    texts = shelf.texts(name, column)
    return Margins(
        strengths(texts),
        pair.pieces.margins(matrix(texts)),
        pair.vectors.margins(shelf.vectors(name, column)),
    )


def joined(some: list[Margins]) -> Margins:
    """Several as one."""
    return Margins(
        *(
            np.concatenate([getattr(one, part) for one in some])
            for part in ("rules", "pieces", "vectors")
        )
    )


def threshold(scores: Floats, share: float) -> float:
    """The score that this share of texts lies above."""
    return float(np.sort(scores)[::-1][int(share * len(scores))])


def train(shelf: Shelf) -> None:
    """Learn from every written list, set the thresholds on ordinary texts, and write the arrays."""
    pair = learn(shelf, (WRITTEN, "plain_words", "own_sentences"))
    posts = margins(shelf, pair, PEERS)
    kind = np.array([row["label"] == "supportive" for row in shelf.rows(PEERS)])
    replies = Margins(posts.rules[kind], posts.pieces[kind], posts.vectors[kind])
    openings = margins(shelf, pair, QUESTIONS, "questionText")
    ordinary = joined([replies, openings])
    weights, scale = in_bytes(pair.pieces.weights)
    write_arrays(
        "crisis_pieces",
        weights=weights,
        scale=scale,
        bias=np.array([pair.pieces.bias]),
        calibration=np.array([1.0, 0.0]),
    )
    write_arrays(
        "crisis_vectors",
        mean=np.asarray(pair.vectors.mean, dtype=np.float32),
        w0=pair.vectors.weights[:, None],
        b0=np.array([pair.vectors.bias]),
        calibration=np.array([1.0, 0.0]),
    )
    spread = [
        (ordinary.pieces.mean(), ordinary.pieces.std()),
        (ordinary.vectors.mean(), ordinary.vectors.std()),
    ]
    limits = [
        [threshold(texts.mixed(ordinary, deeper=deeper), FLAGGED) for texts in (replies, openings)]
        for deeper in (False, True)
    ]
    write_arrays("crisis_mix", spread=np.array(spread), thresholds=np.array(limits))
