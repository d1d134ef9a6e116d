"""The texts that are learned from and measured on. They lie beside the repository; none of them is in it."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from tqdm import tqdm

from sameboat.text.encoder import load_encoder
from sameboat.text.ngrams import SIZE, pieces_of
from sameboat.text.reading import MOST_ENCODED

WRITTEN = Path(__file__).parents[1] / "tests" / "data"
AT_RISK = ("ideation", "behaviour", "attempt")


class Shelf:
    """A folder of data, and a folder where vectors are kept between runs (`<folder>_<file>.<column>.npy`)."""

    def __init__(self, folder: Path, vectors: Path) -> None:
        self.folder, self._vectors = folder, vectors

    def rows(self, name: str) -> list[dict[str, str]]:
        """The rows of a file of the folder, or of a list that ships with the tests."""
        shipped = WRITTEN / f"{name}.csv"
        path = shipped if shipped.exists() else self.folder / f"{name}.csv"
        csv.field_size_limit(10**9)
        with path.open(encoding="utf-8", newline="") as opened:
            return list(csv.DictReader(opened))

    def texts(self, name: str, column: str = "text") -> list[str]:
        """One column of a file."""
        return [row[column] or "" for row in self.rows(name)]

    def vectors(self, name: str, column: str = "text") -> NDArray[np.float32]:
        """The same through the encoder, kept for the next run; a kept file of another length is made anew."""
        return self.vectors_of(f"{name.replace('/', '_')}.{column}", self.texts(name, column))

    def vectors_of(
        self, label: str, texts: list[str], *, is_passage: bool = False
    ) -> NDArray[np.float32]:
        """Texts through the encoder, kept under a label."""
        path = self._vectors / f"{label}.npy"
        if path.exists():
            kept: NDArray[np.float32] = np.load(path).astype(np.float32)
            if len(kept) == len(texts):
                return kept
        encoder = load_encoder()
        cut = [text[:MOST_ENCODED] for text in texts]
        encode = encoder.encode_passages if is_passage else encoder.encode
        parts = tqdm(range(0, len(cut), 32), desc=f"encoding {label}")
        made = np.concatenate([encode(cut[start : start + 32]) for start in parts])
        path.parent.mkdir(parents=True, exist_ok=True)
        np.save(path, made.astype(np.float16))
        return made

    def kept(
        self, label: str, length: int, make: Callable[[], NDArray[np.float32]]
    ) -> NDArray[np.float32]:
        """Numbers that take long to make, kept for the next run; of another length they are made anew."""
        path = self._vectors / f"{label.replace('/', '_')}.npy"
        if path.exists():
            known: NDArray[np.float32] = np.load(path)
            if len(known) == length:
                return known
        made = make()
        path.parent.mkdir(parents=True, exist_ok=True)
        np.save(path, made)
        return made


def matrix(texts: list[str]) -> csr_matrix:
    """Texts as rows of pieces, as the light heads see them."""
    pieces = [pieces_of(text) for text in texts]
    ends = np.cumsum([0] + [len(piece.ids) for piece in pieces])
    ids = np.concatenate([piece.ids for piece in pieces])
    values = np.concatenate([piece.values for piece in pieces])
    rows = csr_matrix((values, ids, ends), shape=(len(texts), SIZE))
    rows.sum_duplicates()
    return rows


def fold_of(person: str, folds: int = 5) -> int:
    """Which fold a person is in, the same in every run."""
    return hashlib.sha256(person.encode()).digest()[0] % folds
