"""What people say in their own words, as one direction each: their lines, and after a yes what they opened."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from sameboat.similar.lines.voices import words_of
from sameboat.similar.places.rows import Row
from sameboat.similar.places.scale import common_to_lines, common_to_openings
from sameboat.similar.writing.openings import directions
from sameboat.text.nearness import centred


def said_by(ids: Iterable[int]) -> dict[int, Row]:
    """The meaning of what each of these people says, of unit length; the lines count as much as all openings together."""
    wanted = list(ids)
    found = words_of(wanted, common_to_lines())
    for person, opened in directions(wanted, common_to_openings()).items():
        found[person] = _unit(found[person] + opened) if person in found else opened
    return found


def _unit(row: Row) -> Row:
    return centred(row, np.zeros_like(row))
