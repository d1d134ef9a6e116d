"""Looks for somebody in danger: rules in plain words, and heads that learned how it is said round the edges."""

from __future__ import annotations

from sameboat.text.crisis.rules import read
from sameboat.text.findings import By, Finding, Kind, Sight
from sameboat.text.reading import Reading


class CrisisPart:
    """Somebody who may die, hurt themselves or hurt another, or who hears orders to."""

    kind = Kind.CRISIS

    def look(self, reading: Reading) -> Sight:
        """What the rules find."""
        found = read(reading.text)
        if not found.hits:
            return Sight()
        words = tuple(reading.text[hit.start : hit.end] for hit in found.hits)
        why = ", ".join(dict.fromkeys(hit.name for hit in found.hits))
        score = min(found.strength / 6, 0.99)
        return Sight((Finding(self.kind, score, words, By.RULE, why, asks=found.asks),))

    def look_deeper(self, reading: Reading) -> Sight:
        """The same."""
        return self.look(reading)
