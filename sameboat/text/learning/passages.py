"""The shipped means: of passages, made once from the openings of the demonstration's threads, and of queries, from all its posts."""

import numpy as np

from sameboat.text.encoder import Encoder
from sameboat.text.heads import write_arrays
from sameboat.text.learning.demonstration import posts
from sameboat.text.nearness import MEAN, QUERIES, Floats

CUT = 2000


def openings() -> list[str]:
    """Title and words of each thread of the demonstration. Nothing is measured with them but a mean and a threshold."""
    found = [*posts(measured=False), *posts(measured=True)]
    return [text[:CUT] for text, is_opening in found if is_opening]


def write_mean(encoder: Encoder) -> Floats:
    """Write it beside the other arrays."""
    rows = np.concatenate([encoder.encode_passages([text]) for text in openings()])
    mean: Floats = rows.mean(axis=0).astype(np.float32)
    write_arrays(MEAN, mean=mean)
    return mean


def write_mean_of_queries(encoder: Encoder) -> Floats:
    """The same of every post of the demonstration, in the form in which people's own lines are encoded."""
    found = [*posts(measured=False), *posts(measured=True)]
    rows = np.concatenate([encoder.encode([text[:CUT]]) for text, _is_opening in found])
    mean: Floats = rows.mean(axis=0).astype(np.float32)
    write_arrays(QUERIES, mean=mean)
    return mean
