"""A long text in windows of whole sentences, so that one cruel line in a kind page is still read for itself."""

from __future__ import annotations

from collections.abc import Sequence

MOST_WORDS = 40
MOST_WINDOWS = 40
FEW_WORDS = 15


def windows(sentences: Sequence[str]) -> list[str]:
    """The sentences put together, as many as fit into `MOST_WORDS`; a longer one is cut.

    A last window of a few words is read with what stands before it: "Take care of yourself." alone says too little.
    """
    found: list[list[str]] = []
    for sentence in sentences:
        words = sentence.split()
        if found and len(found[-1]) + len(words) <= MOST_WORDS:
            found[-1] += words
        else:
            found += [words[at : at + MOST_WORDS] for at in range(0, len(words), MOST_WORDS)]
    if len(found) > 1 and len(found[-1]) < FEW_WORDS:
        found[-1] = [*found[-2], *found[-1]][-MOST_WORDS:]
    return [" ".join(words) for words in found[:MOST_WINDOWS]]
