"""A text being looked at. What several parts need of it is worked out once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sameboat.text.encoder import Encoder
from sameboat.text.ngrams import Pieces, pieces_of

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*\s*")
MOST_ENCODED = 2000


@dataclass(frozen=True)
class Reading:
    """One text, whether it opens a thread, and the encoder where there is time for it."""

    text: str
    is_opening: bool = False
    encoder: Encoder | None = None

    @cached_property
    def pieces(self) -> Pieces:
        """The text as numbered pieces, for the light heads."""
        return pieces_of(self.text)

    @cached_property
    def vector(self) -> NDArray[np.float32]:
        """The text as one unit vector; only where there is an encoder."""
        assert self.encoder is not None  # noqa: S101 - a part asks for it only in look_deeper
        row: NDArray[np.float32] = self.encoder.encode([self.text[:MOST_ENCODED]])[0]
        return row

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The sentences of the text, or its lines."""
        return tuple(found.strip() for found in _SENTENCE.findall(self.text) if found.strip())
