"""Looks for somebody in danger."""

from __future__ import annotations

from sameboat.text.findings import Kind, Sight
from sameboat.text.reading import Reading


class CrisisPart:
    """Nothing yet."""

    kind = Kind.CRISIS

    def look(self, reading: Reading) -> Sight:
        """Nothing is looked for yet, and said to be missing."""
        return Sight(missing=(f"{self.kind} (not there yet)",))

    def look_deeper(self, reading: Reading) -> Sight:
        """Nothing is looked for yet, and said to be missing."""
        return self.look(reading)
