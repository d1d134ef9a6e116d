"""The reader and the light head together: what each window of a text weighs, and which of them weighs most.

They fail in different places: the reader knows who says what of whom, the head which words people hurt each other with.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sameboat.text.heads import NgramHead
from sameboat.text.hostility.plain import plain
from sameboat.text.hostility.reader import LESS_FOR_MANY, SentenceReader
from sameboat.text.reading import Reading

# How much the head counts beside the reader; chosen among seven on what was held back and on a stranger's sentences.
HEAD_COUNTS = 0.8


def weigh(reader: SentenceReader, head: NgramHead, windows: list[str]) -> NDArray[np.float32]:
    """One margin for each window."""
    beside = [head.score(Reading(plain(window))).margin for window in windows]
    found: NDArray[np.float32] = reader.margins(windows) + np.float32(HEAD_COUNTS) * np.array(
        beside, dtype=np.float32
    )
    return found


def weightiest(reader: SentenceReader, head: NgramHead, windows: list[str]) -> tuple[int, float]:
    """Which window weighs most, and what: the more there are, the less one of them says."""
    margins = weigh(reader, head, windows)
    at = int(margins.argmax())
    return at, float(margins[at]) - LESS_FOR_MANY * float(np.log(len(windows)))
