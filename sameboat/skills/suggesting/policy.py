"""How a suggestion is drawn: pure arithmetic on a seed, without a database, so that every draw can be made again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sameboat.lib.chance import in_chance_order, number
from sameboat.stats.drawing import drawn, probabilities

# Written beside every draw. A change in how it is drawn is a new version.
POLICY = 1
MOST = 50


@dataclass(frozen=True)
class Drawn:
    """What could have been suggested with which probability, how likely nothing was, and what it came to: None for nothing."""

    candidates: tuple[int, ...]
    probabilities: tuple[float, ...]
    nothing: float
    suggested: int | None


def draw(helps: Mapping[int, float], seed: str) -> Drawn:
    """Draw from the skills that suit somebody, by the chance that each helps people like them.

    Of more than fifty a seed takes fifty, whatever they are: the probabilities are those among the fifty.
    """
    suitable = sorted(helps)
    if len(suitable) > MOST:
        suitable = sorted(in_chance_order(seed, suitable)[:MOST])
    each = probabilities([helps[skill] for skill in suitable])
    place = drawn(each, number(seed, "suggestion"))
    suggested = suitable[place] if place < len(suitable) else None
    return Drawn(tuple(suitable), tuple(each[:-1]), each[-1], suggested)
