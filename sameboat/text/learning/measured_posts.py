"""What is measured on posts of people never seen, labelled after the Columbia scale: heads of their own, five folds by person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import vstack

from sameboat.text.learning import audit
from sameboat.text.learning.crisis import LEARNED, ORDINARY, REPLIES, WRITTEN, strengths
from sameboat.text.learning.data import AT_RISK, Shelf, fold_of, matrix
from sameboat.text.learning.draws import interval
from sameboat.text.learning.fits import Line, auroc, fit_pieces, fit_vectors, in_top

Floats = NDArray[np.float32]
Truths = NDArray[np.bool_]
FOLDS = 5
POSTS = "crisis/cssrs_posts"


def lines(shelf: Shelf) -> Iterator[str]:
    """AUROC and the top fifth of each, and what the posts' heads would do to sentences."""
    rows, texts = shelf.rows(POSTS), shelf.texts(POSTS)
    truths = np.array([row["label"] in AT_RISK for row in rows])
    folds = np.array([fold_of(row["user"], FOLDS) for row in rows])
    yield f"{len(truths)} posts, {int(truths.sum())} at risk"
    found: dict[str, Floats] = {}
    for label, scores in _post_scores(shelf, texts, truths, folds):
        found[label] = scores
        area = interval(partial(_measured, auroc, scores, truths), len(truths))
        top = interval(partial(_measured, in_top, scores, truths), len(truths))
        yield f"{label}: AUROC {area}; the top 20 % hold {top} of those at risk"
    yield from audit.lines(truths, found)
    yield from _on_sentences(shelf, truths)


def _of_sentences(shelf: Shelf) -> tuple[Line, Line]:
    """Heads on pieces and on vectors, from the written sentences that lie beside the repository."""
    truths = np.array([row["label"] == "1" for row in shelf.rows(WRITTEN)] + [False] * LEARNED)
    pieces = vstack([matrix(shelf.texts(WRITTEN)), matrix(shelf.texts(ORDINARY)[:LEARNED])])
    vectors = np.vstack([shelf.vectors(WRITTEN), shelf.vectors(ORDINARY)[:LEARNED]])
    return fit_pieces(pieces.tocsr(), truths), fit_vectors(vectors, truths)


def _on_sentences(shelf: Shelf, truths: Truths) -> Iterator[str]:
    """Why these heads are not shipped: learned from all posts, they are asked about sentences."""
    texts = shelf.texts(POSTS)
    one = fit_pieces(matrix(texts), truths, strength=2)
    other = fit_vectors(shelf.vectors(POSTS), truths, strength=3)

    def scores(name: str, column: str = "text") -> Floats:
        return np.stack(
            [
                one.margins(matrix(shelf.texts(name, column))),
                other.margins(shelf.vectors(name, column)),
            ]
        )

    ordinary = scores(*REPLIES)
    mean, spread = ordinary.mean(axis=1)[:, None], ordinary.std(axis=1)[:, None]
    limit = np.quantile(((ordinary - mean) / spread).sum(axis=0), 0.95)
    for name in ("plain_words", "own_sentences"):
        flagged = ((scores(name) - mean) / spread).sum(axis=0) > limit
        crisis = np.array([row["label"] == "1" for row in shelf.rows(name)])
        yield (
            f"the posts' heads on {name}, at 5 % of replies: crises caught {flagged[crisis].mean():.3f}; "
            f"near misses flagged {flagged[~crisis].mean():.3f}"
        )


def _measured(
    measure: Callable[[Floats, Truths], float],
    scores: Floats,
    truths: Truths,
    picked: NDArray[np.int64],
) -> float:
    return measure(scores[picked], truths[picked])


def _post_scores(
    shelf: Shelf, texts: list[str], truths: Truths, folds: NDArray[np.int64]
) -> Iterator[tuple[str, Floats]]:
    pieces, vectors = matrix(texts), shelf.vectors(POSTS)
    forum = shelf.rows("crisis/reddit2013_support_forums")
    watch = fit_pieces(
        matrix([row["text"] for row in forum]),
        np.array([row["suicidewatch"] == "1" for row in forum]),
        strength=4,
    )
    said, said_vectors = _of_sentences(shelf)
    fixed = np.stack(
        [
            watch.margins(pieces),
            said.margins(pieces),
            said_vectors.margins(vectors),
            strengths(texts),
        ],
        1,
    )
    light, deep, stacked = (np.zeros(len(texts), dtype=np.float32) for _ in range(3))
    for fold in range(FOLDS):
        away = folds == fold
        light[away], deep[away] = _two(pieces, vectors, truths, ~away, away)
        inner = np.zeros((len(texts), 2), dtype=np.float32)
        for other in set(range(FOLDS)) - {fold}:
            held = folds == other
            inner[held] = np.stack(_two(pieces, vectors, truths, ~away & ~held, held), 1)
        stacked[away] = _stacked(inner, fixed, truths, away, np.stack([light[away], deep[away]], 1))
    yield "rules", fixed[:, 3]
    yield "n-grams", light
    yield "encoder", deep
    yield "stacked with a forum's posts, written sentences and rules", stacked


def _two(
    pieces: Any, vectors: Floats, truths: Truths, learned: Truths, tested: Truths
) -> tuple[Floats, Floats]:
    one = fit_pieces(pieces[learned], truths[learned], strength=2).margins(pieces[tested])
    other = fit_vectors(vectors[learned], truths[learned], strength=3).margins(vectors[tested])
    return one, other


def _stacked(inner: Floats, fixed: Floats, truths: Truths, away: Truths, outer: Floats) -> Floats:
    """Heads weighed by how they did on people of the other folds, themselves never seen by those heads."""
    known = np.hstack([inner, fixed])[~away]
    mean, spread = known.mean(axis=0), known.std(axis=0)
    line = fit_vectors((known - mean) / spread, truths[~away], strength=0.3)
    return line.margins((np.hstack([outer, fixed[away]]) - mean) / spread)
