"""The shipped mean of passages: made once from the openings of the demonstration's threads."""

import numpy as np

from sameboat.text.encoder import Encoder
from sameboat.text.heads import write_arrays
from sameboat.text.learning.demonstration import posts
from sameboat.text.nearness import MEAN, Floats

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
