"""What is measured of the crisis screen: written lists at five in a hundred ordinary replies, and people never seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sameboat.text.learning import audit
from sameboat.text.learning.crisis import (
    WRITTEN,
    Margins,
    joined,
    learn,
    margins,
    strengths,
    threshold,
    truths_of,
)
from sameboat.text.learning.data import AT_RISK, Shelf, fold_of, matrix
from sameboat.text.learning.fits import auroc, fit_pieces, fit_vectors, in_top

Floats = NDArray[np.float32]
Truths = NDArray[np.bool_]
FOLDS = 5
_DRAWS = 300
POSTS = "crisis/cssrs_posts"


def lines(shelf: Shelf) -> Iterator[str]:
    """Every figure, and every wrong one of the written lists."""
    yield "== Crisis: written lists, at the threshold that 5 % of ordinary replies lie above =="
    yield from _written(shelf)
    yield "== Crisis: posts of people never seen (C-SSRS, five folds by person) =="
    yield from _posts(shelf)


def _interval(measure: Callable[[NDArray[np.int64]], float], size: int) -> str:
    chance = np.random.default_rng(8)
    drawn = [measure(chance.integers(0, size, size)) for _ in range(_DRAWS)]
    low, high = np.nanpercentile(drawn, [2.5, 97.5])
    return f"{measure(np.arange(size)):.3f} ({low:.3f} to {high:.3f})"


def _written(shelf: Shelf) -> Iterator[str]:
    for name, lists in (
        ("plain_words", (WRITTEN, "own_sentences")),
        ("own_sentences", (WRITTEN, "plain_words")),
    ):
        pair = learn(shelf, lists)
        replies = margins(shelf, pair, "peer_support/epitome_reddit", "reply")
        questions = margins(shelf, pair, "peer_support/counsel_chat", "questionText")
        ordinary, tested = joined([replies, questions]), margins(shelf, pair, name)
        yield f"-- {name}; the heads learned from {', '.join(lists)} only"
        for label, score in (
            ("rules alone", lambda some, _: some.rules / 3 + 0.0),
            ("rules and light head", lambda some, base: some.mixed(base, deeper=False)),
            ("rules, light head, encoder", lambda some, base: some.mixed(base, deeper=True)),
        ):
            yield from _list(shelf, name, label, score, tested, ordinary)


def _list(
    shelf: Shelf,
    name: str,
    label: str,
    score: Callable[[Margins, Margins], Floats],
    tested: Margins,
    ordinary: Margins,
) -> Iterator[str]:
    limit = threshold(score(ordinary, ordinary), 0.05)
    if label == "rules alone":
        limit = max(limit, 0.99)
    flagged, truths = score(tested, ordinary) > limit, truths_of(shelf, name)
    caught = _interval(lambda picked: float(flagged[picked][truths[picked]].mean()), len(truths))
    near = _interval(lambda picked: float(flagged[picked][~truths[picked]].mean()), len(truths))
    replies = float((score(ordinary, ordinary) > limit).mean())
    yield f"{label}: crises caught {caught}; near misses flagged {near}; ordinary replies {replies:.3f}"
    rows = shelf.rows(name)
    if not label.endswith("encoder"):
        return
    for kind in dict.fromkeys(row["kind"] for row in rows):
        of_kind = np.array([row["kind"] == kind for row in rows])
        yield f"   {kind}: flagged {int(flagged[of_kind].sum())} of {int(of_kind.sum())}"
    for row, is_flagged, truth in zip(rows, flagged, truths, strict=True):
        if is_flagged != truth:
            yield f"   wrong: {'missed' if truth else 'flagged'} [{row['kind']}] {row['text']}"


def _posts(shelf: Shelf) -> Iterable[str]:
    rows, texts = shelf.rows(POSTS), shelf.texts(POSTS)
    truths = np.array([row["label"] in AT_RISK for row in rows])
    folds = np.array([fold_of(row["user"], FOLDS) for row in rows])
    yield f"{len(truths)} posts, {int(truths.sum())} at risk"
    found: dict[str, Floats] = {}
    for label, scores in _post_scores(shelf, texts, truths, folds):
        found[label] = scores
        area = _interval(partial(_measured, auroc, scores, truths), len(truths))
        top = _interval(partial(_measured, in_top, scores, truths), len(truths))
        yield f"{label}: AUROC {area}; the top 20 % hold {top} of those at risk"
    yield from audit.lines(truths, found)


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
    said = learn(shelf, (WRITTEN,))
    fixed = np.stack(
        [
            watch.margins(pieces),
            said.pieces.margins(pieces),
            said.vectors.margins(vectors),
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
