"""Fits: a weight for each piece or each number of a vector, by logistic regression."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

Floats = NDArray[np.float32]
Truths = NDArray[np.bool_]


@dataclass(frozen=True)
class Line:
    """A fitted line: its margin is `(rows - mean) @ weights + bias`."""

    weights: Floats
    bias: float
    mean: Floats | None = None

    def margins(self, rows: Any) -> Floats:
        """The margin of each row."""
        moved = rows if self.mean is None else rows - self.mean
        return np.asarray(moved @ self.weights + self.bias, dtype=np.float32)


def fit_pieces(
    rows: csr_matrix, truths: Truths, weights: Floats | None = None, strength: float = 8.0
) -> Line:
    """A line on pieces. Each piece is weighed by how rare it is, and the weight folded into the line."""
    seen = np.asarray((rows > 0).sum(axis=0)).ravel()
    rare = np.where(seen > 1, np.log((1 + rows.shape[0]) / (1 + seen)), 0).astype(np.float32)
    model = LogisticRegression(
        C=strength, class_weight="balanced", solver="liblinear", max_iter=200
    )
    model.fit(rows.multiply(rare).tocsr(), truths, sample_weight=weights)
    return Line((model.coef_[0] * rare).astype(np.float32), float(model.intercept_[0]))


def fit_vectors(
    rows: Floats, truths: Truths, weights: Floats | None = None, strength: float = 30.0
) -> Line:
    """A line on vectors, their mean taken away first."""
    mean = rows.mean(axis=0)
    model = LogisticRegression(C=strength, class_weight="balanced", max_iter=500)
    model.fit(rows - mean, truths, sample_weight=weights)
    return Line(
        model.coef_[0].astype(np.float32), float(model.intercept_[0]), mean.astype(np.float32)
    )


def auroc(scores: Floats, truths: Truths) -> float:
    """The chance that one at risk scores higher than one who is not."""
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score(truths, scores))


def in_top(scores: Floats, truths: Truths, share: float = 0.2) -> float:
    """Which share of those at risk is among the highest-scoring texts."""
    top = np.argsort(-scores, kind="stable")[: int(len(scores) * share)]
    return float(truths[top].sum() / max(truths.sum(), 1))


def standardised(scores: Floats, ordinary: Floats) -> Floats:
    """Scores in the spread of ordinary replies."""
    moved: Floats = ((scores - ordinary.mean()) / (ordinary.std() or 1)).astype(np.float32)
    return moved
