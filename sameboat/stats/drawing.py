"""Which of several things is suggested, or none: probabilities with a floor, and what a number between 0 and 1 draws."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate

# How often nothing is suggested; what part is spread evenly; how much more likely what helps more is.
NOTHING, EVENLY, WARMTH = 0.3, 0.5, 3.0


def probabilities(helps: Sequence[float]) -> list[float]:
    """How likely each is suggested, by the chance that it helps, and last how likely nothing is.

    Half of it is spread evenly, so that none of n things is less likely than 0.35 / n and what is
    drawn can be weighed by its probability afterwards.
    """
    if not helps:
        return [1.0]
    most = max(helps)
    pulls = [math.exp(WARMTH * (each - most)) for each in helps]
    both = sum(pulls)
    something = 1 - NOTHING
    each = [something * (EVENLY / len(helps) + (1 - EVENLY) * pull / both) for pull in pulls]
    return [*each, NOTHING]


def drawn(chances: Sequence[float], number: float) -> int:
    """The place in `chances` that a number between 0 and 1 falls on."""
    for place, upto in enumerate(accumulate(chances)):
        if number < upto:
            return place
    return len(chances) - 1
