"""Teaches the light head. Needs the extra `train`, a quarter of an hour and ../shared/data.

python -m sameboat.text.hostility.train
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sameboat.text.heads import NgramHead, in_bytes, write_arrays
from sameboat.text.hostility.labelled import Labelled, made, written
from sameboat.text.hostility.plain import plain
from sameboat.text.hostility.seeing import HEAD
from sameboat.text.hostility.sources import LABELLED, Example, Sources
from sameboat.text.ngrams import SIZE, pieces_of
from sameboat.text.reading import Reading

REPLIES_ASKED = 0.005
WEIGHTS = {"measuring_hate_speech": 0.3, "written": 3.0, "made": 1.0}
_FIRMNESS = 1.0


def own(sentences: Iterable[Labelled], source: str) -> list[Example]:
    """Our own sentences as examples."""
    return [Example(found.text, found.is_hostile, source) for found in sentences]


def everything(sources: Sources) -> list[Example]:
    """All there is to learn from."""
    found = [example for name in LABELLED for example in sources.to_learn_from(name)]
    found += sources.ordinary() + sources.short_sentences()
    return found + own(written(), "written") + own(made(), "made")


def matrix(texts: Iterable[str]) -> Any:
    """The texts' pieces as one sparse matrix."""
    from scipy.sparse import csr_matrix

    ids, values, ends = [], [], [0]
    for text in texts:
        pieces = pieces_of(plain(text))
        ids.append(pieces.ids)
        values.append(pieces.values)
        ends.append(ends[-1] + len(pieces.ids))
    built = csr_matrix(
        (np.concatenate(values), np.concatenate(ids), ends), shape=(len(ends) - 1, SIZE)
    )
    built.sum_duplicates()
    return built


def fitted(examples: Sequence[Example], pieces: Any = None) -> Any:
    """A linear head on the pieces of the examples."""
    from sklearn.linear_model import LogisticRegression

    head = LogisticRegression(C=_FIRMNESS, solver="liblinear", tol=1e-2, max_iter=100)
    return head.fit(
        matrix(example.text for example in examples) if pieces is None else pieces,
        np.array([example.is_hostile for example in examples]),
        sample_weight=np.array([WEIGHTS.get(example.source, 1.0) for example in examples]),
    )


def asking_from(margins: NDArray[np.floating[Any]], share: float = REPLIES_ASKED) -> float:
    """The margin from which that share of ordinary replies is asked about."""
    return float(np.quantile(margins, 1 - share))


def teach_head(sources: Sources) -> float:
    """Write the light head; what its threshold is, as a margin."""
    head = fitted(everything(sources))
    weights, scale = in_bytes(head.coef_[0].astype(np.float32))
    bias = float(head.intercept_[0])
    small = NgramHead(weights.astype(np.float32) * scale[0], bias, 1.0, 0.0)
    asks = asking_from(
        np.array(
            [small.score(Reading(plain(text))).margin for text in sources.replies(to_measure=False)]
        )
    )
    calibration = np.array([1.0, -asks], dtype=np.float32)
    write_arrays(HEAD, weights=weights, scale=scale, bias=np.array([bias]), calibration=calibration)
    return asks


if __name__ == "__main__":
    print(f"asks from a margin of {teach_head(Sources()):.2f}")  # noqa: T201
