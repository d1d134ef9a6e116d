"""Who is introduced next, from numbers alone: what `kinship` makes of answers, put in order.

The house and the simulation of many years (`bench.busy`) choose by this one function.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

# How much one is put back who is much like somebody chosen already, or like somebody who was put by, and who is nearly
# at the ceiling; and after how many days away one counts half.
ANOTHER_LIKE_THAT, LIKE_ONE_PUT_BY, AT_THE_CEILING = 0.35, 0.3, 0.5
HALF_AWAY = 30

Floats = NDArray[np.floating]
Counts = NDArray[np.integer]


def chosen(
    similar: Floats,
    between: Callable[[int], Floats],
    lately: Counts,
    days_away: Counts,
    put_by: Floats,
    *,
    most: int,
    ceiling: int,
) -> list[int]:
    """Places of those to be introduced among n candidates, the best first; of two as good, the one who stands first.

    `similar`: how good it might be to meet each; `between`: how alike the one at a place is to each; `lately`: how often
    each was introduced within the week; `put_by`: how alike each is to the most alike of those who were put by.
    """
    rested = 1 - AT_THE_CEILING * lately / ceiling
    scores = similar * rested * np.exp2(-days_away / HALF_AWAY) * (1 - LIKE_ONE_PUT_BY * put_by)
    scores = np.where(lately < ceiling, scores, 0.0)
    most_alike = np.zeros(len(scores))
    found: list[int] = []
    while len(found) < min(most, len(scores)):
        best = int(np.argmax(scores * (1 - ANOTHER_LIKE_THAT * most_alike)))
        if scores[best] <= 0:
            break
        found.append(best)
        scores[best] = 0.0
        most_alike = np.maximum(most_alike, between(best))
    return found
