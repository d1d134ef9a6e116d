"""Looks for claims about health."""

from __future__ import annotations

from sameboat.text.findings import Kind, Sight
from sameboat.text.reading import Reading


class ClaimPart:
    """Nothing yet."""

    kind = Kind.CLAIM

    def look(self, reading: Reading) -> Sight:
        """Nothing is looked for yet, and said to be missing."""
        return Sight(missing=(f"{self.kind} (not there yet)",))

    def look_deeper(self, reading: Reading) -> Sight:
        """Nothing is looked for yet, and said to be missing."""
        return self.look(reading)
