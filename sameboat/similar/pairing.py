"""How alike two people are as one number, for whoever pairs people of a group."""

from __future__ import annotations

import numpy as np

from sameboat.people.models import Person
from sameboat.similar.finding import may_be_met
from sameboat.similar.places.keeping import row_now
from sameboat.similar.places.rows import asking


def how_alike(one: Person, other: Person) -> float:
    """From 0 to 1 by what both told to be found; 0 unless both are open to introductions."""
    if may_be_met().filter(pk__in=[one.pk, other.pk]).count() < 2:
        return 0.0
    mine, theirs = asking(row_now(one)).astype(np.float64), row_now(other).astype(np.float64)
    length = float(np.linalg.norm(mine) * np.linalg.norm(theirs))
    return max(0.0, float(mine @ theirs) / length) if length else 0.0
