"""How the light crisis head is learned, and how rules, light head and reader are weighed against ordinary replies."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sameboat.text.crisis.mixing import RULES_MOST, Mix
from sameboat.text.crisis.reader import NAME, crisis_reader
from sameboat.text.crisis.rules import read
from sameboat.text.crisis.signs import ENOUGH
from sameboat.text.heads import ARRAYS, NgramHead, in_bytes, write_arrays
from sameboat.text.hostility.windows import windows
from sameboat.text.learning.data import Shelf, matrix
from sameboat.text.learning.fits import Line, fit_pieces
from sameboat.text.learning.sentences import is_tested, made, single
from sameboat.text.reading import Reading

Floats = NDArray[np.float32]
Truths = NDArray[np.bool_]
WRITTEN = "crisis/written_sentences"
ORDINARY = "peer_support/goemotions_ordinary"
REPLIES = ("peer_support/epitome_reddit", "reply")
QUESTIONS = ("peer_support/counsel_chat", "questionText")
LEARNED = 4000
# A sentence that stands alone counts as much as three of a frame's, which resemble each other.
OF_SINGLE = 3
# A little below the five in a hundred that are asked for, as the other half differs by chance.
FLAGGED = 0.048
# What a rule's strength and each head, in the spread of ordinary texts, count for: light, and with the reader.
LIGHT, DEEPER = (1.0, 1.0, 0.0), (1.0, 1.0, 1.5)


@dataclass(frozen=True)
class Margins:
    """What rules, light head and reader make of some texts."""

    rules: Floats
    pieces: Floats
    reader: Floats

    def totals(self, mix: Mix, *, deeper: bool) -> Floats:
        """The weighed sum of each text."""
        rules, pieces, reader = mix.weights[deeper]
        return np.asarray(rules * self.rules + pieces * self.pieces + reader * self.reader)

    def flagged(self, mix: Mix, *, deeper: bool, is_opening: bool = False) -> Truths:
        """Which texts the screen asks about: by a rule alone, or all together."""
        limit = mix.thresholds[deeper][is_opening]
        return np.asarray(self.by_rule | (self.totals(mix, deeper=deeper) > limit))

    @property
    def by_rule(self) -> Truths:
        """Which texts the rules alone ask about."""
        return np.asarray(self.rules >= ENOUGH)


def strengths(texts: list[str]) -> Floats:
    """What the rules make of each text, cut off where more says no more."""
    return np.array([min(read(text).strength, RULES_MOST) for text in texts], dtype=np.float32)


def margins(shelf: Shelf, name: str, column: str = "text", half: int | None = None) -> Margins:
    """What the committed heads make of a column of a file, or of one half of it: every other text, each text once."""
    texts = shelf.texts(name, column)
    texts = texts if half is None else list(dict.fromkeys(texts))[half::2]
    return margins_of(shelf, texts, f"{name}.{column}.{half}")


def margins_of(shelf: Shelf, texts: list[str], label: str) -> Margins:
    """What the committed heads make of texts; the reader's margins are kept on the shelf under the label."""
    head = NgramHead.load("crisis_pieces")
    pieces = np.array([head.score(Reading(text)).margin for text in texts], dtype=np.float32)
    return Margins(strengths(texts), pieces, _read(shelf, texts, label))


def _read(shelf: Shelf, texts: list[str], label: str) -> Floats:
    made_by = hashlib.sha256((ARRAYS / f"{NAME}.npz").read_bytes()).hexdigest()[:12]
    return shelf.kept(f"{label}.{made_by}", len(texts), lambda: _worst(texts))


def _worst(texts: list[str]) -> Floats:
    reader = crisis_reader()
    parts = [windows(Reading(text).sentences) or [" "] for text in texts]
    return np.array([reader.worst(some)[1] for some in parts], dtype=np.float32)


def examples(shelf: Shelf) -> tuple[list[str], Truths]:
    """What is learned from: our own sentences, none like a test list's, against what people say all day."""
    written = [row for row in shelf.rows(WRITTEN) if not is_tested(row["text"])]
    own, calm = [*made(), *single() * OF_SINGLE], shelf.texts(ORDINARY)[:LEARNED]
    texts = [*(one.text for one in own), *(row["text"] for row in written), *calm]
    truths = [*(one.is_crisis for one in own), *(row["label"] == "1" for row in written)]
    return texts, np.array([*truths, *([False] * len(calm))])


def learn(shelf: Shelf) -> Line:
    """The light head."""
    texts, truths = examples(shelf)
    return fit_pieces(matrix(texts), truths)


def limit(found: Margins, totals: Floats, share: float) -> float:
    """The threshold at which rules and heads together ask about this share of texts."""
    rest = np.sort(totals[~found.by_rule])[::-1]
    left = int(share * len(totals)) - int(found.by_rule.sum())
    return float(rest[max(left, 0)])


def train(shelf: Shelf) -> None:
    """Learn the light head, then weigh it with the reader that was taught apart (`learning/teaching`)."""
    line = learn(shelf)
    weights, scale = in_bytes(line.weights)
    write_arrays(
        "crisis_pieces",
        weights=weights,
        scale=scale,
        bias=np.array([line.bias]),
        calibration=np.array([1.0, 0.0]),
    )
    weigh(shelf)


def weigh(shelf: Shelf) -> None:
    """Set what each counts for and the thresholds, on one half of the replies and of the questions."""
    halves = [margins(shelf, *file, half=0) for file in (REPLIES, QUESTIONS)]
    spread = [
        np.concatenate([getattr(half, name) for half in halves]).std()
        for name in ("pieces", "reader")
    ]
    counts = np.array([LIGHT, DEEPER]) / np.array([1.0, *spread])
    rows = (tuple(counts[0].tolist()), tuple(counts[1].tolist()))
    mix = Mix(rows, ((0.0, 0.0), (0.0, 0.0)))
    limits = [
        [limit(half, half.totals(mix, deeper=deeper), FLAGGED) for half in halves]
        for deeper in (False, True)
    ]
    write_arrays("crisis_mix", weights=counts, thresholds=np.array(limits))
